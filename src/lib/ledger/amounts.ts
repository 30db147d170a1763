// Reads the text of an amount as signed whole pence. What is not plainly one amount in pounds comes back as a
// question with the readings it allows, and what holds no amount at all is refused; nothing is guessed.
import { formatPence } from '#lib/domain/evidence/money.ts';
import { plainText } from './clean-text.ts';
import { readNumeral } from './numerals.ts';
import type { Reading } from './receipt.ts';
import { readUnclearAmount } from './unclear-amounts.ts';
import type { Asked, Rejected } from './words.ts';

export type AmountReading =
	{ is: 'pence'; pence: number } | { is: 'asked'; why: Asked; readings: Reading[] } | AmountRefusal;
export interface AmountRefusal {
	is: 'refused';
	why: Extract<Rejected, 'no-amount' | 'not-an-amount' | 'error-value' | 'too-large-amount'>;
}

/** Longer text is not an amount with a few words. */
const LONGEST = 80;
const ORDINARY = /^-?\d{1,9}(?:\.\d\d?)?$/;
/** Thousands set apart by a blank that does not break: not two numbers. */
const HARD_BLANK = /(\d)[\u00a0\u2007\u2009\u202f](?=\d{3})/g;
const NOTHING = /^[£\s.,\-()]*$/;
const ERROR = /^#(?:REF|N\/A|VALUE|DIV|NAME|NUM|NULL|SPILL|CALC|#|$)/i;
const OTHER_CURRENCY = /[€$¥]|\b(?:eur|euros?|usd|dollars?|chf|francs?|yen|aud|cad)\b|\d(?:eur|usd|chf)\b/i;
const AMOUNT =
	/^(?:(cr|dr)\.?)?\s?([-+])?\s?(\()?\s?([-+])?\s?(£|gbp)?\s?([-+])?\s?(\()?\s?([\d.](?:[\d.,' ’]*[\d.])?)\s?(\))?\s?(p|pence)?\s?(£|gbp|pounds)?\s?(\))?\s?(-)?\s?(?:(cr|dr)\.?)?$/i;

const refused = (why: AmountRefusal['why']): AmountRefusal => ({ is: 'refused', why });

/** The readings of a question about pence, each once. */
export const penceReadings = (candidates: readonly number[]): Reading[] =>
	[...new Set(candidates)].map((value) => ({ value, words: formatPence(value) }));

export const askedAmount = (why: Asked, candidates: readonly number[]): AmountReading => ({
	is: 'asked',
	why,
	readings: penceReadings(candidates)
});

const signed = (value: number, negative: boolean) => (negative && value !== 0 ? -value : value);

/** @param inPence true where the heading says that bare numbers are pence */
export function readAmount(text: string, inPence = false): AmountReading {
	if (!inPence && ORDINARY.test(text)) return { is: 'pence', pence: Math.round(Number(text) * 100) || 0 };
	const line = plainText(text.replaceAll(HARD_BLANK, "$1'"));
	if (NOTHING.test(line)) return refused('no-amount');
	if (ERROR.test(line)) return refused('error-value');
	if (!/\d/.test(line)) return refused('not-an-amount');
	if (OTHER_CURRENCY.test(line)) return askedAmount('other-currency', []);
	if (line.includes('%')) return askedAmount('percent', []);
	if (line.length > LONGEST) return askedAmount('words-in-amount', []);
	const match = AMOUNT.exec(line);
	return match
		? fromParts(match, inPence)
		: readUnclearAmount(line, (part) => {
				const reading = readAmount(part, inPence);
				return reading.is === 'pence' ? reading.pence : null;
			});
}

function fromParts(match: RegExpExecArray, inPence: boolean): AmountReading {
	const [, before, s1, open1, s2, pound, s3, open2, numeral, close1, p, poundAfter, close2, after, behind] =
		match;
	const opened = Number(!!open1) + Number(!!open2);
	const numberOf = unitReading(numeral!, !!(pound || poundAfter), !!p, inPence);
	if (numberOf.is === 'refused') return numberOf;
	const candidates = numberOf.is === 'pence' ? [numberOf.pence] : numberOf.readings.map(Number);
	if (opened !== Number(!!close1) + Number(!!close2) || opened > 1)
		return askedAmount('unclear-amount', bothSigns(candidates));
	const minus = [s1, s2, s3, after].filter((sign) => sign === '-').length + opened;
	const directions = [before, behind].filter((word) => word !== undefined).map((word) => word!.toLowerCase());
	const credit = directions.includes('cr');
	if (directions.length > 1 || minus > 1 || (minus > 0 && directions.length > 0))
		return askedAmount('two-signs', bothSigns(candidates));
	const negative = minus > 0 || credit;
	return numberOf.is === 'pence'
		? { is: 'pence', pence: signed(numberOf.pence, negative) }
		: askedAmount(
				numberOf.why,
				candidates.map((value) => signed(value, negative))
			);
}

const bothSigns = (candidates: readonly number[]) => candidates.flatMap((value) => [-value, value]);

type Unsigned =
	{ is: 'pence'; pence: number } | { is: 'asked'; why: Asked; readings: number[] } | AmountRefusal;

/** Brings the digits together with what says whether they are pounds or pence. */
function unitReading(text: string, pounds: boolean, p: boolean, inPence: boolean): Unsigned {
	const numeral = readNumeral(text);
	if (numeral === 'too-large') return refused('too-large-amount');
	if ('why' in numeral) return { is: 'asked', why: numeral.why, readings: numeral.candidates };
	const { pence, decimals } = numeral;
	const asPence = pence / 100;
	if (!p && (!inPence || pounds)) {
		// “£1250” below the heading “pence” says both.
		if (inPence && !decimals) return { is: 'asked', why: 'ambiguous-amount', readings: [pence, asPence] };
		return { is: 'pence', pence };
	}
	if (!pounds && !decimals) return { is: 'pence', pence: asPence };
	// “£12.50p” is how people write pounds; “£50p” and “12.50p” say both.
	if (pounds && p && decimals) return { is: 'pence', pence };
	const readings = [pence, ...(Number.isInteger(asPence) ? [asPence] : [])];
	return { is: 'asked', why: 'ambiguous-amount', readings };
}
