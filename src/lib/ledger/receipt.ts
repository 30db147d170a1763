// What became of every record of a file. It adds up: each is imported, asked about, rejected or skipped, and the
// header is named. `record` is counted from 1 over the whole file, header and blank rows included.
import type { SpendKind } from '#lib/domain/spend/spend-line.ts';
import type { DateOrder } from '#lib/domain/spend/spend-settings.ts';

export interface ReceiptRecord {
	record: number;
	/** ISO 8601, as exact as the file says; null where it has no column of dates. */
	date: string | null;
	/** Pseudonymous code; null where the record has none. */
	family: string | null;
	/** Signed whole pence. */
	pence: number;
	/** What deserves a look, see FLAGS in words.ts. */
	flags?: string[];
}

/** One way to read what is asked about: an ISO date, or pence as a whole number, or a choice such as `import`. */
export interface Reading {
	value: string | number;
	/** As a person would say it. */
	words: string;
}

export interface Question {
	record: number;
	field: 'date' | 'amount' | 'family' | 'site' | 'record';
	/** What stands in the file. */
	raw: string;
	/** A stable code. */
	why: string;
	readings?: Reading[];
}

/** The cells of one record as they stand in the file, for people to see what is meant. */
export interface ShownRow {
	record: number;
	cells: string[];
}

/** `why` is a stable code, `message` the words for it. */
export interface LeftOut {
	record: number;
	why: string;
	message: string;
}

export interface PersonalDataHit {
	record: number;
	field: 'purpose' | 'note';
	/** The part of the text that looks like personal data. */
	text: string;
	kind: PersonalDataKind;
}

export const PERSONAL_DATA_KINDS = [
	'name',
	'address',
	'postcode',
	'phone',
	'email',
	'nhs-number',
	'ni-number',
	'date-of-birth',
	'bank-details'
] as const;
export type PersonalDataKind = (typeof PERSONAL_DATA_KINDS)[number];

/** What a column of the file means. */
export const COLUMN_ROLES = [
	'date',
	'amount',
	'debit',
	'credit',
	'direction',
	'family',
	'purpose',
	'note',
	'reference',
	'approved-by',
	'site',
	'strand',
	'instalment',
	'kind',
	'category'
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** Role → index of the column, from 0. */
export type ColumnMapping = Partial<Record<ColumnRole, number>>;

/** A total that the file states itself, beside ours. */
export interface StatedTotal {
	record: number;
	pence: number;
	/** The sum of what stands above it since the last total. */
	computedPence: number;
	agrees: boolean;
}

export interface Receipt {
	/** Null where the file has no row of headings. */
	headerRecord: number | null;
	records: ReceiptRecord[];
	questions: Question[];
	rejected: LeftOut[];
	skipped: LeftOut[];
	personalData: PersonalDataHit[];
	/** Of `records`. */
	control: { records: number; sumPence: number };
	/** The heading, the first records below it, and those that need somebody's eye, in order; see shown-rows.ts. */
	rows?: ShownRow[];
	/** How the file was read. */
	read: {
		format: 'csv' | 'xlsx';
		encoding: string | null;
		delimiter: string | null;
		sheets: { name: string; rows: number; hidden: boolean; used: boolean }[];
		dateSystem: 1900 | 1904 | null;
		/** The order that dates were read in, who settled it, and the records that speak against it. */
		dateOrder: { order: DateOrder; from: 'request' | 'study'; against: number[] };
		headings: string[];
		columns: ColumnMapping;
		/** `remembered` of this site, `suggested` from the headings, or `chosen` in the request. */
		columnsFrom: 'remembered' | 'suggested' | 'chosen';
		/** All records of the file, header and blank rows included. */
		fileRecords: number;
		totals: StatedTotal[];
		/** True where amounts are in pence, not pounds. */
		inPence: boolean;
		/** What the lines of the file are; `mixed` where some are spent and some agreed, which are never added. */
		kind: SpendKind | 'mixed';
	};
	/** Against what the ledger held already. */
	held: {
		/** Records that were there already; these are also in `skipped`. */
		already: number;
		/** Held lines in the time that the file covers, which the file does not have. */
		notInFile: number;
		/** Records that look like a held line that was changed; these are also in `questions`. */
		changed: { record: number; lineId: string; was: { date: string | null; pence: number } }[];
		/** Records that take back an earlier payment: another record of the file, or a held line. */
		reversals: { record: number; of: { record: number } | { lineId: string } }[];
	};
}
