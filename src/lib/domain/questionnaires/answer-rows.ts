// Tables as rows of a spreadsheet: answers with their percentages, printed ones with what their numbers come to.
import type { PrintedTable } from '#lib/domain/study/study.ts';
import type { AnswerTable, Count } from './answer-table.ts';
import { checkPrinted } from './printed.ts';
import { percentOf } from './rounding.ts';

/** Heading first; a withheld number is the word for it. */
export function answerTableRows(table: AnswerTable): (string | number)[][] {
	const share = (n: Count, answered: Count): string | number =>
		n === null || answered === null ? 'withheld' : answered === 0 ? '' : percentOf(n, answered);
	const number = (n: Count): string | number => n ?? 'withheld';
	const across = (of: (c: number) => (string | number)[]) => table.columns.flatMap((_, c) => of(c));
	return [
		[
			table.title,
			...across((c) => [table.columns[c]!.title, `${table.columns[c]!.title}: % of those who answered`])
		],
		...table.rows.map(({ title, counts }) => [
			title,
			...across((c) => [number(counts[c]!), share(counts[c]!, table.columns[c]!.answered)])
		]),
		['Not answered', ...across((c) => [number(table.unanswered[c]!), ''])],
		['Cases that answered', ...across((c) => [number(table.columns[c]!.answered), ''])],
		['Cases', ...across((c) => [number(table.columns[c]!.cases), ''])],
		...table.notes.map((note) => [note])
	];
}

/** Heading first, then the rows, then one row for each comparison. */
export function printedTableRows(table: PrintedTable): (string | number)[][] {
	return [
		[table.title, table.unit],
		...table.rows.map(({ label, n }) => [label, n]),
		['Printed total', table.printedTotal ?? ''],
		['Comparison', 'Printed', 'Computed', 'Verdict', 'Why'],
		...checkPrinted(table).map(({ title, printed, computed, verdict, words }) => [
			title,
			printed,
			computed,
			verdict,
			words
		])
	];
}
