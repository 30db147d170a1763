// The boxes that stand, lane by lane, and what is needed to find room for one more among them.
import { laneIdOf, lanesOf, type LaneRole } from '#lib/domain/theory/lanes.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { around, type Rect, type Size } from './geometry.ts';
import type { Link } from './layers.ts';
import { sizeOf } from './members.ts';

/** `boxes` is changed in place as boxes are settled. */
export interface Ground {
	model: Model;
	sizes: ReadonlyMap<string, Size>;
	boxes: Map<string, Rect>;
	laneOf: ReadonlyMap<string, string>;
	roles: ReadonlyMap<string, LaneRole>;
	/** The role of the lanes in the middle: pathways, or what is on none where there are no pathways. */
	middle: LaneRole;
	into: ReadonlyMap<string, readonly string[]>;
	outOf: ReadonlyMap<string, readonly string[]>;
}

/** The ground with these boxes on it. */
export function groundOf(
	model: Model,
	sizes: ReadonlyMap<string, Size>,
	boxes: ReadonlyMap<string, Rect>,
	links: readonly Link[]
): Ground {
	const laneOf = new Map([...model.nodes].map(([id, node]) => [id, laneIdOf(model, node)]));
	const roles = new Map(lanesOf(model).map((lane) => [lane.id, lane.role]));
	const ids = new Set(laneOf.values());
	const [into, outOf] = [new Map<string, string[]>(), new Map<string, string[]>()];
	const add = (map: Map<string, string[]>, key: string, id: string): void =>
		void (map.get(key)?.push(id) ?? map.set(key, [id]));
	for (const { from, to } of links) {
		add(into, to, from);
		add(outOf, from, to);
	}
	const middle = [...ids].some((id) => roles.get(id) === 'pathway') ? 'pathway' : 'other';
	return { model, sizes, boxes: new Map(boxes), laneOf, roles, middle, into, outOf };
}

export const roleOf = ({ laneOf, roles }: Ground, id: string): LaneRole => roles.get(laneOf.get(id)!)!;

/** The smallest rectangle around the boxes of each lane. */
export function hullsOf({ boxes, laneOf }: Ground): Map<string, Rect> {
	const rects = new Map<string, Rect[]>();
	for (const [id, box] of boxes) {
		const list = rects.get(laneOf.get(id)!);
		if (list) list.push(box);
		else rects.set(laneOf.get(id)!, [box]);
	}
	return new Map([...rects].map(([id, list]) => [id, around(list)!]));
}

/** Where a node wants to stand: right of what leads to it, left of what it leads to; else where it is now. */
export function wishFor(ground: Ground, id: string, gap: number): Rect | null {
	const { boxes, into, outOf, model, sizes } = ground;
	const size = sizeOf(sizes, id);
	const found = (ids: readonly string[] | undefined): Rect[] =>
		(ids ?? []).flatMap((i) => boxes.get(i) ?? []);
	const [before, after] = [found(into.get(id)), found(outOf.get(id))];
	const pos = model.nodes.get(id)?.pos;
	if (before.length + after.length === 0) return pos ? { x: pos[0], y: pos[1], ...size } : null;
	const xs = [...before.map((r) => r.x + r.width + gap), ...after.map((r) => r.x - size.width - gap)];
	const middles = [...before, ...after].map((r) => r.y + r.height / 2);
	const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
	return { x: mean(xs), y: mean(middles) - size.height / 2, ...size };
}

/** Band, side or middle: how a lane of this role lies in the figure. */
export function kindOfLane(role: LaneRole, middle: LaneRole): 'middle' | 'side' | 'band' {
	if (role === middle) return 'middle';
	return role === 'before' || role === 'after' ? 'side' : 'band';
}
