// Finds the nearest free place for one more box among boxes that stay where they are.
import { overlap, type Point, type Rect, type Size } from './geometry.ts';

/** Where to look: the columns to prefer, the heights allowed, and how dear each column is. */
export interface Search {
	wish: Point;
	/** Left edges to try, with a cost in pixels for each. */
	columns: readonly { x: number; cost: number }[];
	top: number;
	bottom: number;
	gap: number;
}

/** The cheapest place on the given columns where a box keeps its distance from all taken ones, or null. */
export function freeSpot(size: Size, taken: readonly Rect[], search: Search): Point | null {
	const { wish, gap } = search;
	let best: Point | null = null;
	let bestCost = Infinity;
	for (const column of search.columns) {
		const near = taken.filter((r) => r.x < column.x + size.width + gap && column.x < r.x + r.width + gap);
		const heights = [wish.y, search.top, search.bottom - size.height];
		for (const r of near) heights.push(r.y - gap - size.height, r.y + r.height + gap);
		for (const y of heights) {
			if (!Number.isFinite(y) || y < search.top || y + size.height > search.bottom) continue;
			const cost = column.cost + Math.abs(column.x - wish.x) + Math.abs(y - wish.y);
			if (cost >= bestCost) continue;
			const room = {
				x: column.x - gap + 1,
				y: y - gap + 1,
				width: size.width + 2 * gap - 2,
				height: size.height + 2 * gap - 2
			};
			if (near.some((r) => overlap(r, room))) continue;
			best = { x: column.x, y };
			bestCost = cost;
		}
	}
	return best;
}
