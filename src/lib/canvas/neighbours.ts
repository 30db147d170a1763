// Going from node to node without a mouse: the next one in a direction, and the order in which they are read.
import { laneIdOf, lanesOf } from '#lib/domain/theory/lanes.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import type { Rect } from '#lib/layout/geometry.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The box that people would call the next one in a direction: near, and more ahead than aside; null where there is none. */
export function nextIn(direction: Direction, from: string, boxes: ReadonlyMap<string, Rect>): string | null {
	const start = boxes.get(from);
	if (!start) return null;
	let [best, bestCost]: [string | null, number] = [null, Infinity];
	for (const [id, box] of boxes) {
		if (id === from) continue;
		const dx = box.x + box.width / 2 - (start.x + start.width / 2);
		const dy = box.y + box.height / 2 - (start.y + start.height / 2);
		const ahead = { left: -dx, right: dx, up: -dy, down: dy }[direction];
		const aside = Math.abs(direction === 'left' || direction === 'right' ? dy : dx);
		if (ahead <= 0 || aside > 2 * ahead) continue;
		const cost = ahead + 2 * aside;
		if (cost < bestCost) [best, bestCost] = [id, cost];
	}
	return best;
}

/** Ids by lane, in a lane from left to right, in a column from top to bottom. */
export function readingOrder(model: Model, boxes: ReadonlyMap<string, Rect>): string[] {
	const laneOrder = new Map(lanesOf(model).map((lane, i) => [lane.id, i]));
	const at = (id: string) => boxes.get(id) ?? { x: 0, y: 0 };
	return [...model.nodes.values()]
		.map((node) => ({ id: node.id, lane: laneOrder.get(laneIdOf(model, node)) ?? 0, ...at(node.id) }))
		.sort((a, b) => a.lane - b.lane || a.x - b.x || a.y - b.y)
		.map(({ id }) => id);
}
