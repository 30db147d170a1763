// Addresses: a house number, the name of a street, and a word such as Road; or a numbered flat with what it stands in.
import type { Suspect } from './suspect.ts';

/** Words that hardly mean anything but a street behind a number and a name. */
const STREET =
	'street|road|rd|lane|ln|avenue|ave|crescent|cres|terrace|terr|grove|mews|close|drive|gardens|gdns|croft|boulevard|cul-de-sac';
/** Words that also end the names of shops, parks and courts: these need a name with a capital and nothing to buy behind. */
const STREET_OR_MORE =
	'st|cl|dr|ct|court|place|pl|way|walk|hill|rise|row|square|sq|view|park|parade|green|gate|fold|meadows?|mount|bank|brow|wharf|quay|fields?|heights|end|house|villas?|cottages?|estate';
const CERTAIN = new RegExp(`^(?:${STREET})$`, 'i');
const WORTH_A_LOOK = /\d|\b(?:flat|apartment|apt|maisonette|address|liv|reside)/i;
const NUMBER = String.raw`(?<![\p{L}\d£$€.,:/#x+-]|(?:£|\bx) )\d{1,4}[a-z]?(?:\s?[-/]\s?\d{1,4}[a-z]?)?`;
const NAME = String.raw`(?!(?:x|of|for|and|to|at|in|on|a|the|with|from|per)\b)[\p{L}][\p{L}'’.-]*`;
const END = String.raw`(?![\p{L}\d'’-])`;
const NUMBERED = new RegExp(
	String.raw`${NUMBER},?\s+(the|${NAME}(?:\s+(?:(?:of|the|and|y)\s+)*${NAME}){0,2}?)\s+(${STREET}|${STREET_OR_MORE})${END}\.?`,
	'giu'
);
const FLAT = new RegExp(
	String.raw`(?<![\p{L}])(?:flat|apartment|apt|maisonette)\.?\s*(?:no\.?\s*)?(?:\d{1,4}[a-z]?|[a-z])(?:,\s*|\s+)(?=(\d|\p{Lu}))(?:\d{1,4}[a-z]?,?\s+)?(${NAME}(?:\s+${NAME}){0,2})`,
	'giu'
);
const SAID = new RegExp(
	String.raw`(?<![\p{L}])(?:home\s+address|address|lives?\s+at|living\s+at|resides?\s+at)\s*(?:is\s+)?[:-]?\s*((?:\d{1,4}[a-z]?,?\s+)?\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,3})`,
	'gu'
);

/** Words that stand between a count and one of the words above without naming a street: “2 hour drive”, “1 swimming lane”. */
const NO_STREET = new Set(
	`day days week weeks weekly month months monthly year years hour hours hr hrs min mins minute minutes mile miles km
	night nights bed beds bedroom bedrooms bathroom seater single double twin king return returns way adult adults child
	children family families person persons people piece pieces pack packs box boxes bag bags pair pairs set sets item
	items ticket tickets pass passes entry entries session sessions lesson lessons trip trips visit visits hard usb flash
	pen test driving swimming bowling fast bus taxi train off high court care gb tb mb inch in cm mm ft kg g ltr litre x
	new used small large medium extra black white blue red pink grey garden park car food gift love school side top tier
	half full ball crash`.split(/\s+/)
);
const ATTRACTIONS = new Set(
	`thorpe alton hyde kew wicksteed wookey peel football theme safari water trampoline retail business science skate
	country holiday caravan leisure soft play jump bounce flip air inflata`.split(/\s+/)
);
const TO_BUY =
	/^\s*(?:[-,]\s*)?(?:tickets?|pass(?:es)?|entry|entries|admission|trips?|vouchers?|gift|card|cards|fees?|shoes|hire|sessions?|lessons?|day|days|visit|visits|fund|centre|market|holiday|meals?)(?![\p{L}])/iu;

/** House numbers with a street, numbered flats with a house or street, and what follows “address” or “lives at”. */
export function addressesIn(text: string): Suspect[] {
	if (!WORTH_A_LOOK.test(text)) return [];
	const found: Suspect[] = [];
	const add = (words: string, at: number) =>
		found.push({ text: words.replace(/[\s.,]+$/, ''), kind: 'address', at });
	// A flat first: the number of its street belongs to it.
	if (/\b(?:flat|apartment|apt|maisonette)\b/i.test(text))
		for (const match of text.matchAll(FLAT))
			if (/^[\d\p{Lu}]$/u.test(match[1]!) && /^\p{Lu}/u.test(match[2]!))
				add(match[0].replace(/(?:\s+\p{Ll}[\p{L}'’.-]*)+$/u, ''), match.index);
	if (/\d\w?,?\s+[^\W\d]/.test(text))
		for (const match of text.matchAll(NUMBERED))
			if (isStreet(match[1]!, match[2]!, text.slice(match.index + match[0].length)))
				add(match[0], match.index);
	if (/\b(?:address|liv|reside)/i.test(text))
		for (const match of text.matchAll(SAID)) add(match[1]!, match.index + match[0].length - match[1]!.length);
	return found;
}

function isStreet(name: string, type: string, after: string): boolean {
	const words = name.toLowerCase().split(/\s+/);
	if (
		words.some((word) => NO_STREET.has(word) && !(word === 'high' && /^(?:street|st|road|rd)$/i.test(type)))
	)
		return false;
	if (TO_BUY.test(after)) return false;
	const certain = CERTAIN.test(type);
	const capital = /^\p{Lu}/u.test(name);
	if (certain)
		return (
			capital ||
			name === 'the' ||
			!/^(?:drive|close|gardens|croft|grove)$/i.test(type) ||
			/^\s*(?:,|$)/.test(after)
		);
	return capital && /^\p{Lu}/u.test(type) && !words.some((word) => ATTRACTIONS.has(word));
}
