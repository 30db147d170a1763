// Tables for people who may not see single cases: small numbers are withheld, and as many others as it takes. Tables of
// one wave have numbers in common, so that all of them are looked at together.
import { suppress, type Withheld } from '#lib/domain/spend/suppression.ts';
import type { AnswerTable, Count } from './answer-table.ts';
import { notesOf } from './tables.ts';

/** What one table withholds. The last row of cells and row totals is of cases without an answer. */
interface Hidden extends Withheld {
	/** Of cases that answered, by column and of all. */
	answered: boolean[];
	answeredTotal: boolean;
}

/** Numbers that stand in several tables: where one withholds them, all do. */
interface Shared {
	/** Of the column of all cases, by question. */
	rows: Map<string, boolean[]>;
	answered: boolean;
	/** Of cases in a column, by split. */
	columns: Map<string, boolean[]>;
	total: boolean;
}

/**
 * @param tables of all questions and splits of one wave, each with the column of all cases at its end; nothing withheld
 * @param threshold cases; from this many on a number is shown
 */
export function withholdTogether(tables: readonly AnswerTable[], threshold: number): AnswerTable[] {
	const shared: Shared = { rows: new Map(), columns: new Map(), answered: false, total: false };
	for (;;) {
		const before = JSON.stringify([...shared.rows, ...shared.columns, shared.answered, shared.total]);
		const hidden = tables.map((table) => hiddenIn(table, shared, threshold));
		tables.forEach((table, i) => share(table, hidden[i]!, shared));
		const after = JSON.stringify([...shared.rows, ...shared.columns, shared.answered, shared.total]);
		if (after === before) return tables.map((table, i) => shown(table, hidden[i]!));
	}
}

function hiddenIn(table: AnswerTable, shared: Shared, threshold: number): Hidden {
	const inner = table.columns.slice(0, -1).map((_, c) => c);
	const rows = table.rows.map(({ counts }) => inner.map((c) => counts[c]!));
	const unanswered = inner.map((c) => table.unanswered[c]!);
	const rowTotals = shared.rows.get(table.id) ?? [];
	const columnTotals = shared.columns.get(table.split) ?? [];
	const { total } = shared;
	if (!table.several) {
		const all = suppress(
			{ cells: [...rows, unanswered], withheld: { rowTotals, columnTotals, total } },
			threshold
		);
		const without = all.cells.at(-1)!;
		return {
			...all,
			answered: inner.map((c) => all.columnTotals[c]! || without[c]!),
			answeredTotal: all.total || all.rowTotals.at(-1)!
		};
	}
	// Issues do not add up to cases: they are one table, cases with and without an answer another.
	const issues = suppress(
		{ cells: rows, totals: { rows: true, columns: false, whole: false }, withheld: { rowTotals } },
		threshold
	);
	const cases = suppress(
		{
			cells: [inner.map((c) => table.columns[c]!.answered!), unanswered],
			withheld: { rowTotals: [shared.answered, rowTotals[rows.length] ?? false], columnTotals, total }
		},
		threshold
	);
	return {
		cells: [...issues.cells, cases.cells[1]!],
		rowTotals: [...issues.rowTotals, cases.rowTotals[1]!],
		columnTotals: cases.columnTotals,
		total: cases.total,
		answered: cases.cells[0]!,
		answeredTotal: cases.rowTotals[0]!
	};
}

function share(table: AnswerTable, hidden: Hidden, shared: Shared): void {
	const either = (known: boolean[] | undefined, more: boolean[]) =>
		more.map((each, i) => each || known?.[i] === true);
	shared.rows.set(table.id, either(shared.rows.get(table.id), hidden.rowTotals));
	shared.columns.set(table.split, either(shared.columns.get(table.split), hidden.columnTotals));
	if (table.several) shared.answered ||= hidden.answeredTotal;
	shared.total ||= hidden.total;
}

function shown(table: AnswerTable, hidden: Hidden): AnswerTable {
	const all = table.columns.length - 1;
	const keep = (n: Count, withheld: boolean): Count => (withheld ? null : n);
	const inRow = (counts: readonly Count[], r: number) =>
		counts.map((n, c) => keep(n, c === all ? hidden.rowTotals[r]! : hidden.cells[r]![c]!));
	const columns = table.columns.map((column, c) => ({
		...column,
		cases: keep(column.cases, c === all ? hidden.total : hidden.columnTotals[c]!),
		answered: keep(column.answered, c === all ? hidden.answeredTotal : hidden.answered[c]!)
	}));
	return {
		...table,
		suppressed: true,
		columns,
		notes: notesOf(table.several, table.split, columns),
		rows: table.rows.map((row, r) => ({ ...row, counts: inRow(row.counts, r) })),
		unanswered: inRow(table.unanswered, table.rows.length)
	};
}
