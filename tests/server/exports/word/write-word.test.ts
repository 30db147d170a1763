import { beforeAll, describe, expect, test } from 'vitest';
import type { ReportDocument } from '#lib/report/document.ts';
import { writeWord } from '#server/exports/word/write-word.ts';
import { HOSTILE_WORDS, hostileDocument, sampleDocument } from '../../../support/report-documents.ts';
import { arialWidth } from './arial.ts';
import { type Element, type WordRead, all, own, readWord, styleOf, textOf } from './read-back.ts';

let bytes: Uint8Array;
let word: WordRead;
beforeAll(async () => {
	bytes = await writeWord(sampleDocument(), { shapes: 'native' });
	word = readWord(bytes);
});

const paragraphs = ({ body }: WordRead): Element[] => own(body, 'w:p');
const styled = (read: WordRead, style: string): string[] =>
	paragraphs(read)
		.filter((p) => styleOf(p) === style)
		.map(textOf);

test('the same document gives the same bytes, and says its own day', async () => {
	expect(await writeWord(sampleDocument(), { shapes: 'native' })).toEqual(bytes);
	const core = word.parts.get('docProps/core.xml')!;
	const said = (name: string): string => all(core, name)[0]!.children.join('');
	expect(said('dcterms:created')).toBe('2026-11-22T00:00:00Z');
	expect(said('dcterms:modified')).toBe('2026-11-22T00:00:00Z');
	expect(said('dc:title')).toBe('Devolved budgets: annex');
	expect(said('dc:creator')).toBe('Throughline');
});

test('every relationship leads to a part, and every reference to a relationship', () => {
	for (const [name, part] of word.parts) {
		if (!name.endsWith('.rels')) continue;
		const owner = name.replace('_rels/', '').replace('.rels', '');
		const folder = owner.slice(0, owner.lastIndexOf('/') + 1);
		const relations = all(part, 'Relationship');
		for (const { attributes } of relations) expect(word.names).toContain(folder + attributes.Target!);
		const ids = new Set(relations.map(({ attributes }) => attributes.Id));
		const used = word.parts.get(owner);
		const every = used ? [...all(used, 'a:blip'), ...all(used, 'asvg:svgBlip')] : [];
		const embedded = every.map(({ attributes }) => attributes['r:embed']);
		for (const id of embedded) expect(ids).toContain(id);
	}
});

test('title, headings and lists have the styles and definitions of Word', () => {
	expect(styled(word, 'Title')).toEqual(['Devolved budgets: annex']);
	expect(styled(word, 'Subtitle')).toEqual(['Annex to the interim report']);
	expect(styled(word, 'Heading1')).toEqual(['The model', 'Spending']);
	expect(styled(word, 'Heading2')).toEqual(['In words']);
	const items = paragraphs(word).filter((p) => all(p, 'w:numPr').length > 0);
	const levels = items.map((p) => [textOf(p), all(p, 'w:ilvl')[0]!.attributes['w:val']]);
	expect(levels).toEqual([
		['Prerequisites', '0'],
		['A budget is there', '1'],
		['Outcomes', '0']
	]);
	const defined = all(word.parts.get('word/numbering.xml')!, 'w:num').map((n) => n.attributes['w:numId']);
	for (const item of items) expect(defined).toContain(all(item, 'w:numId')[0]!.attributes['w:val']);
	const lang = all(word.parts.get('word/styles.xml')!, 'w:lang')[0]!;
	expect(lang.attributes['w:val']).toBe('en-GB');
});

