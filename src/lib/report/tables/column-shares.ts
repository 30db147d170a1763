// How wide the columns of a table are, so that no word is broken where it stands on A4 portrait in 9 pt.
import { figureRoom, POINTS_PER_MM } from '#lib/report/page.ts';
import { measure } from '#lib/text/measure.ts';

/** Room for a table on A4 portrait, in pt. */
export const TABLE_WIDTH = figureRoom('a4-portrait').width * POINTS_PER_MM;
const SIZE = 9;
/** Left and right of the text in a cell, together, in pt. */
const PADDING = 9;
/** No column needs more than this to be readable, in pt. */
const WIDEST = 170;

export interface ColumnTexts {
	title: string;
	cells: readonly string[];
	/** Cells that are set as bold as the title: those of sums. */
	bold?: readonly string[];
}

/** The width in pt below which a column would break a word. */
export const narrowest = ({ title, cells, bold = [] }: ColumnTexts): number =>
	PADDING +
	Math.max(
		...[title, ...bold].map((text) => longestWord(text, 600)),
		...cells.map((cell) => longestWord(cell, 400)),
		0
	);

const longestWord = (text: string, weight: 400 | 600): number =>
	Math.max(0, ...text.split(/\s+/).map((word) => measure(word, { size: SIZE, weight })));

/**
 * The share of each column of the width of the table. Each gets what its longest word needs; what is left goes to those
 * with most to say. All of them come to 1.
 */
export function sharesOf(columns: readonly ColumnTexts[]): number[] {
	const least = columns.map((column) => Math.min(narrowest(column), WIDEST));
	const left = Math.max(0, TABLE_WIDTH - sum(least));
	const wants = columns.map((column, i) => Math.max(0, wantedBy(column) - least[i]!));
	const wanted = sum(wants);
	const widths = least.map(
		(width, i) => width + left * (wanted > 0 ? wants[i]! / wanted : 1 / columns.length)
	);
	const all = sum(widths);
	return widths.map((width) => width / all);
}

/** What a column would take to set its texts in few lines: more text wants more width, though less and less so. */
function wantedBy({ title, cells }: ColumnTexts): number {
	const lengths = cells.filter(Boolean).map((cell) => measure(cell, { size: SIZE, weight: 400 }));
	const mean = sum(lengths) / Math.max(1, lengths.length);
	return (
		PADDING + Math.max(measure(title, { size: SIZE, weight: 600 }), Math.min(mean, 14 * Math.sqrt(mean)))
	);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
