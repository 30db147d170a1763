// A look over a text before it is taken apart into cells, which takes seconds and gigabytes for a text that is no table.
import type { TableLimits } from './grid.ts';
import { counted, RefusedFile } from './refused-file.ts';

/** How records end: `mixed` where other line breaks stand among them, in cells or between records. */
export type LineBreak = '\n' | '\r\n' | '\r' | 'mixed';

const LONGEST_LINE = 1_000_000;
const MOST_CELLS = 20_000_000;
/** Quotation marks in the middle of words; each is taken down by the parser. */
const MOST_STRAY_MARKS = 100_000;
const [LF, SPACE, QUOTE] = [10, 32, 34];

export const tooManyRows = (limits: TableLimits) =>
	new RefusedFile(
		'too-many-rows',
		`This table has more than ${counted(limits.rows)} rows. Split it and import the parts one by one.`
	);
const noTable = (reason: string) =>
	new RefusedFile(
		'not-a-table',
		`${reason} That is no table. Choose the ledger as an Excel workbook (.xlsx) or as a CSV file.`
	);

/** How often a character stands in the text where `counts` says so. */
function countOf(text: string, character: string, counts: (at: number) => boolean): number {
	let count = 0;
	for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1))
		if (counts(at)) count++;
	return count;
}

/** Whether some line has more characters than a line of a table has. */
function hasEndlessLine(text: string): boolean {
	let from = 0;
	while (text.length - from > LONGEST_LINE) {
		// Looks back from as far as a line may go, so that most lines are passed over.
		const window = text.slice(from, from + LONGEST_LINE);
		const end = Math.max(window.lastIndexOf('\n'), window.lastIndexOf('\r'));
		if (end < 0) return true;
		from += end + 1;
	}
	return false;
}

/**
 * @param delimiter a single character
 * @throws RefusedFile
 */
export function lineBreakOf(text: string, delimiter: string, limits: TableLimits): LineBreak {
	const between = delimiter.charCodeAt(0);
	const isOrdinary = (code: number) => code > SPACE && code !== QUOTE && code !== between;
	const isStray = (at: number) => isOrdinary(text.charCodeAt(at - 1)) && isOrdinary(text.charCodeAt(at + 1));
	if (hasEndlessLine(text)) throw noTable('A line of this file has more than a million characters.');
	const pairs = countOf(text, '\r', (at) => text.charCodeAt(at + 1) === LF);
	const breaks = {
		'\n': countOf(text, '\n', () => true) - pairs,
		'\r\n': pairs,
		'\r': countOf(text, '\r', () => true) - pairs
	};
	const lines = breaks['\n'] + breaks['\r\n'] + breaks['\r'];
	// Cells may hold line breaks, but not as many as there are rows.
	if (lines > limits.rows * 2) throw tooManyRows(limits);
	if (text.length > MOST_CELLS && countOf(text, delimiter, () => true) + lines > MOST_CELLS)
		throw noTable(`This file has more than ${counted(MOST_CELLS)} cells.`);
	if (countOf(text, '"', isStray) > MOST_STRAY_MARKS)
		throw noTable('This file is full of quotation marks within words.');
	const used = (['\n', '\r\n', '\r'] as const).filter((one) => breaks[one]);
	return used.length > 1 ? 'mixed' : (used[0] ?? '\n');
}

/** The text with `\n` behind every record; line breaks in quoted cells stay as they are. */
export const withOneLineBreak = (text: string, delimiter: string): string =>
	text.replaceAll(new RegExp(`(?<=^|[\\${delimiter}\r\n])"[^"]*(?:""[^"]*)*"|\r\n?`, 'g'), (found) =>
		found.startsWith('"') ? found : '\n'
	);
