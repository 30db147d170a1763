// Puts lines of text at their place: baselines from tops, widths from the font.
import { drawable } from '#lib/text/wrap.ts';
import { type TextStyle, measure } from '#lib/text/measure.ts';
import type { SceneText } from './scene.ts';

// Inter's ascent is 0.969 em and its descent 0.241 em, so a line's baseline is this far below its middle.
const BASELINE = 0.364;

/** A text style with its line height in px and its colour. */
export interface LineSpec extends TextStyle {
	lineHeight: number;
	colour: string;
}

/** Lines under each other, the first one's top at `top`, all starting at `x`. */
export function textLines(lines: readonly string[], x: number, top: number, spec: LineSpec): SceneText[] {
	return lines.map((line, i) => textAt(line, x, top + (i + 0.5) * spec.lineHeight, spec));
}

/** One line starting at `x`, its middle at `middle`. */
export function textAt(
	line: string,
	x: number,
	middle: number,
	spec: Omit<LineSpec, 'lineHeight'>
): SceneText {
	const text = drawable(line);
	return {
		text,
		x,
		y: middle + spec.size * BASELINE,
		width: measure(text, spec),
		size: spec.size,
		weight: spec.weight,
		colour: spec.colour
	};
}
