// Draws every arrow as a line of level and upright stretches round the boxes. Synchronous, without randomness, the same everywhere.
import type { Arrow, Model } from '#lib/domain/theory/model.ts';
import { withoutDangling } from '#lib/domain/theory/selection.ts';
import type { Point, Rect, Size } from './geometry.ts';
import type { LaneBox } from './lane-boxes.ts';
import { mark, stretchesOf } from './route-badges.ts';
import { gridOf, type Streets } from './route-grid.ts';
import { centre, cornersOf, loopLine, straightLine, type Line, type LineEnd } from './route-line.ts';
import { akin, nudge } from './route-nudge.ts';
import { boxPorts, pointPorts, type Port } from './route-ports.ts';
import { Search, type Path } from './route-search.ts';
import { placesOf, sidesBetween } from './route-sides.ts';

/** An arrow as drawn. `middle` lies on its line, and arrows that act on it end there; `badge` lies on its own line. */
export interface Route {
	points: Point[];
	middle: Point;
	badge: Rect | null;
}

/** Routes that stay as they are while others are drawn anew. */
export type Kept = ReadonlyMap<string, Route>;

/** With more arrows than this none is laid a second time, and the search takes the first good way. */
const MANY = 150;
const HASTE = 1.6;

/** The line of every arrow whose ends have boxes. Arrows in `kept` keep their lines. */
export function routeArrows(
	model: Model,
	boxes: ReadonlyMap<string, Rect>,
	lanes: readonly LaneBox[],
	badges: ReadonlyMap<string, Size> = new Map(),
	kept: Kept = new Map(),
	streets: Streets = {}
): Map<string, Route> {
	const drawn = [...boxes].filter(([id]) => model.nodes.has(id));
	const rects = drawn.map(([, rect]) => rect);
	const nodes = new Map([...model.nodes].filter(([id]) => boxes.has(id)));
	const arrows = withoutDangling({ ...model, nodes }).arrows;
	const actedOn = new Set([...arrows.values()].map((a) => a.to).filter((to) => arrows.has(to)));
	const taken = [...rects, ...lanes.map((l) => l.heading), ...(streets.solid ?? [])];
	const routes = new Map<string, Route>();
	const lines: Line[] = [];
	for (const generation of generationsOf(arrows, nodes)) {
		const fresh = generation.filter((a) => !kept.has(a.id));
		for (const arrow of generation)
			if (kept.has(arrow.id)) lines.push(lineOf(arrow, boxes, kept.get(arrow.id)!.points));
		if (fresh.length > 0)
			lines.push(...draw(model, fresh, boxes, rects, lanes, lines, routes, kept, streets));
		const all = stretchesOf(lines.map((l) => [l.id, l.points] as const));
		// Arrows that others act on choose first, because their middle needs room beside the badge.
		const marked = [...generation].sort((a, b) => Number(actedOn.has(b.id)) - Number(actedOn.has(a.id)));
		for (const arrow of marked) {
			const old = kept.get(arrow.id);
			const points = old?.points ?? lines.find((l) => l.id === arrow.id)!.points;
			const route = old ?? {
				points,
				...mark(arrow.id, points, badges.get(arrow.id), actedOn.has(arrow.id), all, taken)
			};
			routes.set(arrow.id, route);
			if (route.badge) taken.push(route.badge);
		}
	}
	return new Map([...model.arrows.keys()].filter((id) => routes.has(id)).map((id) => [id, routes.get(id)!]));
}

/** New lines for the arrows at some nodes (a box being dragged) and for those that act on them; all others keep theirs. */
export function routeAround(
	model: Model,
	boxes: ReadonlyMap<string, Rect>,
	lanes: readonly LaneBox[],
	badges: ReadonlyMap<string, Size>,
	previous: Kept,
	moved: ReadonlySet<string>
): Map<string, Route> {
	const stale = new Set(moved);
	for (let size = -1; size !== stale.size;) {
		size = stale.size;
		for (const a of model.arrows.values()) if (moved.has(a.from) || stale.has(a.to)) stale.add(a.id);
	}
	const kept = new Map([...previous].filter(([id]) => !stale.has(id)));
	return routeArrows(model, boxes, lanes, badges, kept);
}

/** Arrows to nodes first, then those that act on them, and so on. */
function generationsOf(arrows: ReadonlyMap<string, Arrow>, nodes: ReadonlyMap<string, unknown>): Arrow[][] {
	const result: Arrow[][] = [];
	const done = new Set<string>();
	let left = [...arrows.values()];
	while (left.length > 0) {
		const next = left.filter((a) => nodes.has(a.to) || done.has(a.to));
		if (next.length === 0) break;
		for (const a of next) done.add(a.id);
		left = left.filter((a) => !done.has(a.id));
		result.push(next);
	}
	return result;
}

