// Which part of the figure a node belongs to. Derived from kind, pathway and stage; never stored.
import type { Model, Pathway, TheoryNode } from './model.ts';
import type { NodeKind } from './vocabulary.ts';

/** A lane as drawn: its id, heading and role in the figure. */
export interface Lane {
	id: string;
	title: string;
	role: LaneRole;
}

/**
 * `pathway`: a lane of the middle, one above the other. `before` and `after`: the columns left and right of the
 * pathways. `contexts`, `moderators`: bands above. `unintended`, `other`: bands below.
 */
export type LaneRole = 'before' | 'pathway' | 'after' | 'contexts' | 'moderators' | 'unintended' | 'other';

const ROLE_OF_KIND: Record<NodeKind, Exclude<LaneRole, 'pathway'>> = {
	prerequisite: 'before',
	context: 'contexts',
	activity: 'other',
	mechanism: 'other',
	'intermediate-outcome': 'other',
	outcome: 'after',
	moderator: 'moderators',
	'unintended-effect': 'unintended',
	assumption: 'other'
};

/** The kind that a node gets in a lane: where it is not a pathway, the one whose lane it is. */
export const KIND_IN: Record<LaneRole, NodeKind> = {
	before: 'prerequisite',
	pathway: 'mechanism',
	after: 'outcome',
	contexts: 'context',
	moderators: 'moderator',
	unintended: 'unintended-effect',
	other: 'activity'
};

const TITLE_OF_ROLE: Record<Exclude<LaneRole, 'pathway'>, string> = {
	before: 'Prerequisites',
	after: 'Outcomes',
	contexts: 'Contexts',
	moderators: 'Moderators',
	unintended: 'Unintended effects',
	other: 'Not yet on a pathway'
};

/** The id of the lane of a node: `pathway:<id>` where its pathway exists, else the role that its kind has. */
export function laneIdOf(model: Pick<Model, 'pathways'>, node: Pick<TheoryNode, 'kind' | 'pathway'>): string {
	if (node.pathway !== null && model.pathways.has(node.pathway)) return `pathway:${node.pathway}`;
	return ROLE_OF_KIND[node.kind];
}

/**
 * What a node must be to stand in a lane: outside of the pathways it is the kind that makes the lane, and a node of a kind
 * that has its place there keeps it.
 */
export function placeIn(
	model: Pick<Model, 'pathways'>,
	{ kind }: Pick<TheoryNode, 'kind'>,
	{ id, role }: Pick<Lane, 'id' | 'role'>
): { pathway: string | null; kind?: NodeKind } {
	if (role === 'pathway') return { pathway: id.slice('pathway:'.length) };
	const pathway = null;
	return laneIdOf(model, { kind, pathway }) === id ? { pathway } : { pathway, kind: KIND_IN[role] };
}

/** Pathways from top to bottom, stages from left to right: by `order`, then id. */
export const inOrder = <T extends Pathway>(lanes: ReadonlyMap<string, T>): T[] =>
	[...lanes.values()].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));

/** All lanes that a figure of this model can have, in reading order. Pathways sort by `order`, then id. */
export function lanesOf(model: Pick<Model, 'pathways'>): Lane[] {
	const fixed = (role: Exclude<LaneRole, 'pathway'>): Lane => ({
		id: role,
		title: TITLE_OF_ROLE[role],
		role
	});
	const pathways = inOrder(model.pathways).map((p): Lane => ({
		id: `pathway:${p.id}`,
		title: p.title,
		role: 'pathway'
	}));
	return [
		fixed('contexts'),
		fixed('moderators'),
		fixed('before'),
		...pathways,
		fixed('after'),
		fixed('unintended'),
		fixed('other')
	];
}

/** True where an arrow joins two different pathways. */
export function crossesPathways(model: Model, arrow: { from: string; to: string }): boolean {
	const from = model.nodes.get(arrow.from)?.pathway;
	const to = model.nodes.get(arrow.to)?.pathway;
	return from != null && to != null && from !== to;
}
