// Which records of a file go into its receipt with their cells: nobody can answer a question about a row unseen.
import { type Grid, textOf } from './grid.ts';
import type { Receipt, ShownRow } from './receipt.ts';

/** The first records below the heading: they show what a column holds. */
const EXAMPLES = 4;
/** More than these nobody looks at one by one; in records. */
export const MOST_SHOWN = 3000;
/** Of a cell, in characters. */
const CELL_LENGTH = 2000;

/** The heading, the first records below it, then what is asked about, suspected or rejected, in the order of the file. */
export function shownRows(
	grid: Grid,
	receipt: Pick<Receipt, 'headerRecord' | 'questions' | 'personalData' | 'rejected'>
): ShownRow[] {
	const header = receipt.headerRecord ?? 0;
	const wanted = new Set<number>(header > 0 ? [header] : []);
	for (let record = header + 1; record <= grid.rows.length && wanted.size <= EXAMPLES; record++)
		if (grid.rows[record - 1]!.some((cell) => textOf(cell).trim() !== '')) wanted.add(record);
	for (const list of [receipt.questions, receipt.personalData, receipt.rejected])
		for (const { record } of list) {
			if (wanted.size >= MOST_SHOWN) break;
			wanted.add(record);
		}
	return [...wanted]
		.sort((a, b) => a - b)
		.map((record) => ({
			record,
			cells: (grid.rows[record - 1] ?? []).map((cell) => textOf(cell).slice(0, CELL_LENGTH))
		}));
}
