// Questions to the spend register. They are answered in a thread of their own, so that sums over a million lines
// hold up nobody; what lists every line or amount still passes through the main thread.
import type { FamilySum, GroupKey, LeftOutOfFigures, SpendGroup } from '#lib/domain/spend/spend-group.ts';
import type { SpendKind, SpendLine } from '#lib/domain/spend/spend-line.ts';
import type { SpendFigure, SpendQuery } from '#lib/domain/spend/spend-query.ts';

export const SORT_KEYS = [
	'date',
	'pence',
	'family',
	'site',
	'purpose',
	'category',
	'record',
	'added'
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export interface SpendPage {
	lines: SpendLine[];
	/** Of all lines that match, spent and agreed apart. */
	totals: Record<SpendKind, SpendFigure>;
	/** What was left out by rules or by hand. */
	leftOut: LeftOutOfFigures[];
	dataVersion: number;
}

/** Sums with the version of the ledger that they are of. */
export type Versioned<T> = T & { dataVersion: number };

export interface SpendReader {
	page(
		studyId: string,
		query: SpendQuery,
		sort: { by: SortKey; descending: boolean },
		page: { limit: number; offset: number }
	): Promise<SpendPage>;
	figure(studyId: string, query: SpendQuery): Promise<SpendFigure>;
	/** @param bandEdges pence; needed where `band` is among the keys */
	groups(
		studyId: string,
		query: SpendQuery,
		by: readonly GroupKey[],
		bandEdges?: readonly number[]
	): Promise<Versioned<{ groups: SpendGroup[]; leftOut: LeftOutOfFigures[] }>>;
	/** Families and cases with their sums; lines without a code are counted in `withoutFamily`. */
	perFamily(
		studyId: string,
		query: SpendQuery
	): Promise<
		Versioned<{
			families: FamilySum[];
			withoutFamily: { n: number; pence: number };
			leftOut: LeftOutOfFigures[];
		}>
	>;
	/** Every single amount in pence, e.g. for the median of transactions. */
	amounts(studyId: string, query: SpendQuery): Promise<Versioned<{ pence: number[] }>>;
	close(): Promise<void>;
}
