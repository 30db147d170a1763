// What a group of digits with commas, points and blanks can stand for, in whole pence and without a sign.
// British, continental and Swiss ways are read where only one reading is possible; where two are, both come back.
import { isPence } from '#lib/domain/spend/spend-line.ts';
import type { Asked } from './words.ts';

export type Numeral =
	{ pence: number; decimals: boolean } | { why: Asked; candidates: number[] } | 'too-large';

/** More digits than any whole pence that can be counted. */
const MOST_DIGITS = 15;

const WHOLE = /^\d+$/;
const POINT = /^(\d*)\.(\d*)$/;
const BRITISH = /^([1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d*))?$/;
const CONTINENTAL = /^([1-9]\d{0,2}(?:\.\d{3})+),(\d{1,2})$/;
const POINTS = /^[1-9]\d{0,2}(?:\.\d{3}){2,}$/;
const BLANKS = /^([1-9]\d{0,2}(?: \d{3})+)[.,](\d{1,2})$/;
const BLANKS_WHOLE = /^[1-9]\d{0,2}(?: \d{3})+$/;
const SWISS = /^([1-9]\d{0,2}(?:['’]\d{3})+)(?:[.,](\d{1,2}))?$/;
const COMMA_DECIMALS = /^(\d+),(\d{1,2})$/;
const COMMAS = /^(\d[\d,]*)(?:\.(\d{1,2}))?$/;

const digitsOf = (text: string) => text.replaceAll(/\D/g, '');

/** Pounds and up to two decimals as pence; NaN where they cannot be counted. */
function pence(pounds: string, decimals = ''): number {
	if (pounds.length > MOST_DIGITS) return NaN;
	const value = Number(pounds) * 100 + Number(decimals.padEnd(2, '0'));
	return isPence(value) ? value : NaN;
}

const plain = (value: number, decimals: boolean): Numeral =>
	Number.isNaN(value) ? 'too-large' : { pence: value, decimals };

function asked(why: Asked, ...candidates: number[]): Numeral {
	return { why, candidates: [...new Set(candidates)].filter((value) => !Number.isNaN(value)) };
}

/** The pence next to an amount with parts of a penny: one, or two where it lies in the middle. */
export function nearest(pounds: string, decimals: string): number[] {
	const low = pence(pounds, decimals.slice(0, 2));
	const rest = Number(`0.${decimals.slice(2) || '0'}`);
	return rest === 0.5 ? [low, low + 1] : [rest > 0.5 ? low + 1 : low];
}

/** `whole` is without thousands signs; `bare` where it had none, so that its point could be one. */
function withPoint(whole: string, decimals: string, bare: boolean): Numeral {
	if (whole.length > MOST_DIGITS) return 'too-large';
	if (decimals.length <= 2) return plain(pence(whole, decimals), true);
	if (bare && decimals.length === 3 && /^[1-9]\d{0,2}$/.test(whole))
		return asked('ambiguous-amount', pence(whole + decimals), ...nearest(whole, decimals));
	if (/^0+$/.test(decimals.slice(2))) return plain(pence(whole, decimals.slice(0, 2)), true);
	// What a program writes that counts in floating point: 12.340000000000002.
	if (decimals.length >= 10 && /^(0{7}|9{7})/.test(decimals.slice(2)))
		return plain(nearest(whole, decimals)[0]!, true);
	return asked('too-many-decimals', ...nearest(whole, decimals));
}

/** @param text digits, commas, points, single blanks and apostrophes, beginning with a digit or a point */
export function readNumeral(text: string): Numeral {
	if (WHOLE.test(text)) return plain(pence(text.replace(/^0+(?=\d)/, '')), false);
	const point = POINT.exec(text);
	if (point) return withPoint(point[1]! || '0', point[2]!, true);
	const british = BRITISH.exec(text);
	if (british) {
		const whole = digitsOf(british[1]!);
		return british[2] === undefined ? plain(pence(whole), false) : withPoint(whole, british[2], false);
	}
	const other = CONTINENTAL.exec(text) ?? BLANKS.exec(text) ?? SWISS.exec(text);
	if (other) return plain(pence(digitsOf(other[1]!), other[2]), other[2] !== undefined);
	if (POINTS.test(text)) return plain(pence(digitsOf(text)), false);
	if (BLANKS_WHOLE.test(text)) {
		// “2 100” can be two of 100; with more groups it is one number.
		const value = pence(digitsOf(text));
		return text.indexOf(' ') === text.lastIndexOf(' ')
			? asked('ambiguous-amount', value)
			: plain(value, false);
	}
	const comma = COMMA_DECIMALS.exec(text);
	if (comma)
		return asked(
			'ambiguous-amount',
			pence(comma[1]!, comma[2]),
			...(comma[1]!.startsWith('0') ? [] : [pence(comma[1]! + comma[2]!)])
		);
	const commas = COMMAS.exec(text);
	if (!commas) return asked('unclear-amount');
	const all = pence(digitsOf(commas[1]!), commas[2]);
	const last = /,(\d{2})$/.exec(text);
	return last
		? asked('ambiguous-amount', all, pence(digitsOf(text.slice(0, -3)), last[1]))
		: asked('ambiguous-amount', all);
}
