// For whom something is made that leaves the product: what it may hold, and under which names.

/**
 * How far a record may go. `team`: whoever may read single records. `site`: also the pilot site that it speaks of.
 * `public`: everybody. Each tier holds what those after it hold.
 */
export const RELEASE_TIERS = ['team', 'site', 'public'] as const;
export type ReleaseTier = (typeof RELEASE_TIERS)[number];

export const RELEASE_WORDS: Record<ReleaseTier, string> = {
	team: 'For the research team only',
	site: 'For a pilot site',
	public: 'Public'
};

/** The same of a single record: into which reports it may go. */
export const RECORD_RELEASE_WORDS: Record<ReleaseTier, string> = {
	team: 'For the team only',
	site: 'For its site',
	public: 'Public'
};

/**
 * Who gets it. `team`: sites by name, every number. `site`: small numbers are withheld, this site by its name, the others
 * by their alias; records of tier `site` of this site alone, and public ones. `public`: small numbers are withheld, all
 * sites by their alias; public records alone.
 */
export type Audience = { tier: 'team' } | { tier: 'site'; siteId: string } | { tier: 'public' };

/** True where a record of tier `of` that speaks of these sites may be in what this audience gets. */
export function mayHold(audience: Audience, of: ReleaseTier, siteIds: readonly string[]): boolean {
	if (audience.tier === 'team') return true;
	if (of === 'public') return true;
	if (audience.tier === 'public' || of === 'team') return false;
	return siteIds.length > 0 && siteIds.every((id) => id === audience.siteId);
}
