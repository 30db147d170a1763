// Composes the page around a picture: caption above, legend and notes below, margins. Moves everything to its place.
import type { Rect } from '#lib/layout/geometry.ts';
import { wrap } from '#lib/text/wrap.ts';
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

const MARGIN = 20;
const GAP = 14;
const MIN_WIDTH = 480;
/** Notes are easier to read in lines that are not longer than this. */
const MAX_NOTE_WIDTH = 760;
const CAPTION = { size: 15, weight: 600, lineHeight: 22 } as const;
const NOTE = { size: 11, weight: 400, lineHeight: 16 } as const;

/** The page with everything on it; width and height are whole pixels. */
export function composePage(picture: Picture, words: PageWords, theme: Theme): Scene {
	const extent = picture.extent ?? { x: 0, y: 0, width: 0, height: 0 };
	const width = Math.ceil(Math.max(MIN_WIDTH, extent.width + 2 * MARGIN));
	const inner = width - 2 * MARGIN;
	let y = MARGIN;

	const captionLines = words.caption.trim() === '' ? [] : wrap(words.caption, CAPTION, inner, 3);
	const caption = textLines(captionLines, MARGIN, y, { ...CAPTION, colour: theme.ink });
	if (caption.length > 0) y += caption.length * CAPTION.lineHeight + GAP;

	const dx = (width - extent.width) / 2 - extent.x;
	const dy = y - extent.y;
	const lanes = picture.lanes.map((lane) => moveLane(lane, dx, dy));
	const boxes = picture.boxes.map((box) => moveBox(box, dx, dy));
	const lines = picture.lines.map((line) => moveLine(line, dx, dy));
	y += extent.height + GAP;

	const rule = { x: MARGIN, y, width: inner };
	y += 8;
	const legend = sceneLegend(boxes, lines, { x: MARGIN, y, width: inner }, theme);
	y += legend.height + 6;
	const noteLines = words.notes.flatMap((note) => wrap(note, NOTE, Math.min(inner, MAX_NOTE_WIDTH)));
	const notes = textLines(noteLines, MARGIN, y, { ...NOTE, colour: theme.quiet });
	y += notes.length * NOTE.lineHeight;

	return {
		width,
		height: Math.ceil(y + MARGIN - 6),
		page: theme.page,
		hairline: theme.hairline,
		title: words.title,
		description: words.description,
		caption,
		lanes,
		boxes,
		lines,
		legend: legend.entries,
		rule: legend.entries.length + notes.length > 0 ? rule : null,
		notes
	};
}
