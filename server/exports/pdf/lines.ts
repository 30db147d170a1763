// Text broken into lines, and lines set one under the other, over as many pages as they need.
import { wrap } from '#lib/text/wrap.ts';
import type { Element, Paper } from './paper.ts';
import { MEASURE, type Setting } from './sizes.ts';

/** Longer pieces than this are broken in parts: what draws boxes stops at a length that a text of one's own may exceed. */
const PART = 4000;

/** All lines of a text; nothing of it is left out. */
export function linesOf(text: string, setting: Setting, width: number): string[] {
	return partsOf(text).flatMap((part) => wrap(part, setting, width));
}

function partsOf(text: string): string[] {
	const parts: string[] = [];
	let rest = text;
	while (rest.length > PART) {
		const blank = rest.lastIndexOf(' ', PART);
		const cut = blank > 0 ? blank : PART;
		parts.push(rest.slice(0, cut));
		rest = rest.slice(cut).trimStart();
	}
	return [...parts, rest];
}

/** How wide prose is set in a frame of this width. */
export const measureOf = (setting: Setting, width: number): number => Math.min(width, MEASURE * setting.size);

/** The height that must stay together at the beginning of so many lines: no line alone at the foot of a page. */
export const leastOf = (count: number, { leading }: Setting): number => (count <= 3 ? count : 2) * leading;

/** Sets lines at `x` as content of an element, from `paper.y` on, which ends beneath them. */
export function setLines(
	paper: Paper,
	element: Element,
	type: string,
	lines: readonly string[],
	setting: Setting,
	x: number
): void {
	let from = 0;
	while (from < lines.length) {
		paper.need(from === 0 ? leastOf(lines.length, setting) : setting.leading);
		const fitting = Math.max(1, Math.floor((paper.room + 0.01) / setting.leading));
		let to = Math.min(lines.length, from + fitting);
		// No line alone at the top of a page.
		if (lines.length - to === 1 && to - from > 2) to--;
		paper.content(element, type, () => {
			for (const line of lines.slice(from, to)) {
				paper.pen.line(line, x, paper.y + baseline(setting), setting);
				paper.y += setting.leading;
			}
		});
		if (to < lines.length) paper.y = paper.frame.bottom;
		from = to;
	}
}

/** How far a baseline is below the top of its line; Inter's is 0.364 em below the middle. */
export const baseline = ({ size, leading }: Setting): number => leading / 2 + size * 0.364;
