// For whom figures are made: under which names, and with small numbers or without.
import type { Site, Study } from '#lib/domain/study/study.ts';

/**
 * `team`: whoever may see single records. `others`: whoever else may see the study; small numbers are withheld. `public`:
 * small numbers are withheld, and sites go by their alias.
 */
export const RELEASES = ['team', 'others', 'public'] as const;
export type Release = (typeof RELEASES)[number];

/** Names of sites in a release, and other text without them. */
export interface SiteNames {
	of(site: Pick<Site, 'id'>): string;
	/** Text that people wrote, with every site that it names under its alias. */
	in(text: string): string;
}

const COUNCIL = /\s+(?:(?:London |Metropolitan )?Borough|City|County|District)?\s*Council$/i;

/** "Hillingdon" of "Hillingdon London Borough Council". */
const shortName = ({ name }: Pick<Site, 'name'>): string => name.replace(COUNCIL, '').trim() || name;

export function siteNames({ sites }: Pick<Study, 'sites'>, release: Release): SiteNames {
	const short = sites.map(shortName);
	const unique = new Set(short).size === short.length;
	const aliasOf = (i: number): string => sites[i]!.alias.trim() || `Site ${i + 1}`;
	const titles = sites.map((site, i) => (release === 'public' ? aliasOf(i) : unique ? short[i]! : site.name));
	const indexOf = new Map(sites.map(({ id }, i) => [id, i]));
	// The longest first, so that the whole name goes before its beginning.
	const replaced = sites
		.flatMap((site, i) => [site.name, short[i]!].map((name) => ({ name, alias: aliasOf(i) })))
		.filter(({ name }) => name.length > 2)
		.sort((a, b) => b.name.length - a.name.length);
	return {
		of: ({ id }) => titles[indexOf.get(id) ?? -1] ?? (release === 'public' ? 'Another site' : id),
		in: (text) =>
			release === 'public'
				? replaced.reduce((rest, { name, alias }) => replaceWord(rest, name, alias), text)
				: text
	};
}

function replaceWord(text: string, name: string, alias: string): string {
	const pattern = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return text.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu'), alias);
}
