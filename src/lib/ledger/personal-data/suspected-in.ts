// Suspected personal data in a purpose or a note. Own British rules, since no package knows them; it is about one short
// text at a time and must be quick, for a file may have a hundred thousand of them.
import type { PersonalDataKind } from '#lib/ledger/receipt.ts';
import { addressesIn } from './addresses.ts';
import { birthDatesIn } from './birth-dates.ts';
import { emailsIn, phonesIn, postcodesIn } from './contacts.ts';
import { namesIn } from './names.ts';
import { bankDetailsIn, nhsNumbersIn, niNumbersIn } from './numbers.ts';
import type { Suspect } from './suspect.ts';

/** Where two rules meet on the same signs, the earlier one has them. Most texts have too few digits for most rules. */
const RULES: readonly { digits: number; find(text: string): Suspect[] }[] = [
	{ digits: 0, find: emailsIn },
	{ digits: 3, find: birthDatesIn },
	{ digits: 6, find: bankDetailsIn },
	{ digits: 10, find: nhsNumbersIn },
	{ digits: 6, find: niNumbersIn },
	{ digits: 6, find: phonesIn },
	{ digits: 2, find: postcodesIn },
	{ digits: 0, find: addressesIn },
	{ digits: 0, find: namesIn }
];

/**
 * What looks like personal data in `text`, in its order and without overlaps. `at` counts UTF-16 units. Nothing is
 * certain: a person decides.
 */
export function suspectedIn(text: string): { text: string; kind: PersonalDataKind; at: number }[] {
	const found: Suspect[] = [];
	const digits = digitsIn(text);
	for (const rule of RULES) {
		if (digits < rule.digits) continue;
		for (const suspect of rule.find(text))
			if (!found.some((other) => meets(other, suspect))) found.push(suspect);
	}
	return found.sort((a, b) => a.at - b.at);
}

function digitsIn(text: string): number {
	let count = 0;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code >= 48 && code <= 57) count++;
	}
	return count;
}

function meets(a: Suspect, b: Suspect): boolean {
	return a.at < b.at + b.text.length && b.at < a.at + a.text.length;
}
