// How much stands for and against each target: records and distinct sources by stance.
import { type Link, STANCES, type Stance } from './link.ts';

/** Counts for one stance: records, and the distinct sources that they come from. */
export interface Count {
	records: number;
	sources: number;
}
export type Strength = Record<Stance, Count>;

/** What must be known of a record to count it. */
export interface Countable {
	sourceId: string;
	withdrawn: boolean;
}

export const NO_STRENGTH: Strength = {
	supports: { records: 0, sources: 0 },
	challenges: { records: 0, sources: 0 },
	refines: { records: 0, sources: 0 }
};

/**
 * Strength by target id. E3: a link whose record is unknown, erased or withdrawn counts for nothing.
 * E2: one record counts once for a target and stance, however many links say so.
 * @param links all links of a model
 * @param record looks a record up by id; undefined where it is not known
 */
export function strengths(
	links: Iterable<Link>,
	record: (id: string) => Countable | undefined
): Map<string, Strength> {
	const seen = new Map<string, Record<Stance, { records: Set<string>; sources: Set<string> }>>();
	for (const link of links) {
		const found = record(link.recordId);
		if (!found || found.withdrawn) continue;
		let sets = seen.get(link.targetId);
		if (!sets) seen.set(link.targetId, (sets = byStance(() => ({ records: new Set(), sources: new Set() }))));
		sets[link.stance].records.add(link.recordId);
		sets[link.stance].sources.add(found.sourceId);
	}
	return new Map(
		[...seen].map(([id, sets]) => [
			id,
			byStance((s) => ({ records: sets[s].records.size, sources: sets[s].sources.size }))
		])
	);
}

/** How many records are linked, and the sources that they come from; E3 as above. */
export function evidenceTotal(
	links: Iterable<Link>,
	record: (id: string) => Countable | undefined
): { records: number; sources: number } {
	const [records, sources] = [new Set<string>(), new Set<string>()];
	for (const { recordId } of links) {
		const found = record(recordId);
		if (!found || found.withdrawn) continue;
		records.add(recordId);
		sources.add(found.sourceId);
	}
	return { records: records.size, sources: sources.size };
}

function byStance<T>(make: (stance: Stance) => T): Record<Stance, T> {
	return Object.fromEntries(STANCES.map((s) => [s, make(s)])) as Record<Stance, T>;
}