function lineOf(arrow: Arrow, boxes: ReadonlyMap<string, Rect>, points: Point[]): Line {
	const end = (id: string): LineEnd => ({ id, box: boxes.get(id) ?? null });
	return { id: arrow.id, from: end(arrow.from), to: end(arrow.to), points, path: null };
}

function draw(
	model: Model,
	arrows: readonly Arrow[],
	boxes: ReadonlyMap<string, Rect>,
	rects: readonly Rect[],
	lanes: readonly LaneBox[],
	before: readonly Line[],
	routes: ReadonlyMap<string, Route>,
	kept: Kept,
	streets: Streets
): Line[] {
	const middleOf = (id: string): Point | null => routes.get(id)?.middle ?? kept.get(id)?.middle ?? null;
	const grid = gridOf(
		rects,
		lanes,
		arrows.flatMap((a) => (boxes.has(a.to) ? [] : (middleOf(a.to) ?? []))),
		streets
	);
	const search = new Search(grid, arrows.length > MANY ? HASTE : 1);
	for (const line of before)
		for (let i = 0; i + 1 < line.points.length; i++) search.layLine(line.points[i]!, line.points[i + 1]!);
	const places = placesOf(model);
	const lines: Line[] = [];
	const loops = new Map<string, number>();
	const pending: { line: Line; starts: Port[]; ends: Port[]; far: number }[] = [];
	for (const arrow of arrows) {
		const line = lineOf(arrow, boxes, []);
		lines.push(line);
		const from = line.from.box!;
		if (arrow.from === arrow.to) {
			line.points = loopLine(from, loops.get(arrow.from) ?? 0);
			loops.set(arrow.from, (loops.get(arrow.from) ?? 0) + 1);
			continue;
		}
		const at = line.to.box ? centre(line.to.box) : middleOf(arrow.to)!;
		const sides = sidesBetween(places.get(arrow.from)!, places.get(arrow.to) ?? null, at.y > centre(from).y);
		const starts = boxPorts(grid, from, sides.out, [at]);
		const ends = line.to.box
			? boxPorts(grid, line.to.box, sides.into, [centre(from)])
			: pointPorts(grid, at, isLevel(routes.get(arrow.to) ?? kept.get(arrow.to)!, at));
		const far = Math.abs(at.x - centre(from).x) + Math.abs(at.y - centre(from).y);
		pending.push({ line, starts, ends, far });
	}
	pending.sort((a, b) => a.far - b.far);
	lay(pending, search);
	for (const { line } of pending) {
		if (line.path) line.points = cornersOf(line.path, grid);
		else
			line.points = straightLine(
				line.from.box!,
				line.to.box ?? { ...middleOf(line.to.id)!, width: 0, height: 0 }
			);
	}
	const still = before.map((l) => ({ ...l, path: null }));
	const fixed = lines.filter((l) => !l.path);
	nudge([...still, ...fixed, ...lines.filter((l) => l.path)], grid.obstacles, grid.xs.length);
	return lines;
}

/** Lays every line, then those that cross others once more, now that all are there. */
function lay(pending: readonly { line: Line; starts: Port[]; ends: Port[] }[], search: Search): void {
	const kinOf = new Map(
		pending.map(({ line }) => [line, pending.map((p) => p.line).filter((l) => l !== line && akin(l, line))])
	);
	const pathsOf = (line: Line): Path[] => kinOf.get(line)!.flatMap((l) => l.path ?? []);
	const rounds = pending.length > MANY ? 1 : 2;
	for (let round = 0; round < rounds; round++) {
		for (const { line, starts, ends } of pending) {
			if (line.path) search.lay(line.path, -1);
			const good = line.path && !search.crosses(line.path);
			if (!good) line.path = search.find(starts, ends, pathsOf(line)) ?? line.path;
			if (line.path) search.lay(line.path, 1);
		}
	}
}

function isLevel(route: Route, at: Point): boolean {
	for (let i = 0; i + 1 < route.points.length; i++) {
		const [a, b] = [route.points[i]!, route.points[i + 1]!];
		if (a.y === b.y && a.y === at.y && Math.min(a.x, b.x) <= at.x && at.x <= Math.max(a.x, b.x)) return true;
	}
	return false;
}
