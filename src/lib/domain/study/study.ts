// A study: one evaluation with its phases, sites and strands, the facts known of each site and who had to approve what.
import type { SpendSettings } from '#lib/domain/spend/spend-settings.ts';
import type { DataCollectionRow } from './data-collection.ts';

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

/** In the order in which they are read. */
export const FACT_TOPICS = [
	'target-group',
	'focus',
	'families',
	'budget',
	'eligibility',
	'allocation',
	'team',
	'caseload',
	'date',
	'practice',
	'context',
	'missing'
] as const;
export type FactTopic = (typeof FACT_TOPICS)[number];

/**
 * One thing known of a site, with where it is from. Facts that contradict each other stand side by side.
 * `value` is text for people; `amount` is the same as a number where it is one (`unit`: "pence", "families", …).
 */
export interface SiteFact {
	topic: FactTopic;
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
	/** First and last day on which they held, as exact as is known; null where the document does not say. */
	from: string | null;
	until: string | null;
	/** What has to happen before any spend, e.g. a panel. */
	before: string;
	bands: readonly ApprovalBand[];
	citations: readonly Citation[];
	note: string;
}

/** A group of families by the age of the child of most concern, and how the lot fell. Recorded, never drawn here. */
export interface Cohort {
	label: string;
	/** Where it ends, e.g. "to the day before the 5th birthday". */
	boundary: string;
	/** Families wanted in each group; null where the document does not say. */
	target: number | null;
	budget: number | null;
	usual: number | null;
	applied: number | null;
}

/** Random allocation to a budget or to business as usual, as a document prints it. */
export interface Allocation {
	unit: string;
	method: string;
	cohorts: readonly Cohort[];
	/** Sums that the document prints; what ours come to is shown beside them. */
	printedTotals: { budget: number | null; usual: number | null; applied: number | null };
	citations: readonly Citation[];
	note: string;
}

/** In their order. */
export const FUNNEL_STAGES = ['eligible', 'applied', 'approved', 'spent'] as const;

/** How many families came as far as a stage; null where nobody says. */
export interface FunnelStage {
	stage: (typeof FUNNEL_STAGES)[number];
	families: number | null;
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
	/** First month of the pilot, as 2019-02; null where nobody says. Months of the pilot are counted from it. */
	startMonth: string | null;
	allocation: Allocation | null;
	funnel: readonly FunnelStage[];
}

/** A table of counts as a document prints it, kept to be compared with what its cells add up to. */
export interface PrintedTable {
	id: string;
	title: string;
	/** What is counted: "cases", "children", "issues of concern". */
	unit: string;
	siteId: string | null;
	phaseId: string | null;
	rows: readonly { label: string; n: number }[];
	/** True where one case may be in several rows, so that rows need not add up to cases. */
	several: boolean;
	printedTotal: number | null;
	/** Percentages that the document prints, of these rows over the total. */
	printedShares: readonly { labels: readonly string[]; percent: number; of: number }[];
	citations: readonly Citation[];
	note: string;
}

export interface Study {
	id: string;
	title: string;
	/** What a reader must know of how this study's content came about. */
	note: string;
	phases: readonly Phase[];
	sites: readonly Site[];
	spend: SpendSettings;
	printedTables: readonly PrintedTable[];
	/** What was collected, in the order in which it is printed. */
	dataCollection: readonly DataCollectionRow[];
	/** Counts edits of all of this from 1. */
	revision: number;
}
