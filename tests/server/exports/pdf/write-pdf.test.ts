import { beforeAll, describe, expect, it } from 'vitest';
import { drawChart } from '#lib/charts/draw-chart.ts';
import type { Block, Figure, ReportDocument } from '#lib/report/document.ts';
import { POINTS_PER_MM } from '#lib/report/page.ts';
import { writePdf } from '#server/exports/pdf/write-pdf.ts';
import { bars, months, spread } from '../../../lib/charts/small-figures.ts';
import {
	hostileDocument,
	HOSTILE_WORDS,
	sampleDocument,
	tableOf
} from '../../../support/report-documents.ts';
import { allTags, type PdfRead, readBack } from './read-back.ts';

const wordsOn = (pdf: PdfRead, page: number): string =>
	pdf.pages[page]!.texts.map(({ words }) => words).join(' ');
const allWords = (pdf: PdfRead): string => pdf.pages.map((_, i) => wordsOn(pdf, i)).join('\n');
const figureIn = (document: ReportDocument): Figure =>
	document.blocks.find((block): block is Figure => block.kind === 'figure')!;
const withBlocks = (blocks: Block[]): ReportDocument => ({ ...sampleDocument(), blocks });

describe('the sample as PDF', () => {
	const document = sampleDocument();
	let bytes: Uint8Array;
	let pdf: PdfRead;
	beforeAll(async () => {
		bytes = await writePdf(document);
		pdf = await readBack(bytes);
	});

	it('gives the same bytes a second time, and others for another text', async () => {
		expect(Buffer.from(await writePdf(sampleDocument())).equals(Buffer.from(bytes))).toBe(true);
		const other = await readBack(await writePdf({ ...document, title: 'Another' }));
		expect(other.identifier).not.toBe(pdf.identifier);
	});

	it('says its title and language', () => {
		expect(pdf.title).toBe(document.title);
		expect(pdf.language).toBe('en-GB');
	});

	it('has its words in reading order', () => {
		const words = allWords(pdf);
		const order = [
			'Devolved budgets: annex',
			'What the pilots expected',
			'Prerequisites',
			'Figure 1.',
			'Spending',
			'North, spent',
			'Figure 2.',
			'Table 1.',
			'Interviews with parents 6',
			'In words',
			'A budget is there',
			'Interviews with parents 70',
			'Made from the data of one day.'
		];
		let at = 0;
		for (const some of order) {
			const found = words.indexOf(some, at);
			expect(found, some).toBeGreaterThanOrEqual(at);
			at = found;
		}
	});

	it('has a page of its own for the figure, A4 landscape', () => {
		const landscape = pdf.pages.filter(({ width, height }) => width > height);
		expect(landscape).toHaveLength(1);
		expect(landscape[0]!.width / POINTS_PER_MM).toBeCloseTo(297, 1);
	});

	it('tags headings, figures with their text, lists and tables with headings', () => {
		const tags = pdf.pages.flatMap((page) => allTags(page.tags));
		const roles = new Set(tags.map(({ role }) => role));
		for (const role of [
			'Document',
			'H1',
			'H2',
			'H3',
			'P',
			'L',
			'LI',
			'Lbl',
			'LBody',
			'Caption',
			'Table',
			'TH',
			'TD'
		])
			expect(roles, role).toContain(role);
		const figures = tags.filter(({ role }) => role === 'Figure');
		const expected = document.blocks.flatMap((block) => (block.kind === 'figure' ? [block.alt] : []));
		expect(figures.map(({ alt }) => alt)).toEqual(expected);
	});

	it('keeps the text of every box inside of its box, and none smaller than it was drawn', () => {
		const { drawing } = figureIn(document);
		if (drawing.as !== 'scene') throw new Error('The first figure is a model.');
		const page = pdf.pages.find(({ width, height }) => width > height)!;
		const { boxes } = drawing.scene;
		const all = page.texts.toSorted((a, b) => b.size - a.size);
		// Where the scene stands on the page is read from two labels far from each other.
		const at = (box: (typeof boxes)[number]) => {
			const label = box.label[0]!;
			return { label, text: all.find(({ words }) => words === label.text)! };
		};
		const unique = boxes.filter(
			({ label }) => label[0] && page.texts.filter(({ words }) => words === label[0]!.text).length === 1
		);
		const left = at(unique.toSorted((a, b) => a.rect.x - b.rect.x)[0]!);
		const right = at(unique.toSorted((a, b) => b.rect.x - a.rect.x)[0]!);
		const scale = (right.text.x - left.text.x) / (right.label.x - left.label.x);
		const [dx, dy] = [left.text.x - left.label.x * scale, left.text.y + left.label.y * scale];
		for (const { rect, label } of boxes)
			for (const line of label) {
				const text = page.texts.find(
					({ words, x, y }) =>
						words === line.text &&
						Math.abs(x - (dx + line.x * scale)) < 0.2 &&
						Math.abs(y - (dy - line.y * scale)) < 0.2
				);
				expect(text, line.text).toBeDefined();
				expect(text!.x).toBeGreaterThan(dx + rect.x * scale);
				expect(text!.x + text!.width).toBeLessThan(dx + (rect.x + rect.width) * scale);
				expect(text!.y).toBeGreaterThan(dy - (rect.y + rect.height) * scale);
				expect(text!.size).toBeCloseTo(line.size * scale, 1);
			}
	});

	it('says on every page which it is and for whom', () => {
		pdf.pages.forEach((_, i) => {
			expect(wordsOn(pdf, i)).toContain(`${i + 1} of ${pdf.pages.length}`);
			expect(wordsOn(pdf, i)).toContain('For the research team only');
		});
	});

	it('has bookmarks for headings with figures and tables beneath', () => {
		expect(pdf.bookmarks.map(({ title }) => title)).toEqual(['The model', 'Spending']);
		expect(pdf.bookmarks[0]!.items).toMatchObject([{ title: expect.stringMatching(/^Figure 1\. /) }]);
		expect(JSON.stringify(pdf.bookmarks)).toContain('Table 2. Data collected');
	});

	it('repeats the header of a table on every page, once as its heading', () => {
		const last = pdf.pages.at(-1)!;
		expect(wordsOn(pdf, pdf.pages.length - 1)).toContain('Table 2, continued');
		expect(last.texts.filter(({ words }) => words === 'Number')).toHaveLength(1);
		const held = (role: string) =>
			pdf.pages.map(({ tags }) => allTags(tags).filter((tag) => tag.role === role));
		const filled = held('TH').map((tags) => tags.filter(({ filled }) => filled).length);
		// 71 rows with a heading each, a group, a total and four headings of columns; none of them twice.
		expect(filled.slice(-2).reduce((sum, n) => sum + n, 0)).toBe(70 + 2 + 4);
	});

	it('has contents where the first page would hold little else, each a link to its page', () => {
		expect(wordsOn(pdf, 0)).toContain('Contents');
		expect(wordsOn(pdf, 0)).toContain('Table 2. Data collected');
		const links = allTags(pdf.pages[0]!.tags).filter(({ role }) => role === 'TOCI');
		expect(links).toHaveLength(7);
		expect(pdf.pages[0]!.links).toBe(7);
	});
});

