// Holds the register against the rules of approval. Only lines are read of which some version asks something.
import {
	type Breaches,
	breaches,
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
	const lines = await linesOf(id, reader, { ...ALL, maxPence: -1 });
	let free = 0;
	for (const site of sites) {
		const floor = nothingAskedUpTo(site.approvalRules);
		const query: SpendQuery = { ...ALL, siteIds: [site.id], minPence: floor + 1 };
		if (site.approvalRules.length > 0) {
			lines.push(...(await linesOf(id, reader, query)));
			if (floor > 0) free += (await reader.figure(id, { ...query, minPence: 1, maxPence: floor })).n;
		}
	}
	const families = sites.some(({ facts }) => facts.some(isMaximum))
		? (await reader.perFamily(id, ALL)).families
		: [];
	const found = breaches(lines, families, sites);
	const { judged, takenBack } = found.counts;
	return {
		...found,
		counts: { ...found.counts, judged: judged + free, withoutRules: n - judged - free - takenBack },
		dataVersion
	};
}

async function linesOf(studyId: string, reader: LineReader, query: SpendQuery): Promise<ShownLine[]> {
	const shown: ShownLine[] = [];
	for await (const lines of reader.lines(studyId, query))
		for (const {
			id,
			siteId,
			strandId,
			date,
			pence,
			kind,
			approvedBy,
			reversalOf,
			familyCode,
			purpose
		} of lines)
			shown.push({ id, siteId, strandId, date, pence, kind, approvedBy, reversalOf, familyCode, purpose });
	return shown;
}
