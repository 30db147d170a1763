// The last look before a document leaves: personal data that somebody wrote into a label or an excerpt, codes of families,
// and names of sites that its audience must not read. Nothing is certain: a person decides.
import { familyCodesIn } from '#lib/domain/release/family-codes.ts';
import { folded } from '#lib/domain/release/folded.ts';
import { siteNamesIn } from '#lib/domain/release/site-names-in.ts';
import { suspectedIn } from '#lib/ledger/personal-data/suspected-in.ts';
import type { PersonalDataKind } from '#lib/ledger/receipt.ts';
import type { Placed } from './places.ts';

export interface DocumentFinding {
	/** "Table 2, row 3", or that and in how many other places. */
	where: string;
	/** What it looks like. */
	what: string;
	text: string;
	/**
	 * Every place with the whole text in which it stands, for the sign of what somebody looked at. It is not shown, and
	 * does not leave the server.
	 */
	context: string;
}

export interface KnownWords {
	familyCodes: readonly string[];
	/** Names of sites that this audience must not read. */
	siteNames: readonly string[];
}

const WHAT: Record<PersonalDataKind, string> = {
	name: 'Name of a person',
	address: 'Address',
	postcode: 'Postcode',
	phone: 'Telephone number',
	email: 'Email address',
	'nhs-number': 'NHS number',
	'ni-number': 'National Insurance number',
	'date-of-birth': 'Date of birth',
	'bank-details': 'Bank details'
};
const FAMILY_CODE = 'Code of a family';
const SITE_NAME = 'Name of a site';

/** Each thing once, at the first place where it stands. */
export function suspectedInTexts(texts: Iterable<Placed>, known: KnownWords): DocumentFinding[] {
	const rules = rulesFor(known);
	const found = new Map<string, { what: string; text: string; places: Set<string>; context: Placed[] }>();
	const seen = new Map<string, { what: string; text: string }[]>();
	for (const { where, text } of texts) {
		const clear = folded(text).text.trim();
		// A label stands in a figure, its description and several tables.
		if (!seen.has(clear)) seen.set(clear, rules(clear));
		for (const one of seen.get(clear)!) {
			const key = keyOf(one);
			if (!found.has(key)) found.set(key, { ...one, places: new Set(), context: [] });
			found.get(key)!.places.add(where);
			found.get(key)!.context.push({ where, text });
		}
	}
	return [...found.values()].map(({ what, text, places, context }) => ({
		where: placesInWords(places),
		what,
		text,
		context: JSON.stringify(context)
	}));
}

function rulesFor({
	familyCodes,
	siteNames
}: KnownWords): (text: string) => { what: string; text: string }[] {
	const [sites, codes] = [siteNamesIn(siteNames), familyCodesIn(familyCodes)];
	return (text) => [
		...sites(text).map((found) => ({ what: SITE_NAME, text: found })),
		...codes(text).map((found) => ({ what: FAMILY_CODE, text: found })),
		...suspectedIn(text).map((one) => ({ what: WHAT[one.kind], text: one.text }))
	];
}

const keyOf = ({ what, text }: { what: string; text: string }): string =>
	JSON.stringify([what, text.toLowerCase()]);

function placesInWords(places: ReadonlySet<string>): string {
	const [first, ...more] = places;
	if (more.length === 0) return first!;
	return `${first}, and ${more.length} other ${more.length === 1 ? 'place' : 'places'}`;
}
