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
/** What it costs to run on top of another line, for each px. */
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

/** As near to the route as it goes; where that is through boxes, by any gap between boxes; last from and to other sides. */
function redrawn(route: readonly Point[], { boxes, lines }: Obstacles): Point[] {
	const kept = boxes.map((box) => inflated(box, isTouched(box, route) ? -1 : CLEARANCE));
	const isFree = (a: Point, b: Point): boolean => lengthWithin([a, b], kept) === 0;
	const [near, gaps] = [placesOf(route, boxes), gapsOf(route, boxes)];
	const cheapest = (ends: Iterable<readonly Point[]>, places: Places, test = isFree): Point[] | null =>
		best(route, ends, places, lines, test);
	return (
		cheapest([route], near) ??
		cheapest([route], gaps) ??
		cheapest(otherSides(route, boxes), gaps) ??
		cheapest([route], near, () => true) ??
		corners([route[0]!, route.at(-1)!])
	);
}

/** The way that is most like the route, of those that leave and arrive as one of `ends` does and are free; null for none. */
function best(
	route: readonly Point[],
	ends: Iterable<readonly Point[]>,
	places: Places,
	lines: readonly Rect[],
	isFree: Test
): Point[] | null {
	let [found, least] = [null as readonly Point[] | null, Infinity];
	const length = lengthOf(route);
	for (const each of ends)
		for (const way of candidates(each, places, isFree)) {
			let cost = Math.abs(lengthOf(way) - length) * 0.2;
			if (cost >= least) continue;
			cost += lengthWithin(way, lines) * ONTO;
			if (cost >= least) continue;
			for (const p of along(way, STEP)) {
				const at = nearestOn(route, p);
				cost += (Math.hypot(p.x - at.x, p.y - at.y) * STEP) / 20;
				if (cost >= least) break;
			}
			if (cost < least) [found, least] = [way, cost];
		}
	return found && corners(found);
}

/** True where a straight piece may run. */
type Test = (a: Point, b: Point) => boolean;

/** Routes with the same ends that leave and arrive at the middle of any side. */
const otherSides = (route: readonly Point[], boxes: readonly Rect[]): Point[][] =>
	otherStarts(route[0]!, boxes).flatMap((from) =>
		otherStarts(route.at(-1)!, boxes).map((to) => [...from, ...to.toReversed()])
	);

interface Places {
	xs: readonly number[];
	ys: readonly number[];
}

/** First steps off the middles of the sides of the box that a point is on; of a point on no box, off the point. */
function otherStarts(at: Point, boxes: readonly Rect[]): Point[][] {
	const box = boxes.find((b) => inside(at, inflated(b, 1)));
	const { x, y, width, height } = box ?? { ...at, width: 0, height: 0 };
	const [cx, cy] = [x + width / 2, y + height / 2];
	return [
		[
			{ x: cx, y },
			{ x: cx, y: y - 1 }
		],
		[
			{ x, y: cy },
			{ x: x - 1, y: cy }
		],
		[
			{ x: cx, y: y + height },
			{ x: cx, y: y + height + 1 }
		],
		[
			{ x: x + width, y: cy },
			{ x: x + width + 1, y: cy }
		]
	];
}

/** Where pieces may run: where those of the route do, beside the boxes that it passes, and round everything. */
function placesOf(route: readonly Point[], boxes: readonly Rect[]): Places {
	const near = boxes.filter((box) => {
		const at = nearestOn(route, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
		return inside(at, inflated(box, 3 * ROUND));
	});
	return gapsOf(route, near);
}

/** Where pieces of the route run, and beside every box. */
function gapsOf(route: readonly Point[], boxes: readonly Rect[]): Places {
	const unique = (values: number[]): number[] => [...new Set(values)];
	return {
		xs: unique([...route.map((p) => p.x), ...boxes.flatMap((b) => [b.x - ROUND, b.x + b.width + ROUND])]),
		ys: unique([...route.map((p) => p.y), ...boxes.flatMap((b) => [b.y - ROUND, b.y + b.height + ROUND])])
	};
}

/** Every line that leaves and arrives as the route does, has at most five pieces in these places, and is free. */
function* candidates(route: readonly Point[], { xs, ys }: Places, isFree: Test): Generator<Point[]> {
	const [first, second] = [route[0]!, route[1]!];
	const level = Math.abs(first.y - second.y) < Math.abs(first.x - second.x);
	if (!level) {
		const test: Test = (a, b) => isFree(turned(a), turned(b));
		for (const way of candidates(route.map(turned), { xs: ys, ys: xs }, test)) yield way.map(turned);
		return;
	}
	const [end, before] = [route.at(-1)!, route.at(-2)!];
	const leaves = xs
		.filter((x) => (x - first.x) * (second.x - first.x) > 0)
		.map((x) => ({ x, y: first.y }))
		.filter((p) => isFree(first, p));
	if (Math.abs(end.y - before.y) < Math.abs(end.x - before.x)) {
		const arrives = xs
			.filter((x) => (end.x - x) * (end.x - before.x) > 0)
			.map((x) => ({ x, y: end.y }))
			.filter((p) => isFree(p, end));
		for (const a of leaves) {
			if (arrives.some(({ x }) => x === a.x) && isFree(a, { x: a.x, y: end.y }))
				yield [first, a, { x: a.x, y: end.y }, end];
			for (const y of ys) {
				const b = { x: a.x, y };
				if (!isFree(a, b)) continue;
				for (const d of arrives) {
					const c = { x: d.x, y };
					if (d.x !== a.x && isFree(b, c) && isFree(c, d)) yield [first, a, b, c, d, end];
				}
			}
		}
	} else {
		const arrives = ys
			.filter((y) => (end.y - y) * (end.y - before.y) > 0)
			.map((y) => ({ x: end.x, y }))
			.filter((p) => isFree(p, end));
		for (const a of leaves)
			for (const c of arrives) {
				const b = { x: a.x, y: c.y };
				if (isFree(a, b) && isFree(b, c)) yield [first, a, b, c, end];
			}
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
