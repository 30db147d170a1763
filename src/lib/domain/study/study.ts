// A study: one evaluation with its phases, sites and strands, the facts known of each site and who had to approve what.

export interface Phase {
	id: string;
	title: string;
	order: number;
}

/** A part of a site with rules of its own. */
export interface Strand {
	id: string;
	title: string;
}

/** Where a fact comes from: a source of the study, with section and lines. */
export interface Citation {
	sourceId: string;
	section: string;
	lines: string;
}

/**
 * One thing known of a site, with where it is from. Facts that contradict each other stand side by side.
 * `value` is text for people; `amount` is the same as a number where it is one (`unit`: "pence", "families", …).
 */
export interface SiteFact {
	topic:
		| 'target-group'
		| 'families'
		| 'focus'
		| 'budget'
		| 'eligibility'
		| 'allocation'
		| 'team'
		| 'caseload'
		| 'date'
		| 'practice'
		| 'context'
		| 'missing';
	label: string;
	value: string;
	amount: number | null;
	unit: string;
	strandId: string | null;
	citations: readonly Citation[];
	note: string;
}

/** Who approves a spend above `overPence` and up to and including `upToPence` (null: no upper end). */
export interface ApprovalBand {
	overPence: number;
	upToPence: number | null;
	/** The role that approves; null where nobody has to. */
	approver: string | null;
	note: string;
}

/** The approval rules of a site, or of one strand of it, as one document prints them. */
export interface ApprovalRules {
	version: string;
	strandId: string | null;
	/** What has to happen before any spend, e.g. a panel. */
	before: string;
	bands: readonly ApprovalBand[];
	citations: readonly Citation[];
	note: string;
}

export interface Site {
	id: string;
	name: string;
	/** The name used where the site must not be named, e.g. "Pilot 1". */
	alias: string;
	geography: string;
	order: number;
	strands: readonly Strand[];
	facts: readonly SiteFact[];
	approvalRules: readonly ApprovalRules[];
}

export interface Study {
	id: string;
	title: string;
	/** What a reader must know of how this study's content came about. */
	note: string;
	phases: readonly Phase[];
	sites: readonly Site[];
}
