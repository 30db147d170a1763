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
 */
export function cleanLine(text: string, limit = LABEL_LIMIT): CleanText {
	return within(text.replaceAll(SPACE, ' ').replaceAll(UNWANTED, ''), limit);
}

/** Prose while it is being typed: line breaks and tabs stay. */
export function cleanProse(text: string, limit = PROSE_LIMIT): CleanText {
	return within(text.replaceAll(/\r\n?|[\u000b\u000c\u2028\u2029]/g, '\n').replaceAll(UNWANTED, ''), limit);
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

function within(text: string, limit: number): CleanText {
	const kept = fitting(text, limit);
	return { text: kept, cut: kept.length < text.length };
}
