// Commands on nodes: pure (model, input) → Result<Change>. The rules are listed in ../README.md.
import { ok, refuse, type Result } from '../result.ts';
import type { Change, Step } from './change.ts';
import { checkId, checkLabel, checkProse, isPosition } from './integrity.ts';
import { idsOf, type Model, PLAIN_NODE, type TheoryNode } from './model.ts';
import { NODE_KINDS, type NodeKind } from './vocabulary.ts';

export interface NewNode {
	id: string;
	kind: NodeKind;
	label: string;
	pathway?: string | null;
	stage?: string | null;
	pos: readonly [number, number];
	/** Whether it belongs to the core; a node added while the core is shown does. */
	core?: boolean;
	/** The name of whoever adds it. */
	addedBy?: string;
}

/** Adds a node. An empty label is allowed: people add a node first and name it next. */
export function addNode(model: Model, input: NewNode): Result<Change> {
	const id = checkId(input.id);
	if (!id.ok) return id;
	if (idsOf(model).has(input.id)) return refuse('duplicate-id', input.id);
	if (!NODE_KINDS.includes(input.kind)) return refuse('invalid-kind', input.id, input.kind);
	if (!isPosition(input.pos)) return refuse('invalid-position', input.id);
	const label = checkLabel(input.label, input.id);
	if (!label.ok) return label;
	const record: TheoryNode = {
		...PLAIN_NODE,
		id: input.id,
		kind: input.kind,
		label: label.value,
		pathway: input.pathway ?? null,
		stage: input.stage ?? null,
		pos: input.pos,
		core: input.core ?? true,
		addedBy: input.addedBy ?? ''
	};
	return ok({ does: 'Add node', steps: [{ op: 'add', in: 'nodes', record }] });
}

/** Gives a node another label. */
export function renameNode(model: Model, id: string, label: string): Result<Change> {
	const node = model.nodes.get(id);
	if (!node) return refuse('not-found', id);
	const checked = checkLabel(label, id);
	if (!checked.ok) return checked;
	if (checked.value === node.label) return refuse('nothing-to-change', id);
	return ok({
		does: 'Rename node',
		steps: [{ op: 'set', in: 'nodes', id, fields: { label: checked.value } }]
	});
}

/** Where a node was dropped; with pathway and kind where the drop took it into another lane. */
export interface Move {
	id: string;
	pos: readonly [number, number];
	pathway?: string | null;
	kind?: NodeKind;
}

/** Moves nodes in one step. Nodes that are gone or did not move are passed over. */
export function moveNodes(model: Model, moves: readonly Move[], does = 'Move'): Result<Change> {
	const steps: Step[] = [];
	for (const { id, ...place } of moves) {
		const node = model.nodes.get(id);
		if (!node) continue;
		if (!isPosition(place.pos)) return refuse('invalid-position', id);
		if (place.pathway != null && !model.pathways.has(place.pathway))
			return refuse('not-found', place.pathway);
		if (place.kind !== undefined && !NODE_KINDS.includes(place.kind))
			return refuse('invalid-kind', id, place.kind);
		const { pos, ...lane } = place;
		const fields = Object.fromEntries(
			Object.entries(lane).filter(([key, value]) => node[key as keyof TheoryNode] !== value)
		);
		const moved = node.pos?.[0] !== pos[0] || node.pos?.[1] !== pos[1];
		if (moved || Object.keys(fields).length > 0)
			steps.push({ op: 'set', in: 'nodes', id, fields: { ...(moved && { pos }), ...fields } });
	}
	return steps.length ? ok({ does, steps }) : refuse('nothing-to-change');
}

/** What can be edited of a node besides its label and place. */
export type NodeFields = Partial<
	Pick<TheoryNode, 'kind' | 'pathway' | 'stage' | 'core' | 'pinned' | 'note' | 'status'>
>;

/** Edits a node's kind, pathway, stage, core mark, pin, note or status. */
export function editNode(model: Model, id: string, fields: NodeFields): Result<Change> {
	const node = model.nodes.get(id);
	if (!node) return refuse('not-found', id);
	if (fields.kind !== undefined && !NODE_KINDS.includes(fields.kind))
		return refuse('invalid-kind', id, fields.kind);
	if (fields.pathway != null && !model.pathways.has(fields.pathway))
		return refuse('not-found', fields.pathway);
	if (fields.stage != null && !model.stages.has(fields.stage)) return refuse('not-found', fields.stage);
	if (fields.note !== undefined) {
		const note = checkProse(fields.note, id);
		if (!note.ok) return note;
	}
	const changed = Object.entries(fields).filter(([key, value]) => node[key as keyof TheoryNode] !== value);
	if (changed.length === 0) return refuse('nothing-to-change', id);
	return ok({
		does: 'Edit node',
		steps: [{ op: 'set', in: 'nodes', id, fields: Object.fromEntries(changed) }]
	});
}

/**
 * Deletes nodes and arrows together. N6: the arrows at a deleted node go with it, and A7: so do the arrows that act
 * on a deleted arrow. Evidence links stay where they are and are ignored when reading.
 */
export function deleteItems(model: Model, ids: readonly string[]): Result<Change> {
	const gone = new Set(ids.filter((id) => model.nodes.has(id) || model.arrows.has(id)));
	if (gone.size === 0) return refuse('not-found', ids[0]);
	for (let grew = true; grew;) {
		grew = false;
		for (const arrow of model.arrows.values())
			if (!gone.has(arrow.id) && (gone.has(arrow.from) || gone.has(arrow.to))) {
				gone.add(arrow.id);
				grew = true;
			}
	}
	const steps = [...gone].map((id): Step => ({
		op: 'remove',
		in: model.nodes.has(id) ? 'nodes' : 'arrows',
		id
	}));
	const nodes = steps.filter((s) => s.op === 'remove' && s.in === 'nodes').length;
	const does =
		nodes === 0
			? ids.length > 1
				? 'Delete arrows'
				: 'Delete arrow'
			: nodes > 1
				? 'Delete nodes'
				: 'Delete node';
	return ok({ does, steps });
}
