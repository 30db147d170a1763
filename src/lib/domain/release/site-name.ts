// How people write the name of a site: in full, in short, as an authority, in capitals, with hyphens or without.
import { folded } from './folded.ts';

const BOROUGH_OF = /^(?:the )?(?:London |Royal |Metropolitan )*Borough of /i;
const CITY_OF = /^(?:the )?City of (?!London)/i;
const COUNCIL =
	/\s+(?:(?:London|Royal|Metropolitan|Unitary|Borough|City|County|District)\s+)*(?:Council|Borough|Local Authority|Children[’']?s (?:Services|Social Care|Trust))$/i;

/** "Hillingdon" of "Hillingdon London Borough Council". */
export function shortName({ name }: { name: string }): string {
	const council = name.replace(COUNCIL, '');
	const short = council.replace(BOROUGH_OF, '').replace(CITY_OF, '').trim();
	return short || name;
}

const RANK = '(?:royal|london|metropolitan|unitary|borough|city|county|district)';
const BEFORE = `(?:(?:the\\s+)?(?:${RANK}\\s+)*(?:borough|city|county|district|council)\\s+of\\s+|[LR]\\.?B\\.?[\\s\\p{Pd}_]*(?:of\\s+)?)?`;
const AFTER = `[\\s-]+(?:${RANK}\\s+)*(?:council|borough|local\\s+authority|authority|LA|[MC]?BC|MDC|CC)(?!\\p{L})`;
/** Between the words of a name: "Stoke-on-Trent", "Stoke on Trent", "St. Helens". */
const BETWEEN = '[\\s\\p{Pd}_.,]*';
/** Between the letters of a word: the end of a line. */
const BROKEN = '(?:\\p{Pd}\\s+)?';
/** Half of a double name that stands alone says as much as both, unless it is one of these. */
const GENERIC = /^(?:north|south|east|west|central|district|county|city|borough|council|the)$/i;

const quoted = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Source of a pattern for one name, for folded text. */
export function spelt(name: string): string {
	const words = folded(name)
		.text.split(/[\s\p{Pd}_.,]+/u)
		.filter(Boolean);
	return words.map((word) => (/^(?:and|&)$/i.test(word) ? '(?:and|&)' : lettersOf(word))).join(BETWEEN);
}

const lettersOf = (word: string): string =>
	[...word].map((letter) => (/[’']/.test(letter) ? "[’']?" : quoted(letter))).join(BROKEN);

/** In full, in short, and either half of a double name, the longest first; none where it is too short to be looked for. */
export function formsOf(name: string): string[] {
	const short = shortName({ name });
	const halves = short.split(/\s+(?:and|&)\s+|,\s*/i).filter((half) => !GENERIC.test(half.trim()));
	return [...new Set([name, short, ...halves])]
		.map((one) => one.trim())
		.filter(({ length }) => length > 2)
		.sort((a, b) => b.length - a.length);
}

/**
 * Source of a pattern for every way in which a site is named, for folded text, to be used with the flags `iu` after
 * {@link NAME_STARTS}; its one group is the name proper. Null where the name is too short to be looked for.
 */
export function siteNamePattern(name: string): string | null {
	const forms = formsOf(name);
	if (forms.length === 0) return null;
	return `${BEFORE}(${forms.map(spelt).join('|')})(?:${AFTER}|(?=s?(?!\\p{L})))`;
}

/** A digit may stand right beside a name ("Hillingdon2"), and the s of a plural. */
export const NAME_STARTS = '(?<!\\p{L})';

/** Places whose name is a word, so that it is a name with a capital letter alone, or with "Council" beside it. */
const EVERYDAY: ReadonlySet<string> = new Set(
	`ash barking bath battle beer bow bury chard cheddar craven crook deal derby diss dover eden flint ford hale ham
	hart hay hill hook hope hove hull leek lizard march mere mold neath poole reading rugby rush rye sale sandwich
	seal settle slough stone street swale wash wells wick worthing`.split(/\s+/)
);

/** True of "reading", "Bath" and "read-\ning". */
export const isEverydayWord = (name: string): boolean =>
	EVERYDAY.has(name.replaceAll(/[^\p{L}]/gu, '').toLowerCase());
