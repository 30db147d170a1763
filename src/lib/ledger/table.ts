// A grid with what its columns mean: what all that reads a record needs to know.
import type { SpendKind } from '#lib/domain/spend/spend-line.ts';
import { filledColumns, mergedAcross, readDateCell } from './cells.ts';
import type { DateContext, DateReading } from './dates.ts';
import { type Cell, type Grid, textOf } from './grid.ts';
import type { Header } from './headings.ts';
import type { LedgerSettings } from './ledger-line.ts';
import type { ColumnMapping, ColumnRole } from './receipt.ts';

export interface Table {
	rows: Grid['rows'];
	hiddenRows: Grid['hiddenRows'];
	header: Header;
	columns: ColumnMapping;
	/** Columns that hold money. */
	money: ReadonlySet<number>;
	inPence: boolean;
	/** Set where the headings say that amounts are neither pounds nor pence: every one is asked about. */
	strangeUnit: 'other-currency' | 'thousands' | null;
	/** Where a record does not say itself. */
	kind: SpendKind;
	dates: DateContext;
	settings: LedgerSettings;
}

/** The cell of a record that a column of this meaning has; nothing where it only belongs to its neighbour. */
export function cellOf(table: Table, at: number, role: ColumnRole): Cell | undefined {
	const column = table.columns[role];
	return column === undefined || mergedAcross(table.rows, at, column) ? undefined : table.rows[at]![column];
}

export const trimmed = (table: Table, at: number, role: ColumnRole): string =>
	textOf(cellOf(table, at, role)).trim();

/** Columns that say something of their own and are not money. */
export const wordColumns = (table: Table, at: number): number[] =>
	filledColumns(table.rows, at).filter((column) => !table.money.has(column));

/** Some column that is not money says something of its own. */
export const hasWords = (table: Table, at: number): boolean =>
	table.rows[at]!.some(
		(cell, column) =>
			!table.money.has(column) && textOf(cell).trim() !== '' && !mergedAcross(table.rows, at, column)
	);

/** Reads dates of cells, each text once. */
export function dateReader(table: Table): (at: number) => DateReading {
	const known = new Map<string, DateReading>();
	return (at) => {
		const cell = cellOf(table, at, 'date');
		if (typeof cell === 'object') return readDateCell(cell, table.dates);
		const text = cell ?? '';
		const before = known.get(text);
		if (before) return before;
		const reading = readDateCell(text, table.dates);
		known.set(text, reading);
		return reading;
	};
}
