// Breaks text into lines that fit a width, as a box of the figure and of the canvas shows them.
import { type TextStyle, measure } from './measure.ts';

const ELLIPSIS = '…';
const LINE_BREAK = /\r\n|[\n\r\u0085\u2028\u2029]/;
const BLANK = /[ \t\v\f\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000]+/;

const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g;
// After a hyphen, dash or slash inside a word a line may end, where letters stand on both sides.
const INSIDE = /(?<=[\p{L}\p{N}][-–—/])(?=\p{L})/u;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The most that is drawn of one text, in UTF-16 units: twice the longest note. */
const MOST_CHARACTERS = 8000;

/** Text as it can be drawn: no control characters, no lone surrogates. */
export const drawable = (text: string): string => text.toWellFormed().replace(UNSEEN, '');

/**
 * Lines no wider than `maxWidth` px. Breaks at blanks and after hyphens; a piece wider than the line is broken between
 * graphemes, and a single grapheme is never broken. Newlines in the text are kept, runs of blanks become one space.
 * With `maxLines` the last line ends in an ellipsis where text is left out.
 */
export function wrap(text: string, style: TextStyle, maxWidth: number, maxLines = Infinity): string[] {
	const lines: string[] = [];
	// What is beyond this many characters is never drawn: a hostile document must not make breaking it take minutes.
	for (const paragraph of drawable(text.slice(0, MOST_CHARACTERS)).split(LINE_BREAK)) {
		for (const line of linesOf(paragraph, style, maxWidth)) {
			if (lines.length === maxLines)
				return [...lines.slice(0, -1), shortened(lines.at(-1)!, style, maxWidth)];
			lines.push(line);
		}
	}
	return lines;
}

function* linesOf(paragraph: string, style: TextStyle, maxWidth: number): Generator<string> {
	let line = '';
	for (const word of paragraph.split(BLANK)) {
		let gap = line === '' ? '' : ' ';
		for (const piece of word.split(INSIDE)) {
			if (measure(line + gap + piece, style) <= maxWidth) line += gap + piece;
			else {
				if (line !== '') yield line;
				line = piece;
				if (measure(piece, style) > maxWidth) {
					const parts = broken(piece, style, maxWidth);
					line = parts.pop()!;
					yield* parts;
				}
			}
			gap = '';
		}
	}
	yield line;
}

function broken(word: string, style: TextStyle, maxWidth: number): string[] {
	const parts: string[] = [];
	let part = '';
	for (const { segment } of graphemes.segment(word)) {
		if (part !== '' && measure(part + segment, style) > maxWidth) {
			parts.push(part);
			part = '';
		}
		part += segment;
	}
	return [...parts, part];
}

/** The line with an ellipsis, cut where it would not fit. */
function shortened(line: string, style: TextStyle, maxWidth: number): string {
	const kept = [...graphemes.segment(line)].map((s) => s.segment);
	while (kept.length > 0 && measure(kept.join('').trimEnd() + ELLIPSIS, style) > maxWidth) kept.pop();
	return kept.join('').replace(/[\s,;:–-]+$/u, '') + ELLIPSIS;
}
