// A connector of Office has at most four bends. Lines with more are drawn anew from the same end to the same end, as near to
// where they ran as four bends allow, and not through boxes where that can be helped.
import type { Point, Rect } from '#lib/layout/geometry.ts';
import { along, corners, isSlanting, lengthOf, lengthWithin, nearestOn } from './polyline.ts';

/** The most pieces that a connector has. */
export const MOST_PIECES = 5;
/** How far lines keep from boxes, in px. */
const CLEARANCE = 3;
/** How far beside a box a way round it may be, in px. */
const ROUND = 12;
const STEP = 14;
/** What it costs to run through a box, or on top of another line, for each px. */
const THROUGH = 40;
const ONTO = 2;

/** What a line must keep away from: boxes, and other lines as narrow rectangles. */
export interface Obstacles {
	boxes: readonly Rect[];
	lines: readonly Rect[];
}

/** A line that a connector can draw: `points` of at most {@link MOST_PIECES} pieces, and whether that is the line as it was. */
export interface Drawn {
	points: Point[];
	asRouted: boolean;
}

/** The line as it is where a connector can draw it, else the best there is. */
export function drawable(route: readonly Point[], obstacles: Obstacles): Drawn {
	const points = corners(route);
	const slanting = points.some((p, i) => i > 0 && isSlanting(points[i - 1]!, p));
	if (points.length === 2 || (points.length <= MOST_PIECES + 1 && !slanting))
		return { points, asRouted: true };
	if (slanting) return { points: [points[0]!, points.at(-1)!], asRouted: false };
	return { points: redrawn(points, obstacles), asRouted: false };
}

const turned = ({ x, y }: Point): Point => ({ x: y, y: x });

function redrawn(route: readonly Point[], { boxes, lines }: Obstacles): Point[] {
	const kept = boxes.map((box) => inflated(box, isTouched(box, route) ? -1 : CLEARANCE));
	const ways = candidates(route, placesOf(route, boxes));
	let [best, least] = [[route[0]!, route.at(-1)!] as readonly Point[], Infinity];
	const length = lengthOf(route);
	for (const way of ways) {
		let cost = Math.abs(lengthOf(way) - length) * 0.2 + lengthWithin(way, kept) * THROUGH;
		if (cost >= least) continue;
		cost += lengthWithin(way, lines) * ONTO;
		if (cost >= least) continue;
		const samples = along(way, STEP);
		for (const p of samples) {
			const at = nearestOn(route, p);
			cost += (Math.hypot(p.x - at.x, p.y - at.y) * STEP) / 20;
			if (cost >= least) break;
		}
		if (cost < least) [best, least] = [way, cost];
	}
	return corners(best);
}

/** Where pieces may run: where those of the route do, beside the boxes that it passes, and round everything. */
function placesOf(route: readonly Point[], boxes: readonly Rect[]): { xs: number[]; ys: number[] } {
	const near = boxes.filter((box) => {
		const at = nearestOn(route, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
		return inside(at, inflated(box, 3 * ROUND));
	});
	const unique = (values: number[]): number[] => [...new Set(values)];
	return {
		xs: unique([...route.map((p) => p.x), ...near.flatMap((b) => [b.x - ROUND, b.x + b.width + ROUND])]),
		ys: unique([...route.map((p) => p.y), ...near.flatMap((b) => [b.y - ROUND, b.y + b.height + ROUND])])
	};
}

/** Every line that leaves and arrives as the route does and has at most five pieces in these places. */
function* candidates(
	route: readonly Point[],
	{ xs, ys }: { xs: readonly number[]; ys: readonly number[] }
): Generator<Point[]> {
	const [first, second] = [route[0]!, route[1]!];
	const level = Math.abs(first.y - second.y) < Math.abs(first.x - second.x);
	if (!level) {
		for (const way of candidates(route.map(turned), { xs: ys, ys: xs })) yield way.map(turned);
		return;
	}
	const [end, before] = [route.at(-1)!, route.at(-2)!];
	const leaves = xs.filter((x) => (x - first.x) * (second.x - first.x) > 0);
	if (Math.abs(end.y - before.y) < Math.abs(end.x - before.x)) {
		const arrives = xs.filter((x) => (end.x - x) * (end.x - before.x) > 0);
		for (const x1 of leaves)
			for (const x3 of arrives) {
				if (x1 === x3) yield [first, { x: x1, y: first.y }, { x: x1, y: end.y }, end];
				else
					for (const y of ys)
						yield [first, { x: x1, y: first.y }, { x: x1, y }, { x: x3, y }, { x: x3, y: end.y }, end];
			}
	} else {
		const arrives = ys.filter((y) => (end.y - y) * (end.y - before.y) > 0);
		for (const x1 of leaves)
			for (const y of arrives) yield [first, { x: x1, y: first.y }, { x: x1, y }, { x: end.x, y }, end];
	}
}

const inflated = ({ x, y, width, height }: Rect, by: number): Rect => ({
	x: x - by,
	y: y - by,
	width: width + 2 * by,
	height: height + 2 * by
});

const inside = (p: Point, r: Rect): boolean =>
	p.x >= r.x && p.x <= r.x + r.width && p.y >= r.y && p.y <= r.y + r.height;

/** True for the boxes that a route starts or ends at. */
const isTouched = (box: Rect, route: readonly Point[]): boolean =>
	inside(route[0]!, inflated(box, 1)) || inside(route.at(-1)!, inflated(box, 1));
