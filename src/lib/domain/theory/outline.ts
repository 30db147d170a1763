// The model as text: its nodes under headings, by pathway or by stage, in the order in which one reads them.
import { inOrder, KIND_IN, laneIdOf, lanesOf, placeIn } from './lanes.ts';
import type { Model, Stage, TheoryNode } from './model.ts';
import type { NodeFields } from './node-commands.ts';

export type OutlineBy = 'pathway' | 'stage';

/** A heading with its nodes; `kind` is what a node gets that is added here. */
export interface OutlineSection {
	id: string;
	title: string;
	kind: TheoryNode['kind'];
	/** Where a node here stands: one of the two, as the outline is by pathway or by stage. */
	place: Partial<Pick<TheoryNode, 'pathway' | 'stage'>>;
	nodes: readonly TheoryNode[];
}

/** Nodes whose left edges are nearer to each other than this stand in one column, in px: half a box. */
const COLUMN = 92;

/** The order of reading within a lane: column by column from the left, each from top to bottom; unplaced nodes last. */
export function readingOrder(a: TheoryNode, b: TheoryNode): number {
	if (!a.pos || !b.pos) return Number(!a.pos) - Number(!b.pos);
	const column = Math.floor(a.pos[0] / COLUMN) - Math.floor(b.pos[0] / COLUMN);
	return column || a.pos[1] - b.pos[1] || a.pos[0] - b.pos[0];
}

/**
 * The headings in their order, each with its nodes in reading order. Pathways and stages are there without nodes, too.
 * @param model what is shown
 */
export function outlineOf(model: Model, by: OutlineBy): OutlineSection[] {
	return by === 'pathway' ? byPathway(model) : byStage(model);
}

function byPathway(model: Model): OutlineSection[] {
	const members = Map.groupBy(model.nodes.values(), (node) => laneIdOf(model, node));
	return lanesOf(model)
		.map(({ id, title, role }): OutlineSection => {
			const pathway = role === 'pathway' ? id.slice('pathway:'.length) : null;
			const nodes = (members.get(id) ?? []).sort(readingOrder);
			return { id, title, kind: KIND_IN[role], place: { pathway }, nodes };
		})
		.filter(({ nodes, place }) => nodes.length > 0 || place.pathway !== null);
}

function byStage(model: Model): OutlineSection[] {
	const places = new Map(lanesOf(model).map((lane, i) => [lane.id, i]));
	const place = (node: TheoryNode) => places.get(laneIdOf(model, node))!;
	const order = (a: TheoryNode, b: TheoryNode) => place(a) - place(b) || readingOrder(a, b);
	const stageOf = (node: TheoryNode) => (node.stage && model.stages.has(node.stage) ? node.stage : null);
	const members = Map.groupBy(model.nodes.values(), stageOf);
	const section = (stage: Stage | null): OutlineSection => {
		const nodes = (members.get(stage?.id ?? null) ?? []).sort(order);
		return {
			id: `stage:${stage?.id ?? ''}`,
			title: stage?.title ?? 'Not in a stage',
			kind: mostCommonKind(nodes),
			place: { stage: stage?.id ?? null },
			nodes
		};
	};
	const without = section(null);
	return [...inOrder(model.stages).map(section), ...(without.nodes.length > 0 ? [without] : [])];
}

function mostCommonKind(nodes: readonly TheoryNode[]): TheoryNode['kind'] {
	const counts = new Map<TheoryNode['kind'], number>();
	for (const { kind } of nodes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'activity';
}

/** What changes of a node that is moved under a heading: a stage, or what the lane asks for. */
export function fieldsUnder(model: Model, node: TheoryNode, { id, place }: OutlineSection): NodeFields {
	const lane = lanesOf(model).find((one) => one.id === id);
	return lane ? placeIn(model, node, lane) : place;
}
