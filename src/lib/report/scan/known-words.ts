// What must not be read by an audience, for the search before a document leaves.
import type { Audience } from '#lib/domain/release/audience.ts';
import type { ReportFacts } from '../facts.ts';
import { knownCodes } from '../release/words-for.ts';
import type { KnownWords } from './suspected-in-texts.ts';

/** @param facts as they were read, before anything was taken away */
export function knownWords(facts: ReportFacts, audience: Audience): KnownWords {
	// The team works with codes and names.
	if (audience.tier === 'team') return { familyCodes: [], siteNames: [] };
	const own = audience.tier === 'site' ? audience.siteId : null;
	const hidden = facts.study.sites.filter(({ id }) => id !== own);
	return { familyCodes: knownCodes(facts), siteNames: hidden.map(({ name }) => name) };
}
