// For whom figures are made: under which names, and with small numbers or without.
import { replaceFolded, type Replacement } from '#lib/domain/release/folded.ts';
import { isEverydayWord, NAME_STARTS, shortName, siteNamePattern } from '#lib/domain/release/site-name.ts';
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
	const all = new RegExp(`${NAME_STARTS}(?:${groups.join('|')})`, 'giu');
	const find = (text: string): Replacement[] =>
		[...text.matchAll(all)].flatMap((match) => {
			const i = named.findIndex((_, n) => match[n * GROUPS + 2] !== undefined);
			const alias = named[i]!.alias;
			const [article = '', found, name, again] = match.slice(i * GROUPS + 1, (i + 1) * GROUPS + 1);
			if (alias === null || (found === name && isEverydayWord(name!) && !/^\p{Lu}/u.test(name!))) return [];
			const words = apart(again === undefined ? article + alias : alias, match);
			return [{ from: match.index, to: match.index + match[0].length, words }];
		});
	return (text) => replaceFolded(text, find);
}

/** Article; name with what belongs to it; name; and the word that the alias says once more. */
const GROUPS = 4;

/** "Hillingdon2" must not become "Pilot 12". */
function apart(alias: string, { input, index, 0: { length } }: RegExpExecArray): string {
	const isDigit = (sign = '') => /\p{N}/u.test(sign);
	return `${isDigit(input[index - 1]) ? ' ' : ''}${alias}${isDigit(input[index + length]) ? ' ' : ''}`;
}

/** "the Hillingdon pilot" becomes "Pilot 1", not "the Pilot 1 pilot". */
function repeats(alias: string | null): string {
	const word = /^\p{L}+/u.exec(alias ?? '')?.[0];
	return word ? `(\\s+${word}(?!\\p{L}))?` : '()?';
}
