// Where boxes go when they are aligned or distributed by hand. Lengths in canvas pixels.
import { around, type Point, type Rect } from './geometry.ts';

export const EDGES = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const;
/** `centre` and `middle` are the upright and the level line through the middle of them all. */
export type Edge = (typeof EDGES)[number];

/** The new top left corner of every box; those that share an edge afterwards keep their other coordinate. */
export function align(boxes: ReadonlyMap<string, Rect>, edge: Edge): Map<string, Point> {
	const all = around(boxes.values());
	if (!all) return new Map();
	return new Map(
		[...boxes].map(([id, { x, y, width, height }]) => {
			switch (edge) {
				case 'left':
					return [id, { x: all.x, y }];
				case 'centre':
					return [id, { x: all.x + (all.width - width) / 2, y }];
				case 'right':
					return [id, { x: all.x + all.width - width, y }];
				case 'top':
					return [id, { x, y: all.y }];
				case 'middle':
					return [id, { x, y: all.y + (all.height - height) / 2 }];
				case 'bottom':
					return [id, { x, y: all.y + all.height - height }];
			}
		})
	);
}

/** The same for equal gaps from left to right, or from top to bottom; the outermost two stay where they are. */
export function distribute(boxes: ReadonlyMap<string, Rect>, way: 'across' | 'down'): Map<string, Point> {
	const [at, size] = way === 'across' ? (['x', 'width'] as const) : (['y', 'height'] as const);
	const sorted = [...boxes].sort(
		([, a], [, b]) => a[at] + a[size] / 2 - (b[at] + b[size] / 2) || a[at] - b[at]
	);
	const all = around(boxes.values());
	if (!all || sorted.length < 3) return new Map([...boxes].map(([id, { x, y }]) => [id, { x, y }]));
	const taken = sorted.reduce((sum, [, rect]) => sum + rect[size], 0);
	const gap = (all[size] - taken) / (sorted.length - 1);
	let next = all[at];
	return new Map(
		sorted.map(([id, rect]) => {
			const place = { x: rect.x, y: rect.y, [at]: next };
			next += rect[size] + gap;
			return [id, place];
		})
	);
}
