// Where the evidence on each target comes from: its sources, and the sites that it speaks of.
import type { Link } from './link.ts';
import type { Countable } from './strength.ts';

/** What must be known of a record to say where it comes from. */
export interface Located extends Countable {
	/** Ids of the sites it speaks of; empty where the source does not say. */
	siteIds: readonly string[];
}

/** Ids of the distinct sources and sites behind one target. */
export interface Bearing {
	sources: ReadonlySet<string>;
	sites: ReadonlySet<string>;
}

/**
 * Bearings by target id. E3: a link whose record is unknown, erased or withdrawn counts for nothing.
 * @param record looks a record up by id; undefined where it is not known
 */
export function bearings(
	links: Iterable<Link>,
	record: (id: string) => Located | undefined
): Map<string, Bearing> {
	const found = new Map<string, { sources: Set<string>; sites: Set<string> }>();
	for (const { recordId, targetId } of links) {
		const located = record(recordId);
		if (!located || located.withdrawn) continue;
		const bearing = found.get(targetId) ?? { sources: new Set(), sites: new Set() };
		found.set(targetId, bearing);
		bearing.sources.add(located.sourceId);
		for (const id of located.siteIds) bearing.sites.add(id);
	}
	return found;
}
