// What stands beneath a figure: how many were counted, what is left out and why, notes, and of when the data are.
import type { FigureExclusion, FigureTable } from '#lib/domain/spend/figure-table.ts';
import { shortPounds } from '#lib/domain/spend/pounds.ts';

/** Each a paragraph of its own, the same in drawings, tables and pages. */
export function notesOf(figure: FigureTable): string[] {
	return [
		`n = ${figure.n}.`,
		...figure.exclusions.map(exclusionWords),
		...figure.leavesOut,
		...figure.notes,
		...(figure.dataVersion === null ? [] : [`Data version ${figure.dataVersion} of the spend register.`])
	];
}

/** "Left out: 2 lines, £79,261. Two very large sums …" */
export function exclusionWords({ reason, n, pence }: FigureExclusion): string {
	if (n === null || pence === null) return `Left out (number and sum are withheld): ${reason}`;
	return `Left out: ${n === 1 ? '1 line' : `${n} lines`}, ${shortPounds(pence)}. ${reason}`;
}
