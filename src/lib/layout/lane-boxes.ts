// The rectangles drawn behind the boxes, one for each lane that has any. Derived from where the boxes are, never stored.
import { laneIdOf, lanesOf, type Lane, type LaneRole } from '#lib/domain/theory/lanes.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { around, overlap, type Rect } from './geometry.ts';
import { type Gaps, SCREEN_GAPS } from './spacing.ts';

/** A lane as drawn; `heading` is the part of its top strip that the words need. */
export interface LaneBox {
	lane: Lane;
	rect: Rect;
	heading: Rect;
}

/** The lanes of these boxes in reading order, sibling lanes aligned wherever that covers nothing else. */
export function laneBoxes(
	model: Model,
	boxes: ReadonlyMap<string, Rect>,
	gaps: Gaps = SCREEN_GAPS
): LaneBox[] {
	const members = new Map<string, Rect[]>();
	for (const [id, node] of model.nodes) {
		const rect = boxes.get(id);
		if (!rect) continue;
		const laneId = laneIdOf(model, node);
		const list = members.get(laneId);
		if (list) list.push(rect);
		else members.set(laneId, [rect]);
	}
	const lanes = lanesOf(model).flatMap((lane) => {
		const hull = around(members.get(lane.id) ?? []);
		return hull ? [{ lane, rect: padded(hull, gaps) }] : [];
	});
	align(lanes);
	return lanes.map(({ lane, rect }) => ({ lane, rect, heading: headingOf(lane, rect, gaps) }));
}

/** A lane's rectangle from that around its boxes. */
export function padded(r: Rect, { padding, heading }: Gaps = SCREEN_GAPS): Rect {
	return {
		x: r.x - padding,
		y: r.y - padding - heading,
		width: r.width + 2 * padding,
		height: r.height + 2 * padding + heading
	};
}

function headingOf(lane: Lane, rect: Rect, { letter, heading: height }: Gaps): Rect {
	const width = Math.min(rect.width, Math.ceil(lane.title.length * letter) + 32);
	return { x: rect.x, y: rect.y, width, height };
}

interface Drawn {
	lane: Lane;
	rect: Rect;
}

function align(lanes: Drawn[]): void {
	const pick = (...roles: LaneRole[]): Drawn[] => lanes.filter((l) => roles.includes(l.lane.role));
	const pathways = pick('pathway');
	const stack = around(pathways.map((l) => l.rect));
	if (stack) {
		stretch(lanes, pathways, (r) => ({ ...r, x: stack.x, width: stack.width }));
		const tall = around([...pathways, ...pick('before', 'after')].map((l) => l.rect))!;
		stretch(lanes, pick('before', 'after'), (r) => ({ ...r, y: tall.y, height: tall.height }));
		growEnds(lanes, pathways, tall);
	}
	const page = around(lanes.map((l) => l.rect));
	if (!page) return;
	const bands = pick('contexts', 'moderators', 'unintended', ...(stack ? (['other'] as const) : []));
	stretch(lanes, bands, (r) => ({ ...r, x: page.x, width: page.width }));
}

/** Where the columns reach beyond the pathways, the first and last pathway reach as far. */
function growEnds(lanes: Drawn[], pathways: Drawn[], tall: Rect): void {
	const sorted = [...pathways].sort((a, b) => a.rect.y - b.rect.y);
	const [first, last] = [sorted[0]!, sorted[sorted.length - 1]!];
	stretch(lanes, [first], (r) => ({ ...r, y: tall.y, height: r.y + r.height - tall.y }));
	stretch(lanes, [last], (r) => ({ ...r, height: tall.y + tall.height - r.y }));
}

/** Gives lanes a new shape all together, or none of them where one would come to lie on another lane. */
function stretch(lanes: readonly Drawn[], some: readonly Drawn[], shape: (r: Rect) => Rect): void {
	const changed = new Map(some.map((l) => [l, shape(l.rect)]));
	const rectOf = (l: Drawn): Rect => changed.get(l) ?? l.rect;
	const clear = some.every((a) =>
		lanes.every((b) => a === b || !overlap(rectOf(a), rectOf(b)) || overlap(a.rect, b.rect))
	);
	if (clear) for (const l of some) l.rect = changed.get(l)!;
}
