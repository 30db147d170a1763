// The legend of a chart: samples with their words, in rows that fit.
import { lineHeight, SMALL, text, widthOf, type Drawn } from './pen.ts';
import type { ChartTheme } from './chart-theme.ts';
import { wrap } from '#lib/text/wrap.ts';

export interface LegendEntry {
	words: string;
	/** Draws the sample with its middle left at (x, middle), as wide as {@link SAMPLE}. */
	sample(x: number, middle: number): string;
}

export const SAMPLE = 24;
const GAP = 7;
const BETWEEN = 20;
const ROW = 22;

/** Nothing where there are no entries. */
export function legend(
	entries: readonly LegendEntry[],
	x: number,
	top: number,
	width: number,
	theme: ChartTheme
): Drawn {
	let at = x;
	let row = top;
	let deepest = top;
	const parts = entries.map(({ words, sample }) => {
		const room = width - SAMPLE - GAP;
		const lines = wrap(words, SMALL, room);
		const wide = SAMPLE + GAP + Math.max(...lines.map((line) => widthOf(line, SMALL)));
		if (at > x && at + wide > x + width) {
			at = x;
			row = deepest;
		}
		const [left, middle] = [at, row + ROW / 2];
		at += wide + BETWEEN;
		deepest = Math.max(deepest, row + ROW + (lines.length - 1) * lineHeight(SMALL));
		return (
			sample(left, middle) +
			lines
				.map((line, i) =>
					text(line, left + SAMPLE + GAP, middle + i * lineHeight(SMALL), SMALL, { colour: theme.quiet })
				)
				.join('')
		);
	});
	return { svg: parts.join(''), height: deepest - top };
}
