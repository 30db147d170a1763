// Postcodes, telephone numbers and addresses of email.
import type { Suspect } from './suspect.ts';

const AREAS = new Set(
	`AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G
	GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW
	OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD
	WF WN WR WS WV YO ZE`.split(/\s+/)
);
/** Outward code, at most two blanks, inward code; the inward letters are never C, I, K, M, O or V. */
const POSTCODE =
	/(?<![\p{L}\d£$€.])([A-Z]{1,2})(\d{1,2}|\d[A-HJKMNP-Y])( {0,2})(\d[ABD-HJLNP-UW-Z]{2})(?![\p{L}\d])/giu;
const ORDINAL = /^(1st|2nd|3rd|[04-9]th)$/;
const MEMORY = /^\d[GT]B$/i;

/** Postcodes in one of the areas there are, with or without a blank; the outward half alone is no postcode. */
export function postcodesIn(text: string): Suspect[] {
	const found: Suspect[] = [];
	for (const match of text.matchAll(POSTCODE)) {
		const [whole, area, , blank, inward] = match as unknown as [string, string, string, string, string];
		if (!AREAS.has(area.toUpperCase()) || ORDINAL.test(inward) || (blank && MEMORY.test(inward))) continue;
		found.push({ text: whole, kind: 'postcode', at: match.index });
	}
	return found;
}

const EMAIL = /[\p{L}\d._%+'-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;

export function emailsIn(text: string): Suspect[] {
	if (!text.includes('@')) return [];
	return [...text.matchAll(EMAIL)].map((match) => ({ text: match[0], kind: 'email', at: match.index }));
}

/** A run of digits as telephone numbers are written, with brackets, blanks, dots and hyphens. */
const DIALLED = /(?<![\p{L}\d£$€/#+.])(?:\+|00)?\(?\d[\d().\- ]{6,20}\d(?![\p{L}\d/%])/gu;
const BEFORE_OTHER_NUMBER =
	/(?:inv|invoice|ref|reference|order|po|receipt|req|voucher|serial|policy|claim|case|item|code|sku|isbn)\.?\s*(?:no|nos|number|num|id)?[.:#\s-]*$/i;
const BEFORE_PHONE =
	/(?:tel|telephone|phone|ph|mob|mobile|mobil|ring|call|contact|text|whatsapp|landline)\.?(?:\s*(?:no|number|num|on|at))?[.:#\s-]*$/i;
const DATE_FIRST = /^\d{1,2}([.\- ])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)/;

/** British mobile and geographic numbers, numbers from abroad with a plus, and whatever follows “tel” or “mob”. */
export function phonesIn(text: string): Suspect[] {
	const found: Suspect[] = [];
	for (const match of text.matchAll(DIALLED)) {
		const written = match[0].replace(/[(\s.-]+$/, '');
		const before = text.slice(Math.max(0, match.index - 24), match.index);
		const digits = written.replace(/\D/g, '');
		if (
			BEFORE_PHONE.test(before)
				? digits.length < 6 || digits.length > 15
				: !isDialled(written, digits, before)
		)
			continue;
		found.push({ text: written, kind: 'phone', at: match.index });
	}
	return found;
}

function isDialled(written: string, digits: string, before: string): boolean {
	if (BEFORE_OTHER_NUMBER.test(before)) return false;
	if (written.startsWith('+') && !digits.startsWith('44')) return digits.length >= 9 && digits.length <= 15;
	const national = nationalOf(written, digits);
	if (/^07[1-9]\d{8}$/.test(national)) return true;
	return !DATE_FIRST.test(written) && /^0(?:1[1-9]\d{7,8}|2[03489]\d{8})$/.test(national);
}

/** +44 (0)20 …, 0044 20 … and 020 … are the same number. */
function nationalOf(written: string, digits: string): string {
	const abroad = written.startsWith('+44') ? 2 : digits.startsWith('0044') ? 4 : 0;
	if (!abroad) return digits;
	const rest = digits.slice(abroad);
	return rest.startsWith('0') ? rest : `0${rest}`;
}
