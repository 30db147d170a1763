// Counts of answers as a table: what was answered down, and sites, waves, groups or phases across.

export const TABLE_IDS = ['legal-status', 'living-situation', 'likelihood', 'issues'] as const;
export type TableId = (typeof TABLE_IDS)[number];

export const SPLITS = ['none', 'site', 'wave', 'group', 'phase'] as const;
export type Split = (typeof SPLITS)[number];

/** Null where a number is withheld: it is small, or would give a small one away. */
export type Count = number | null;

export interface AnswerColumn {
	id: string;
	title: string;
	/** Cases. */
	cases: Count;
	/** Cases that answered this question: what percentages are of. */
	answered: Count;
}

export interface AnswerRow {
	id: string;
	title: string;
	/** As many as there are columns. */
	counts: readonly Count[];
}

export interface AnswerTable {
	id: TableId;
	title: string;
	/** "cases", or "issues of concern" where one case may be in several rows. */
	unit: string;
	several: boolean;
	split: Split;
	columns: readonly AnswerColumn[];
	rows: readonly AnswerRow[];
	/** Cases without an answer, by column. They are in no percentage. */
	unanswered: readonly Count[];
	/** Whole sentences: what is counted, and what must not be read into it. */
	notes: readonly string[];
	/** True where small numbers are withheld. */
	suppressed: boolean;
}