test('captions are numbered by a field and stay with their figure or table', () => {
	const captions = paragraphs(word).filter((p) => styleOf(p) === 'Caption');
	const fields = captions.map((p) => all(p, 'w:fldSimple')[0]!);
	expect(fields.map((f) => f.attributes['w:instr']!.trim().split(' ')[1])).toEqual([
		'Figure',
		'Figure',
		'Table',
		'Table'
	]);
	expect(captions.map((p) => /^(Figure|Table) \d+/.exec(textOf(p))![0])).toEqual([
		'Figure 1',
		'Figure 2',
		'Table 1',
		'Table 2'
	]);
	const children = word.body.children.filter((child) => typeof child !== 'string');
	const keepsNext = (p: Element): boolean => all(own(p, 'w:pPr')[0]!, 'w:keepNext').length > 0;
	for (const caption of captions) {
		const at = children.indexOf(caption);
		if (textOf(caption).startsWith('Table')) {
			expect(keepsNext(caption)).toBe(true);
			expect(children[at + 1]!.name).toBe('w:tbl');
		} else {
			const figure = children[at - 1]!;
			expect(all(figure, 'wp:inline').length).toBeGreaterThan(0);
			expect(keepsNext(figure)).toBe(true);
		}
	}
});

test('tables repeat their head, name their rows, merge groups, and fill the width by shares', () => {
	const [table] = all(word.body, 'w:tbl');
	const rows = own(table!, 'w:tr');
	expect(rows.map((row) => all(row, 'w:tblHeader').length)).toEqual([1, 1, ...rows.slice(2).map(() => 0)]);
	expect(rows.every((row) => all(row, 'w:cantSplit').length === 1)).toBe(true);
	expect(own(rows[2]!, 'w:tc')).toHaveLength(1);
	expect(all(rows[2]!, 'w:gridSpan')[0]!.attributes['w:val']).toBe('3');
	const widths = all(table!, 'w:gridCol').map((c) => Number(c.attributes['w:w']));
	const sum = widths.reduce((a, b) => a + b, 0);
	expect(widths.map((w) => Math.round((100 * w) / sum))).toEqual([50, 25, 25]);
	const last = own(rows.at(-1)!, 'w:tc');
	expect(last.map(textOf)).toEqual(['Total', '99', '']);
	expect(all(last[1]!, 'w:b').length).toBe(1);
	expect(all(last[1]!, 'w:jc')[0]!.attributes['w:val']).toBe('right');
	expect(all(table!, 'w:tblLook')[0]!.attributes['w:firstColumn']).toMatch(/1|true/);
	expect(all(table!, 'w:tblCaption')[0]!.attributes['w:val']).toBe('Table 1. Data collected');
	expect(styled(word, 'SmallNote')).toContain('A dash in the document is read as none.');
});

test('a wide figure has a page of its own, and no page is empty', () => {
	const sizes = all(word.body, 'w:pgSz').map(({ attributes }) => attributes['w:orient'] ?? 'portrait');
	expect(sizes).toEqual(['portrait', 'landscape', 'portrait']);
	const [, page] = all(word.body, 'w:sectPr');
	const margins = all(page!, 'w:pgMar')[0]!.attributes;
	const room = Number(all(page!, 'w:pgSz')[0]!.attributes['w:w']) - 2 * Number(margins['w:left']);
	const [extent] = all(all(word.body, 'mc:Choice')[0]!, 'wp:extent');
	expect(Number(extent!.attributes.cx) / 635).toBeLessThanOrEqual(room + 1);
});

test('headings go with the figure that they lead to; breaks beside it make no empty page', async () => {
	const document = sampleDocument();
	const [heading, , figure] = document.blocks;
	const breaks = { kind: 'page-break' } as const;
	const blocks = [heading!, figure!, breaks, heading!, figure!, breaks];
	const read = readWord(await writeWord({ ...document, blocks }, { shapes: 'picture' }));
	const sizes = all(read.body, 'w:pgSz').map(({ attributes }) => attributes['w:orient'] ?? 'portrait');
	expect(sizes.filter((orient) => orient === 'landscape')).toHaveLength(2);
	expect(sizes.length).toBeLessThanOrEqual(3);
	expect(all(read.body, 'w:pageBreakBefore')).toEqual([]);
});

