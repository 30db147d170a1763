// What every deck is made on: theme, master, layouts with real placeholders, notes master, properties.
import { element as el, xmlText } from '#lib/figure/xml.ts';
import type { ReportDocument } from '#lib/report/document.ts';
import { FRAMES, type Sizes, sizesOf } from './frames.ts';
import type { Part, Relationship } from './package.ts';
import { type Placeholder, placeholders, shapeTree } from './placeholders.ts';
import { themeXml } from './theme-part.ts';
import { document, NAMESPACES, solid } from './xml-parts.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument.presentationml';
const THEME = 'application/vnd.openxmlformats-officedocument.theme+xml';

export const LAYOUTS = { cover: 1, section: 2, text: 3, figure: 4 } as const;
export type Layout = keyof typeof LAYOUTS;

export const layoutPath = (layout: Layout): string => `ppt/slideLayouts/slideLayout${LAYOUTS[layout]}.xml`;
const MASTER = 'ppt/slideMasters/slideMaster1.xml';
export const NOTES_MASTER = 'ppt/notesMasters/notesMaster1.xml';

export const NO_COLOURS_OF_ITS_OWN = el('p:clrMapOvr', {}, el('a:masterClrMapping', {}));

const COLOUR_MAP = el('p:clrMap', {
	bg1: 'lt1',
	tx1: 'dk1',
	bg2: 'lt2',
	tx2: 'dk2',
	...Object.fromEntries([1, 2, 3, 4, 5, 6].map((i) => [`accent${i}`, `accent${i}`])),
	hlink: 'hlink',
	folHlink: 'folHlink'
});

const footOf = (sizes: Sizes, release: string): Placeholder[] => [
	{
		type: 'ftr',
		idx: 11,
		name: 'Footer',
		frame: FRAMES.foot,
		size: sizes.foot,
		anchor: 'ctr',
		align: 'l',
		words: release
	},
	{
		type: 'sldNum',
		idx: 12,
		name: 'Slide number',
		frame: FRAMES.number,
		size: sizes.foot,
		anchor: 'ctr',
		align: 'r'
	}
];

function layouts(sizes: Sizes, release: string): { type: string; name: string; own: Placeholder[] }[] {
	const foot = footOf(sizes, release);
	const title: Placeholder = {
		type: 'title',
		name: 'Title',
		frame: FRAMES.title,
		size: sizes.title,
		anchor: 'ctr',
		words: 'Title'
	};
	const cover = (type: Placeholder['type'], under: Placeholder['type']): Placeholder[] => [
		{ type, name: 'Title', frame: FRAMES.coverTitle, size: sizes.cover, anchor: 'b', words: 'Title' },
		{
			type: under,
			idx: 1,
			name: 'Text',
			frame: FRAMES.coverText,
			size: sizes.text,
			words: 'Text'
		},
		...foot
	];
	const body: Placeholder = { type: null, idx: 1, name: 'Text', frame: FRAMES.body, words: 'Text' };
	return [
		{ type: 'title', name: 'Title slide', own: cover('ctrTitle', 'subTitle') },
		{ type: 'secHead', name: 'Section', own: cover('title', 'body') },
		{ type: 'obj', name: 'Title and text', own: [title, body, ...foot] },
		{ type: 'titleOnly', name: 'Title only', own: [title, ...foot] }
	];
}

