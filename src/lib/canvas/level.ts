// How much of a large model is drawn how: as elements that can be touched, or from afar as one picture.
import { overlap, type Point, type Rect, type Size } from '#lib/layout/geometry.ts';

/** Up to so many nodes all of them are elements, wherever one looks. */
export const SMALL = 150;
/** Below this zoom no label can be read. */
const FAR_ZOOM = 0.4;
/** So many screen pixels beyond the edge are drawn as well, so that a short way needs nothing new. */
const BEYOND = 120;

/** Where one looks: what is in view, in model pixels, and how large it is drawn. */
export interface Look {
	readonly view: Rect;
	readonly zoom: number;
}

export function lookOf({ x, y, zoom }: Point & { zoom: number }, room: Size): Look {
	return {
		view: { x: -x / zoom, y: -y / zoom, width: room.width / zoom, height: room.height / zoom },
		zoom
	};
}

export function grown(rect: Rect, by: number): Rect {
	return { x: rect.x - by, y: rect.y - by, width: rect.width + 2 * by, height: rect.height + 2 * by };
}

export function holds(outer: Rect, inner: Rect): boolean {
	return (
		outer.x <= inner.x &&
		outer.y <= inner.y &&
		outer.x + outer.width >= inner.x + inner.width &&
		outer.y + outer.height >= inner.y + inner.height
	);
}

/** True where so many nodes are in view, so small, that one sees their pattern and not them. */
export function isFar(boxes: ReadonlyMap<string, Rect>, { view, zoom }: Look): boolean {
	if (zoom >= FAR_ZOOM || boxes.size <= SMALL) return false;
	let inView = 0;
	for (const box of boxes.values()) if (overlap(box, view) && ++inView > SMALL) return true;
	return false;
}

/** The part of the model whose nodes are elements: the one before as long as it will do, so that panning seldom changes it. */
export function nearby(before: Rect | null, { view, zoom }: Look): Rect {
	const now = grown(view, BEYOND / zoom);
	const fits = before && holds(before, view) && before.width < now.width * 1.6;
	return fits ? before : now;
}

/** Ids of the boxes that lie in some part of the model. */
export function boxesIn(boxes: ReadonlyMap<string, Rect>, part: Rect): string[] {
	const ids: string[] = [];
	for (const [id, box] of boxes) if (overlap(box, part)) ids.push(id);
	return ids;
}

/**
 * The next step towards having all wanted nodes as elements: making many at once would hold up everything else.
 * @param now ids that are elements
 * @param most how many may be added
 */
export function nextStep(
	now: ReadonlySet<string>,
	wanted: readonly string[],
	most: number
): { ids: ReadonlySet<string>; complete: boolean } {
	const fresh = wanted.filter((id) => !now.has(id));
	const left = fresh.slice(most);
	const complete = left.length === 0;
	if (fresh.length === 0 && wanted.length === now.size) return { ids: now, complete };
	const missing = new Set(left);
	return { ids: new Set(wanted.filter((id) => !missing.has(id))), complete };
}

/** The part of the model that the picture of everything shows, so large that one may move a little before it has to be drawn anew. */
export function sheetFor({ view }: Look, everything: Rect): Rect {
	const wide = grown(view, Math.min(view.width, view.height) / 3);
	const [x, y] = [Math.max(wide.x, everything.x), Math.max(wide.y, everything.y)];
	return {
		x,
		y,
		width: Math.max(0, Math.min(wide.x + wide.width, everything.x + everything.width) - x),
		height: Math.max(0, Math.min(wide.y + wide.height, everything.y + everything.height) - y)
	};
}

/** True where a picture that was drawn for one look does for another: it reaches far enough and is not too coarse. */
export function stillServes(drawn: Look, now: Look, everything: Rect): boolean {
	const sharp = now.zoom < drawn.zoom * 1.7 && now.zoom > drawn.zoom * 0.4;
	const needed = sheetFor({ view: now.view, zoom: now.zoom }, everything);
	const sheet = sheetFor(drawn, everything);
	return sharp && holds(grown(sheet, Math.min(now.view.width, now.view.height) / 3 + 1), needed);
}
