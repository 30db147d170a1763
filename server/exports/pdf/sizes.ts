// Sizes of text and room on a page, in pt: the usual ones, and large print, in which no words of the report are smaller
// than 18 pt.
import type { TextStyle } from '#lib/text/measure.ts';

/** `leading` from baseline to baseline. */
export interface Setting extends TextStyle {
	leading: number;
	colour: string;
}

export interface Sizes {
	title: Setting;
	subtitle: Setting;
	headings: Record<1 | 2 | 3, Setting>;
	body: Setting;
	note: Setting;
	captionTitle: Setting;
	caption: Setting;
	cell: Setting;
	strongCell: Setting;
	foot: Setting;
}

export const INK = '#1b2430';
export const QUIET = '#4b5563';
export const HAIRLINE = '#c4cad3';
export const GROUND = '#f1f4f8';

const setting = (size: number, leading: number, weight: Setting['weight'] = 400, colour = INK): Setting => ({
	size,
	leading,
	weight,
	colour
});

const USUAL: Sizes = {
	title: setting(22, 28, 600),
	subtitle: setting(12.5, 18, 400, QUIET),
	headings: { 1: setting(16, 21, 600), 2: setting(13, 18, 600), 3: setting(11, 15.5, 600) },
	body: setting(10, 14.5),
	note: setting(9, 13, 400, QUIET),
	captionTitle: setting(9.5, 12.5, 600),
	caption: setting(9, 12, 400, QUIET),
	cell: setting(9, 12.5),
	strongCell: setting(9, 12.5, 600),
	foot: setting(8.5, 11, 400, QUIET)
};

const LARGE: Sizes = {
	title: setting(30, 38, 600),
	subtitle: setting(20, 28, 400, QUIET),
	headings: { 1: setting(26, 34, 600), 2: setting(22, 29, 600), 3: setting(19, 27, 600) },
	body: setting(18, 27),
	note: setting(18, 26, 400, QUIET),
	captionTitle: setting(18, 25, 600),
	caption: setting(18, 25, 400, QUIET),
	cell: setting(18, 25),
	strongCell: setting(18, 25, 600),
	foot: setting(18, 22, 400, QUIET)
};

export const sizesOf = (largePrint: boolean): Sizes => (largePrint ? LARGE : USUAL);

/** Lines of prose are easier to read when they are not longer than this many times their size. */
export const MEASURE = 43;
