// Puts a model into another scheme. P3: no node and no arrow is deleted; what has no sure place in it is parked.
import { ok, refuse, type Result } from '../result.ts';
import type { Change, Step } from '../theory/change.ts';
import { inOrder } from '../theory/lanes.ts';
import type { LaneMap } from '../theory/lane-commands.ts';
import { idsOf, type Model, type Pathway, type TheoryNode } from '../theory/model.ts';
import type { NodeKind } from '../theory/vocabulary.ts';
import type { Scheme, SchemePlace } from './scheme.ts';

/** Kinds with a lane of their own in every figure. */
const BANDS: readonly NodeKind[] = ['context', 'moderator', 'unintended-effect'];

/** What switching would do. */
export interface SwitchPreview {
	/** Ids of nodes with a sure place in the scheme, and of those that have none. */
	placed: readonly string[];
	parked: readonly string[];
	/** Titles of pathways and stages that come and that go. */
	added: readonly string[];
	removed: readonly string[];
}

export function previewSwitch(model: Model, scheme: Scheme): SwitchPreview {
	const plan = planOf(model, scheme);
	const [placed, parked]: [string[], string[]] = [[], []];
	for (const node of model.nodes.values())
		(placeOf(node, scheme, plan.pathways) === null && !standsAround(node, scheme) ? parked : placed).push(
			node.id
		);
	const both = [plan.pathways, plan.stages];
	return {
		placed,
		parked,
		added: both.flatMap(({ added }) => added.map(({ title }) => title)),
		removed: both.flatMap(({ removed }) => removed.map(({ title }) => title))
	};
}

/** Switches as one change. A pathway or stage that the scheme has by the same title stays, with its nodes. */
export function switchScheme(model: Model, scheme: Scheme): Result<Change> {
	const { pathways, stages } = planOf(model, scheme);
	const steps: Step[] = [...arriving('pathways', pathways), ...arriving('stages', stages)];
	for (const node of model.nodes.values()) {
		const fields = {
			pathway: placeOf(node, scheme, pathways),
			stage: stageOf(node, scheme, stages)
		};
		if (fields.pathway !== node.pathway || fields.stage !== node.stage)
			steps.push({ op: 'set', in: 'nodes', id: node.id, fields });
	}
	steps.push(...leaving('pathways', pathways), ...leaving('stages', stages));
	return steps.length > 0 ? ok({ does: 'Switch scheme', steps }) : refuse('nothing-to-change');
}

/** The lanes of one sort after switching: by the id of the scheme's place, and what comes, stays elsewhere, and goes. */
interface Lanes {
	byPlace: ReadonlyMap<string, string>;
	added: readonly Pathway[];
	moved: readonly Pathway[];
	removed: readonly Pathway[];
}

function planOf(model: Model, scheme: Scheme): Record<LaneMap, Lanes> {
	const taken = idsOf(model);
	return {
		pathways: lanesFor(inOrder(model.pathways), scheme.pathways, taken),
		stages: lanesFor(inOrder(model.stages), scheme.stages, taken)
	};
}

const words = (title: string) => title.trim().toLowerCase();

function lanesFor(now: readonly Pathway[], places: readonly SchemePlace[], taken: Set<string>): Lanes {
	const byPlace = new Map<string, string>();
	const [added, moved]: [Pathway[], Pathway[]] = [[], []];
	places.forEach((place, i) => {
		const same = now.find(({ title }) => words(title) === words(place.title));
		const lane = { id: same?.id ?? freeId(place.id, taken), title: same?.title ?? place.title, order: i + 1 };
		taken.add(lane.id);
		byPlace.set(place.id, lane.id);
		if (!same) added.push(lane);
		else if (same.order !== lane.order) moved.push(lane);
	});
	const kept = new Set(byPlace.values());
	return { byPlace, added, moved, removed: now.filter(({ id }) => !kept.has(id)) };
}

/** N5: one id names one thing. */
function freeId(wish: string, taken: ReadonlySet<string>): string {
	let id = wish;
	for (let n = 2; taken.has(id); n++) id = `${wish}-${n}`;
	return id;
}

const standsAround = ({ kind }: TheoryNode, scheme: Scheme) =>
	scheme.around.includes(kind) || BANDS.includes(kind);

/** The pathway that it stays on, or the only one that is for its kind; null where there is none. */
function placeOf(node: TheoryNode, scheme: Scheme, { byPlace }: Lanes): string | null {
	if (node.pathway !== null && [...byPlace.values()].includes(node.pathway)) return node.pathway;
	return onlyPlace(node, scheme.pathways, byPlace);
}

function stageOf(node: TheoryNode, scheme: Scheme, { byPlace }: Lanes): string | null {
	if (node.stage !== null && [...byPlace.values()].includes(node.stage)) return node.stage;
	return onlyPlace(node, scheme.stages, byPlace);
}

function onlyPlace(
	{ kind }: TheoryNode,
	places: readonly SchemePlace[],
	byPlace: ReadonlyMap<string, string>
): string | null {
	const fit = places.filter(({ kinds }) => kinds.includes(kind));
	return fit.length === 1 ? byPlace.get(fit[0]!.id)! : null;
}

const arriving = (map: LaneMap, { added, moved }: Lanes): Step[] => [
	...added.map((record): Step => ({ op: 'add', in: map, record })),
	...moved.map(({ id, order }): Step => ({ op: 'set', in: map, id, fields: { order } }))
];
const leaving = (map: LaneMap, { removed }: Lanes): Step[] =>
	removed.map(({ id }): Step => ({ op: 'remove', in: map, id }));
