// Taking a part out of a model and putting it into one: duplicate, copy and paste.
import { ok, refuse, type Result } from '../result.ts';
import type { Change, Step } from './change.ts';
import { findProblems, POSITION_LIMIT } from './integrity.ts';
import { type Arrow, EMPTY_MODEL, type Model, PLAIN_ARROW, PLAIN_NODE, type TheoryNode } from './model.ts';

/** More is refused: nobody means to paste that. */
export const PART_LIMIT = 500;

/** Some nodes, all arrows among them, and the pathways and stages that they are on; null where no node is among the ids. */
export function partOf(model: Model, ids: readonly string[]): Model | null {
	const nodes = new Map(ids.flatMap((id) => (model.nodes.has(id) ? [[id, onKnownLanes(model, id)]] : [])));
	if (nodes.size === 0) return null;
	const arrows = new Map<string, Arrow>();
	for (let size = -1; size !== arrows.size;) {
		size = arrows.size;
		for (const arrow of model.arrows.values())
			if (nodes.has(arrow.from) && (nodes.has(arrow.to) || arrows.has(arrow.to))) arrows.set(arrow.id, arrow);
	}
	const used = (field: 'pathway' | 'stage') => new Set([...nodes.values()].map((node) => node[field]));
	const [pathways, stages] = [used('pathway'), used('stage')];
	return {
		...EMPTY_MODEL,
		title: model.title,
		nodes,
		arrows,
		pathways: new Map([...model.pathways].filter(([id]) => pathways.has(id))),
		stages: new Map([...model.stages].filter(([id]) => stages.has(id)))
	};
}

/** Somebody may have removed the pathway or stage of a node meanwhile; reading bears with that, a file does not. */
function onKnownLanes(model: Model, id: string): TheoryNode {
	const node = model.nodes.get(id)!;
	const known = (lanes: Lanes, lane: string | null) => (lane !== null && lanes.has(lane) ? lane : null);
	return { ...node, pathway: known(model.pathways, node.pathway), stage: known(model.stages, node.stage) };
}

export interface Insertion {
	does: string;
	newId(letter: 'n' | 'a'): string;
	/** How far everything is moved, in canvas pixels. */
	by: readonly [number, number];
	addedBy: string;
	/** All of them belong to the core, which is what is shown; else as the originals do. */
	inCore?: boolean;
}

/**
 * Puts a part into a model as new nodes and arrows. A node joins the pathway and the stage of the same title where the model
 * has one. Evidence and the sources of its wording stay with the original: they speak of that one.
 * @param part a sound model; where a node has no position it stands at the origin
 */
export function insertPart(model: Model, part: Model, how: Insertion): Result<Change> {
	if (part.nodes.size > PART_LIMIT)
		return refuse('too-many', undefined, `${part.nodes.size} > ${PART_LIMIT}`);
	const [problem] = findProblems(part, 1);
	if (problem) return { ok: false, problem };
	if (part.nodes.size === 0) return refuse('nothing-to-change');
	const ids = new Map<string, string>();
	for (const id of part.nodes.keys()) ids.set(id, how.newId('n'));
	for (const id of part.arrows.keys()) ids.set(id, how.newId('a'));
	const nodes = [...part.nodes.values()].map((node): Step => {
		const [x, y] = node.pos ?? [0, 0];
		const record: TheoryNode = {
			...PLAIN_NODE,
			id: ids.get(node.id)!,
			kind: node.kind,
			label: node.label,
			pathway: sameTitle(part.pathways, node.pathway, model.pathways),
			stage: sameTitle(part.stages, node.stage, model.stages),
			pos: [within(x + how.by[0]), within(y + how.by[1])],
			core: how.inCore || node.core,
			note: node.note,
			status: node.status,
			addedBy: how.addedBy
		};
		return { op: 'add', in: 'nodes', record };
	});
	const arrows = [...part.arrows.values()].map((arrow): Step => {
		const { relation, feedback, because, status } = arrow;
		const ends = { id: ids.get(arrow.id)!, from: ids.get(arrow.from)!, to: ids.get(arrow.to)! };
		const said = { relation, feedback, because, status, addedBy: how.addedBy };
		return { op: 'add', in: 'arrows', record: { ...PLAIN_ARROW, ...ends, ...said } };
	});
	return ok({ does: how.does, steps: [...nodes, ...arrows] });
}

/** At the edge of what may be a position, a copy stands on its original. */
const within = (at: number) => Math.max(-POSITION_LIMIT, Math.min(POSITION_LIMIT, Math.round(at)));

type Lanes = Model['pathways'];

function sameTitle(from: Lanes, id: string | null, to: Lanes): string | null {
	if (id === null) return null;
	const title = from.get(id)?.title.trim().toLowerCase();
	if (to.get(id)?.title.trim().toLowerCase() === title) return id;
	return [...to.values()].find((lane) => lane.title.trim().toLowerCase() === title)?.id ?? null;
}
