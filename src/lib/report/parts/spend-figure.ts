// A figure of spending: the chart, then its numbers as a table, then why it is this figure and not another one.
import { drawChart } from '#lib/charts/draw-chart.ts';
import { exclusionWords } from '#lib/charts/figure-notes.ts';
import { cellWords } from '#lib/domain/spend/cell-words.ts';
import {
	type FigureCell,
	type FigureColumn,
	type FigureId,
	type FigureTable,
	numberIn
} from '#lib/domain/spend/figure-table.ts';
import { PART_KINDS } from '#lib/domain/report/part-kinds.ts';
import type { Block, Cell, Figure, TableRow } from '../document.ts';
import { headingOf, paragraph, type PartBuilder, type PartContext } from './part-context.ts';
import { type ColumnPlan, groupRow, rowHeader, tableBlock } from './table-block.ts';

/** Width of the text of an A4 page, in px. */
const CHART_WIDTH = 680;

export const spendFigure =
	(id: FigureId): PartBuilder =>
	(part, context): Block[] => {
		const { facts, numbering, say } = context;
		const { title } = PART_KINDS[id];
		const figure = facts.spendFigures.find((one) => one.id === id);
		if (!figure) {
			say(`“${title}” is empty: its figures could not be read.`);
			return [headingOf(part, title), paragraph('These figures could not be read.', 'note')];
		}
		if (figure.rows.length === 0) {
			say(`“${figure.title}” is empty: ${figure.empty}`);
			return [headingOf(part, figure.title), paragraph(figure.empty || 'There is nothing to show.')];
		}
		const chart = figure.chart ? [chartBlock(figure, context)] : [];
		const shown = chart[0] ? `The numbers of Figure ${chart[0].number}.` : aboutOf(figure).join(' ');
		return [
			headingOf(part, figure.title),
			...chart,
			tableBlock(numbering, {
				title: figure.title,
				caption: shown,
				columns: tableColumns(figure.rowsAre, figure.columns, figure.rows),
				rows: rowsOf(figure),
				notes: [...(figure.empty ? [figure.empty] : []), ...figure.leavesOut, ...figure.notes]
			}),
			...explanationOf(figure, context)
		];
	};

/** What is shown, how much was counted, what is left out, and of when the data are. */
function aboutOf({ caption, n, exclusions, dataVersion }: FigureTable): string[] {
	return [
		caption,
		`n = ${n}.`,
		...exclusions.map(exclusionWords),
		...(dataVersion === null ? [] : [`Data version ${dataVersion} of the spend register.`])
	];
}

function chartBlock(figure: FigureTable, { numbering, options, theme }: PartContext): Figure {
	const numbered = numbering.figure();
	const svg = drawChart(figure, {
		parts: 'plot',
		width: CHART_WIDTH,
		theme: theme === null || theme === 'colour' ? 'light' : 'print',
		prefix: numbered.id
	});
	const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg)!;
	return {
		kind: 'figure',
		...numbered,
		title: figure.title,
		caption: aboutOf(figure).join(' '),
		alt: `Chart, ${figure.title}. ${figure.caption}`,
		description: [...aboutOf(figure), ...figure.rows.map((row) => rowWords(figure, row))],
		page: options.page ?? 'a4-portrait',
		drawing: { as: 'chart', svg, width: Number(width), height: Number(height) }
	};
}

/** "Pilot 1: payments 15, sum £5,228.59." */
function rowWords({ columns }: FigureTable, { title, group, cells }: FigureTable['rows'][number]): string {
	const said = cells.flatMap((cell, i) => {
		const words = cellWords(cell);
		const column = [columns[i]!.group, columns[i]!.title].filter(Boolean).join(', ');
		return words === '' ? [] : [`${column} ${words}`];
	});
	return `${[group, title].filter(Boolean).join(', ')}: ${said.join('; ')}.`;
}

/** Columns of words alone begin at the left, also where a cell says why it has none. */
function tableColumns(
	rowsAre: string,
	columns: readonly Pick<FigureColumn, 'title' | 'group'>[],
	rows: readonly { cells: readonly FigureCell[] }[]
): ColumnPlan[] {
	const isOfWords = (i: number) =>
		rows.some(({ cells }) => isWords(cells[i]!)) &&
		rows.every(({ cells }) => isWords(cells[i]!) || cells[i]!.type === 'none');
	return [
		{ title: rowsAre },
		...columns.map(({ title, group }, i): ColumnPlan => ({
			title,
			group,
			align: isOfWords(i) ? 'left' : 'right'
		}))
	];
}

const isWords = ({ type }: FigureCell): boolean => type === 'text' || type === 'accounts';

function rowsOf({ rows }: FigureTable): TableRow[] {
	return rows.flatMap(({ title, group, total, cells }, i): TableRow[] => [
		...(group !== '' && group !== rows[i - 1]?.group ? [groupRow(group)] : []),
		{ kind: total ? 'total' : 'plain', cells: [rowHeader(title), ...cells.map(cellOf)] }
	]);
}

/** Money is stored in pounds. What is no number stands as its column does. */
function cellOf(cell: FigureCell): Cell {
	const text = cellWords(cell);
	const n = numberIn(cell);
	if (n !== null) return { text, number: cell.type === 'pence' ? n / 100 : n, align: 'right' };
	if (cell.type === 'percent') return { text, number: cell.percent, align: 'right' };
	return { text };
}

function explanationOf({ explanation }: FigureTable, { numbering }: PartContext): Block[] {
	if (!explanation) return [];
	const { title, text, columns, rows } = explanation;
	return [
		tableBlock(numbering, {
			title,
			caption: text,
			columns: tableColumns(
				'What is counted',
				columns.map((one) => ({ title: one, group: '' })),
				rows
			),
			rows: rows.map((row) => ({
				kind: 'plain',
				cells: [rowHeader(row.title), ...row.cells.map(cellOf)]
			})),
			notes: []
		})
	];
}