describe('words that break something', () => {
	for (const shapes of ['native', 'picture'] as const)
		test(`come through in ${shapes} shapes`, async () => {
			const read = readWord(await writeWord(hostileDocument(), { shapes }));
			const texts = paragraphs(read).map(textOf);
			for (const words of HOSTILE_WORDS) expect(texts).toContain(words);
			const cells = all(read.body, 'w:tc').map(textOf);
			for (const words of HOSTILE_WORDS) expect(cells).toContain(words);
		});

	test('Arabic runs from right to left', async () => {
		const read = readWord(await writeWord(hostileDocument(), { shapes: 'picture' }));
		const arabic = paragraphs(read).find((p) => textOf(p) === HOSTILE_WORDS[2])!;
		expect(all(arabic, 'w:bidi')).toHaveLength(1);
		expect(all(arabic, 'w:rtl').length).toBeGreaterThan(0);
		const welsh = paragraphs(read).find((p) => textOf(p) === HOSTILE_WORDS[1])!;
		expect(all(welsh, 'w:rtl')).toEqual([]);
	});

	test('characters that XML forbids are dropped', async () => {
		const document: ReportDocument = { ...sampleDocument(), blocks: [], title: 'A\u0000\u000bB\ud800' };
		const read = readWord(await writeWord(document, { shapes: 'native' }));
		expect(styled(read, 'Title')[0]).toMatch(/^AB\ufffd?$/);
	});
});

test('own words may hold several paragraphs', async () => {
	const own = { kind: 'paragraph', style: 'own', text: 'First.\n\nSecond.' } as const;
	const read = readWord(await writeWord({ ...sampleDocument(), blocks: [own] }, { shapes: 'native' }));
	expect(styled(read, 'BodyText')).toEqual(['First.', 'Second.']);
});

test('no text of large print is under 18 pt', async () => {
	const blocks = sampleDocument().blocks.filter(({ kind }) => kind !== 'figure');
	const read = readWord(
		await writeWord({ ...sampleDocument(), blocks, largePrint: true }, { shapes: 'native' })
	);
	const used = new Set(all(read.body, 'w:pStyle').map((style) => style.attributes['w:val']));
	const styles = all(read.parts.get('word/styles.xml')!, 'w:style').filter((s) =>
		used.has(s.attributes['w:styleId']!)
	);
	for (const style of [...styles, read.body])
		for (const size of all(style, 'w:sz'))
			expect(Number(size.attributes['w:val'])).toBeGreaterThanOrEqual(36);
});

test('a picture has its text and its size', async () => {
	const read = readWord(await writeWord(sampleDocument(), { shapes: 'picture' }));
	expect(all(read.body, 'wpc:wpc')).toEqual([]);
	const figures = sampleDocument().blocks.filter((b) => b.kind === 'figure');
	const described = all(read.body, 'wp:docPr').map(({ attributes }) => attributes.descr);
	expect(described).toEqual(figures.map(({ alt }) => alt));
	expect(all(read.body, 'asvg:svgBlip')).toHaveLength(2);
});

test('columns are wide enough for their words, and a table too wide for upright pages has wide ones', async () => {
	const document = sampleDocument();
	const table = document.blocks.find((b) => b.kind === 'table')!;
	const narrow = { title: 'Transactions', group: '', align: 'right', share: 0.05 } as const;
	const widthsWith = async (count: number): Promise<{ orients: string[]; last: number }> => {
		const columns = [
			{ ...narrow, title: 'What', share: 0.9 },
			...Array.from({ length: count }, () => narrow)
		];
		const rows = [{ kind: 'plain', cells: [{ text: 'Meals' }] }] as const;
		const blocks = [{ ...table, columns, rows }];
		const read = readWord(await writeWord({ ...document, blocks }, { shapes: 'picture' }));
		const orients = all(read.body, 'w:pgSz').map(({ attributes }) => attributes['w:orient'] ?? 'portrait');
		return { orients, last: Number(all(read.body, 'w:gridCol').at(-1)!.attributes['w:w']) };
	};
	const word = arialWidth('Transactions', 9.5) * 20;
	const few = await widthsWith(2);
	expect(few.orients).toEqual(['portrait']);
	expect(few.last).toBeGreaterThan(word);
	const many = await widthsWith(8);
	expect(many.orients).toContain('landscape');
	expect(many.last).toBeGreaterThan(word);
});
