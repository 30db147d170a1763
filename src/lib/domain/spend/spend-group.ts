// Sums over lines of the register, as the server works them out and figures are made from.
import type { SpendKind } from './spend-line.ts';

/** What lines can be put together by. `band`: by the edges of the study's bands of amounts. */
export const GROUP_KEYS = [
	'site',
	'strand',
	'month',
	'kind',
	'category',
	'family',
	'import',
	'band'
] as const;
export type GroupKey = (typeof GROUP_KEYS)[number];

/** One group. Each key that was asked for has its value; null where lines have none (no strand, no month). */
export interface SpendGroup {
	/** Ids, `2019-05` for months, code for families, `spent` or `agreed`, the number of the band from 0 as text. */
	keys: Partial<Record<GroupKey, string | null>>;
	n: number;
	/** Signed pence. */
	pence: number;
	families: number;
}

/** What one family or case of a site received, over all of its lines of one kind. */
export interface FamilySum {
	siteId: string;
	familyCode: string;
	kind: SpendKind;
	n: number;
	pence: number;
	/** Its first line by instalment, then date, then order. */
	firstPence: number;
}

/** Lines that a query leaves out, by the reason that is printed. */
export interface LeftOutOfFigures {
	reason: string;
	n: number;
	pence: number;
}
