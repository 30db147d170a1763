// For whom a document is, in words for the foot of its pages.
import { RELEASE_WORDS } from '#lib/domain/release/audience.ts';
import type { ReleasedFacts } from '../release/released-facts.ts';

/** "For the research team only", "For Hillingdon", "Public". */
export const releaseWords = ({ audience, names }: Pick<ReleasedFacts, 'audience' | 'names'>): string =>
	audience.tier === 'site' ? `For ${names.of({ id: audience.siteId })}` : RELEASE_WORDS[audience.tier];
