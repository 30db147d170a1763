// What is said of each node and each arrow, in reading order.
import { type ArrowEnds, endsOf } from '#lib/domain/theory/arrow-ends.ts';
import type { Strength } from '#lib/domain/evidence/strength.ts';
import { type Lane, lanesOf } from '#lib/domain/theory/lanes.ts';
import type { Arrow, Model, TheoryNode } from '#lib/domain/theory/model.ts';
import { outlineOf } from '#lib/domain/theory/outline.ts';
import { labelOf } from '#lib/domain/item-words.ts';
import { type FirstWords, firstWordsOf, nameOf, reasonOf, together } from './sentences.ts';
import type { Voice } from './voice.ts';

/** What is described: a model without dangling arrows, with the evidence on it. */
export interface Described {
	model: Model;
	/** What it is a part of, or itself. */
	whole: Model;
	/** By id of node and arrow; null where no evidence is shown. */
	strengths: ReadonlyMap<string, Strength> | null;
	/** Counts of records from 1 to under this are not told; 0: all are. */
	fewBelow: number;
}

export interface Part {
	lane: Lane;
	nodes: readonly TheoryNode[];
}

/** The parts that have nodes, each with them in reading order. */
export function partsOf(model: Model): Part[] {
	const lanes = new Map(lanesOf(model).map((lane) => [lane.id, lane]));
	return outlineOf(model, 'pathway')
		.filter(({ nodes }) => nodes.length > 0)
		.map(({ id, nodes }) => ({ lane: lanes.get(id)!, nodes }));
}

/** "the arrow from “A” to “B”". A6: arrows on arrows never end in a circle. */
export const nameOfArrow = (model: Model, { from, to }: Arrow, voice: Pick<Voice, 'arrow'>): string =>
	voice.arrow(nameOf(model.nodes.get(from)), nameOfEnd(model, to, voice));

const nameOfEnd = (model: Model, id: string, voice: Pick<Voice, 'arrow'>): string => {
	const arrow = model.arrows.get(id);
	return arrow ? nameOfArrow(model, arrow, voice) : nameOf(model.nodes.get(id));
};

/** Says sentences about one model in one voice. */
export interface Teller {
	/** "Mechanism: Trust develops. Six records support this." Where the part is of one kind, its heading has said the kind. */
	node(node: TheoryNode, { lane }: Part): string;
	/** "“A” leads to “B”, because …. Two records support this." @param named false: "It leads to …" */
	arrow(arrow: Arrow, named: boolean): string;
	/** "the arrow from “A” to “B”". */
	arrowName(arrow: Arrow): string;
	/** The arrows that start at a node, in the reading order of what they end at; those on arrows last. */
	arrowsFrom(node: TheoryNode): readonly Arrow[];
}

export function tellerOf({ model, whole, strengths, fewBelow }: Described, voice: Voice): Teller {
	const first: FirstWords = firstWordsOf(whole);
	const ends: ArrowEnds = endsOf(model);
	const places = new Map(
		partsOf(model)
			.flatMap(({ nodes }) => nodes.map(({ id }) => id))
			.map((id, i) => [id, i])
	);
	const placeOf = ({ to }: Arrow) => places.get(to) ?? places.size;

	const arrowName = (arrow: Arrow): string => nameOfArrow(model, arrow, voice);
	const evidence = (id: string): readonly string[] => {
		const strength = strengths?.get(id);
		return strength ? voice.evidence(strength, fewBelow) : [];
	};

	return {
		node: (node, { lane }) => {
			const ofSeveralKinds = lane.role === 'pathway' || lane.role === 'other';
			const label = labelOf(node);
			return together(
				ofSeveralKinds ? `${voice.kinds[node.kind]}: ${label}` : label,
				node.status ? voice.status[node.status] : '',
				...evidence(node.id)
			);
		},
		arrow: (arrow, named) => {
			const { id, from, to, relation, feedback, because, status } = arrow;
			const claim = voice.claim({
				start: named ? nameOf(model.nodes.get(from)) : null,
				relation,
				end: nameOfEnd(model, to, voice),
				endsOnArrow: model.arrows.has(to),
				reason: reasonOf(because, first)
			});
			return together(
				...claim,
				status ? voice.status[status] : '',
				feedback ? voice.feedback : '',
				...evidence(id)
			);
		},
		arrowName,
		arrowsFrom: ({ id }) => [...(ends.outOf.get(id) ?? [])].sort((a, b) => placeOf(a) - placeOf(b))
	};
}
