// A line of text as runs that one font can draw in one direction, from left to right as they stand on the page.
import type { FontFamily } from '../fonts.ts';

/** `text` in the order in which it is read; a run of a right-to-left script is turned when it is shaped. */
export interface Run {
	text: string;
	family: FontFamily;
	rightToLeft: boolean;
	/** What was written where `text` only stands for it; else null. */
	instead: string | null;
}

/** Whether a family has a glyph for a code point. */
export type Coverage = (family: FontFamily, codePoint: number) => boolean;

/** What stands for a character that no font has. */
export const UNKNOWN = '□';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const RTL = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;
const LTR = /\p{L}/u;
const DIGIT = /\p{Nd}/u;
/** Joiners and variation selectors: a font without them draws the rest of the grapheme. */
const UNSEEN = /[\p{Cf}\ufe00-\ufe0f]/u;
const INVISIBLE = /^[\p{Cf}\p{Cc}\ufe00-\ufe0f]+$/u;
const EMOJI = /\p{Emoji_Presentation}|\ufe0f/u;
const MIRRORED: Record<string, string> = {
	'(': ')',
	')': '(',
	'[': ']',
	']': '[',
	'{': '}',
	'}': '{',
	'<': '>',
	'>': '<',
	'«': '»',
	'»': '«'
};

const BRACKETS: Record<string, string> = { '(': ')', '[': ']', '{': '}', '«': '»' };

interface Piece extends Run {
	/** `R` and `L` say their direction, `N` are digits, `-` goes with what is around it. */
	kind: 'R' | 'L' | 'N' | '-';
}

/** The runs of a line whose base direction is left to right, and how many characters no font has. */
export function runsOf(line: string, covers: Coverage): { runs: Run[]; missing: number } {
	let missing = 0;
	let before: FontFamily = 'inter';
	const seen = [...graphemes.segment(line.replace(/\s/g, ' '))].filter(
		({ segment }) => !INVISIBLE.test(segment)
	);
	const pieces = seen.map(({ segment }): Piece => {
		const family = familyOf(segment, before, covers);
		if (family === null) missing++;
		else before = family;
		const kind = RTL.test(segment) ? 'R' : DIGIT.test(segment) ? 'N' : LTR.test(segment) ? 'L' : '-';
		return {
			text: family ? segment : UNKNOWN,
			family: family ?? 'inter',
			kind,
			rightToLeft: kind === 'R',
			instead: family ? null : segment
		};
	});
	return { runs: joined(inVisualOrder(pieces)), missing };
}

/** The first family with all of a grapheme; blanks and signs stay in the font before them where it has them. */
function familyOf(grapheme: string, before: FontFamily, covers: Coverage): FontFamily | null {
	const codes = [...grapheme].filter((c) => !UNSEEN.test(c)).map((c) => c.codePointAt(0)!);
	const has = (family: FontFamily) => codes.every((code) => covers(family, code));
	if (EMOJI.test(grapheme) && has('emoji')) return 'emoji';
	if (before !== 'emoji' && !LTR.test(grapheme) && !DIGIT.test(grapheme) && has(before)) return before;
	return (['inter', 'arabic', 'hebrew', 'emoji'] as const).find(has) ?? null;
}

/** Turns every stretch from a right-to-left letter to the last one or digit before a letter of another kind; digits keep their order. */
function inVisualOrder(pieces: readonly Piece[]): Piece[] {
	const placed: Piece[] = [];
	let i = 0;
	while (i < pieces.length) {
		if (pieces[i]!.kind !== 'R') {
			placed.push(pieces[i++]!);
			continue;
		}
		let end = i;
		for (let j = i; j < pieces.length && pieces[j]!.kind !== 'L'; j++) if (pieces[j]!.kind !== '-') end = j;
		// A bracket that was opened inside belongs to it.
		while (pieces[end + 1]?.text === closing(pieces.slice(i, end + 1))) end++;
		placed.push(...turned(pieces.slice(i, end + 1)));
		i = end + 1;
	}
	return placed;
}

/** The bracket that closes the last one that is open in these; null where none is. */
function closing(pieces: readonly Piece[]): string | null {
	const open: string[] = [];
	for (const { text } of pieces) {
		if (BRACKETS[text]) open.push(BRACKETS[text]);
		else if (text === open.at(-1)) open.pop();
	}
	return open.at(-1) ?? null;
}

function turned(stretch: readonly Piece[]): Piece[] {
	const groups: Piece[][] = [];
	for (const piece of stretch) {
		const digits = piece.kind === 'N';
		const [last] = groups.slice(-1);
		if (last && digits === (last[0]!.kind === 'N') && last[0]!.family === piece.family) last.push(piece);
		else groups.push([piece]);
	}
	return groups.toReversed().flatMap((group) =>
		group[0]!.kind === 'N'
			? group
			: group.map((piece) => ({
					...piece,
					text: MIRRORED[piece.text] ?? piece.text,
					rightToLeft: true
				}))
	);
}

function joined(pieces: readonly Piece[]): Run[] {
	const runs: Run[] = [];
	for (const { text, family, rightToLeft, instead } of pieces) {
		const last = runs.at(-1);
		if (
			last?.family === family &&
			last.rightToLeft === rightToLeft &&
			last.instead === null &&
			instead === null
		)
			last.text += text;
		else runs.push({ text, family, rightToLeft, instead });
	}
	return runs;
}
