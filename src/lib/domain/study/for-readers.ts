// A study for whoever may not see single records: counts of families so small that somebody could be known by them are
// withheld, and so is what they could be worked out from.
import { releasedCollection } from './data-collection.ts';
import type { Site, SiteFact, Study } from './study.ts';

/** Numbers of these are not of families: staff, sums of money. */
const OPEN_UNITS = ['pence', 'people'];

/** Numbers under these are of families unless they say otherwise. */
const COUNTED_TOPICS: readonly SiteFact['topic'][] = ['families', 'allocation'];

const WITHHELD = 'Withheld: small numbers';

/**
 * The study with small counts withheld. Allocation, funnel and tables printed in documents are left out whole: the figures
 * of the study show of them what can be shown beside all other numbers.
 */
export function forReaders<T extends Pick<Study, 'sites' | 'spend' | 'printedTables' | 'dataCollection'>>(
	study: T
): T {
	const isSmall = (n: number | null) => n !== null && n > 0 && n < study.spend.suppressBelow;
	return {
		...study,
		sites: study.sites.map((site) => withoutSmall(site, isSmall)),
		printedTables: [],
		dataCollection: releasedCollection(study.dataCollection, study.spend.suppressBelow)
	};
}

function withoutSmall(site: Site, isSmall: (n: number | null) => boolean): Site {
	const counts = (fact: SiteFact) => numberOf(fact) !== null;
	const small = new Set(site.facts.filter((fact) => isSmall(numberOf(fact))).map(({ topic }) => topic));
	return {
		...site,
		// Of a topic that has a small count all counts go, since they are parts of each other.
		facts: site.facts.map((fact) =>
			small.has(fact.topic) && counts(fact) ? { ...fact, value: WITHHELD, amount: null, note: '' } : fact
		),
		allocation: null,
		funnel: []
	};
}

/** How many families a fact speaks of, also where it says so in words alone; null where it speaks of something else. */
function numberOf({ topic, amount, unit, value }: SiteFact): number | null {
	if (OPEN_UNITS.includes(unit) || (unit === '' && !COUNTED_TOPICS.includes(topic))) return null;
	if (amount !== null) return amount;
	const number = /^(?:about |fewer than |up to )?(\d+)\b/i.exec(value)?.[1];
	return number === undefined ? null : Number(number);
}
