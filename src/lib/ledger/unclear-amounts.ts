// Amounts that are not plainly one: about, from–to, added up, with words or letters. Each becomes a question, with
// the readings that a careful person would offer.
import { isPence } from '#lib/domain/spend/spend-line.ts';
import { formatPence } from '#lib/domain/evidence/money.ts';
import type { Reading } from './receipt.ts';
import type { Asked } from './words.ts';

interface Question {
	is: 'asked';
	why: Asked;
	readings: Reading[];
}

const ABOUT_BEFORE =
	/^(?:c|ca|circa|about|approx|approximately|around|roughly|est|estimate|estimated|say|up to|max|maximum|min|minimum|at least|over|under|nearly|almost|<|>|~|≈|≤|≥)\.?:? ?(?=[£\d])/i;
const ABOUT_BEHIND = / ?(?:ish|approx\.?|est\.?|estimated|\?|\+|ca\.?)$/i;
const SCIENTIFIC = /^[-+]?£?(\d{1,9}(?:\.\d{1,15})?)e([+-]?\d{1,2})$/i;
const SHORT = /^£? ?(\d{1,6}(?:\.\d{1,6})?) ?(k|m|thousand|million)$/i;
const LETTERS = /^[-£\d.,OoIl|]+$/;
const PART = /£? ?\d(?:[\d,]*\d)?(?:\.\d+)?(?: ?p\b)?/g;
/** More amounts than this in one cell are a text. */
const MOST_PARTS = 6;

const asked = (why: Asked, candidates: readonly (number | null)[]): Question => ({
	is: 'asked',
	why,
	readings: [...new Set(candidates)]
		.filter((value) => value !== null && isPence(value))
		.map((value) => ({ value: value!, words: formatPence(value!) }))
});

/**
 * @param line one line with at least one digit that is not plainly an amount
 * @param plain pence of a text that is plainly an amount, else null
 */
export function readUnclearAmount(line: string, plain: (text: string) => number | null): Question {
	if (/^=.*[a-z]/i.test(line)) return asked('formula-without-value', []);
	const about = line.replace(ABOUT_BEFORE, '').replace(ABOUT_BEHIND, '');
	if (about !== line && plain(about) !== null) return asked('about-amount', [plain(about)]);
	const scientific = SCIENTIFIC.exec(line);
	if (scientific) {
		const value = Math.round(Number(`${scientific[1]}e${Number(scientific[2]) + 2}`));
		return asked('scientific', [line.startsWith('-') ? -value : value]);
	}
	const short = SHORT.exec(line);
	if (short)
		return asked('short-amount', [
			Math.round(Number(short[1]) * (/^[kt]/i.test(short[2]!) ? 100_000 : 100_000_000))
		]);
	if (LETTERS.test(line) && /[OoIl|]/.test(line)) {
		const digits = line.replaceAll(/[Oo]/g, '0').replaceAll(/[Il|]/g, '1');
		return asked('letters-in-amount', [plain(digits)]);
	}
	return severalParts(line, plain);
}

function severalParts(line: string, plain: (text: string) => number | null): Question {
	const matches = [...line.matchAll(PART)];
	const parts = matches.map(([text]) => plain(text.trim()));
	if (parts.length === 1) return asked('words-in-amount', parts);
	if (parts.length > MOST_PARTS || parts.includes(null)) return asked('several-amounts', []);
	const between = matches.slice(1).map((match, at) => {
		const before = matches[at]!;
		return line
			.slice(before.index + before[0].length, match.index)
			.trim()
			.toLowerCase();
	});
	const sum = parts.reduce<number>((all, part) => all + part!, 0);
	if (between.every((sign) => sign === '+' || sign === 'plus')) return asked('a-sum', [sum]);
	if (parts.length === 2 && ['-', 'to', 'or', '/', 'up to'].includes(between[0]!))
		return asked('a-range', parts);
	return asked('several-amounts', [...parts, sum]);
}
