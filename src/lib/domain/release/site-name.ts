// How people write the name of a site: in full, in short, as an authority, in capitals, with hyphens or without.

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
const BEFORE = `(?:(?:the\\s+)?(?:${RANK}\\s+)*(?:borough|city|county|district|council)\\s+of\\s+|[LR]\\.?B\\.?\\s+(?:of\\s+)?)?`;
const AFTER = `(?:[\\s-]+(?:${RANK}\\s+)*(?:council|borough|local\\s+authority|authority|LA|[MC]?BC|MDC|CC))?`;
/** Between the words of a name: "Stoke-on-Trent", "Stoke on Trent", "St. Helens". */
const BETWEEN = '[\\s\\p{Pd}_.,]*';
/** Half of a double name that stands alone says as much as both, unless it is one of these. */
const GENERIC = /^(?:north|south|east|west|central|district|county|city|borough|council|the)$/i;

const quoted = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

function spelt(name: string): string {
	const words = name
		.normalize('NFC')
		.split(/[\s\p{Pd}_.,]+/u)
		.filter(Boolean);
	return words
		.map((word) => (/^(?:and|&)$/i.test(word) ? '(?:and|&)' : quoted(word).replaceAll(/[’']/g, "[’']?")))
		.join(BETWEEN);
}

/**
 * Source of a pattern for every way in which a site is named, to be used with the flags `iu` between
 * {@link WORD_STARTS} and {@link WORD_ENDS}; null where the name is too short to be looked for.
 */
export function siteNamePattern(name: string): string | null {
	const short = shortName({ name });
	const halves = short.split(/\s+(?:and|&)\s+|,\s*/i).filter((half) => !GENERIC.test(half.trim()));
	const names = [...new Set([name, short, ...halves])]
		.map((one) => one.trim())
		.filter(({ length }) => length > 2)
		.sort((a, b) => b.length - a.length);
	if (names.length === 0) return null;
	return `${BEFORE}(?:${names.map(spelt).join('|')})${AFTER}`;
}

export const WORD_STARTS = '(?<![\\p{L}\\p{N}])';
export const WORD_ENDS = '(?![\\p{L}\\p{N}])';

/** Signs without a shape, which hide a name from a search and from nobody else. */
const SHAPELESS = /[\u00AD\u200B\u2060\uFEFF]/g;

/** Text as it is searched: composed letters, nothing without a shape. */
export const searched = (text: string): string => text.normalize('NFC').replaceAll(SHAPELESS, '');
