// The sums that figures are made of, read from the register so that all are of one version of it.
import type { FamilySum, GroupKey, LeftOutOfFigures, SpendGroup } from './spend-group.ts';
import { SPEND_KINDS, type SpendKind } from './spend-line.ts';
import type { SpendQuery } from './spend-query.ts';

/** What figures ask of the register. */
export interface FigureReader {
	groups(
		studyId: string,
		query: SpendQuery,
		by: readonly GroupKey[],
		bandEdges?: readonly number[]
	): Promise<{ groups: SpendGroup[]; leftOut: LeftOutOfFigures[]; dataVersion: number }>;
	perFamily(
		studyId: string,
		query: SpendQuery
	): Promise<{
		families: FamilySum[];
		withoutFamily: { n: number; pence: number };
		leftOut: LeftOutOfFigures[];
		dataVersion: number;
	}>;
	amounts(studyId: string, query: SpendQuery): Promise<{ pence: number[]; dataVersion: number }>;
}

/** Groups by one key within each kind, over each site and over all of them. */
export interface Breakdown {
	bySite: readonly SpendGroup[];
	overSites: readonly SpendGroup[];
}

export interface FigureData {
	/** By site and kind, and by kind. */
	sums: Breakdown;
	categories: Breakdown;
	bands: Breakdown;
	/** By site, kind and calendar month. */
	months: readonly SpendGroup[];
	families: readonly FamilySum[];
	withoutFamily: { n: number; pence: number };
	/** Every single line of a site and kind, in pence; empty where they were not asked for. */
	amounts: readonly { siteId: string; kind: SpendKind; pence: readonly number[] }[];
	leftOut: readonly LeftOutOfFigures[];
	/** True where what rules leave out is counted here. */
	withLeftOut: boolean;
	bandEdges: readonly number[];
	dataVersion: number;
}

/** Thrown where the register changed again and again while it was read. */
export class LedgerKeepsChanging extends Error {}

const TRIES = 5;

export interface FigureWish extends Pick<FigureData, 'bandEdges' | 'withLeftOut'> {
	/** Whether single amounts are read: only those who see everything get figures of them. */
	withAmounts: boolean;
}

/** @throws LedgerKeepsChanging */
export async function readFigureData(
	reader: FigureReader,
	studyId: string,
	wish: FigureWish
): Promise<FigureData> {
	for (let tries = 0; tries < TRIES; tries++) {
		const read = await readOnce(reader, studyId, wish);
		if (read) return read;
	}
	throw new LedgerKeepsChanging();
}

/** Null where an import or an edit came in between. */
async function readOnce(
	reader: FigureReader,
	studyId: string,
	{ bandEdges, withLeftOut, withAmounts }: FigureWish
): Promise<FigureData | null> {
	const query: SpendQuery = { excluded: withLeftOut ? 'with' : 'leave-out' };
	const versions = new Set<number>();
	const seen = <T extends { dataVersion: number }>(answer: T): T => {
		versions.add(answer.dataVersion);
		return answer;
	};
	const groups = async (by: GroupKey) =>
		seen(await reader.groups(studyId, query, ['site', 'kind', by], bandEdges)).groups;
	const perFamily = seen(await reader.perFamily(studyId, query));
	const months = await groups('month');
	const sums = sumsOf(months, perFamily.families);
	const amounts = [];
	for (const { keys } of withAmounts ? sums : []) {
		const [siteId, kind] = [keys.site!, kindOf(keys.kind)];
		const one = seen(await reader.amounts(studyId, { ...query, siteIds: [siteId], kind }));
		amounts.push({ siteId, kind, pence: one.pence });
	}
	const data: Omit<FigureData, 'dataVersion'> = {
		sums: breakdown(sums),
		categories: breakdown(await groups('category')),
		bands: breakdown(await groups('band')),
		months,
		families: perFamily.families,
		withoutFamily: perFamily.withoutFamily,
		amounts,
		leftOut: perFamily.leftOut,
		withLeftOut,
		bandEdges
	};
	return versions.size === 1 ? { ...data, dataVersion: [...versions][0]! } : null;
}

/** Over all months of a site and kind; a family has lines in several, so that families are counted from their sums. */
function sumsOf(months: readonly SpendGroup[], families: readonly FamilySum[]): SpendGroup[] {
	const counted = new Map<string, number>();
	for (const { siteId, kind } of families) {
		const key = JSON.stringify([siteId, kind]);
		counted.set(key, (counted.get(key) ?? 0) + 1);
	}
	return addedUp(months, ['site', 'kind']).map((sum) => ({
		...sum,
		families: counted.get(JSON.stringify([sum.keys.site, sum.keys.kind])) ?? 0
	}));
}

/** A family belongs to one site, so that families of sites add up. */
function breakdown(bySite: readonly SpendGroup[]): Breakdown {
	const keys = Object.keys(bySite[0]?.keys ?? {}) as GroupKey[];
	return {
		bySite,
		overSites: addedUp(
			bySite,
			keys.filter((key) => key !== 'site')
		)
	};
}

function addedUp(groups: readonly SpendGroup[], by: readonly GroupKey[]): SpendGroup[] {
	const sums = new Map<string, SpendGroup>();
	for (const { keys, n, pence, families } of groups) {
		const own = Object.fromEntries(by.map((key) => [key, keys[key] ?? null]));
		const key = JSON.stringify(own);
		const before = sums.get(key) ?? { n: 0, pence: 0, families: 0 };
		sums.set(key, {
			keys: own,
			n: before.n + n,
			pence: before.pence + pence,
			families: before.families + families
		});
	}
	return [...sums.values()];
}

/** A key of a group as the kind that it is. */
export const kindOf = (key: string | null | undefined): SpendKind =>
	SPEND_KINDS.find((kind) => kind === key) ?? 'spent';
