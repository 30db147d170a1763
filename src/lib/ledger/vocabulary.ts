// Words that stand for one of a few meanings: debit or credit, spent or agreed, first to tenth, a site.
import type { SpendKind } from '#lib/domain/spend/spend-line.ts';
import { comparable } from './clean-text.ts';

const OUT = new Set([
	'dr',
	'd',
	'debit',
	'debits',
	'out',
	'paid out',
	'money out',
	'payment',
	'expenditure',
	'spend',
	'purchase'
]);
const IN = new Set([
	'cr',
	'c',
	'credit',
	'credits',
	'in',
	'paid in',
	'money in',
	'refund',
	'refunded',
	'income',
	'receipt',
	'reversal',
	'credit note'
]);

/** `out` is money spent, `in` is money that came back. */
export function directionOf(text: string): 'out' | 'in' | null {
	if (text === '+') return 'out';
	if (text === '-') return 'in';
	const word = comparable(text);
	return OUT.has(word) ? 'out' : IN.has(word) ? 'in' : null;
}

const SPENT = new Set([
	'spent',
	'paid',
	'actual',
	'actual spend',
	'spend',
	'paid out',
	'payment',
	'complete',
	'completed',
	's'
]);
const AGREED = new Set([
	'agreed',
	'approved',
	'committed',
	'commitment',
	'planned',
	'budget',
	'promised',
	'authorised',
	'a'
]);

export function kindOf(text: string): SpendKind | null {
	const word = comparable(text);
	return SPENT.has(word) ? 'spent' : AGREED.has(word) ? 'agreed' : null;
}

const ORDINALS = [
	'first',
	'second',
	'third',
	'fourth',
	'fifth',
	'sixth',
	'seventh',
	'eighth',
	'ninth',
	'tenth'
];

/** 1 for "1", "1st", "First", "1 of 3", "Instalment 1"; null where it is none of these. */
export function instalmentOf(text: string): number | null {
	if (text === '') return null;
	const words = comparable(text)
		.replace(/^(?:instal?lment|payment|no|spend) /, '')
		.replace(/ (?:instal?lment|payment)$/, '');
	const ordinal = ORDINALS.indexOf(words);
	if (ordinal >= 0) return ordinal + 1;
	const match = /^(\d{1,4})(?:st|nd|rd|th)?(?: (?:of|out of)? ?\d{1,4})?$/.exec(words);
	return match && Number(match[1]) > 0 ? Number(match[1]) : null;
}

const COMMON_IN_NAMES =
	/\b(?:the|london|royal|metropolitan|district|county|city|unitary|borough|council|mbc|lb|bc|of|pilot site)\b/g;

type Sites = readonly { id: string; name: string; alias: string }[];

/** What was looked up already: a column of sites says the same few words a hundred thousand times. */
const named = new WeakMap<Sites, Map<string, string | null>>();

/** The id of the site that a text names by its id, name or alias; null where it names none, or several. */
export function siteNamed(text: string, sites: Sites): string | null {
	let known = named.get(sites);
	if (!known) named.set(sites, (known = new Map()));
	let id = known.get(text);
	if (id === undefined) known.set(text, (id = lookUp(text, sites)));
	return id;
}

function lookUp(text: string, sites: Sites): string | null {
	const plain = comparable(text);
	const exact = sites.filter((site) =>
		[site.id, site.name, site.alias].some((name) => comparable(name) === plain)
	);
	if (exact.length > 0) return exact.length === 1 ? exact[0]!.id : null;
	const core = coreOf(plain);
	const alike = core === '' ? [] : sites.filter((site) => coreOf(comparable(site.name)) === core);
	return alike.length === 1 ? alike[0]!.id : null;
}

const coreOf = (name: string) => name.replaceAll(COMMON_IN_NAMES, ' ').replaceAll(/\s+/g, ' ').trim();

const NO_FAMILY = new Set([
	'',
	'n a',
	'na',
	'none',
	'unknown',
	'not known',
	'tbc',
	'tba',
	'various',
	'multiple',
	'all'
]);

/** The code as it stands; empty where the text says that there is none. */
export const familyNamed = (text: string): string =>
	/\d/.test(text) || !NO_FAMILY.has(comparable(text)) ? text : '';

const NOBODY = new Set([
	'none',
	'nobody',
	'no one',
	'noone',
	'not needed',
	'not required',
	'none needed',
	'none required'
]);

/** `none` where it is recorded that nobody approved. */
export const approverNamed = (text: string): string =>
	text !== '' && NOBODY.has(comparable(text)) ? 'none' : text;
