// What of a model stands out: what is contested, what nothing leads to, what no arrow touches, what leads back to itself.
import { endsOf } from '#lib/domain/theory/arrow-ends.ts';
import { graphOf, reach } from '#lib/domain/theory/graph.ts';
import type { Model, TheoryNode } from '#lib/domain/theory/model.ts';
import type { NodeKind } from '#lib/domain/theory/vocabulary.ts';
import { type Described, partsOf } from './claims.ts';

/** What comes about by something else; all other kinds may stand at the beginning. */
const FOLLOWS: ReadonlySet<NodeKind> = new Set([
	'mechanism',
	'intermediate-outcome',
	'outcome',
	'unintended-effect'
]);

export interface Notable {
	/** Ids of nodes and arrows with records for and against them. */
	contested: readonly string[];
	unreached: readonly TheoryNode[];
	loose: readonly TheoryNode[];
	/** Nodes each of which leads to all of the others. */
	loops: readonly (readonly TheoryNode[])[];
}

export function notableOf({ model, strengths }: Described): Notable {
	const ends = endsOf(model);
	const nodes = partsOf(model).flatMap((part) => part.nodes);
	const touched = ({ id }: TheoryNode) => ends.into.has(id) || ends.outOf.has(id);
	const items = [...nodes.map(({ id }) => id), ...model.arrows.keys()];
	return {
		contested: items.filter((id) => {
			const strength = strengths?.get(id);
			return strength !== undefined && strength.supports.records > 0 && strength.challenges.records > 0;
		}),
		unreached: nodes.filter((node) => FOLLOWS.has(node.kind) && !ends.into.has(node.id) && touched(node)),
		loose: nodes.filter((node) => !touched(node)),
		loops: loopsOf(model, nodes)
	};
}

function loopsOf(model: Model, nodes: readonly TheoryNode[]): TheoryNode[][] {
	const { after } = graphOf(model);
	const follows = new Map(nodes.map(({ id }) => [id, reach(after.get(id)!, after)]));
	const placed = new Set<string>();
	const loops: TheoryNode[][] = [];
	for (const node of nodes) {
		if (placed.has(node.id) || !follows.get(node.id)!.has(node.id)) continue;
		const loop = nodes.filter(({ id }) => follows.get(node.id)!.has(id) && follows.get(id)!.has(node.id));
		for (const { id } of loop) placed.add(id);
		loops.push(loop);
	}
	return loops;
}
