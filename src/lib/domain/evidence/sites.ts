// Which sites the evidence on each target speaks of.
import type { Link } from './link.ts';

/**
 * Ids of sites by target id. E3: a link whose record is unknown, erased or withdrawn counts for nothing.
 * @param record looks a record up by id; undefined where it is not known
 */
export function sitesByTarget(
	links: Iterable<Link>,
	record: (id: string) => { withdrawn: boolean; siteIds: readonly string[] } | undefined
): Map<string, Set<string>> {
	const sites = new Map<string, Set<string>>();
	for (const { recordId, targetId } of links) {
		const found = record(recordId);
		if (!found || found.withdrawn || found.siteIds.length === 0) continue;
		const known = sites.get(targetId) ?? new Set();
		sites.set(targetId, known);
		for (const id of found.siteIds) known.add(id);
	}
	return sites;
}
