// How much was collected of each sort of data, at which site and in which phase, as documents print it: kept to be
// compared with what the numbers add up to, never corrected.
import { isSmall } from '#lib/domain/spend/suppression.ts';
import type { Citation } from './study.ts';

/** One number. `phaseId` is null where a document counts over all phases. */
export interface CollectedCell {
	siteId: string;
	phaseId: string | null;
	n: number;
}

export interface DataCollectionRow {
	id: string;
	/** What is counted: "Interviews: social workers". */
	what: string;
	/** True where parents, young people or their cases are counted: small numbers of these are withheld. */
	ofFamilies: boolean;
	/** No two of one site and phase. Null where they are withheld: see {@link releasedCollection}; never stored so. */
	cells: readonly CollectedCell[] | null;
	/** Null where none is printed. Where `cells` is null: the one total that may be shown, null where none may. */
	printedTotal: number | null;
	citations: readonly Citation[];
	note: string;
}

/** What the numbers come to; null where they are withheld. */
export const collectedSum = ({ cells }: Pick<DataCollectionRow, 'cells'>): number | null =>
	cells && cells.reduce((sum, { n }) => sum + n, 0);

/** True where the printed total is not what the numbers come to. */
export function totalDiffers(row: DataCollectionRow): boolean {
	const sum = collectedSum(row);
	return sum !== null && row.printedTotal !== null && row.printedTotal !== sum;
}

/**
 * The rows as they may be shown. A row about families with a small number in it, or with a printed total that a small
 * number parts from the sum, keeps one total where that is large enough, and nothing else: with the other numbers or the
 * note, the small one could be worked out.
 * @param threshold from how many on a number is shown; null where nothing is withheld
 */
export function releasedCollection(
	rows: readonly DataCollectionRow[],
	threshold: number | null
): readonly DataCollectionRow[] {
	if (threshold === null) return rows;
	return rows.map((row) => {
		const sum = collectedSum(row);
		if (!row.ofFamilies || row.cells === null || sum === null) return row;
		const total = row.printedTotal ?? sum;
		const numbers = [...row.cells.map(({ n }) => n), total, Math.abs(total - sum)];
		if (!numbers.some((n) => isSmall(n, threshold))) return row;
		return { ...row, cells: null, printedTotal: total >= threshold ? total : null, note: '' };
	});
}
