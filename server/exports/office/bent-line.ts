// A line of level and upright pieces as one of Office's connector shapes, which PowerPoint and Word route anew by
// themselves once somebody moves what it is glued to.
import type { Point } from '#lib/layout/geometry.ts';

/**
 * `preset` is the name in DrawingML and `adjustments` its values in their order (100,000 is the whole width or height). The
 * box is that before it is turned by `rotation` (degrees clockwise around its middle), in the unit of the points.
 */
export interface BentLine {
	preset: string;
	x: number;
	y: number;
	width: number;
	height: number;
	rotation: 0 | 90;
	flipH: boolean;
	flipV: boolean;
	adjustments: number[];
}

const MOST_PIECES = 5;

/**
 * The connector that runs through these points, or null where none does: more than four bends, or a slanted piece beside
 * others. Where a bend is measured in a side of the box, that side is at least `least` long.
 */
export function bentLine(points: readonly Point[], least: number): BentLine | null {
	const line = corners(points);
	const [start, second, end] = [line[0]!, line[1] ?? line[0]!, line.at(-1)!];
	const pieces = Math.max(1, line.length - 1);
	if (pieces === 1) {
		const [x, y] = [Math.min(start.x, end.x), Math.min(start.y, end.y)];
		const [width, height] = [Math.abs(end.x - start.x), Math.abs(end.y - start.y)];
		const flips = { rotation: 0, flipH: end.x < start.x, flipV: end.y < start.y } as const;
		return { preset: 'straightConnector1', x, y, width, height, ...flips, adjustments: [] };
	}
	if (pieces > MOST_PIECES || line.slice(1).some((p, i) => p.x !== line[i]!.x && p.y !== line[i]!.y))
		return null;
	// Every preset leaves its start along its own width; one that leaves upright is therefore turned.
	const level = second.y === start.y;
	const [along, across] = level ? (['x', 'y'] as const) : (['y', 'x'] as const);
	const u = span(start[along], end[along], pieces >= 3 ? least : 0);
	const v = span(start[across], end[across], pieces >= 4 ? least : 0);
	const adjustments = line
		.slice(1, -2)
		.map((p, i) => Math.round(1e5 * (i % 2 === 0 ? u.share(p[along]) : v.share(p[across]))));
	const middle = { [along]: u.middle, [across]: v.middle } as unknown as Point;
	return {
		preset: `bentConnector${pieces}`,
		x: middle.x - u.length / 2,
		y: middle.y - v.length / 2,
		width: u.length,
		height: v.length,
		rotation: level ? 0 : 90,
		flipH: u.back,
		// Turned clockwise, what went down goes to the left.
		flipV: level ? v.back : !v.back,
		adjustments
	};
}

/** From one coordinate to another, no shorter than `least`: the end stays where it is. */
function span(from: number, to: number, least: number) {
	const back = to < from;
	const length = Math.max(Math.abs(to - from), least);
	const first = back ? to + length : to - length;
	return {
		back,
		length,
		middle: (first + to) / 2,
		share: (at: number): number => (back ? first - at : at - first) / length
	};
}

/** The points at which the line turns, with both ends. */
function corners(points: readonly Point[]): Point[] {
	const line: Point[] = [];
	for (const p of points) {
		const [a, b] = [line.at(-2), line.at(-1)];
		if (b && p.x === b.x && p.y === b.y) continue;
		const straight = a && b && (b.x - a.x) * (p.y - b.y) === (b.y - a.y) * (p.x - b.x);
		const onwards = a && b && (b.x - a.x) * (p.x - b.x) + (b.y - a.y) * (p.y - b.y) > 0;
		if (straight && onwards) line[line.length - 1] = p;
		else line.push(p);
	}
	return line;
}
