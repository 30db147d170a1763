// A small drawing of a scheme: where its lanes lie on the figure, with boxes in them that stand for nodes.
import type { Scheme } from '#lib/domain/schemes/scheme.ts';

export interface SketchRect {
	x: number;
	y: number;
	width: number;
	height: number;
}

export interface SketchLane extends SketchRect {
	boxes: readonly SketchRect[];
}

/** Of the whole drawing. */
export const SKETCH = { width: 160, height: 96 } as const;
const GAP = 4;
const BAND = 14;
const COLUMN = 26;

/** The lanes as the figure arranges them: contexts above, prerequisites left, outcomes right, pathways in the middle. */
export function sketchOf({ pathways, around }: Pick<Scheme, 'pathways' | 'around'>): SketchLane[] {
	const top = around.includes('context') ? BAND + GAP : 0;
	const left = around.includes('prerequisite') ? COLUMN + GAP : 0;
	const right = around.includes('outcome') ? COLUMN + GAP : 0;
	const tall = SKETCH.height - top;
	const lanes: SketchRect[] = [];
	if (top) lanes.push({ x: 0, y: 0, width: SKETCH.width, height: BAND });
	if (left) lanes.push({ x: 0, y: top, width: COLUMN, height: tall });
	const width = SKETCH.width - left - right;
	const height = (tall - GAP * (pathways.length - 1)) / pathways.length;
	pathways.forEach((_, i) => lanes.push({ x: left, y: top + i * (height + GAP), width, height }));
	if (right) lanes.push({ x: SKETCH.width - COLUMN, y: top, width: COLUMN, height: tall });
	return lanes.map((lane) => ({ ...lane, boxes: boxesIn(lane) }));
}

/** Some boxes, side by side in what is wide, one above the other in what is tall. */
function boxesIn(lane: SketchRect): SketchRect[] {
	const wide = lane.width > lane.height;
	const count = wide ? (lane.width > 120 ? 4 : 3) : 3;
	const size = wide
		? { width: (lane.width - 8 * (count + 1)) / count, height: Math.min(10, lane.height - 4) }
		: { width: lane.width - 10, height: 10 };
	return Array.from({ length: count }, (_, i) =>
		wide
			? { x: lane.x + 8 + i * (size.width + 8), y: lane.y + (lane.height - size.height) / 2, ...size }
			: { x: lane.x + 5, y: lane.y + ((i + 1) * lane.height) / (count + 1) - size.height / 2, ...size }
	);
}
