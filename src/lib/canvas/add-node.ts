// Adds a node where somebody pointed: the lane under it says what kind of node it is.
import { KIND_IN } from '#lib/domain/theory/lanes.ts';
import { addNode } from '#lib/domain/theory/node-commands.ts';
import type { NodeKind } from '#lib/domain/theory/vocabulary.ts';
import type { Point } from '#lib/layout/geometry.ts';
import type { LaneBox } from '#lib/layout/lane-boxes.ts';
import { newId } from '#lib/open-model/new-id.ts';
import type { OpenModel } from '#lib/open-model/open-model.svelte.ts';
import { lanesAt } from './hit.ts';

/** @param at where its top left corner goes, in model pixels. @returns the new node's id, or null where that was refused */
export function addNodeAt(open: OpenModel, lanes: readonly LaneBox[], at: Point): string | null {
	const id = newId('n');
	const lane = lanesAt(at, lanes)[0]?.lane ?? null;
	const kind = KIND_IN[lane?.role ?? 'other'];
	const pathway = lane?.role === 'pathway' ? lane.id.slice('pathway:'.length) : null;
	const added = open.run((model) =>
		addNode(model, {
			id,
			kind,
			label: '',
			pathway,
			stage: stageOf(open, kind, pathway),
			pos: [Math.round(at.x), Math.round(at.y)],
			addedBy: open.me.name
		})
	);
	return added ? id : null;
}

/** The stage that most nodes like this one have, so that a new one joins them. */
function stageOf(open: OpenModel, kind: NodeKind, pathway: string | null): string | null {
	const counts = new Map<string, number>();
	for (const node of open.model.nodes.values())
		if (node.kind === kind && node.pathway === pathway && node.stage !== null)
			counts.set(node.stage, (counts.get(node.stage) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
