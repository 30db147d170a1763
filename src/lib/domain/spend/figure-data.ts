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
	/** Every single line of a site and kind, in pence. */
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

/** @throws LedgerKeepsChanging */
export async function readFigureData(
	reader: FigureReader,
	studyId: string,
	{ bandEdges, withLeftOut }: Pick<FigureData, 'bandEdges' | 'withLeftOut'>
): Promise<FigureData> {
	for (let tries = 0; tries < TRIES; tries++) {
		const read = await readOnce(reader, studyId, bandEdges, withLeftOut);
		if (read) return read;
	}
	throw new LedgerKeepsChanging();
}

/** Null where an import or an edit came in between. */
async function readOnce(
	reader: FigureReader,
	studyId: string,
	bandEdges: readonly number[],
	withLeftOut: boolean
): Promise<FigureData | null> {
	const query: SpendQuery = { excluded: withLeftOut ? 'with' : 'leave-out' };
	const versions = new Set<number>();
	const seen = <T extends { dataVersion: number }>(answer: T): T => {
		versions.add(answer.dataVersion);
		return answer;
	};
	const groups = async (...by: GroupKey[]) => seen(await reader.groups(studyId, query, by, bandEdges));
	const breakdown = async (...by: GroupKey[]): Promise<Breakdown> => ({
		bySite: (await groups('site', 'kind', ...by)).groups,
		overSites: (await groups('kind', ...by)).groups
	});
	const perFamily = seen(await reader.perFamily(studyId, query));
	const sums = await breakdown();
	const amounts = [];
	for (const { keys } of sums.bySite) {
		const [siteId, kind] = [keys.site!, kindOf(keys.kind)];
		const one = seen(await reader.amounts(studyId, { ...query, siteIds: [siteId], kind }));
		amounts.push({ siteId, kind, pence: one.pence });
	}
	const data: Omit<FigureData, 'dataVersion'> = {
		sums,
		categories: await breakdown('category'),
		bands: await breakdown('band'),
		months: (await groups('site', 'kind', 'month')).groups,
		families: perFamily.families,
		withoutFamily: perFamily.withoutFamily,
		amounts,
		leftOut: perFamily.leftOut,
		withLeftOut,
		bandEdges
	};
	return versions.size === 1 ? { ...data, dataVersion: [...versions][0]! } : null;
}

/** A key of a group as the kind that it is. */
export const kindOf = (key: string | null | undefined): SpendKind =>
	SPEND_KINDS.find((kind) => kind === key) ?? 'spent';
