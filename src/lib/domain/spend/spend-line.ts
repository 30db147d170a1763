// A line of the spend register: one payment, refund or agreed sum, as a site returned it or somebody entered it.

/** Sums that were paid out, and sums that were promised: never added to each other. */
export const SPEND_KINDS = ['spent', 'agreed'] as const;
export type SpendKind = (typeof SPEND_KINDS)[number];

/** The largest sum of one line, in pence and either direction: what is more is a slip, and sums of it lose pence. */
const MOST_PENCE = 1e12;

/** True for what one line can say. */
export const isPence = (value: number): boolean =>
	Number.isSafeInteger(value) && Math.abs(value) <= MOST_PENCE;

/** What a person sets of a line. */
export interface SpendFields {
	siteId: string;
	strandId: string | null;
	/** ISO 8601, as exact as is known: a year, a month or a day. */
	date: string | null;
	/** Pseudonymous code of the family or case; empty where none is known. */
	familyCode: string;
	/** Which payment of a family this is, from 1; null where nobody counted. */
	instalment: number | null;
	kind: SpendKind;
	/** Signed whole pence; negative for refunds. */
	pence: number;
	purpose: string;
	note: string;
	/** The council's own number of the transaction; empty where it has none. */
	reference: string;
	/** The role that approved it; `none` where it is recorded that nobody did; empty where nothing is recorded. */
	approvedBy: string;
	/** Of the study's categories; empty where it is not coded yet. */
	categoryId: string;
}

export interface SpendLine extends SpendFields {
	id: string;
	studyId: string;
	/** The import that it came with; null where somebody entered it by hand. */
	importId: string | null;
	/** Which record of that file, from 1, counting header and blank rows. */
	record: number | null;
	/** The source of the study that it stands in. */
	sourceId: string | null;
	/** What was noticed at the import, e.g. `refund`, `formula`. */
	flags: readonly string[];
	/** The line that this one takes back. */
	reversalOf: string | null;
	/** Set where somebody left it out of all figures, with the reason that is printed under them. */
	excluded: { reason: string; by: string; at: string } | null;
	/** Counts edits from 1. */
	revision: number;
	createdBy: string;
	createdAt: string;
	updatedBy: string;
	updatedAt: string;
}
