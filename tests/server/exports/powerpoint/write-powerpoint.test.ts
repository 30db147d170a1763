import { describe, expect, it } from 'vitest';
import { drawFigure } from '#lib/figure/draw-figure.ts';
import type { Scene } from '#lib/figure/scene.ts';
import type { Block, Figure, ReportDocument } from '#lib/report/document.ts';
import { writePowerPoint } from '#server/exports/powerpoint/write-powerpoint.ts';
import {
	HOSTILE_WORDS,
	hostileDocument,
	sampleDocument,
	sampleModel,
	tableOf
} from '../../../support/report-documents.ts';
import { all, connectorPath, type Element, frameOf, one, readDeck, siteOf } from './read-deck.ts';

const strength = {
	supports: { records: 3, sources: 2 },
	challenges: { records: 1, sources: 1 },
	refines: { records: 2, sources: 1 }
};
const challenged = { ...strength, supports: { records: 0, sources: 0 }, refines: { records: 0, sources: 0 } };

function fullScene(): Scene {
	const model = { ...sampleModel(), note: '' };
	const ids = [...model.nodes.keys(), ...model.arrows.keys()];
	const strengths = new Map(ids.map((id, i) => [id, i % 3 === 0 ? challenged : strength]));
	return drawFigure({ model, extent: 'full', strengths, caption: '' });
}

const figureOf = (scene: Scene, more: Partial<Figure> = {}): Figure => ({
	kind: 'figure',
	id: 'figure-1',
	number: 1,
	title: 'The model',
	caption: 'All of it.',
	alt: 'A figure.',
	description: ['What leads to what.', 'And why.'],
	page: 'slide',
	drawing: {
		as: 'scene',
		scene,
		evidence: Object.fromEntries([...scene.boxes, ...scene.lines].map(({ id }, i) => [id, `Evidence ${i}`]))
	},
	...more
});

const deckOf = async (blocks: readonly Block[], more: Partial<ReportDocument> = {}) =>
	readDeck(await writePowerPoint({ ...sampleDocument(), ...more, blocks }));

const about = (shape: Element): Record<string, string> => one(shape, 'p:cNvPr').attributes;
const words = (element: Element): string =>
	all(element, 'a:t')
		.map(({ text }) => text)
		.join('');
const PX = 12_700 * 0.75;

