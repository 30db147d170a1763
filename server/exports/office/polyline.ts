// Level and upright lines as points: corners, nearest points, what they run through. Knows no arrows and no Office.
import type { Point, Rect } from '#lib/layout/geometry.ts';

/** Points closer than this are one, in px. */
const SAME = 0.05;

const alike = (a: number, b: number): boolean => Math.abs(a - b) < SAME;

/** True where the piece between two points is neither level nor upright. */
export const isSlanting = (a: Point, b: Point): boolean => !alike(a.x, b.x) && !alike(a.y, b.y);

/** A line without repeated points and without points that are no corner. */
export function corners(points: readonly Point[]): Point[] {
	const kept: Point[] = [];
	for (const p of points) {
		const last = kept.at(-1);
		if (last && alike(last.x, p.x) && alike(last.y, p.y)) continue;
		const before = kept.at(-2);
		if (before && last && goesOn(before, last, p)) kept.pop();
		kept.push(p);
	}
	return kept;
}

function goesOn(a: Point, b: Point, c: Point): boolean {
	const [ux, uy, vx, vy] = [b.x - a.x, b.y - a.y, c.x - b.x, c.y - b.y];
	return Math.abs(ux * vy - uy * vx) < SAME * Math.hypot(ux, uy) && ux * vx + uy * vy > 0;
}

/** The point of a line that is nearest to `p`. */
export function nearestOn(points: readonly Point[], p: Point): Point {
	let [best, least] = [points[0]!, Infinity];
	for (let i = 1; i < points.length; i++) {
		const [a, b] = [points[i - 1]!, points[i]!];
		const [dx, dy] = [b.x - a.x, b.y - a.y];
		const square = dx * dx + dy * dy;
		const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / square));
		const at = { x: a.x + along * dx, y: a.y + along * dy };
		const far = Math.hypot(p.x - at.x, p.y - at.y);
		if (far < least) [best, least] = [at, far];
	}
	return best;
}

export const lengthOf = (points: readonly Point[]): number =>
	points.slice(1).reduce((sum, p, i) => sum + Math.hypot(p.x - points[i]!.x, p.y - points[i]!.y), 0);

/** How far a level or upright line runs within rectangles, in px. */
export function lengthWithin(points: readonly Point[], rects: readonly Rect[]): number {
	let sum = 0;
	for (let i = 1; i < points.length; i++) {
		const [a, b] = [points[i - 1]!, points[i]!];
		const [left, right] = a.x < b.x ? [a.x, b.x] : [b.x, a.x];
		const [top, bottom] = a.y < b.y ? [a.y, b.y] : [b.y, a.y];
		for (const r of rects) {
			if (left >= r.x + r.width || right <= r.x || top >= r.y + r.height || bottom <= r.y) continue;
			sum += Math.min(right, r.x + r.width) - Math.max(left, r.x);
			sum += Math.min(bottom, r.y + r.height) - Math.max(top, r.y);
		}
	}
	return sum;
}

/** Points along a line, at most `step` px apart. */
export function along(points: readonly Point[], step: number): Point[] {
	return points.flatMap((b, i) => {
		if (i === 0) return [b];
		const a = points[i - 1]!;
		const parts = Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / step);
		return Array.from({ length: parts }, (_, k) => ({
			x: a.x + ((b.x - a.x) * (k + 1)) / parts,
			y: a.y + ((b.y - a.y) * (k + 1)) / parts
		}));
	});
}
