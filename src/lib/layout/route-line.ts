// A routed arrow while it is still being moved: its corners, and for each stretch how far it may go sideways.
import type { Point, Rect } from './geometry.ts';
import { DOWN, LEFT, RIGHT, UP, type Grid } from './route-grid.ts';
import { CORNER } from './route-ports.ts';
import type { Path } from './route-search.ts';

/** `box` is null where the end lies on another arrow's line. */
export interface LineEnd {
	id: string;
	box: Rect | null;
}

/** An arrow on its way. `path` is null for lines that keep their place. */
export interface Line {
	id: string;
	from: LineEnd;
	to: LineEnd;
	points: Point[];
	path: Path | null;
}

/** The corners of a path, from border to border. */
export function cornersOf(path: Path, grid: Grid): Point[] {
	const w = grid.xs.length;
	return simplified([
		path.start.at,
		...path.vertices.map((v) => ({ x: grid.xs[v % w]!, y: grid.ys[(v / w) | 0]! })),
		path.end.at
	]);
}

/** The same line without points in the middle of a straight stretch. */
export function simplified(points: readonly Point[]): Point[] {
	const kept: Point[] = [];
	for (const p of points) {
		const [a, b] = [kept[kept.length - 2], kept[kept.length - 1]];
		if (b && b.x === p.x && b.y === p.y) continue;
		if (a && b && ((a.x === b.x && b.x === p.x) || (a.y === b.y && b.y === p.y))) kept.pop();
		kept.push({ ...p });
	}
	return kept;
}

/** A line between two boxes drawn without regard to what lies between, for ends that no free way joins. */
export function straightLine(from: Rect, to: Rect): Point[] {
	const [a, b] = [centre(from), centre(to)];
	if (Math.abs(b.x - a.x) >= Math.abs(b.y - a.y)) {
		const [x0, x1] = b.x >= a.x ? [from.x + from.width, to.x] : [from.x, to.x + to.width];
		const x = (x0 + x1) / 2;
		return simplified([
			{ x: x0, y: a.y },
			{ x, y: a.y },
			{ x, y: b.y },
			{ x: x1, y: b.y }
		]);
	}
	const [y0, y1] = b.y >= a.y ? [from.y + from.height, to.y] : [from.y, to.y + to.height];
	const y = (y0 + y1) / 2;
	return simplified([
		{ x: a.x, y: y0 },
		{ x: a.x, y },
		{ x: b.x, y },
		{ x: b.x, y: y1 }
	]);
}

/** A loop from a box's right side to its top; `nth` makes room for several. */
export function loopLine(box: Rect, nth: number): Point[] {
	const reach = 12 + (nth % 4) * 6;
	const [right, y] = [box.x + box.width, box.y + Math.max(4, box.height / 3 - nth * 4)];
	const x = right - Math.max(8, Math.min(28, box.width / 4) - nth * 4);
	return [
		{ x: right, y },
		{ x: right + reach, y },
		{ x: right + reach, y: box.y - reach },
		{ x, y: box.y - reach },
		{ x, y: box.y }
	];
}

/** How far the stretch at an end may slide along the side of the box it touches. */
export function sideRange(box: Rect, dir: number): [number, number] {
	const upright = dir === UP || dir === DOWN;
	const [start, length] = upright ? [box.x, box.width] : [box.y, box.height];
	const corner = Math.min(CORNER, length / 2);
	return [start + corner, start + length - corner];
}

/** The point in the middle of a rectangle. */
export function centre(r: Rect): Point {
	return { x: r.x + r.width / 2, y: r.y + r.height / 2 };
}

/** The direction from one corner to the next. */
export function heading(a: Point, b: Point): number {
	return b.x > a.x ? RIGHT : b.x < a.x ? LEFT : b.y > a.y ? DOWN : UP;
}
