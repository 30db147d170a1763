// Codes of families and cases in what people wrote. A code such as "7" or "A" is also a word or a number, so only those are
// looked for that can hardly be anything else.
import { WORD_ENDS, WORD_STARTS } from './site-name.ts';

const BETWEEN = '[\\s\\p{Pd}_./]*';

/** Letters with digits ("DAR023", "case 1"), long numbers that are no year, or a pseudonym with a capital. */
function isTelling(code: string): boolean {
	const signs = code.replaceAll(/[^\p{L}\p{N}]/gu, '');
	const [letters, digits] = [/\p{L}/u.test(signs), /\p{N}/u.test(signs)];
	if (letters && digits) return signs.length >= 3;
	return digits ? signs.length >= 5 : signs.length >= 3 && /\p{Lu}/u.test(signs);
}

/** "DAR023" also as "dar 023"; a pseudonym only as it is written, since it may be a word. */
function spelt(code: string): string {
	const runs = code.match(/\p{L}+|\p{N}+/gu) ?? [];
	const anyCase = runs.some((run) => /\p{N}/u.test(run)) && runs.join('').length >= 4;
	return runs
		.map((run) => (anyCase ? [...run].map(bothCases).join('') : run))
		.join(anyCase ? BETWEEN : '[\\s\\p{Pd}_]+');
}

function bothCases(letter: string): string {
	const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
	return lower === upper || lower.length !== 1 || upper.length !== 1 ? letter : `[${lower}${upper}]`;
}

/** Every telling code as a whole word, for searching and replacing; null where there is none. */
export function familyCodePattern(codes: readonly string[]): RegExp | null {
	const telling = [...new Set(codes)].filter(isTelling).sort((a, b) => b.length - a.length);
	if (telling.length === 0) return null;
	return new RegExp(`${WORD_STARTS}(?:${telling.map(spelt).join('|')})${WORD_ENDS}`, 'gu');
}

const LEAD = '(?:\\b(?:[Ff]amil(?:y|ies)|[Cc]ases?)\\s+)?';

/** Takes the codes out of text: "families DAR002 and DAR030" becomes "a family and a family". */
export function withoutFamilyCodes(codes: readonly string[]): (text: string) => string {
	const pattern = familyCodePattern(codes);
	if (!pattern) return (text) => text;
	const withLead = new RegExp(LEAD + pattern.source, 'gu');
	return (text) => text.replaceAll(withLead, 'a family');
}
