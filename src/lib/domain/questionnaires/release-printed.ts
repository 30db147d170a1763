// Printed tables for whoever may not see single cases.
import { isSmall } from '#lib/domain/spend/suppression.ts';
import type { PrintedTable } from '#lib/domain/study/study.ts';

/**
 * Those without a small number. A table with one is left out whole: what a document prints beside it, as totals and
 * shares, would give a withheld cell away.
 * @param threshold cases from which on a number is shown; null where nothing is withheld
 */
export const releasedPrinted = (
	tables: readonly PrintedTable[],
	threshold: number | null
): readonly PrintedTable[] =>
	threshold === null ? tables : tables.filter((table) => !hasSmall(table, threshold));

function hasSmall({ rows, several, printedTotal, printedShares }: PrintedTable, threshold: number): boolean {
	const computed = rows.reduce((all, { n }) => all + n, 0);
	// What a total has beyond its rows are cases, too.
	const rest = several || printedTotal === null ? 0 : Math.abs(printedTotal - computed);
	return [
		...rows.map(({ n }) => n),
		printedTotal ?? 0,
		rest,
		...printedShares.map(({ percent, of }) => Math.round((percent / 100) * of))
	].some((n) => isSmall(n, threshold));
}
