// The search before a document leaves: what it finds, where, how often, and that it leaves the sample alone.
import { describe, expect, it } from 'vitest';
import type { Block, ReportDocument, Table } from '#lib/report/document.ts';
import { releasedFacts } from '#lib/report/release/released-facts.ts';
import { knownWords } from '#lib/report/scan/known-words.ts';
import { textsOf } from '#lib/report/scan/places.ts';
import { type KnownWords, suspectedInTexts } from '#lib/report/scan/suspected-in-texts.ts';
import { everyString } from '#lib/report/release/every-string.ts';
import { sampleDocument } from '../../../support/report-documents.ts';
import { sampleFacts } from '../../../support/report-facts.ts';

const NOTHING = { familyCodes: [], siteNames: [] };
const KNOWN = { familyCodes: ['DAR023', 'case 1'], siteNames: ['Hillingdon London Borough Council'] };
const EMAIL = 'ada@example.org';

const paragraph = (text: string): Block => ({ kind: 'paragraph', style: 'plain', text });
const withBlocks = (...blocks: Block[]): ReportDocument => ({
	...sampleDocument(),
	title: 'Annex',
	subtitle: '',
	blocks
});
const [figure, chart, table] = [
	sampleDocument().blocks[2]!,
	sampleDocument().blocks[4]!,
	sampleDocument().blocks[5]!
] as const;
const suspectedInDocument = (document: ReportDocument, known: KnownWords) =>
	suspectedInTexts(textsOf(document), known);
const placesOf = (document: ReportDocument) =>
	suspectedInDocument(document, NOTHING).map(({ where }) => where);

