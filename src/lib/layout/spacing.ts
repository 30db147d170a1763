// The distances of the figure in canvas pixels, in one place so that lanes, boxes and arrows agree on them.

/** Between two boxes of one column. */
export const BOX_GAP = 32;
/** Between two columns; arrows and their badges run there. */
export const COLUMN_GAP = 68;
/** What a column gap gets on top where other arrows end on an arrow that crosses it. */
export const ACTED_ON_GAP = 44;
/** Between two rows of a folded lane. */
export const ROW_GAP = 68;
/** From a lane's border to its boxes. */
export const LANE_PADDING = 20;
/** The strip on top of a lane that holds its heading. */
export const HEADING_HEIGHT = 28;
/** Between the borders of two lanes one above the other. */
export const LANE_GAP = 36;
/** Between the borders of the pathways and of the columns left and right of them. */
export const GUTTER = 52;
/** The size of a box that nobody has measured yet. */
export const UNKNOWN_SIZE = { width: 184, height: 67 } as const;

/** The width of a heading's letter at 13 px, on the generous side. */
const LETTER = 7.4;

/**
 * The distances that depend on what the figure is for: `column` and `box` between boxes, `row` between the rows of a lane;
 * `actedOn` what a column gap gets on top where other arrows end on an arrow that crosses it; `padding` from a lane's border
 * to its boxes, `heading` the strip that holds its heading and `letter` the width of a letter there; `lane` between lanes
 * one above the other, `gutter` between the pathways and the columns beside them.
 */
export interface Gaps {
	box: number;
	column: number;
	row: number;
	actedOn: number;
	padding: number;
	heading: number;
	letter: number;
	lane: number;
	gutter: number;
}

export const SCREEN_GAPS: Gaps = {
	box: BOX_GAP,
	column: COLUMN_GAP,
	row: ROW_GAP,
	actedOn: ACTED_ON_GAP,
	padding: LANE_PADDING,
	heading: HEADING_HEIGHT,
	letter: LETTER,
	lane: LANE_GAP,
	gutter: GUTTER
};
/** Paper cannot be zoomed: what is saved here makes the text larger. */
export const PAPER_GAPS: Gaps = { ...SCREEN_GAPS, box: 24, column: 60, row: 52 };
/** For compact boxes on a page that they only just fit. */
export const TIGHT_GAPS: Gaps = {
	box: 22,
	column: 46,
	row: 40,
	actedOn: 30,
	padding: 13,
	heading: 27,
	letter: 9.1,
	lane: 20,
	gutter: 38
};
