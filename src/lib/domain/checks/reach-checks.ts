// What hangs together with nothing, or not with what it is there for.
import { labelOf } from '../item-words.ts';
import { graphOf, reach } from '../theory/graph.ts';
import type { Model, TheoryNode } from '../theory/model.ts';
import type { Check, Finding } from './finding.ts';

const isStart = ({ kind }: TheoryNode) => kind === 'activity' || kind === 'prerequisite';

/** Nodes that no arrow touches, outcomes that nothing done leads to, activities that lead to no outcome. */
export function reachChecks(model: Model): Finding[] {
	const graph = graphOf(model);
	const nodes = [...model.nodes.values()];
	const loose = (node: TheoryNode) => !graph.after.get(node.id)!.length && !graph.before.get(node.id)!.length;
	const ids = (list: readonly TheoryNode[]) => list.map((node) => node.id);
	const caused = reach(ids(nodes.filter(isStart)), graph.after);
	const useful = reach(ids(nodes.filter(({ kind }) => kind === 'outcome')), graph.before);
	return nodes.flatMap((node): Finding[] => {
		const name = `“${labelOf(node)}”`;
		if (loose(node)) return [finding('loose', node, `No arrow leads to or from ${name}.`)];
		if (node.kind === 'outcome' && !caused.has(node.id))
			return [finding('unreached', node, `No path leads from an activity or a prerequisite to ${name}.`)];
		if (node.kind === 'activity' && !useful.has(node.id))
			return [finding('dead-end', node, `No path leads from ${name} to an outcome.`)];
		return [];
	});
}

const finding = (check: Check, { id }: TheoryNode, sentence: string): Finding => ({
	id: `${check}:${id}`,
	check,
	about: [id],
	sentence
});
