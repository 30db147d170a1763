// Holds the register against the rules of approval. Only lines are read of which some version asks something.
import {
	type Breaches,
	findBreaches,
	isMaximum,
	type JudgedLine,
	nothingAskedUpTo
} from '#lib/domain/spend/breaches.ts';
import type { SpendLine } from '#lib/domain/spend/spend-line.ts';
import type { SpendQuery } from '#lib/domain/spend/spend-query.ts';
import type { Study } from '#lib/domain/study/study.ts';
import type { SpendReader } from './spend-reader.ts';

/** What is left out of figures was spent all the same. */
const ALL = { excluded: 'with' } as const;

/** What of a line is shown beside its judgement. */
export type ShownLine = JudgedLine & Pick<SpendLine, 'familyCode' | 'purpose'>;

/** What is asked of the register. */
export interface LineReader extends Pick<SpendReader, 'perFamily' | 'figure'> {
	/** All lines that match, some at a time. */
	lines(studyId: string, query: SpendQuery): AsyncIterable<readonly SpendLine[]>;
}

export interface RegisterBreaches extends Breaches<ShownLine> {
	dataVersion: number;
}

export async function breachesInRegister(
	{ id, sites }: Pick<Study, 'id' | 'sites'>,
	reader: LineReader
): Promise<RegisterBreaches> {
	const { n, dataVersion } = await reader.figure(id, ALL);
	const families = sites.some(({ facts }) => facts.some(isMaximum))
		? (await reader.perFamily(id, ALL)).families
		: [];
	const refunds: ShownLine[] = [];
	for await (const lines of reader.lines(id, { ...ALL, maxPence: 0 })) refunds.push(...lines.map(shown));
	const { take, found } = findBreaches<ShownLine>(
		sites,
		families,
		new Set(refunds.map(({ reversalOf }) => reversalOf))
	);
	take(refunds);
	let free = 0;
	for (const site of sites.filter(({ approvalRules }) => approvalRules.length > 0)) {
		const floor = nothingAskedUpTo(site.approvalRules);
		const query: SpendQuery = { ...ALL, siteIds: [site.id], minPence: floor + 1 };
		for await (const lines of reader.lines(id, query)) take(lines.map(shown));
		if (floor > 0) free += (await reader.figure(id, { ...query, minPence: 1, maxPence: floor })).n;
	}
	const { judged, refunds: below, ofNothing, takenBack } = found.counts;
	const withoutRules = n - judged - free - below - ofNothing - takenBack;
	return {
		...found,
		counts: { ...found.counts, judged: judged + free, withoutRules },
		dataVersion
	};
}

const shown = (line: SpendLine): ShownLine => {
	const { id, siteId, strandId, date, pence, kind, approvedBy, reversalOf, familyCode, purpose } = line;
	return { id, siteId, strandId, date, pence, kind, approvedBy, reversalOf, familyCode, purpose };
};