describe('a document that is meant to break something', () => {
	it('comes through with all its words', async () => {
		const said: string[] = [];
		const pdf = await readBack(await writePdf(hostileDocument(), (words) => said.push(words)));
		const words = allWords(pdf).replaceAll(' ', '');
		// Arabic letters with marks are placed one by one, so only their order is lost on the reader.
		const isArabic = (text: string) => /\p{sc=Arabic}/u.test(text);
		for (const some of HOSTILE_WORDS.filter((one) => !isArabic(one)))
			expect(words).toContain(some.replaceAll(' ', ''));
		const letters = (text: string) => [...text].filter(isArabic).toSorted().join('');
		expect(letters(wordsOn(pdf, 0))).toBe(letters(HOSTILE_WORDS.find(isArabic)!));
		expect(pdf.title).toBe(HOSTILE_WORDS[0]);
		expect(said).toEqual([]);
	});

	it('shows a sign for a character that no font has, and says how many', async () => {
		const said: string[] = [];
		const document = withBlocks([{ kind: 'paragraph', style: 'plain', text: 'Trust 信頼 grows' }]);
		const pdf = await readBack(await writePdf(document, (words) => said.push(words)));
		expect(allWords(pdf).replaceAll(' ', '')).toContain('Trust□□grows');
		expect(said).toEqual(['2 characters are in none of the fonts and stand as “□”.']);
	});

	it('sets a row that is higher than a page on several pages, and nothing outside of them', async () => {
		const table = tableOf(1, 1, 'A long account. '.repeat(600));
		const pdf = await readBack(await writePdf(withBlocks([table])));
		expect(pdf.pages.length).toBeGreaterThan(1);
		expect(allWords(pdf).split('account.').length - 1).toBe(600);
		for (const { texts } of pdf.pages) for (const { y } of texts) expect(y).toBeGreaterThan(0);
	});

	it('leaves nothing out of a long text of somebody’s own', async () => {
		const text = Array.from({ length: 2500 }, (_, i) => `word${i}`).join(' ');
		const pdf = await readBack(await writePdf(withBlocks([{ kind: 'paragraph', style: 'own', text }])));
		expect(allWords(pdf)).toContain('word2499');
	});
});

