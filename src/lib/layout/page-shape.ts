// The shapes of page that a figure can be laid out for.
import type { Size } from './geometry.ts';

export const PAGE_SHAPES = ['screen', 'a4-landscape', 'a4-portrait', 'slide'] as const;
export type PageShape = (typeof PAGE_SHAPES)[number];

/** Width over height. A screen is panned and zoomed, so its shape only says from where on a figure is folded. */
export const ASPECTS: Record<PageShape, number> = {
	screen: 2,
	'a4-landscape': 277 / 190,
	'a4-portrait': 190 / 277,
	slide: 16 / 9
};

/** How large a page of this shape has to be to hold a figure: its height in px. */
export function pageHeight({ width, height }: Size, shape: PageShape): number {
	return Math.max(width / ASPECTS[shape], height);
}