function masterXml(sizes: Sizes, release: string): string {
	const own: Placeholder[] = [
		{ type: 'title', name: 'Title', frame: FRAMES.title, anchor: 'ctr', words: 'Title' },
		{ type: 'body', idx: 1, name: 'Text', frame: FRAMES.body, words: 'Text' },
		...footOf(sizes, release).map((p, i) => ({ ...p, idx: i + 3 }))
	];
	const look = (size: number, more = '', bold = false): string =>
		el(
			'a:defRPr',
			{ sz: size * 100, b: bold ? 1 : 0, kern: 1200 },
			solidScheme('tx1') +
				el('a:latin', { typeface: '+mn-lt' }) +
				el('a:ea', { typeface: '+mn-ea' }) +
				el('a:cs', { typeface: '+mn-cs' }) +
				more
		);
	const level = (i: number, content: string, indent = true): string =>
		el(
			`a:lvl${i + 1}pPr`,
			{
				marL: indent ? (i + 1) * 228_600 : 0,
				indent: indent ? -228_600 : 0,
				algn: 'l',
				defTabSz: 914_400,
				rtl: 0,
				eaLnBrk: 1,
				latinLnBrk: 0,
				hangingPunct: 1
			},
			content
		);
	const levels = (content: (i: number) => string, indent: boolean): string =>
		Array.from({ length: 9 }, (_, i) => level(i, content(i), indent)).join('');
	const bullet = el('a:buFont', { typeface: 'Arial' }) + el('a:buChar', { char: '•' });
	const styles =
		el('p:titleStyle', {}, level(0, el('a:buNone', {}) + look(sizes.title, '', true), false)) +
		el(
			'p:bodyStyle',
			{},
			levels((i) => bullet + look(i === 0 ? sizes.text : Math.max(12, sizes.text - 2)), true)
		) +
		el(
			'p:otherStyle',
			{},
			levels(() => look(18), false)
		);
	const background = el('p:bg', {}, el('p:bgPr', {}, solidScheme('bg1') + el('a:effectLst', {})));
	const tree = shapeTree(placeholders(own)).replace('<p:cSld>', `<p:cSld>${background}`);
	const ids = Object.values(LAYOUTS).map((n) =>
		el('p:sldLayoutId', { id: 2_147_483_648 + n, 'r:id': `rId${n}` })
	);
	return document(
		el(
			'p:sldMaster',
			NAMESPACES,
			tree + COLOUR_MAP + el('p:sldLayoutIdLst', {}, ids.join('')) + el('p:txStyles', {}, styles)
		)
	);
}

const solidScheme = (val: string): string => el('a:solidFill', {}, el('a:schemeClr', { val }));

