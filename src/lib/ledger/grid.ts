// A table as it stands in a file: rows of cells, before anybody says what they mean.

/** A cell of a workbook that is more than text. */
export interface TypedCell {
	/** As a person sees it. */
	text: string;
	/** Where the workbook holds a number. */
	number?: number;
	/** Where the workbook shows that number as a date: ISO 8601 day, by the workbook's own date system. */
	date?: string;
	/** The cell works its value out. */
	formula?: boolean;
	/** An error such as #REF!, or a formula whose value was never stored. */
	broken?: 'error' | 'no-value';
	/** The value stands in the first cell of the merged cells that this one belongs to. */
	merged?: boolean;
}

export type Cell = string | TypedCell;

export const textOf = (cell: Cell | undefined): string =>
	cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text;

export interface SheetInfo {
	name: string;
	rows: number;
	hidden: boolean;
	/** This is the one that was read. */
	used: boolean;
}

export interface Grid {
	format: 'csv' | 'xlsx';
	/** Such as `utf-8`, `windows-1252`, `utf-16le`; null for a workbook. */
	encoding: string | null;
	/** Such as `,`, `;`, a tab; null for a workbook. */
	delimiter: string | null;
	/** Sheets of the workbook; empty for text. */
	sheets: readonly SheetInfo[];
	/** Every record of the file in order, blank ones included; the first one is record 1. Cells to the right may be missing. */
	rows: readonly (readonly Cell[])[];
	/** Records (from 1) that the workbook hides. */
	hiddenRows: ReadonlySet<number>;
	/** Whether a serial number counts days from 1900 or 1904; null for text, which does not say. */
	dateSystem: 1900 | 1904 | null;
}

/** Why a file cannot be read as a table at all. The code is stable; the words say what to do. */
export interface FileProblem {
	code:
		| 'empty-file'
		| 'too-large'
		| 'not-a-table'
		| 'password-protected'
		| 'damaged'
		| 'unsafe-workbook'
		| 'old-workbook'
		| 'no-such-sheet'
		| 'too-many-rows'
		| 'too-many-columns'
		| 'unknown-encoding'
		| 'columns-unclear';
	message: string;
}

/** How much of a file is taken. */
export interface TableLimits {
	/** Bytes of the file. */
	bytes: number;
	/** Bytes of all parts of a workbook, unpacked. */
	unpackedBytes: number;
	rows: number;
	columns: number;
}

export const TABLE_LIMITS: TableLimits = {
	bytes: 50 * 1024 * 1024,
	unpackedBytes: 250 * 1024 * 1024,
	rows: 1_000_000,
	columns: 500
};