describe('a figure', () => {
	const scene = fullScene();
	const deck = deckOf([figureOf(scene)]);
	const slide = deck.then(({ slides }) => slides[0]!);

	it('holds every node once, as one shape with its words and alt text', async () => {
		const shapes = all(await slide, 'p:sp');
		expect(scene.boxes.length).toBeGreaterThan(50);
		for (const [i, box] of scene.boxes.entries()) {
			const found = shapes.filter((shape) => about(shape).descr === `${box.name}. Evidence ${i}`);
			expect(found).toHaveLength(1);
			const label = box.name.slice(box.name.indexOf(': ') + 2);
			expect(about(found[0]!).name).toBe(label);
			expect(words(found[0]!)).toContain(label);
		}
	});

	it('holds every arrow once, as a connector with alt text', async () => {
		const connectors = all(await slide, 'p:cxnSp');
		expect(connectors).toHaveLength(scene.lines.length);
		const expected = scene.lines.map(({ name }, i) => `${name}. Evidence ${scene.boxes.length + i}`);
		expect(connectors.map((c) => about(c).descr).sort()).toEqual(expected.sort());
	});

	it('glues both ends of every connector to shapes of that slide, at the site where it ends', async () => {
		const shapes = new Map(all(await slide, 'p:sp').map((shape) => [about(shape).id, shape]));
		for (const connector of all(await slide, 'p:cxnSp')) {
			const path = connectorPath(connector);
			for (const [tag, end] of [
				['a:stCxn', path[0]!],
				['a:endCxn', path.at(-1)!]
			] as const) {
				const { id, idx } = one(connector, tag).attributes;
				const shape = shapes.get(id)!;
				expect(shape).toBeDefined();
				const site = siteOf(shape, Number(idx));
				expect(Math.hypot(site.x - end.x, site.y - end.y)).toBeLessThan(PX / 4);
			}
		}
	});

	it('draws lines where the scene has them, as far as connectors can, and never through boxes', async () => {
		const nodes = all(await slide, 'p:sp')
			.filter((shape) => /Evidence/.test(about(shape).descr ?? '') && words(shape) !== '')
			.slice(0, scene.boxes.length)
			.map(frameOf);
		const scale = nodes[0]!.width / scene.boxes[0]!.rect.width;
		const [dx, dy] = [
			nodes[0]!.x - scene.boxes[0]!.rect.x * scale,
			nodes[0]!.y - scene.boxes[0]!.rect.y * scale
		];
		let asRouted = 0;
		for (const [i, connector] of all(await slide, 'p:cxnSp').entries()) {
			const path = connectorPath(connector);
			const wanted = scene.lines[i]!.points.map(({ x, y }) => ({ x: dx + x * scale, y: dy + y * scale }));
			const near = (p: { x: number; y: number }) =>
				wanted.some((w) => Math.hypot(w.x - p.x, w.y - p.y) < 4.2 * scale);
			if (path.every(near)) asRouted++;
			for (const [k, b] of path.entries()) {
				if (k === 0) continue;
				const a = path[k - 1]!;
				const crossed = nodes.filter(
					(n) =>
						Math.max(a.x, b.x) > n.x + scale &&
						Math.min(a.x, b.x) < n.x + n.width - scale &&
						Math.max(a.y, b.y) > n.y + scale &&
						Math.min(a.y, b.y) < n.y + n.height - scale
				);
				expect(crossed).toEqual([]);
			}
		}
		expect(asRouted).toBeGreaterThanOrEqual(scene.lines.length * 0.8);
	});

	it('gives every shape an id of its own, and alt text to all that do not only adorn', async () => {
		const ids = all(await slide, 'p:cNvPr').map(({ attributes }) => attributes.id);
		expect(new Set(ids).size).toBe(ids.length);
		for (const shape of [...all(await slide, 'p:sp'), ...all(await slide, 'p:cxnSp')]) {
			const isPlaceholder = all(shape, 'p:ph').length > 0;
			const adorns = all(shape, 'adec:decorative').length > 0;
			if (!isPlaceholder && !adorns && about(shape).name !== 'Caption')
				expect(about(shape).descr, about(shape).name).toBeTruthy();
		}
	});

	it('has its title in a placeholder and its description in the notes', async () => {
		const title = all(await slide, 'p:sp').find((shape) => one(shape, 'p:ph')?.attributes.type === 'title');
		expect(words(title!)).toBe('Figure 1. The model');
		const notes = (await deck).xml('ppt/notesSlides/notesSlide1.xml');
		expect(all(notes, 'a:p').map(words)).toEqual(['A figure.', 'What leads to what.', 'And why.']);
	});

	it('ends an arrow that acts on an arrow in a dot upon it', async () => {
		const onto = scene.lines.filter(({ style }) => style.end === 'dot');
		expect(onto.length).toBeGreaterThan(0);
		const dots = all(await slide, 'p:sp').filter((shape) => about(shape).name === 'End on an arrow');
		expect(dots).toHaveLength(onto.length);
		const target = scene.lines.find(({ id }) => id === onto[0]!.to)!;
		expect(dots.map((dot) => about(dot).descr)).toContain(`On the arrow: ${target.name}`);
	});

	it('says what is known of an arrow by its line: dashed, double, crossed', async () => {
		const byName = new Map(all(await slide, 'p:cxnSp').map((c) => [about(c).name, c]));
		for (const { name, style } of scene.lines) {
			const connector = byName.get(name)!;
			expect(one(connector, 'a:ln').attributes.cmpd === 'dbl').toBe(style.double);
			expect(all(connector, 'a:custDash').length > 0).toBe(style.dash.length > 0);
			expect(all(connector, 'a:tailEnd')[0]?.attributes.type).toBe(
				{ arrow: 'triangle', open: 'arrow', dot: undefined }[style.end]
			);
		}
		const crossed = all(await slide, 'p:sp').filter(({ children }) =>
			/^Evidence against:/.test(one(children[0]!, 'p:cNvPr').attributes.name!)
		);
		expect(crossed).toHaveLength(scene.lines.filter(({ style }) => style.ticks).length);
	});
});

describe('the file', () => {
	const documents = [sampleDocument(), hostileDocument(), { ...sampleDocument(), largePrint: true }];

	it.each(documents)('is whole: every part well-formed, typed and found', async (document) => {
		const { files, xml } = readDeck(await writePowerPoint(document));
		const types = xml('[Content_Types].xml');
		const endings = new Set(all(types, 'Default').map(({ attributes }) => attributes.Extension));
		const named = all(types, 'Override').map(({ attributes }) => attributes.PartName!.slice(1));
		for (const path of named) expect(files.has(path), path).toBe(true);
		for (const path of files.keys()) {
			if (path === '[Content_Types].xml') continue;
			const ending = path.slice(path.lastIndexOf('.') + 1);
			expect(endings.has(ending), path).toBe(true);
			if (ending === 'xml') expect(named, path).toContain(path);
			if (ending === 'xml' || ending === 'rels' || ending === 'svg') xml(path);
			if (ending !== 'rels') continue;
			const folder = path.slice(0, path.indexOf('_rels/'));
			for (const { attributes } of all(xml(path), 'Relationship')) {
				const target = new URL(attributes.Target!, `file:///${folder}`).pathname.slice(1);
				expect(files.has(target), `${path}: ${target}`).toBe(true);
			}
		}
	});

	it('needs only relationships that its part has', async () => {
		const { files, xml } = readDeck(await writePowerPoint(sampleDocument()));
		for (const path of [...files.keys()].filter((p) => /slides\/slide\d+\.xml$/.test(p))) {
			const rels = xml(path.replace('slides/', 'slides/_rels/') + '.rels');
			const ids = all(rels, 'Relationship').map(({ attributes }) => attributes.Id);
			const used = new TextDecoder().decode(files.get(path)).matchAll(/r:(?:embed|id)="([^"]+)"/g);
			for (const [, id] of used) expect(ids).toContain(id);
		}
	});

	it('is the same each time, and dated by the document', async () => {
		const [first, second] = [
			await writePowerPoint(sampleDocument()),
			await writePowerPoint(sampleDocument())
		];
		expect(Buffer.compare(first, second)).toBe(0);
		const core = readDeck(first).xml('docProps/core.xml');
		expect(one(core, 'dcterms:created').text).toBe('2026-11-22T00:00:00Z');
	});

	it('comes through hostile words, which run as their script does', async () => {
		const { slides } = readDeck(await writePowerPoint(hostileDocument()));
		const figure = slides.find((slide) => all(slide, 'p:cxnSp').length > 0)!;
		for (const word of HOSTILE_WORDS)
			expect(all(figure, 'p:cNvPr').some(({ attributes }) => attributes.descr?.includes(word))).toBe(true);
		const arabic = slides
			.flatMap((slide) => all(slide, 'a:p'))
			.filter((p) => /[\u0600-\u06ff]/.test(words(p)));
		expect(arabic.length).toBeGreaterThan(2);
		for (const p of arabic) expect(one(p, 'a:pPr').attributes).toMatchObject({ rtl: '1', algn: 'r' });
	});
});

