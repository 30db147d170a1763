// A family or case that a study follows, by its pseudonymous code. Case-level: only for those who may see evidence.

/** Which group the lot put it in; empty where there was no lot, or nobody says. */
export const FAMILY_GROUPS = ['', 'budget', 'usual'] as const;
export type FamilyGroup = (typeof FAMILY_GROUPS)[number];

export interface FamilyFields {
	siteId: string;
	/** Pseudonymous, never a name; unique within its site. */
	code: string;
	strandId: string | null;
	/** Of the site's allocation by cohort; empty where there is none. */
	cohort: string;
	group: FamilyGroup;
	goals: string;
	note: string;
}

export interface Family extends FamilyFields {
	/** Counts edits from 1. */
	revision: number;
}