describe('pages', () => {
	it('sets large print in 18 pt and more, figures aside', async () => {
		const document = sampleDocument();
		const blocks = document.blocks.filter(({ kind }) => kind !== 'figure');
		const pdf = await readBack(await writePdf({ ...document, blocks, largePrint: true }));
		const sizes = pdf.pages
			.flatMap(({ texts }) => texts)
			.flatMap(({ words, size }) => (words.trim() ? [size] : []));
		expect(Math.min(...sizes)).toBeGreaterThanOrEqual(18);
		for (const { texts, width } of pdf.pages)
			for (const text of texts) expect(text.x + text.width).toBeLessThan(width);
	});

	it('is as large as a free figure that stands alone, without bookmarks', async () => {
		const figure = { ...figureIn(sampleDocument()), page: 'free' as const };
		const pdf = await readBack(await writePdf(withBlocks([figure])));
		expect(pdf.pages).toHaveLength(1);
		expect(pdf.bookmarks).toEqual([]);
		const { scene } = figure.drawing as Extract<Figure['drawing'], { as: 'scene' }>;
		expect(pdf.pages[0]!.width).toBeCloseTo(scene.width * 0.75 + 20 * POINTS_PER_MM, 0);
	});

	it('puts the heading of a figure on the page of the figure', async () => {
		const figure = { ...figureIn(hostileDocument()), number: 2 };
		const pdf = await readBack(
			await writePdf(withBlocks([tableOf(1, 3), { kind: 'heading', level: 2, text: 'Pathway A' }, figure]))
		);
		expect(pdf.pages).toHaveLength(2);
		expect(wordsOn(pdf, 0)).not.toContain('Pathway A');
		expect(wordsOn(pdf, 1)).toContain('Pathway A');
	});
});

describe('charts', () => {
	const tables = {
		bars: bars(9),
		months: months(8),
		spread: spread(),
		empty: { ...bars(), chart: null, empty: 'Nothing yet.' }
	};
	it.each(Object.keys(tables) as (keyof typeof tables)[])('are drawn: %s', async (name) => {
		for (const theme of ['light', 'print'] as const) {
			const svg = drawChart(tables[name], { theme, width: 640, parts: 'plot' });
			const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg)!;
			const figure = figureIn(sampleDocument());
			const drawing = { as: 'chart' as const, svg, width: Number(width), height: Number(height) };
			const pdf = await readBack(await writePdf(withBlocks([{ ...figure, drawing }])));
			const written = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, words]) => words!);
			const words = allWords(pdf).replaceAll(' ', '');
			for (const some of written) expect(words).toContain(some.replaceAll(' ', ''));
		}
	});

	it('refuses what charts have not had so far', async () => {
		const figure = figureIn(sampleDocument());
		const drawing = { as: 'chart' as const, svg: '<svg><image href="x"/></svg>', width: 10, height: 10 };
		await expect(writePdf(withBlocks([{ ...figure, drawing }]))).rejects.toThrow('<image>');
	});
});

describe('tables', () => {
	it('breaks no number, also where its column was given too little room', async () => {
		const table = tableOf(1, 3);
		const columns = table.columns.map((column, i) => ({ ...column, share: i === 0 ? 0.9 : 0.05 }));
		const pdf = await readBack(await writePdf(withBlocks([{ ...table, columns }])));
		expect(pdf.pages[0]!.texts.filter(({ words }) => words === '£1,234.50')).toHaveLength(2);
	});

	it('has wider pages for itself where its words would be broken on upright ones', async () => {
		const table = tableOf(1, 3);
		const { cells } = table.rows[1]!;
		const columns = Array.from({ length: 9 }, (_, i) => ({
			...table.columns[1]!,
			title: `Column ${i}`,
			share: 1 / 9
		}));
		const rows = [{ kind: 'plain' as const, cells: columns.map(() => ({ ...cells[2]!, text: 'withheld' })) }];
		const large = {
			...withBlocks([
				{ kind: 'heading', level: 1, text: 'Sums' },
				{ ...table, columns, rows }
			]),
			largePrint: true
		};
		const pdf = await readBack(await writePdf(large));
		const page = pdf.pages.at(-1)!;
		expect(page.width).toBeGreaterThan(page.height);
		expect(page.texts.filter(({ words }) => words === 'withheld')).toHaveLength(9);
		expect(page.texts.some(({ words }) => words === 'Sums')).toBe(true);
	});
});
