// Adds a node where somebody pointed: the lane under it says what kind of node it is.
import type { Result } from '#lib/domain/result.ts';
import type { Change } from '#lib/domain/theory/change.ts';
import { KIND_IN } from '#lib/domain/theory/lanes.ts';
import type { Model, TheoryNode } from '#lib/domain/theory/model.ts';
import { addNode } from '#lib/domain/theory/node-commands.ts';
import type { NodeKind } from '#lib/domain/theory/vocabulary.ts';
import { overlap, type Point, type Rect } from '#lib/layout/geometry.ts';
import type { LaneBox } from '#lib/layout/lane-boxes.ts';
import { NODE_WIDTH } from '#lib/layout/node-size.ts';
import type { OpenModel } from '#lib/open-model/open-model.svelte.ts';
import { lanesAt } from './hit.ts';

/** Of a node whose label is still empty, in model pixels. */
export const NEW_NODE_HEIGHT = 54;
const CLEAR = 24;

/** What a node that is put at a point would be: the kind and pathway of the lane there. */
export function placeAt(lanes: readonly LaneBox[], at: Point): { kind: NodeKind; pathway: string | null } {
	const lane = lanesAt(at, lanes)[0]?.lane;
	const pathway = lane?.role === 'pathway' ? lane.id.slice('pathway:'.length) : null;
	return { kind: KIND_IN[lane?.role ?? 'other'], pathway };
}

/**
 * The command for a new, unnamed node.
 * @param at the middle of its left side, in model pixels
 * @param after the node that leads to it: where no lane is, it goes on with the pathway of that one
 */
export function newNodeAt(
	open: OpenModel,
	lanes: readonly LaneBox[],
	at: Point,
	id: string,
	after?: TheoryNode
): (model: Model) => Result<Change> {
	const goesOn = after?.pathway != null && lanesAt(at, lanes).length === 0;
	const { kind, pathway } = goesOn ? { kind: KIND_IN.pathway, pathway: after.pathway } : placeAt(lanes, at);
	return (model) =>
		addNode(model, {
			id,
			kind,
			label: '',
			pathway,
			stage: stageOf(model, kind, pathway),
			pos: [Math.round(at.x), Math.round(at.y - NEW_NODE_HEIGHT / 2)],
			addedBy: open.me.name
		});
}

/** The stage that most nodes like this one have, so that a new one joins them. */
function stageOf(model: Model, kind: NodeKind, pathway: string | null): string | null {
	const counts = new Map<string, number>();
	for (const node of model.nodes.values())
		if (node.kind === kind && node.pathway === pathway && node.stage !== null)
			counts.set(node.stage, (counts.get(node.stage) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

const AROUND = [
	[0, 1],
	[0, -1],
	[1, 0],
	[-1, 0],
	[1, 1],
	[-1, 1],
	[1, -1],
	[-1, -1]
] as const;

/** The middle of the left side of a free place for something of this size, as near to a point as there is one. */
export function freePlaceNear(
	middle: Point,
	taken: readonly Rect[],
	size = { width: NODE_WIDTH, height: NEW_NODE_HEIGHT }
): Point {
	const start = { x: Math.round(middle.x - size.width / 2), y: Math.round(middle.y) };
	const free = ({ x, y }: Point) =>
		!taken.some((box) =>
			overlap(box, {
				x: x - CLEAR,
				y: y - size.height / 2 - CLEAR,
				width: size.width + 2 * CLEAR,
				height: size.height + 2 * CLEAR
			})
		);
	for (let ring = 0; ring < 40; ring++)
		for (const [dx, dy] of AROUND) {
			const at = { x: start.x + dx * ring * 60, y: start.y + dy * ring * 40 };
			if (free(at)) return at;
		}
	return start;
}
