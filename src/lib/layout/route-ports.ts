// Where an arrow may leave or reach what it joins, as steps between a border and the routing grid.
import type { Point, Rect } from './geometry.ts';
import { after, DOWN, LEFT, RIGHT, UP, type Grid } from './route-grid.ts';

/** A way off a border: `at` on the border, then to `vertex` of the grid in direction `dir`; `cost` in pixels. */
export interface Port {
	at: Point;
	vertex: number;
	dir: number;
	cost: number;
}

/** How far from a corner a port stays. */
export const CORNER = 10;
const SIDE_COST = 40;
const BACK_COST = 120;
const ALONG_COST = 200;
const OFF_MIDDLE = 0.3;

/** The ports of a box. `free` are the sides that cost nothing; `toward` are middles that a straight line would meet. */
export function boxPorts(grid: Grid, box: Rect, free: readonly number[], toward: readonly Point[]): Port[] {
	const ports: Port[] = [];
	const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	for (let dir = 0; dir < 4; dir++) {
		const upright = dir === UP || dir === DOWN;
		const along = upright ? 'x' : 'y';
		const [from, to] = upright
			? [box.x + CORNER, box.x + box.width - CORNER]
			: [box.y + CORNER, box.y + box.height - CORNER];
		const cost = free.includes(dir) ? 0 : dir === (free[0]! + 2) % 4 ? BACK_COST : SIDE_COST;
		const tried = [middle[along]];
		for (const p of toward)
			if (p[along] > from && p[along] < to && !tried.includes(p[along])) tried.push(p[along]);
		for (const value of tried) {
			const at = upright
				? { x: value, y: dir === DOWN ? box.y + box.height : box.y }
				: { x: dir === RIGHT ? box.x + box.width : box.x, y: value };
			const port = portAt(grid, at, dir, box);
			if (port)
				ports.push({ ...port, cost: port.cost + cost + Math.abs(value - middle[along]) * OFF_MIDDLE });
		}
	}
	return ports;
}

/** The ports of a point on a line that runs across (`level`) or upright: from either side, at worst along the line itself. */
export function pointPorts(grid: Grid, at: Point, level: boolean): Port[] {
	const ports: Port[] = [];
	for (const dir of [RIGHT, DOWN, LEFT, UP]) {
		const port = portAt(grid, at, dir, null);
		const along = (dir === RIGHT || dir === LEFT) === level;
		if (port) ports.push({ ...port, cost: port.cost + (along ? ALONG_COST : 0) });
	}
	return ports;
}

function portAt(grid: Grid, at: Point, dir: number, own: Rect | null): Port | null {
	const { xs, ys } = grid;
	const i0 = after(xs, at.x - 0.3);
	const j0 = after(ys, at.y - 0.3);
	const upright = dir === UP || dir === DOWN;
	// The line through the port has to be a line of the grid.
	if (upright ? !(Math.abs(xs[i0]! - at.x) < 0.3) : !(Math.abs(ys[j0]! - at.y) < 0.3)) return null;
	const w = xs.length;
	const step = dir === RIGHT || dir === DOWN ? 1 : -1;
	let [i, j] = [i0, j0];
	if (upright) j = step > 0 ? after(ys, at.y + 0.3) : j0 - 1;
	else i = step > 0 ? after(xs, at.x + 0.3) : i0 - 1;
	for (; i >= 0 && i < w && j >= 0 && j < ys.length; upright ? (j += step) : (i += step)) {
		const v = i + j * w;
		const free = grid.right[v] || grid.down[v] || (i > 0 && grid.right[v - 1]) || (j > 0 && grid.down[v - w]);
		if (!free) continue;
		const end = { x: xs[i]!, y: ys[j]! };
		if (!clear(grid, at, end, own)) return null;
		return { at, vertex: v, dir, cost: Math.abs(end.x - at.x) + Math.abs(end.y - at.y) };
	}
	return null;
}

function clear(grid: Grid, a: Point, b: Point, own: Rect | null): boolean {
	const [left, right, top, bottom] = [
		Math.min(a.x, b.x),
		Math.max(a.x, b.x),
		Math.min(a.y, b.y),
		Math.max(a.y, b.y)
	];
	return grid.obstacles.every(
		(o) => o === own || o.x + o.width < left || o.x > right || o.y + o.height < top || o.y > bottom
	);
}
