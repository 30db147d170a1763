// Which lines of the register are meant: the filter behind the table, saved questions, linked figures and charts.
import type { SpendKind } from './spend-line.ts';

/** All that is set must hold. Nothing set: every line that is not left out by a rule or by hand. */
export interface SpendQuery {
	/** Words that must all occur in purpose, note, reference or family code, each as the beginning of a word. */
	words?: string;
	siteIds?: readonly string[];
	strandIds?: readonly string[];
	kind?: SpendKind;
	/** Ids of categories; the empty text means not coded. */
	categoryIds?: readonly string[];
	/** Ids of types, which stand for all of their categories. */
	typeIds?: readonly string[];
	familyCodes?: readonly string[];
	/** ISO dates, both included; a line that knows only its month or year counts where all of it lies inside. */
	from?: string;
	to?: string;
	/** Signed pence, both included. */
	minPence?: number;
	maxPence?: number;
	importId?: string;
	ids?: readonly string[];
	/** What was left out by a rule or by hand: not here (as when nothing is said), here too, or nothing else. */
	excluded?: 'leave-out' | 'with' | 'only';
}

/** What a query comes to. */
export interface SpendFigure {
	/** Number of lines. */
	n: number;
	/** Sum in signed pence. */
	pence: number;
	/** Families or cases with at least one of these lines; lines without a code count for none. */
	families: number;
	/** Counts changes of the ledger of the study; two figures of one version are of the same data. */
	dataVersion: number;
}

/** A figure that somebody linked to the theory, as it was then. */
export interface LedgerCitation extends SpendFigure {
	query: SpendQuery;
}
