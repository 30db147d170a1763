// Counts what makes a drawn model hard to read. Pure; for tests and benchmarks, draws nothing.
import type { Model } from '#lib/domain/theory/model.ts';
import { around, overlap, type Point, type Rect } from './geometry.ts';
import type { LaneBox } from './lane-boxes.ts';
import type { Route } from './route.ts';

/** Lower is better for every count; `aspect` is width over height of the page. */
export interface Quality {
	throughBoxes: number;
	throughHeadings: number;
	crossings: number;
	/** Pixels on which arrows that share no end lie on one line or closer than 3 px side by side. */
	sharedLength: number;
	boxOverlaps: number;
	laneOverlaps: number;
	badgesOnBoxes: number;
	badgesOnHeadings: number;
	badgesOnBadges: number;
	bends: number;
	length: number;
	aspect: number;
}

interface Part {
	arrow: string;
	a: Point;
	b: Point;
}

/** The counts for a model whose boxes, lanes and arrows are placed. */
export function qualityOf(
	model: Model,
	boxes: ReadonlyMap<string, Rect>,
	lanes: readonly LaneBox[],
	routes: ReadonlyMap<string, Route>
): Quality {
	const parts = partsOf(routes);
	const page = around([...boxes.values(), ...lanes.map((l) => l.rect)]);
	const rects = [...boxes.values()];
	const headings = lanes.map((l) => l.heading);
	const badges = [...routes.values()].flatMap((r) => r.badge ?? []);
	return {
		throughBoxes: through(parts, rects),
		throughHeadings: through(parts, headings),
		...between(model, parts),
		boxOverlaps: pairs(rects),
		laneOverlaps: pairs(lanes.map((l) => l.rect)),
		badgesOnBoxes: covered(badges, rects),
		badgesOnHeadings: covered(badges, headings),
		badgesOnBadges: pairs(badges),
		bends: [...routes.values()].reduce((sum, r) => sum + Math.max(0, r.points.length - 2), 0),
		length: Math.round(parts.reduce((sum, p) => sum + Math.abs(p.a.x - p.b.x) + Math.abs(p.a.y - p.b.y), 0)),
		aspect: page ? page.width / page.height : 1
	};
}

function partsOf(routes: ReadonlyMap<string, Route>): Part[] {
	return [...routes].flatMap(([arrow, { points }]) =>
		points.slice(1).map((b, i) => {
			const a = points[i]!;
			return a.x < b.x || a.y < b.y ? { arrow, a, b } : { arrow, a: b, b: a };
		})
	);
}

/** Arrows, not stretches: an arrow through two boxes counts twice, twice through one box once. */
function through(parts: readonly Part[], rects: readonly Rect[]): number {
	const found = new Set<string>();
	for (const { arrow, a, b } of parts) {
		rects.forEach((r, i) => {
			if (a.x < r.x + r.width - 0.5 && b.x > r.x + 0.5 && a.y < r.y + r.height - 0.5 && b.y > r.y + 0.5)
				found.add(`${arrow} ${i}`);
		});
	}
	return found.size;
}

function between(model: Model, parts: readonly Part[]): { crossings: number; sharedLength: number } {
	let [crossings, sharedLength] = [0, 0];
	const seen = new Set<string>();
	parts.forEach((p, i) => {
		for (const q of parts.slice(i + 1)) {
			if (p.arrow === q.arrow) continue;
			const [pLevel, qLevel] = [p.a.y === p.b.y, q.a.y === q.b.y];
			if (pLevel !== qLevel) {
				const [level, upright] = pLevel ? [p, q] : [q, p];
				const [x, y] = [upright.a.x, level.a.y];
				const inside =
					x > level.a.x + 0.5 && x < level.b.x - 0.5 && y > upright.a.y + 0.5 && y < upright.b.y - 0.5;
				// Where a trunk crosses something, people see one crossing.
				if (inside && !seen.has(`${x} ${y}`)) {
					seen.add(`${x} ${y}`);
					crossings++;
				}
			} else if (!related(model, p.arrow, q.arrow)) {
				const [away, shared] = pLevel
					? [p.a.y - q.a.y, Math.min(p.b.x, q.b.x) - Math.max(p.a.x, q.a.x)]
					: [p.a.x - q.a.x, Math.min(p.b.y, q.b.y) - Math.max(p.a.y, q.a.y)];
				if (Math.abs(away) < 3 && shared > 0) sharedLength += shared;
			}
		}
	});
	return { crossings, sharedLength: Math.round(sharedLength) };
}

function related(model: Model, a: string, b: string): boolean {
	const [x, y] = [model.arrows.get(a), model.arrows.get(b)];
	return !!x && !!y && (x.from === y.from || x.to === y.to);
}

function pairs(rects: readonly Rect[]): number {
	return rects.reduce((sum, r, i) => sum + rects.slice(i + 1).filter((o) => overlap(r, o)).length, 0);
}

function covered(some: readonly Rect[], others: readonly Rect[]): number {
	return some.reduce((sum, r) => sum + others.filter((o) => overlap(r, o)).length, 0);
}
