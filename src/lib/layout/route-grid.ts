// The sparse grid arrows are routed on: lines beside, between and through the boxes. Knows no arrows.
import type { Rect } from './geometry.ts';
import type { LaneBox } from './lane-boxes.ts';
import { COLUMN_GAP, type Gaps, SCREEN_GAPS } from './spacing.ts';

/** Directions as the search counts them: right, down, left, up. */
export const RIGHT = 0;
export const DOWN = 1;
export const LEFT = 2;
export const UP = 3;

/** How near an arrow may pass by a box. */
export const CLEARANCE = 7;
/** A gap up to this wide has one line in its middle; a wider one has a line beside each box that is on no lane's border. */
const NARROW = { x: 100, y: 74 };
const BESIDE = { x: COLUMN_GAP / 2, y: 12 };

/** Vertex `i + j * xs.length` lies at `xs[i]`, `ys[j]`; `right` and `down` say whether the way to the next vertex is free. */
export interface Grid {
	xs: Float64Array;
	ys: Float64Array;
	right: Uint8Array;
	down: Uint8Array;
	obstacles: readonly Rect[];
}

/** The distances of a figure, and what stands in the way of arrows besides boxes and headings. */
export interface Streets {
	gaps?: Gaps;
	solid?: readonly Rect[];
}

/** A grid round some boxes and headings, with further lines where arrows are to end in the open. */
export function gridOf(
	boxes: readonly Rect[],
	lanes: readonly LaneBox[],
	extra: readonly { x: number; y: number }[] = [],
	{ gaps = SCREEN_GAPS, solid = [] }: Streets = {}
): Grid {
	const headings = [...lanes.map((l) => l.heading), ...solid];
	const xs = lines(boxes, 'x', 'width', 'y', 'height');
	const ys = lines(boxes, 'y', 'height', 'x', 'width');
	for (const { rect } of lanes) {
		xs.push(rect.x - gaps.gutter / 2, rect.x + rect.width + gaps.gutter / 2);
		ys.push(rect.y - gaps.lane / 2, rect.y + rect.height + gaps.lane / 2);
	}
	for (const point of extra) {
		xs.push(point.x);
		ys.push(point.y);
	}
	const grid: Grid = {
		xs: sorted(xs),
		ys: sorted(ys),
		right: new Uint8Array(0),
		down: new Uint8Array(0),
		obstacles: [...boxes, ...headings]
	};
	block(grid, boxes.length);
	return grid;
}

/** The index of the first value that is larger than `value`. */
export function after(values: Float64Array, value: number): number {
	let [low, high] = [0, values.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (values[middle]! > value) high = middle;
		else low = middle + 1;
	}
	return low;
}

function lines(
	boxes: readonly Rect[],
	at: 'x' | 'y',
	length: 'width' | 'height',
	across: 'x' | 'y',
	breadth: 'width' | 'height'
): number[] {
	const result: number[] = [];
	for (const box of boxes) {
		let [before, behind] = [Infinity, Infinity];
		for (const other of boxes) {
			if (
				other === box ||
				other[across] >= box[across] + box[breadth] ||
				box[across] >= other[across] + other[breadth]
			)
				continue;
			const gapBefore = box[at] - other[at] - other[length];
			const gapBehind = other[at] - box[at] - box[length];
			if (gapBefore >= 0) before = Math.min(before, gapBefore);
			if (gapBehind >= 0) behind = Math.min(behind, gapBehind);
		}
		result.push(box[at] + box[length] / 2);
		result.push(box[at] - (before <= NARROW[at] ? before / 2 : BESIDE[at]));
		result.push(box[at] + box[length] + (behind <= NARROW[at] ? behind / 2 : BESIDE[at]));
	}
	return result;
}

function sorted(values: number[]): Float64Array {
	const all = Float64Array.from(values).sort();
	return all.filter((value, i) => i === 0 || value - all[i - 1]! > 0.25);
}

function block(grid: Grid, boxCount: number): void {
	const { xs, ys } = grid;
	const w = xs.length;
	grid.right = new Uint8Array(w * ys.length).fill(1);
	grid.down = new Uint8Array(w * ys.length).fill(1);
	grid.obstacles.forEach((o, n) => {
		const margin = n < boxCount ? CLEARANCE - 1 : 1;
		const [left, right, top, bottom] = [
			o.x - margin,
			o.x + o.width + margin,
			o.y - margin,
			o.y + o.height + margin
		];
		// Strictly inside: an edge that only touches the border of the inflated box is free.
		const [i0, i1] = [after(xs, left), after(xs, right - 1e-6)];
		const [j0, j1] = [after(ys, top), after(ys, bottom - 1e-6)];
		for (let j = j0; j < j1; j++) grid.right.fill(0, j * w + Math.max(0, i0 - 1), j * w + i1);
		for (let j = Math.max(0, j0 - 1); j < j1; j++) grid.down.fill(0, j * w + i0, j * w + i1);
	});
	for (let j = 0; j < ys.length; j++) grid.right[j * w + w - 1] = 0;
	for (let i = 0; i < w; i++) grid.down[(ys.length - 1) * w + i] = 0;
}
