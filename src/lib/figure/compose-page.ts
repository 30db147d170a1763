// Composes the page around a picture: caption above, legend and notes below, margins. Moves everything to its place.
import type { Rect } from '#lib/layout/geometry.ts';
import { wrap } from '#lib/text/wrap.ts';
import { type Detail, FULL_DETAIL } from './detail.ts';
import { moveBox, moveLane, moveLine } from './move.ts';
import { sceneLegend } from './scene-legend.ts';
import type { Scene, SceneBox, SceneLane, SceneLine } from './scene.ts';
import { textLines } from './text-lines.ts';
import type { Theme } from './theme.ts';

/** What was drawn, in the layout's own coordinates; `extent` is the area that it takes, null where it is empty. */
export interface Picture {
	lanes: SceneLane[];
	boxes: SceneBox[];
	lines: SceneLine[];
	extent: Rect | null;
}

/** The words on and behind the page. */
export interface PageWords {
	title: string;
	description: string;
	caption: string;
	notes: readonly string[];
}

/**
 * What surrounds the picture. `width` is how wide the page is at least; `margin` all around, in px. `tight`: where nothing
 * stands beneath the picture, the picture ends the page.
 */
export interface Frame {
	legend: boolean;
	width: number;
	margin: number;
	tight: boolean;
}

export const PLAIN_FRAME: Frame = { legend: true, width: 480, margin: 20, tight: false };

const GAP = 14;
/** Notes are easier to read in lines that are not longer than this, in em. */
const MAX_NOTE_WIDTH = 69;

/** The page with everything on it; width and height are whole pixels. */
export function composePage(
	picture: Picture,
	words: PageWords,
	theme: Theme,
	detail: Detail = FULL_DETAIL,
	frame: Frame = PLAIN_FRAME
): Scene {
	const { margin } = frame;
	const { note, caption: heading } = detail.density;
	const extent = picture.extent ?? { x: 0, y: 0, width: 0, height: 0 };
	const width = Math.ceil(Math.max(frame.width, extent.width + 2 * margin));
	const inner = width - 2 * margin;
	let y = margin;

	const captionLines = words.caption.trim() === '' ? [] : wrap(words.caption, heading, inner, 3);
	const caption = textLines(captionLines, margin, y, { ...heading, colour: theme.ink });
	if (caption.length > 0) y += caption.length * heading.lineHeight + GAP;

	const dx = (width - extent.width) / 2 - extent.x;
	const dy = y - extent.y;
	const lanes = picture.lanes.map((lane) => moveLane(lane, dx, dy));
	const boxes = picture.boxes.map((box) => moveBox(box, dx, dy));
	const lines = picture.lines.map((line) => moveLine(line, dx, dy));
	y += extent.height + GAP;

	const rule = { x: margin, y, width: inner };
	y += 8;
	const area = { x: margin, y, width: inner };
	const legend = frame.legend ? sceneLegend(boxes, lines, area, theme, detail) : { entries: [], height: 0 };
	y += legend.height + 6;
	const noteLines = words.notes.flatMap((text) =>
		wrap(text, note, Math.min(inner, MAX_NOTE_WIDTH * note.size))
	);
	const notes = textLines(noteLines, margin, y, { ...note, colour: theme.quiet });
	y += notes.length * note.lineHeight;
	const beneath = legend.entries.length + notes.length > 0;
	const bottom = beneath || !frame.tight ? y - 6 : dy + extent.y + extent.height;

	return {
		width,
		height: Math.ceil(bottom + margin),
		page: theme.page,
		hairline: theme.hairline,
		density: detail.density,
		title: words.title,
		description: words.description,
		caption,
		lanes,
		boxes,
		lines,
		legend: legend.entries,
		rule: beneath ? rule : null,
		notes
	};
}
