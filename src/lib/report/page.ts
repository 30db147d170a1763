// The pages that outputs are made for. Lengths in mm unless they say otherwise.
import type { ViewPage } from '#lib/domain/views/saved-view.ts';

export interface PageSize {
	width: number;
	height: number;
	/** On all four sides. */
	margin: number;
	/** What is kept free beneath a figure for its caption. */
	captionHeight: number;
}

export const PAGE_SIZES: Record<Exclude<ViewPage, 'free'>, PageSize> = {
	'a4-landscape': { width: 297, height: 210, margin: 12, captionHeight: 20 },
	'a4-portrait': { width: 210, height: 297, margin: 15, captionHeight: 24 },
	// 13.333 × 7.5 inches, as PowerPoint's wide slides.
	slide: { width: 338.667, height: 190.5, margin: 10, captionHeight: 16 }
};

export const MM_PER_INCH = 25.4;
export const POINTS_PER_MM = 72 / MM_PER_INCH;
/** A px of a scene on a page without a size of its own: CSS px. */
export const POINTS_PER_PX = 0.75;

/** No text of a figure may be smaller than this on its page, in pt. */
export const SMALLEST_TEXT = 8;

/** The room for a figure on a page, in mm. */
export function figureRoom(page: Exclude<ViewPage, 'free'>): { width: number; height: number } {
	const { width, height, margin, captionHeight } = PAGE_SIZES[page];
	return { width: width - 2 * margin, height: height - 2 * margin - captionHeight };
}
