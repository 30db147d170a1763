// What the reader of a ledger is told, what was answered to its questions, and the lines that it makes.
import type { DateOrder } from '#lib/domain/spend/spend-settings.ts';
import type { SpendKind } from '#lib/domain/spend/spend-line.ts';
import type { ColumnMapping, LeftOut, PersonalDataHit, Question, Receipt } from './receipt.ts';

export interface LedgerSettings {
	dateOrder: { order: DateOrder; from: 'request' | 'study' };
	columns?: { mapping: ColumnMapping; from: 'remembered' | 'chosen' };
	/** Where somebody pointed at it: the record of the headings, null for a file without. */
	headerRecord?: number | null;
	/** ISO day. */
	today: string;
	sites: readonly { id: string; name: string; alias: string }[];
	strands: readonly { id: string; title: string; siteId: string }[];
	/** Of lines where neither a column nor the heading of the amounts says whether they are spent or agreed. */
	defaultKind: SpendKind;
}

/** What the evaluator answered; the same answers to the same file make the same receipt. */
export interface Decisions {
	/** The value of a reading, or one of the person's own; null leaves the record out. */
	answers?: readonly { record: number; field: Question['field']; value: string | number | null }[];
	personalData?: readonly {
		record: number;
		field: 'purpose' | 'note';
		/** As the receipt names it. */
		text: string;
		action: 'replace' | 'keep' | 'reject';
		/** What stands there instead. */
		with?: string;
	}[];
	columns?: ColumnMapping;
	headerRecord?: number | null;
}

/** A record that is a payment, refund or agreed sum. */
export interface LedgerLine {
	/** From 1. */
	record: number;
	/** ISO 8601, as exact as the file says. */
	date: string | null;
	/** Empty where the record has none. */
	familyCode: string;
	/** Signed. */
	pence: number;
	purpose: string;
	note: string;
	reference: string;
	approvedBy: string;
	/** Null where the file does not say. */
	siteId: string | null;
	strandId: string | null;
	instalment: number | null;
	kind: SpendKind;
	/** As it stands in the file. */
	category: string;
	/** See FLAGS in words.ts. */
	flags: string[];
	/** The purpose as it stands in the file, where personal data in it was replaced: its fingerprint stays the same. */
	filedPurpose?: string;
}

/** A line that the register holds already. */
export interface HeldLine {
	id: string;
	date: string | null;
	familyCode: string;
	pence: number;
	purpose: string;
	reference: string;
	siteId: string;
	kind: SpendKind;
	fingerprint: string;
}

/** What a file holds, before it is compared with the register. */
export interface LedgerReading {
	headerRecord: number | null;
	/** In the order of the file. */
	lines: LedgerLine[];
	questions: Question[];
	rejected: LeftOut[];
	skipped: LeftOut[];
	/** Nobody decided about it yet; the lines it is in are in `lines`. */
	personalData: PersonalDataHit[];
	read: Receipt['read'];
}
