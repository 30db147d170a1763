// A study for whoever is not of its team: small counts withheld, and no place that gives a site away.
import { releasedPrinted } from '#lib/domain/questionnaires/release-printed.ts';
import { forReaders } from '#lib/domain/study/for-readers.ts';
import { shortName } from '#lib/domain/release/site-name.ts';
import type { Site, SiteFact, Study } from '#lib/domain/study/study.ts';

/** @param own the site that may read where it is; null for none */
export function releasedStudy(study: Study, own: string | null): Study {
	return {
		...forReaders(study),
		sites: forReaders(study).sites.map((site) => (site.id === own ? site : withoutPlace(site))),
		printedTables: releasedPrinted(study.printedTables, study.spend.suppressBelow)
	};
}

/** Without its geography, and without facts that repeat a part of it ("North East England"). */
function withoutPlace(site: Site): Site {
	const places = site.geography
		.split(/[,;()]/)
		.map((place) => place.trim().toLowerCase())
		.filter((place) => place.length > 3 && place !== shortName(site).toLowerCase());
	const tellsPlace = ({ label, value, note }: SiteFact) =>
		places.some((place) => `${label} ${value} ${note}`.toLowerCase().includes(place));
	return { ...site, geography: '', facts: site.facts.filter((fact) => !tellsPlace(fact)) };
}
