// For whom a document is, in words for the foot of its pages.
import { RELEASE_WORDS } from '#lib/domain/release/audience.ts';
import type { ReleasedFacts } from '../release/released-facts.ts';

/** "For the research team only", "For Hillingdon", "Public"; "Without evidence" for whoever may see none. */
export function releaseWords({
	audience,
	names,
	records
}: Pick<ReleasedFacts, 'audience' | 'names' | 'records'>): string {
	if (audience.tier === 'site') return `For ${names.of({ id: audience.siteId })}`;
	// Whoever may not see evidence is not of the team, and what they take out holds none.
	return records === null ? 'Without evidence' : RELEASE_WORDS[audience.tier];
}
