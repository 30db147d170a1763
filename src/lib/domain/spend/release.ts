// For whom figures are made: under which names, and with small numbers or without.
import {
	searched,
	shortName,
	siteNamePattern,
	WORD_ENDS,
	WORD_STARTS
} from '#lib/domain/release/site-name.ts';
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

const NONE: ReadonlySet<string> = new Set();

/** @param kept ids of sites that keep their name whatever the release: a site may read its own */
export function siteNames({ sites }: Pick<Study, 'sites'>, release: Release, kept = NONE): SiteNames {
	const short = sites.map(shortName);
	const unique = new Set(short).size === short.length;
	const isHidden = ({ id }: Pick<Site, 'id'>) => release === 'public' && !kept.has(id);
	const aliasOf = (site: Site, i: number): string => site.alias.trim() || `Site ${i + 1}`;
	const titles = new Map(
		sites.map((site, i) => [site.id, isHidden(site) ? aliasOf(site, i) : unique ? short[i]! : site.name])
	);
	return {
		of: ({ id }) => titles.get(id) ?? (release === 'public' ? 'Another site' : id),
		in:
			release === 'public'
				? replacer(sites.map((site, i) => ({ ...site, alias: isHidden(site) ? aliasOf(site, i) : null })))
				: (text) => text
	};
}

/**
 * Replaces names by aliases; null leaves a name as it is. All names are looked for at once, the longest first, so that no
 * name is found within another, or within an alias.
 */
function replacer(sites: readonly { name: string; alias: string | null }[]): (text: string) => string {
	const named = sites
		.flatMap(({ name, alias }) => {
			const pattern = siteNamePattern(name);
			return pattern === null ? [] : [{ pattern, name, alias }];
		})
		.sort((a, b) => b.name.length - a.name.length);
	if (named.every(({ alias }) => alias === null)) return (text) => text;
	const groups = named.map(({ pattern, alias }) => `((?:the\\s+)??)(${pattern})${repeats(alias)}`);
	const all = new RegExp(`${WORD_STARTS}(?:${groups.join('|')})${WORD_ENDS}`, 'giu');
	return (text) => {
		const clear = searched(text);
		let found = false;
		const replaced = clear.replaceAll(all, (whole, ...rest: (string | undefined)[]) => {
			const i = named.findIndex((_, n) => rest[n * GROUPS + 1] !== undefined);
			const alias = named[i]!.alias;
			if (alias === null) return whole;
			found = true;
			const [article, again] = [rest[i * GROUPS], rest[i * GROUPS + 2]];
			return again === undefined ? `${article ?? ''}${alias}` : alias;
		});
		return found ? replaced : text;
	};
}

/** Article, name, and the word that the alias says once more. */
const GROUPS = 3;

/** "the Hillingdon pilot" becomes "Pilot 1", not "the Pilot 1 pilot". */
function repeats(alias: string | null): string {
	const word = /^\p{L}+/u.exec(alias ?? '')?.[0];
	return word ? `(\\s+${word}(?!\\p{L}))?` : '()?';
}
