// How large a node's box is drawn and its text: in full, for screens and large pages, or compact, for paper. Lengths in px.
import type { TextStyle } from '#lib/text/measure.ts';

/** A text style with the height of its lines. */
export interface LineStyleOf extends TextStyle {
	lineHeight: number;
}

export interface Density {
	id: 'full' | 'compact';
	/** Width of every node's box. */
	width: number;
	/** Padding inside the border: above and below, left and right, and beside the text of a pill, whose ends are round. */
	padding: { level: number; side: number; pill: number };
	/** The row above the label, with the word for the kind and the evidence marks; null where there is none. */
	header: { height: number; gap: number; style: TextStyle } | null;
	label: LineStyleOf;
	maxLines: number;
	/** Evidence marks: the square of a shape, from it to its number, from one mark to the next. */
	mark: { size: number; gap: number; spacing: number; style: TextStyle };
	/** The pill round the marks of an arrow, and round those of a node that has no header. */
	badge: { padding: number; height: number };
	/** Caption, headings of lanes, words beside arrows, legend and notes. */
	caption: LineStyleOf;
	heading: LineStyleOf;
	relation: TextStyle;
	legend: LineStyleOf;
	note: LineStyleOf;
}

/** The drawing of screens, and of pages with room for it. */
export const FULL: Density = {
	id: 'full',
	width: 184,
	padding: { level: 10, side: 10, pill: 18 },
	header: { height: 14, gap: 2, style: { size: 10.5, weight: 500 } },
	label: { size: 13, weight: 500, lineHeight: 17 },
	maxLines: 8,
	mark: { size: 8, gap: 2, spacing: 6, style: { size: 10.5, weight: 500 } },
	badge: { padding: 4, height: 16 },
	caption: { size: 15, weight: 600, lineHeight: 22 },
	heading: { size: 13, weight: 600, lineHeight: 17 },
	relation: { size: 10, weight: 500 },
	legend: { size: 11, weight: 400, lineHeight: 22 },
	note: { size: 11, weight: 400, lineHeight: 16 }
};

/** All text alike, so that none is smaller than it has to be beside its box: gaps and lines are as in the full drawing. */
const TEXT = 16;

export const COMPACT: Density = {
	id: 'compact',
	width: 184,
	padding: { level: 9, side: 9, pill: 16 },
	header: null,
	label: { size: TEXT, weight: 500, lineHeight: 19 },
	maxLines: 8,
	mark: { size: 11, gap: 2, spacing: 6, style: { size: TEXT, weight: 500 } },
	badge: { padding: 6, height: 20 },
	caption: { size: 19, weight: 600, lineHeight: 26 },
	heading: { size: TEXT, weight: 600, lineHeight: 20 },
	relation: { size: TEXT, weight: 500 },
	legend: { size: TEXT, weight: 400, lineHeight: 26 },
	note: { size: TEXT, weight: 400, lineHeight: 21 }
};
