// Text as it is typed or pasted, made into what the rules hold: nobody's next keystroke is refused for what came before.
import { LABEL_LIMIT, PROSE_LIMIT } from './integrity.ts';

/** What the rules for labels refuse: direction overrides, control characters, halves of characters. */
export const UNWANTED =
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;
/** All white space but the mark of a byte order, which has no width. */
const SPACE = /[^\S\ufeff]+/g;

/** Text that the rules take, and whether some of it was left out since it was too long. */
export interface CleanText {
	text: string;
	cut: boolean;
}

/**
 * One line while it is being typed: white space of any kind and length is one blank, at either end, too.
 * @param limit UTF-16 units that it may hold
 * @param before the line without the last keystroke or paste: what does not fit in of that is left out
 */
export function cleanLine(text: string, limit = LABEL_LIMIT, before = ''): CleanText {
	return within(text.replaceAll(SPACE, ' ').replaceAll(UNWANTED, ''), limit, before);
}

/** Prose while it is being typed: the same, but line breaks, tabs and blanks stay. */
export function cleanProse(text: string, limit = PROSE_LIMIT, before = ''): CleanText {
	const lines = text.replaceAll(/\r\n?|[\u000b\u000c\u2028\u2029]/g, '\n');
	return within(lines.replaceAll(UNWANTED, ''), limit, before);
}

/** The longest beginning that is no longer than `limit` UTF-16 units and ends between characters that people see. */
export function fitting(text: string, limit: number): string {
	if (text.length <= limit) return text;
	let end = 0;
	const segments = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text.slice(0, limit + 50));
	for (const { index, segment } of segments) {
		if (index + segment.length > limit) break;
		end = index + segment.length;
	}
	return text.slice(0, end);
}

/** What people read where something was left out. */
export const cutWords = (limit = LABEL_LIMIT): string =>
	limit === LABEL_LIMIT
		? `A label holds ${limit} characters; the rest was left out. Put detail into the note.`
		: `There is room for ${limit} characters here; the rest was left out.`;

/** Nothing that was there before is cut, were it longer: others may have typed it at the same time. */
function within(text: string, limit: number, before: string): CleanText {
	if (text.length <= limit) return { text, cut: false };
	const most = Math.min(text.length, before.length);
	let start = 0;
	while (start < most && text[start] === before[start]) start++;
	let end = 0;
	while (end < most - start && text.at(-1 - end) === before.at(-1 - end)) end++;
	const added = text.slice(start, text.length - end);
	const kept = fitting(added, Math.max(0, limit - start - end));
	const whole = text.slice(0, start) + kept + text.slice(text.length - end);
	// What two characters that replace each other have in common can be a half of both.
	return { text: whole.replaceAll(UNWANTED, ''), cut: kept.length < added.length };
}
