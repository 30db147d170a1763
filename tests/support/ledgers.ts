// Ledgers for tests: a grid from rows, and its receipt as the server makes it.
import type { DateOrder } from '#lib/domain/spend/spend-settings.ts';
import type { SpendKind } from '#lib/domain/spend/spend-line.ts';
import type { Cell, Grid } from '#lib/ledger/grid.ts';
import {
	readLedger,
	receiptOf,
	reconcile,
	type Decisions,
	type HeldLine,
	type LedgerReading,
	type LedgerSettings
} from '#lib/ledger/read-ledger.ts';
import type { Receipt } from '#lib/ledger/receipt.ts';

export interface LedgerOptions {
	dateOrder?: DateOrder;
	kind?: SpendKind;
	today?: string;
	decisions?: Decisions;
}

export const gridOf = (rows: readonly (readonly Cell[])[], more: Partial<Grid> = {}): Grid => ({
	format: 'csv',
	encoding: 'utf-8',
	delimiter: ',',
	sheets: [],
	rows,
	hiddenRows: new Set(),
	dateSystem: null,
	...more
});

/** Settings as a study of three sites has them; its today is the last day of 2019. */
export const ledgerSettings = ({ dateOrder, kind, today }: LedgerOptions = {}): LedgerSettings => ({
	dateOrder: dateOrder ? { order: dateOrder, from: 'request' } : { order: 'dmy', from: 'study' },
	today: today ?? '2019-12-31',
	sites: [
		{ id: 'hillingdon', name: 'Hillingdon London Borough Council', alias: 'Pilot 1' },
		{ id: 'darlington', name: 'Darlington Borough Council', alias: 'Pilot 2' },
		{ id: 'wigan', name: 'Wigan Council', alias: 'Pilot 3' }
	],
	strands: [
		{ id: 'care-entry', title: 'Risk of care entry', siteId: 'wigan' },
		{ id: 'reunification', title: 'Reunification', siteId: 'wigan' }
	],
	defaultKind: kind ?? 'spent'
});

/** @throws where the columns are unclear */
export function readingFor(grid: Grid, options: LedgerOptions = {}): LedgerReading {
	const result = readLedger(grid, ledgerSettings(options), options.decisions);
	if (!result.ok) throw new Error(result.problem.message);
	return result.reading;
}

export function receiptFor(grid: Grid, options: LedgerOptions = {}, held: readonly HeldLine[] = []): Receipt {
	const reading = readingFor(grid, options);
	return receiptOf(reading, reconcile(reading.lines, held, { siteId: 'hillingdon', ...options }));
}
