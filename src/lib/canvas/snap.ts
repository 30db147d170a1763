// Snap lines: a box that is dragged near a line through another box's edge or middle goes onto it.
import type { Rect } from '#lib/layout/geometry.ts';

/** A line to draw; `at` is its coordinate, `from` and `to` how far it reaches along the other axis. */
export interface Guide {
	axis: 'x' | 'y';
	at: number;
	from: number;
	to: number;
}

export interface Snap {
	dx: number;
	dy: number;
	guides: Guide[];
}

type Axis = Guide['axis'];

/**
 * @param moving the rectangle around all that is dragged, where the pointer has it
 * @param others the boxes that stay
 * @param reach how near a line must be, in canvas pixels
 */
export function snapOf(moving: Rect, others: readonly Rect[], reach: number): Snap {
	const x = nearest('x', moving, others, reach);
	const y = nearest('y', moving, others, reach);
	const placed = { ...moving, x: moving.x + (x?.by ?? 0), y: moving.y + (y?.by ?? 0) };
	return {
		dx: x?.by ?? 0,
		dy: y?.by ?? 0,
		guides: [
			...(x ? [guide('x', x.at, placed, others)] : []),
			...(y ? [guide('y', y.at, placed, others)] : [])
		]
	};
}

const linesOf = (axis: Axis, { x, y, width, height }: Rect): number[] =>
	axis === 'x' ? [x, x + width / 2, x + width] : [y, y + height / 2, y + height];

function nearest(axis: Axis, moving: Rect, others: readonly Rect[], reach: number) {
	let best: { by: number; at: number } | null = null;
	const own = linesOf(axis, moving);
	for (const other of others)
		for (const at of linesOf(axis, other))
			for (const line of own)
				if (Math.abs(at - line) <= Math.min(reach, Math.abs(best?.by ?? Infinity) - 1e-9))
					best = { by: at - line, at };
	return best;
}

/** From the first to the last of the boxes that stand on the line, the moving one among them. */
function guide(axis: Axis, at: number, placed: Rect, others: readonly Rect[]): Guide {
	const on = [
		placed,
		...others.filter((other) => linesOf(axis, other).some((line) => Math.abs(line - at) < 0.5))
	];
	const [from, size] = axis === 'x' ? (['y', 'height'] as const) : (['x', 'width'] as const);
	return {
		axis,
		at,
		from: Math.min(...on.map((rect) => rect[from])),
		to: Math.max(...on.map((rect) => rect[from] + rect[size]))
	};
}
