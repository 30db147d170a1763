// What dropping nodes means: their new places and, where one was dropped into another lane, that it belongs there now.
import { type Lane, laneIdOf, placeIn } from '#lib/domain/theory/lanes.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import type { Move } from '#lib/domain/theory/node-commands.ts';
import type { Rect } from '#lib/layout/geometry.ts';
import { laneBoxes } from '#lib/layout/lane-boxes.ts';
import { lanesAt } from './hit.ts';

export interface Drop {
	moves: Move[];
	/** Lanes that nodes were moved into. */
	into: Lane[];
}

/**
 * @param model what is shown
 * @param boxes where everything stood before
 * @param dropped the new boxes of the nodes that were moved
 */
export function dropOf(
	model: Model,
	boxes: ReadonlyMap<string, Rect>,
	dropped: ReadonlyMap<string, Rect>
): Drop {
	// A lane is as large as its nodes: those that are being moved must not stretch it to wherever they are dropped.
	const others = new Map([...boxes].filter(([id]) => !dropped.has(id)));
	const lanes = laneBoxes(model, others);
	const into = new Map<string, Lane>();
	const moves = [...dropped].map(([id, { x, y, width, height }]): Move => {
		const pos = [Math.round(x), Math.round(y)] as const;
		const node = model.nodes.get(id);
		const under = lanesAt({ x: x + width / 2, y: y + height / 2 }, lanes);
		const own = node && laneIdOf(model, node);
		if (!node || under.length === 0 || under.some(({ lane }) => lane.id === own)) return { id, pos };
		const { lane } = under[0]!;
		into.set(lane.id, lane);
		return { id, pos, ...placeIn(model, node, lane) };
	});
	return { moves, into: [...into.values()] };
}