/** All parts but the slides, their notes and pictures. `slides` and `notes` are the paths of those there are. */
export function skeleton(
	report: ReportDocument,
	slides: readonly string[]
): {
	parts: Part[];
	root: Relationship[];
} {
	const sizes = sizesOf(report.largePrint);
	const part = (
		path: string,
		type: string,
		content: string,
		relationships: readonly Relationship[] = []
	): Part => ({ path, type, content, relationships });
	const made = layouts(sizes, report.release).map(({ type, name, own }, i) =>
		part(
			`ppt/slideLayouts/slideLayout${i + 1}.xml`,
			`${TYPE}.slideLayout+xml`,
			document(
				el(
					'p:sldLayout',
					{ ...NAMESPACES, type, preserve: 1 },
					shapeTree(placeholders(own)).replace('<p:cSld>', `<p:cSld name="${name}">`) + NO_COLOURS_OF_ITS_OWN
				)
			),
			[{ id: 'rId1', type: 'slideMaster', target: MASTER }]
		)
	);
	const masterNeeds = [
		...made.map(({ path }, i) => ({ id: `rId${i + 1}`, type: 'slideLayout', target: path })),
		{ id: `rId${made.length + 1}`, type: 'theme', target: 'ppt/theme/theme1.xml' }
	];
	const needs: Relationship[] = [
		{ id: 'rId1', type: 'slideMaster', target: MASTER },
		{ id: 'rId2', type: 'notesMaster', target: NOTES_MASTER },
		{ id: 'rId3', type: 'presProps', target: 'ppt/presProps.xml' },
		{ id: 'rId4', type: 'viewProps', target: 'ppt/viewProps.xml' },
		{ id: 'rId5', type: 'theme', target: 'ppt/theme/theme1.xml' },
		{ id: 'rId6', type: 'tableStyles', target: 'ppt/tableStyles.xml' },
		...slides.map((target, i) => ({ id: `rId${i + 7}`, type: 'slide', target }))
	];
	const parts = [
		part('ppt/presentation.xml', `${TYPE}.presentation.main+xml`, presentationXml(slides.length), needs),
		part(MASTER, `${TYPE}.slideMaster+xml`, masterXml(sizes, report.release), masterNeeds),
		...made,
		part(NOTES_MASTER, `${TYPE}.notesMaster+xml`, notesMasterXml(), [
			{ id: 'rId1', type: 'theme', target: 'ppt/theme/theme2.xml' }
		]),
		part('ppt/theme/theme1.xml', THEME, themeXml()),
		part('ppt/theme/theme2.xml', THEME, themeXml()),
		part('ppt/presProps.xml', `${TYPE}.presProps+xml`, document(el('p:presentationPr', NAMESPACES))),
		part('ppt/viewProps.xml', `${TYPE}.viewProps+xml`, document(el('p:viewPr', NAMESPACES))),
		part(
			'ppt/tableStyles.xml',
			`${TYPE}.tableStyles+xml`,
			document(
				el('a:tblStyleLst', {
					'xmlns:a': NAMESPACES['xmlns:a'],
					def: '{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}'
				})
			)
		),
		part(
			'docProps/core.xml',
			'application/vnd.openxmlformats-package.core-properties+xml',
			corePropertiesXml(report)
		),
		part(
			'docProps/app.xml',
			'application/vnd.openxmlformats-officedocument.extended-properties+xml',
			document(
				el(
					'Properties',
					{ xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
					el('Application', {}, 'Throughline') + el('Slides', {}, String(slides.length))
				)
			)
		)
	];
	const core = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';
	return {
		parts,
		root: [
			{ id: 'rId1', type: 'officeDocument', target: 'ppt/presentation.xml' },
			{ id: 'rId2', type: core, target: 'docProps/core.xml' },
			{ id: 'rId3', type: 'extended-properties', target: 'docProps/app.xml' }
		]
	};
}

function presentationXml(slides: number): string {
	const ids = Array.from({ length: slides }, (_, i) => el('p:sldId', { id: 256 + i, 'r:id': `rId${i + 7}` }));
	return document(
		el(
			'p:presentation',
			{ ...NAMESPACES, saveSubsetFonts: 1 },
			el('p:sldMasterIdLst', {}, el('p:sldMasterId', { id: 2_147_483_648, 'r:id': 'rId1' })) +
				el('p:notesMasterIdLst', {}, el('p:notesMasterId', { 'r:id': 'rId2' })) +
				el('p:sldIdLst', {}, ids.join('')) +
				el('p:sldSz', { cx: 12_192_000, cy: 6_858_000 }) +
				el('p:notesSz', { cx: 6_858_000, cy: 9_144_000 })
		)
	);
}

/** Notes stand under a small picture of their slide, on a page of 190.5 × 254 mm. */
function notesMasterXml(): string {
	const own: Placeholder[] = [
		{
			type: 'sldImg',
			idx: 2,
			name: 'Slide',
			frame: { x: 19, y: 12, width: 152.4, height: 85.725 }
		},
		{
			type: 'body',
			idx: 3,
			name: 'Notes',
			frame: { x: 19, y: 105, width: 152.4, height: 137 },
			size: 11,
			words: 'Notes'
		}
	];
	const background = el('p:bg', {}, el('p:bgPr', {}, solid('#ffffff') + el('a:effectLst', {})));
	const tree = shapeTree(placeholders(own)).replace('<p:cSld>', `<p:cSld>${background}`);
	return document(el('p:notesMaster', NAMESPACES, tree + COLOUR_MAP));
}

function corePropertiesXml({ title, subtitle, date, language, release }: ReportDocument): string {
	const namespaces = {
		'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
		'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
		'xmlns:dcterms': 'http://purl.org/dc/terms/',
		'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance'
	};
	const day = `${date.slice(0, 10)}T00:00:00Z`;
	const when = (name: string): string => el(name, { 'xsi:type': 'dcterms:W3CDTF' }, xmlText(day));
	return document(
		el(
			'cp:coreProperties',
			namespaces,
			el('dc:title', {}, xmlText(title)) +
				el('dc:subject', {}, xmlText(subtitle)) +
				el('dc:creator', {}, 'Throughline') +
				el('dc:description', {}, xmlText(release)) +
				when('dcterms:created') +
				when('dcterms:modified') +
				el('dc:language', {}, language)
		)
	);
}
