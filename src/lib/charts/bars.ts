// Horizontal bars, one for each series in each row. A withheld number is a stub that is always as long.
import {
	type ChartPlan,
	type FigureCell,
	type FigureRow,
	type FigureTable,
	numberIn
} from '#lib/domain/spend/figure-table.ts';
import { cellWords } from '#lib/domain/spend/cell-words.ts';
import { shortPounds } from '#lib/domain/spend/pounds.ts';
import { wrap } from '#lib/text/wrap.ts';
import { scaleOver, ticksOf, tickWords } from './axis.ts';
import { styleOf } from './chart-theme.ts';
import type { Plot, PlotFrame } from './plot.ts';
import { BODY, lineHeight, rule, SMALL, STRONG, text, widthOf } from './pen.ts';
import { bar, stub } from './series-style.ts';
import { SAMPLE } from './legend.ts';

const BAR = 13;
const BAR_GAP = 3;
const ROW_GAP = 12;
const HEADING = 28;
const INDENT = 14;
const STUB = 30;
const LABEL_GAP = 6;
/** Below this width labels stand above their bars. */
const NARROW = 520;

interface Line {
	row: FigureRow;
	/** Drawn above it; empty where it goes on in the same group. */
	heading: string;
	indent: number;
	label: string[];
	/** One for each series that says something; what is not given at all is said once. */
	marks: { series: number; cell: FigureCell; words: string }[];
}

export function drawBars(
	table: FigureTable,
	{ series, unit }: Extract<ChartPlan, { kind: 'bars' }>,
	frame: PlotFrame
): Plot {
	const { x, width, theme, prefix } = frame;
	const beside = width >= NARROW;
	const labelWidth = beside ? Math.min(230, width * 0.34) : width;
	const columns = series.map(({ column }) => table.columns.findIndex(({ id }) => id === column));
	const lines = linesOf(table, columns, labelWidth - (beside ? 16 : 0));
	const marks = lines.flatMap((line) => line.marks);
	const left = beside ? x + labelWidth : x;
	const longest = Math.max(0, ...marks.map(({ words }) => widthOf(words, SMALL)));
	const right = Math.max(left + 60, x + width - longest - LABEL_GAP);
	const scale = scaleOver(
		marks.flatMap(({ cell }) => numberIn(cell) ?? []),
		unit,
		[left, right]
	);
	const zero = scale(0);

	// Above their bars, words stand on the lines of the scale.
	const ink = { colour: theme.ink, ...(!beside && { halo: theme.page }) };
	let y = frame.top;
	const parts: string[] = [];
	for (const { heading, indent, label, marks: inRow } of lines) {
		if (heading) {
			parts.push(text(heading, x, y + HEADING / 2, STRONG, ink));
			y += HEADING;
		}
		const bars = inRow.length * (BAR + BAR_GAP) - BAR_GAP;
		const words = label.length * lineHeight(BODY);
		const tall = beside ? Math.max(bars, words) : bars + words + 4;
		const from = beside ? y + (tall - words) / 2 : y;
		label.forEach((line, i) =>
			parts.push(text(line, x + indent, from + (i + 0.5) * lineHeight(BODY), BODY, ink))
		);
		let at = beside ? y + (tall - bars) / 2 : y + words + 4;
		for (const { series: i, cell, words: value } of inRow) {
			const number = numberIn(cell);
			const hidden = cell.type === 'withheld';
			const end = number === null ? zero : scale(number);
			const box = { x: Math.min(zero, end), y: at, width: Math.abs(end - zero), height: BAR };
			if (hidden) parts.push(stub({ ...box, x: zero, width: STUB }, theme, prefix));
			else if (number !== null && number !== 0) parts.push(bar(box, theme, styleOf(series[i]!, i), prefix));
			const after = (hidden ? zero + STUB : Math.max(zero, end)) + LABEL_GAP;
			parts.push(text(value, after, at + BAR / 2, SMALL, { colour: number ? theme.ink : theme.quiet }));
			at += BAR + BAR_GAP;
		}
		y += tall + ROW_GAP;
	}
	const ticks = ticksOf(scale, unit);
	const bottom = y - ROW_GAP / 2;
	const grid = ticks.map((tick) =>
		rule(scale(tick), frame.top, scale(tick), bottom, tick === 0 ? theme.axis : theme.grid)
	);
	const tickLabels = ticks.map((tick) =>
		text(tickWords(tick, unit), scale(tick), bottom + 12, SMALL, {
			colour: theme.quiet,
			anchor: beside || tick !== ticks[0] ? 'middle' : 'start'
		})
	);
	const samples = series.map((one, i) => ({
		words: one.title,
		sample: (sx: number, middle: number) =>
			bar({ x: sx, y: middle - BAR / 2, width: SAMPLE, height: BAR }, theme, styleOf(one, i), prefix)
	}));
	return {
		svg: [...grid, ...parts, ...tickLabels].join('\n'),
		height: bottom + 22 - frame.top,
		// One series needs no legend: the title says what it is.
		legend: [
			...(series.length > 1 || series[0]?.title !== table.columns[columns[0]!]?.title ? samples : []),
			...(marks.some(({ cell }) => cell.type === 'withheld') ? [frame.withheld] : [])
		]
	};
}

function linesOf(table: FigureTable, columns: readonly number[], width: number): Line[] {
	const rows = table.rows.filter(({ total }) => !total);
	const titles = new Set(rows.filter(({ group }) => group === '').map(({ title }) => title));
	return rows.map((row, i) => {
		const nested = titles.has(row.group);
		const indent = row.group === '' ? 0 : INDENT;
		const heading = nested || row.group === (rows[i - 1]?.group ?? '') ? '' : row.group;
		const cells = columns.map((column, series) => ({ series, cell: row.cells[column]! }));
		const said = cells.filter(({ cell }) => numberIn(cell) !== null || cell.type === 'withheld');
		return {
			row,
			heading,
			indent,
			label: wrap(row.title, BODY, width - indent, 4),
			marks: (said.length > 0 ? said : cells.slice(0, 1)).map((one) => ({ ...one, words: wordsOn(one.cell) }))
		};
	});
}

/** Whole pounds where there are no pennies; words where there is no number. */
const wordsOn = (cell: FigureCell): string =>
	cell.type === 'pence'
		? shortPounds(cell.pence)
		: cell.type === 'accounts'
			? 'documents differ'
			: cellWords(cell);
