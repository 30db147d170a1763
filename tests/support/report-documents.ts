// Documents to write files from: one of the sample study, and one whose words are meant to break something.
import { readFileSync } from 'node:fs';
import type { FigureTable } from '#lib/domain/spend/figure-table.ts';
import { strengthWords } from '#lib/domain/item-words.ts';
import { EMPTY_MODEL, type Model } from '#lib/domain/theory/model.ts';
import { drawChart } from '#lib/charts/draw-chart.ts';
import { drawFigure } from '#lib/figure/draw-figure.ts';
import { readModelFile } from '#lib/model-file/model-file.ts';
import type { Block, Figure, ReportDocument, Table } from '#lib/report/document.ts';
import { arrow, byId, node } from './models.ts';
import { bars } from '../lib/charts/small-figures.ts';

const sampleFile = new URL('../../server/sample-study/model.json', import.meta.url);

/** The sample's model as its file has it, without evidence. */
export function sampleModel(): Model {
	const read = readModelFile(JSON.parse(readFileSync(sampleFile, 'utf8')));
	if (!read.ok) throw new Error('The sample model cannot be read.');
	return read.model;
}

/** A node and an arrow have evidence; all others have none. */
function figureOf(model: Model, number: number, more: Partial<Figure> = {}): Figure {
	const strength = {
		supports: { records: 6, sources: 4 },
		challenges: { records: 1, sources: 1 },
		refines: { records: 0, sources: 0 }
	};
	const withEvidence = [[...model.nodes.keys()][0], [...model.arrows.keys()][0]].filter(
		(id) => id !== undefined
	);
	const strengths = new Map(withEvidence.map((id) => [id, strength]));
	const scene = drawFigure({ model: { ...model, note: '' }, extent: 'core', strengths, caption: '' });
	return {
		kind: 'figure',
		id: `figure-${number}`,
		number,
		title: model.title,
		caption: `${model.nodes.size} nodes, ${model.arrows.size} arrows; 7 records from 4 sources.`,
		alt: scene.description,
		description: ['What leads to what:', ...scene.lines.map(({ name }) => `${name}.`)],
		page: 'a4-landscape',
		drawing: {
			as: 'scene',
			scene,
			evidence: Object.fromEntries(withEvidence.map((id) => [id, strengthWords(strength)]))
		},
		...more
	};
}

function chartOf(table: FigureTable, number: number): Figure {
	const svg = drawChart(table, { theme: 'print', width: 640, parts: 'plot' });
	const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg)!;
	return {
		kind: 'figure',
		id: `figure-${number}`,
		number,
		title: table.title,
		caption: `${table.caption} ${table.n}.`,
		alt: `${table.title}. The table beneath has every number.`,
		description: [table.caption],
		page: 'a4-portrait',
		drawing: { as: 'chart', svg, width: Number(width), height: Number(height) }
	};
}

/** A table of so many rows with a group, a total, numbers and a note; long enough for a second page where `rows` is. */
export function tableOf(number: number, rows: number, words = 'Interviews with parents'): Table {
	const plain = (i: number) => ({
		kind: 'plain' as const,
		cells: [
			{ text: `${words} ${i + 1}`, header: true },
			{ text: String(i * 3), number: i * 3, align: 'right' as const },
			{ text: i % 4 === 0 ? 'withheld' : '£1,234.50', align: 'right' as const }
		]
	});
	return {
		kind: 'table',
		id: `table-${number}`,
		number,
		title: 'Data collected',
		caption: 'What was collected at each site. Sums as printed and as computed.',
		columns: [
			{ title: 'What', group: '', align: 'left', share: 0.5 },
			{ title: 'Number', group: 'Pilot 1', align: 'right', share: 0.25 },
			{ title: 'Sum', group: 'Pilot 1', align: 'right', share: 0.25 }
		],
		rows: [
			{ kind: 'group', cells: [{ text: 'First phase' }] },
			...Array.from({ length: rows }, (_, i) => plain(i)),
			{
				kind: 'total',
				cells: [{ text: 'Total', header: true }, { text: '99', number: 99, align: 'right' }, { text: '' }]
			}
		],
		notes: ['A dash in the document is read as none.']
	};
}

const documentOf = (title: string, blocks: Block[]): ReportDocument => ({
	title,
	subtitle: 'Annex to the interim report',
	language: 'en-GB',
	date: '2026-11-22',
	release: 'For the research team only',
	largePrint: false,
	blocks,
	said: []
});

/** Headings, paragraphs, lists, the core of the sample's model, a chart, a short and a long table. */
export function sampleDocument(): ReportDocument {
	return documentOf('Devolved budgets: annex', [
		{ kind: 'heading', level: 1, text: 'The model' },
		{ kind: 'paragraph', style: 'plain', text: 'What the pilots expected to happen, and why.' },
		figureOf(sampleModel(), 1),
		{ kind: 'heading', level: 1, text: 'Spending' },
		chartOf(bars(), 2),
		tableOf(1, 6),
		{ kind: 'heading', level: 2, text: 'In words' },
		{
			kind: 'list',
			ordered: false,
			items: [
				{ text: 'Prerequisites', items: [{ text: 'A budget is there', items: [] }] },
				{ text: 'Outcomes', items: [] }
			]
		},
		{ kind: 'page-break' },
		tableOf(2, 70),
		{ kind: 'paragraph', style: 'note', text: 'Made from the data of one day.' }
	]);
}

/** Words that break writers which do not escape, shape or break them. Each stands in a node, an arrow and a cell. */
export const HOSTILE_WORDS = [
	'<script>alert(1)</script> & "quotes" ’ \' ]]>',
	'Ymddiriedaeth rhwng teulu a gweithiwr: tŷ, ŵyr, môr',
	'الثقة بين الأسرة والعامل',
	'Trust 🤝 grows 👩‍👧‍👦',
	'=HYPERLINK("http://example.test","click")',
	`Donau${'dampfschifffahrts'.repeat(17)}`.slice(0, 300)
];

/** One node for each of {@link HOSTILE_WORDS}, joined in a row, and a table of them. */
export function hostileDocument(): ReportDocument {
	const nodes = HOSTILE_WORDS.map((label, i) =>
		node(`n${i}`, { label, pos: [(i % 3) * 280, Math.floor(i / 3) * 360] })
	);
	const arrows = nodes.slice(1).map(({ id, label }, i) => arrow(`a${i}`, `n${i}`, id, { because: label }));
	const model: Model = { ...EMPTY_MODEL, title: HOSTILE_WORDS[0]!, nodes: byId(nodes), arrows: byId(arrows) };
	const table = tableOf(1, 0);
	return documentOf(HOSTILE_WORDS[0]!, [
		...HOSTILE_WORDS.map((text): Block => ({ kind: 'paragraph', style: 'plain', text })),
		figureOf(model, 1),
		{
			...table,
			rows: HOSTILE_WORDS.map((text) => ({
				kind: 'plain',
				cells: [{ text, header: true }, { text, align: 'right' }, { text: '' }]
			}))
		}
	]);
}
