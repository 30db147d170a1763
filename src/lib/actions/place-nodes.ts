// Adding and moving nodes where nobody points at a place, as in the outline and in the tables: a free one is found.
import { laneIdOf } from '#lib/domain/theory/lanes.ts';
import { type Model, PLAIN_NODE, type TheoryNode } from '#lib/domain/theory/model.ts';
import { addNode, editNode, moveNodes, type NodeFields } from '#lib/domain/theory/node-commands.ts';
import { freeSpot } from '#lib/layout/free-spot.ts';
import type { Rect, Size } from '#lib/layout/geometry.ts';
import { laneBoxes } from '#lib/layout/lane-boxes.ts';
import { nodeSize } from '#lib/layout/node-size.ts';
import { placeNodes } from '#lib/layout/place.ts';
import { BOX_GAP, COLUMN_GAP } from '#lib/layout/spacing.ts';
import { newId } from '#lib/open-model/new-id.ts';
import type { OpenModel } from '#lib/open-model/open-model.svelte.ts';

type Pos = readonly [x: number, y: number];

/** A free place for a node within its lane; below another one where that is given. In model pixels. */
export function placeFor(model: Model, node: TheoryNode, below: TheoryNode | null = null): Pos {
	const nodes = new Map(model.nodes).set(node.id, { ...node, pos: null });
	const sizes = new Map([...nodes].map(([id, one]) => [id, nodeSize(one)]));
	const boxes = placeNodes({ ...model, nodes }, sizes);
	const own = boxes.get(node.id)!;
	boxes.delete(node.id);
	const above = below && boxes.get(below.id);
	const spot = (above && spotBelow(model, node, own, above, boxes)) ?? own;
	return [Math.round(spot.x), Math.round(spot.y)];
}

/** In the same column or the next one to the right, on no other box and in no other lane. */
function spotBelow(model: Model, node: TheoryNode, size: Size, above: Rect, boxes: Map<string, Rect>) {
	const lane = laneIdOf(model, node);
	const lanes = laneBoxes(model, boxes);
	const others = lanes.filter((box) => box.lane.id !== lane).map((box) => box.rect);
	const step = size.width + COLUMN_GAP;
	return freeSpot(size, [...boxes.values(), ...others], {
		wish: { x: above.x, y: above.y + above.height + BOX_GAP },
		columns: [
			{ x: above.x, cost: 0 },
			{ x: above.x + step, cost: 0 }
		],
		top: above.y + above.height + BOX_GAP,
		bottom: above.y + above.height + 6 * (size.height + BOX_GAP),
		gap: BOX_GAP
	});
}

/** Adds a node without a label. @returns its id, or null where that was refused */
export function addNodeUnder(
	open: OpenModel,
	fields: Pick<TheoryNode, 'kind'> & Partial<Pick<TheoryNode, 'pathway' | 'stage'>>,
	below: TheoryNode | null = null
): string | null {
	const id = newId('n');
	const node: TheoryNode = { ...PLAIN_NODE, id, label: '', ...fields };
	const pos = placeFor(open.model, node, below);
	const added = open.run((model) => addNode(model, { ...node, pos, addedBy: open.me.name }));
	return added ? id : null;
}

/** Changes what a node is; where that takes it into another lane, its box moves there, in the same step. */
export function editInPlace(open: OpenModel, node: TheoryNode, fields: NodeFields): boolean {
	const { pathway = node.pathway, kind = node.kind } = fields;
	const moved = { ...node, pathway, kind };
	if (laneIdOf(open.model, moved) === laneIdOf(open.model, node))
		return open.run((model) => editNode(model, node.id, fields));
	const pos = placeFor(open.model, moved);
	return open.run((model) => moveNodes(model, [{ id: node.id, pos, pathway, kind }]));
}