describe('tables and text', () => {
	it('goes on on further slides, with its header on each', async () => {
		const { slides } = await deckOf([tableOf(2, 70)]);
		const tables = slides.flatMap((slide) => all(slide, 'a:tbl'));
		expect(tables.length).toBeGreaterThan(2);
		for (const table of tables) {
			expect(one(table, 'a:tblPr').attributes.firstRow).toBe('1');
			const [groups, titles] = all(table, 'a:tr');
			expect(all(groups!, 'a:tc').map((c) => c.attributes.gridSpan ?? c.attributes.hMerge)).toEqual([
				undefined,
				'2',
				'1'
			]);
			expect(all(titles!, 'a:tc').map(words)).toEqual(['What', 'Number', 'Sum']);
		}
		expect(words(slides[2]!)).toContain('Table 2. Data collected (continued)');
		const cells = tables.flatMap((table) => all(table, 'a:tc')).map(words);
		for (let i = 1; i <= 70; i++)
			expect(cells.filter((text) => text === `Interviews with parents ${i}`)).toHaveLength(1);
		for (const frame of slides.flatMap((slide) => all(slide, 'p:graphicFrame'))) {
			const [off, ext] = [one(frame, 'a:off').attributes, one(frame, 'a:ext').attributes];
			expect(Number(off.y) + Number(ext.cy)).toBeLessThan(183 * 36_000);
		}
	});

	it('splits a row that is higher than a slide, and loses no word of it', async () => {
		const long = Array.from({ length: 900 }, (_, i) => `word${i}`).join(' ');
		const table = tableOf(1, 0);
		const row = { kind: 'plain' as const, cells: [{ text: 'A' }, { text: long }, { text: '' }] };
		const { slides } = await deckOf([{ ...table, rows: [row] }]);
		const said = slides
			.flatMap((slide) => all(slide, 'a:tc'))
			.map(words)
			.join(' ');
		for (let i = 0; i < 900; i++) expect(said.split(/\s+/).filter((w) => w === `word${i}`)).toHaveLength(1);
	});

	it('puts text under its heading, and splits what is too long for a slide', async () => {
		const text = Array.from({ length: 1200 }, (_, i) => `word${i}`).join(' ');
		const { slides } = await deckOf([
			{ kind: 'heading', level: 1, text: 'One' },
			{ kind: 'paragraph', style: 'plain', text },
			{ kind: 'list', ordered: true, items: [{ text: 'First', items: [{ text: 'Within', items: [] }] }] }
		]);
		expect(words(slides[1]!)).toMatch(/^One/);
		expect(slides.length).toBeGreaterThan(2);
		expect(words(slides[2]!)).toMatch(/^One \(continued\)/);
		const said = slides.map(words).join(' ');
		for (const word of ['word0', 'word599', 'word1199', 'First', 'Within']) expect(said).toContain(word);
		expect(all(slides.at(-1)!, 'a:buAutoNum')).toHaveLength(2);
	});

	it('says for whom it is on every slide', async () => {
		const { slides } = await deckOf(sampleDocument().blocks);
		for (const slide of slides) expect(words(slide)).toContain('For the research team only');
	});

	it('shows a chart as vector with a picture for those who cannot draw it', async () => {
		const { slides } = await deckOf(sampleDocument().blocks);
		const pictures = slides.flatMap((slide) => all(slide, 'p:pic'));
		expect(pictures).toHaveLength(1);
		expect(all(pictures[0]!, 'asvg:svgBlip')).toHaveLength(1);
		expect(about(pictures[0]!).descr).toContain('A small figure');
	});

	it('says a caption in full on a slide of its own where it is too long to stand under its figure', async () => {
		const caption = Array.from({ length: 200 }, (_, i) => `word${i}`).join(' ');
		const { slides } = await deckOf([figureOf(fullScene(), { caption })]);
		expect(slides).toHaveLength(2);
		expect(words(slides[1]!)).toContain('word199');
	});
});
