// A study for whoever may not see single records: counts of families so small that somebody could be known by them are
// withheld, and so is what they could be worked out from.
import type { Site, SiteFact, Study } from './study.ts';

/** Numbers of these are not of families: staff, sums of money. */
const OPEN_UNITS = ['', 'pence', 'people'];

const WITHHELD = 'Withheld: small numbers';

/** The study with small counts withheld. Tables printed in documents are left to the page of questionnaires. */
export function forReaders<T extends Pick<Study, 'sites' | 'spend' | 'printedTables'>>(study: T): T {
	const isSmall = (n: number | null) => n !== null && n > 0 && n < study.spend.suppressBelow;
	return { ...study, sites: study.sites.map((site) => withoutSmall(site, isSmall)), printedTables: [] };
}

function withoutSmall(site: Site, isSmall: (n: number | null) => boolean): Site {
	const { allocation, funnel } = site;
	const counts = (fact: SiteFact) => fact.amount !== null && !OPEN_UNITS.includes(fact.unit);
	const small = new Set(
		site.facts.filter((fact) => counts(fact) && isSmall(fact.amount)).map(({ topic }) => topic)
	);
	const cohorts = allocation?.cohorts.flatMap(({ budget, usual, applied }) => [budget, usual, applied]);
	return {
		...site,
		// Of a topic that has a small count all counts go, since they are parts of each other.
		facts: site.facts.map((fact) =>
			small.has(fact.topic) && counts(fact) ? { ...fact, value: WITHHELD, amount: null, note: '' } : fact
		),
		allocation: cohorts?.some(isSmall) ? null : allocation,
		funnel: funnel.some(({ families }) => isSmall(families)) ? [] : funnel
	};
}
