// Suspected personal data in a purpose or a note. Own British rules, since no package knows them; it is about one short
// text at a time and must be quick, for a file may have a hundred thousand of them.
import type { PersonalDataKind } from '#lib/ledger/receipt.ts';
import { addressesIn } from './addresses.ts';
import { birthDatesIn } from './birth-dates.ts';
import { emailsIn, phonesIn, postcodesIn } from './contacts.ts';
import { namesIn } from './names.ts';
import { bankDetailsIn, nhsNumbersIn, niNumbersIn } from './numbers.ts';
import type { Suspect } from './suspect.ts';

/** Where two rules meet on the same signs, the earlier one has them. */
const RULES: readonly { digits: boolean; find(text: string): Suspect[] }[] = [
	{ digits: false, find: emailsIn },
	{ digits: true, find: birthDatesIn },
	{ digits: true, find: bankDetailsIn },
	{ digits: true, find: nhsNumbersIn },
	{ digits: true, find: niNumbersIn },
	{ digits: true, find: phonesIn },
	{ digits: true, find: postcodesIn },
	{ digits: false, find: addressesIn },
	{ digits: false, find: namesIn }
];
const DIGIT = /\d/;

/**
 * What looks like personal data in `text`, in its order and without overlaps. `at` counts UTF-16 units. Nothing is
 * certain: a person decides.
 */
export function suspectedIn(text: string): { text: string; kind: PersonalDataKind; at: number }[] {
	const found: Suspect[] = [];
	const digits = DIGIT.test(text);
	for (const rule of RULES) {
		if (rule.digits && !digits) continue;
		for (const suspect of rule.find(text))
			if (!found.some((other) => meets(other, suspect))) found.push(suspect);
	}
	return found.sort((a, b) => a.at - b.at);
}

function meets(a: Suspect, b: Suspect): boolean {
	return a.at < b.at + b.text.length && b.at < a.at + a.text.length;
}
