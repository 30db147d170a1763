// Lines with rounded corners as path data, and points along a line. Knows no arrows.
import type { Point, Rect } from '#lib/layout/geometry.ts';
import { decimals as n } from './decimals.ts';

/** Path data of a line through these points with corners of radius `r` px, smaller where pieces are short. */
export function roundedPath(points: readonly Point[], r: number): string {
	const [first, ...rest] = withoutRepeats(points);
	if (!first) return '';
	let path = `M${n(first.x)} ${n(first.y)}`;
	let before = first;
	rest.forEach((corner, i) => {
		const after = rest[i + 1];
		if (!after) path += `L${n(corner.x)} ${n(corner.y)}`;
		else {
			const radius = Math.min(r, distance(before, corner) / 2, distance(corner, after) / 2);
			const enter = towards(corner, before, radius);
			const leave = towards(corner, after, radius);
			path += `L${n(enter.x)} ${n(enter.y)}Q${n(corner.x)} ${n(corner.y)} ${n(leave.x)} ${n(leave.y)}`;
		}
		before = corner;
	});
	return path;
}

/** The line shortened by `cut` px at its end, so that a shaft stops under its arrowhead. */
export function shortened(points: readonly Point[], cut: number): Point[] {
	const line = withoutRepeats(points);
	let left = cut;
	while (line.length > 1) {
		const end = line.pop()!;
		const length = distance(line.at(-1)!, end);
		if (length > left) return [...line, towards(end, line.at(-1)!, left)];
		left -= length;
	}
	return line;
}

/** The point `back` px before the end of a line, no further than the middle of it. */
export function pointBeforeEnd(points: readonly Point[], back: number): Point {
	const line = withoutRepeats(points);
	const length = line.slice(1).reduce((sum, p, i) => sum + distance(line[i]!, p), 0);
	return shortened(line, Math.min(back, length / 2)).at(-1)!;
}

/** The pieces of a level and upright line as narrow rectangles, a px wider than the line on each side. */
export function piecesOf(points: readonly Point[]): Rect[] {
	return points.slice(1).map((b, i) => {
		const a = points[i]!;
		return {
			x: Math.min(a.x, b.x) - 1,
			y: Math.min(a.y, b.y) - 1,
			width: Math.abs(b.x - a.x) + 2,
			height: Math.abs(b.y - a.y) + 2
		};
	});
}

function withoutRepeats(points: readonly Point[]): Point[] {
	return points.filter((p, i) => i === 0 || p.x !== points[i - 1]!.x || p.y !== points[i - 1]!.y);
}

const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

function towards(from: Point, to: Point, by: number): Point {
	const length = distance(from, to);
	if (length === 0) return from;
	return { x: from.x + ((to.x - from.x) / length) * by, y: from.y + ((to.y - from.y) / length) * by };
}
