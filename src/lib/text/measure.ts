// How wide a line of Inter is, without a DOM: the same number in the browser, on the server and in a worker.
import { fallbackWidth } from './fallback-width.ts';
import { UNITS_PER_EM } from './inter-widths.ts';
import { type Weight, widthsOf } from './width-table.ts';

/** `size` in px. */
export interface TextStyle {
	size: number;
	weight: Weight;
}

/**
 * The width of one line in px. Latin text as shaping Inter gives it (kerning included), exact for ordinary prose; up to
 * 2 % narrow where Inter swaps signs by context ("1+2", "11:30"). Characters outside the table by a generous average
 * of their script. Line breaks count for nothing.
 */
export function measure(text: string, style: TextStyle): number {
	const widths = widthsOf(style.weight);
	let units = 0;
	let before = -1;
	for (const character of text) {
		const code = character.codePointAt(0)!;
		const advance = widths.advance(code);
		if (advance === undefined) units += fallbackWidth(character) * UNITS_PER_EM;
		else units += advance + widths.kern(before, code);
		before = code;
	}
	return (units / UNITS_PER_EM) * style.size;
}
