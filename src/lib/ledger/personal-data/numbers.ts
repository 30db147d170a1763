// Numbers that the state and the banks give to people: NHS, National Insurance, accounts and cards.
import { isIban, isLuhn, isNhsNumber } from './check-digits.ts';
import type { Suspect } from './suspect.ts';

const TEN_DIGITS = /(?<![\p{L}\d£$€.,/+-])\d{3}([ -]?)\d{3}\1\d{4}(?![\p{L}\d%/]|[.,]\d)/gu;
const SAYS_NHS = /\bn\.?h\.?s\b/i;
const OTHER_NUMBER_BEFORE = /(?:inv|invoice|order|po|receipt|isbn|sku|serial)\.?\s*(?:no|number)?[.:#\s-]*$/i;

/** NHS numbers whose check digit is right; where the text says “NHS”, also ten digits whose check digit is not. */
export function nhsNumbersIn(text: string): Suspect[] {
	const found: Suspect[] = [];
	for (const match of text.matchAll(TEN_DIGITS)) {
		const before = text.slice(Math.max(0, match.index - 24), match.index);
		const said = SAYS_NHS.test(before);
		const right = isNhsNumber(match[0].replace(/\D/g, '')) && !OTHER_NUMBER_BEFORE.test(before);
		if (said || right) found.push({ text: match[0], kind: 'nhs-number', at: match.index });
	}
	return found;
}

const NI_NUMBER =
	/(?<![\p{L}\d])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]([ -]?)\d{2}\1\d{2}\1\d{2}[ -]?[A-D](?![\p{L}\d])/giu;
const NI_SAID =
	/\b(?:n\.?i\.?(?:\s*(?:no|number))?|nino|national insurance(?:\s*(?:no|number))?)[.:#\s-]*([A-Z]{2} ?\d{2} ?\d{2} ?\d{2}(?: ?[A-Z])?)(?![\p{L}\d])/giu;

/** National Insurance numbers by their prefixes, and whatever has the shape of one behind “NI number”. */
export function niNumbersIn(text: string): Suspect[] {
	const found: Suspect[] = [];
	for (const match of text.matchAll(NI_NUMBER))
		found.push({ text: match[0], kind: 'ni-number', at: match.index });
	for (const match of text.matchAll(NI_SAID)) {
		const number = match[1]!;
		found.push({ text: number, kind: 'ni-number', at: match.index + match[0].length - number.length });
	}
	return found;
}

const SORT_CODE = String.raw`\d{2}([-– .])\d{2}\1\d{2}`;
const BETWEEN = String.raw`[\s,;:/&-]*(?:(?:and\s+)?(?:account|acct|acc|a\/c|sort(?:\s*code)?|s\/c)\.?\s*(?:no|number|num)?[.:#\s-]*)?`;
const ACCOUNT_PAIRS = [
	new RegExp(String.raw`(?<!\d)${SORT_CODE}${BETWEEN}\d{8}(?!\d)`, 'gi'),
	new RegExp(String.raw`(?<!\d)\d{8}${BETWEEN}${SORT_CODE}(?!\d)`, 'gi'),
	/(?<![\p{L}])(?:sort\s*code|s\/c)[.:#\s-]*(\d{2}[- ]?\d{2}[- ]?\d{2})(?!\d)/giu,
	/(?<![\p{L}])(?:account|acct|acc|a\/c)\.?\s*(?:no|number|num)?[.:#\s-]*(\d{8})(?!\d)/giu
];
const IBAN = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]){11,30}(?![\p{L}\d])/giu;
const CARD = /(?<![\p{L}\d£$€.,/+-])[2-6]\d{3}([ -]?)\d{4,6}(?:\1\d{2,7}){1,3}(?![\p{L}\d%])/gu;
const CARD_START = /^(?:4|5[0-8]|6[0-9]|3[47]|2[2-7])/;

/** Sort code with account number, either of them where it is called so, IBANs and card numbers with right check digits. */
export function bankDetailsIn(text: string): Suspect[] {
	const found: Suspect[] = [];
	for (const pattern of ACCOUNT_PAIRS)
		for (const match of text.matchAll(pattern)) {
			// The patterns for what is called by its name hold the number alone; the pairs are taken whole.
			const number = match[1]!.length > 1 ? match[1]! : match[0];
			found.push({ text: number, kind: 'bank-details', at: match.index + match[0].length - number.length });
		}
	for (const match of text.matchAll(IBAN)) {
		const iban = longestIban(match[0]);
		if (iban) found.push({ text: iban, kind: 'bank-details', at: match.index });
	}
	for (const match of text.matchAll(CARD)) {
		const digits = match[0].replace(/\D/g, '');
		if (CARD_START.test(digits) && digits.length !== 14 && isLuhn(digits))
			found.push({ text: match[0], kind: 'bank-details', at: match.index });
	}
	return found;
}

/** Words behind an IBAN look like more of it: letters are given back until it is one. */
function longestIban(written: string): string | null {
	for (let end = written.length; end >= 15; end--) {
		const start = written.slice(0, end);
		if (/\S$/.test(start) && isIban(start.replaceAll(' ', '').toUpperCase())) return start;
	}
	return null;
}
