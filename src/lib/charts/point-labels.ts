// The values of points over months, written where they cover nothing: no other value, no point and no line.
import { shortPounds } from '#lib/domain/spend/pounds.ts';
import { SMALL, widthOf } from './pen.ts';

export interface Point {
	series: number;
	/** Steps along the axis, from 0. */
	month: number;
	x: number;
	y: number;
	/** Pence. */
	value: number;
}

interface Area {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

const ABOVE = 14;
const POINT = 6;

/** Points of months that follow each other; two or more make a line. */
export function runsOf(points: readonly Point[]): Point[][] {
	const runs: Point[][] = [];
	for (const point of points) {
		const run = runs.at(-1);
		if (run && run.at(-1)!.month === point.month - 1) run.push(point);
		else runs.push([point]);
	}
	return runs.filter((run) => run.length > 1);
}

/** Whole pounds above their points, the highest first, as many as there is room for. `series`: the points of each. */
export function labelsOf(
	series: readonly (readonly Point[])[],
	area: Omit<Area, 'bottom'>
): { words: string; x: number; y: number }[] {
	const points = series.flat();
	const lines = series
		.flatMap((one) => runsOf(one))
		.flatMap((run) => run.slice(1).map((to, i) => [run[i]!, to] as const));
	const taken = points.map(({ x, y }): Area => ({
		left: x - POINT,
		right: x + POINT,
		top: y - POINT,
		bottom: y + POINT
	}));
	return points
		.toSorted((a, b) => b.value - a.value)
		.flatMap(({ x, y: at, value }) => {
			const words = shortPounds(Math.round(value / 100) * 100);
			const half = widthOf(words, SMALL) / 2 + 2;
			const y = at - ABOVE;
			const box = { left: x - half, right: x + half, top: y - 7, bottom: y + 7 };
			const fits =
				box.left >= area.left &&
				box.right <= area.right &&
				box.top >= area.top - 8 &&
				!taken.some((other) => overlap(box, other)) &&
				!lines.some(([from, to]) => crosses(box, from, to));
			if (!fits) return [];
			taken.push(box);
			return [{ words, x, y }];
		});
}

const overlap = (a: Area, b: Area): boolean =>
	a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

/** Whether a line from left to right goes through a box: its part above and below the box's width says so. */
function crosses(box: Area, from: Point, to: Point): boolean {
	const left = Math.max(box.left, from.x);
	const right = Math.min(box.right, to.x);
	if (left >= right) return false;
	const yAt = (x: number) => from.y + ((x - from.x) / (to.x - from.x)) * (to.y - from.y);
	const [a, b] = [yAt(left), yAt(right)];
	return Math.min(a, b) < box.bottom && Math.max(a, b) > box.top;
}