describe('a search before a document leaves', () => {
	it('finds personal data, codes of families and names of sites, each with its place', () => {
		const document = withBlocks(
			paragraph('Nothing here.'),
			paragraph(`Write to ${EMAIL}.`),
			paragraph('Family dar-023 in case 1 of LB Hillingdon')
		);
		expect(suspectedInDocument(document, KNOWN)).toMatchObject([
			{ where: 'Paragraph 2', what: 'Email address', text: EMAIL },
			{ where: 'Paragraph 3', what: 'Name of a site', text: 'LB Hillingdon' },
			{ where: 'Paragraph 3', what: 'Code of a family', text: 'Family dar-023' },
			{ where: 'Paragraph 3', what: 'Code of a family', text: 'case 1' }
		]);
		expect(suspectedInDocument(document, NOTHING)).toHaveLength(1);
	});

	it('says each thing once, and in how many other places it stands', () => {
		const again = paragraph(`${EMAIL.toUpperCase()} and ${EMAIL}`);
		expect(suspectedInDocument(withBlocks(paragraph(EMAIL), again, again), NOTHING)).toMatchObject([
			{ where: 'Paragraph 1, and 2 other places', what: 'Email address', text: EMAIL }
		]);
	});

	it('looks at every text of a document', () => {
		// What is drawn in lines, and what is no word: colours, ids, kinds.
		const skipped = ['kind', 'id', 'language', 'date', 'svg', 'said', 'page', 'style'];
		const drawn = [
			'rect',
			'label',
			'word',
			'marks',
			'badge',
			'fill',
			'border',
			'hatch',
			'colour',
			'hairline'
		];
		const keep = new Set([...skipped, ...drawn]);
		let planted = 0;
		const plant = (value: unknown, field = ''): unknown => {
			if (keep.has(field)) return value;
			if (Array.isArray(value)) return value.map((one) => plant(one, field));
			if (value !== null && typeof value === 'object')
				return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plant(one, name)]));
			return typeof value === 'string' && value.includes(' ') ? `${value} planted${planted++}.` : value;
		};
		const spoilt = plant(sampleDocument()) as ReportDocument;
		const searched = [...textsOf(spoilt)].map(({ text }) => text).join('\n');
		expect(planted).toBeGreaterThan(100);
		for (let i = 0; i < planted; i++) expect(searched).toContain(`planted${i}.`);
	});

	it('finds a name that a drawing breaks into lines', () => {
		const spoilt = everyString(figure, (text, field) =>
			field === 'name' ? 'Help for ada@\u200Bexample.org' : text
		);
		expect(placesOf(withBlocks(spoilt))[0]).toMatch(/^Figure 1, node/);
	});

	it('looks into what is said of arrows, and at the foot of the pages', () => {
		const { drawing } = figure as Extract<Block, { kind: 'figure' }>;
		const told = { ...figure, drawing: { ...drawing, because: { a: `Ask ${EMAIL}` } } } as Block;
		expect(placesOf(withBlocks(told))).toEqual(['Figure 1, because']);
		expect(placesOf({ ...withBlocks(), release: `For ${EMAIL}` })).toEqual(['Foot of the pages']);
		expect(placesOf(withBlocks({ ...chart, alt: EMAIL } as Block))).toEqual(['Figure 2, text description']);
	});

	it('knows every text in which a thing stands', () => {
		const of = (...texts: string[]) =>
			suspectedInDocument(withBlocks(...texts.map(paragraph)), NOTHING)[0]!.context;
		const one = of(`Ask ${EMAIL}.`, `Or ${EMAIL}.`);
		expect(of(`Ask ${EMAIL}.`, `Or ${EMAIL}.`, 'And no more.')).toBe(one);
		const others = [of(`Ask ${EMAIL}.`), of(`Ask ${EMAIL}.`, `Not ${EMAIL}.`), of('A', `Ask ${EMAIL}.`)];
		expect(new Set([one, ...others]).size).toBe(4);
	});

	it('is not misled by how letters are written', () => {
		const document = withBlocks(paragraph('Ｄ\u200DＡＲ023, Hil\u034Flingdon, ａda@\u200Eexample.org'));
		expect(suspectedInDocument(document, KNOWN)).toHaveLength(3);
	});

	it('looks into charts, tables and lists', () => {
		const drawing = (chart as { drawing: { svg: string } }).drawing;
		const text = `<text x="1">${EMAIL.replace('@', '&#64;')}</text></svg>`;
		const inChart = { ...chart, drawing: { ...drawing, svg: drawing.svg.replace('</svg>', text) } } as Block;
		expect(placesOf(withBlocks(inChart))).toEqual(['Figure 2, chart']);
		const { rows, ...rest } = table as Table;
		const row = { kind: 'plain' as const, cells: [{ text: 'A' }, { text: EMAIL }, { text: '' }] };
		expect(placesOf(withBlocks({ ...rest, rows: [...rows.slice(0, 2), row] }))).toEqual(['Table 1, row 3']);
		const items = [{ text: 'A', items: [{ text: EMAIL, items: [] }] }];
		expect(placesOf(withBlocks({ kind: 'list', ordered: false, items }))).toEqual([
			'List 1, under item 1, item 1'
		]);
	});

	it('finds nothing in the sample study, neither for the team nor once it is released', () => {
		const facts = sampleFacts();
		for (const audience of [
			{ tier: 'team' },
			{ tier: 'site', siteId: 'darlington' },
			{ tier: 'public' }
		] as const) {
			const { records, sources, study, models } = releasedFacts(facts, audience);
			const texts: string[] = [];
			everyString([records, sources, study, models], (text, field) => {
				if (!/id$|ids$|at$/i.test(field) && /\s/.test(text)) texts.push(text);
				return text;
			});
			const { blocks } = sampleDocument();
			const document = withBlocks(...blocks, ...texts.map(paragraph));
			expect(texts.length).toBeGreaterThan(400);
			expect(suspectedInDocument(document, knownWords(facts, audience))).toEqual([]);
		}
	});

	it('knows what each audience must not read', () => {
		const facts = sampleFacts();
		expect(knownWords(facts, { tier: 'team' })).toEqual(NOTHING);
		expect(knownWords(facts, { tier: 'site', siteId: 'wigan' }).siteNames).toEqual([
			'Hillingdon London Borough Council',
			'Darlington Borough Council'
		]);
		expect(knownWords(facts, { tier: 'public' }).siteNames).toHaveLength(3);
		expect(knownWords(facts, { tier: 'public' }).familyCodes).toContain('DAR023');
	});
});
