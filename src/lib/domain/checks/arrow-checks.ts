// What can be wrong with an arrow by itself.
import { arrowName } from '../item-words.ts';
import type { Arrow, Model, TheoryNode } from '../theory/model.ts';
import type { NodeKind } from '../theory/vocabulary.ts';
import type { Finding } from './finding.ts';

export const arrowsWithoutBecause = (model: Model): Finding[] =>
	[...model.arrows.values()]
		.filter(({ because }) => because.trim() === '')
		.map((arrow) => ({
			id: `because:${arrow.id}`,
			check: 'because',
			about: [arrow.id],
			sentence: `“${arrowName(model, arrow)}” does not say why.`
		}));

/** These act on the course of things from outside of it, wherever their column stands. */
const OUTSIDE: ReadonlySet<NodeKind> = new Set(['context', 'moderator', 'assumption']);
const ENDS: ReadonlySet<NodeKind> = new Set(['outcome', 'unintended-effect']);
const STARTS: ReadonlySet<NodeKind> = new Set(['prerequisite', 'activity']);

/** Arrows against the order of stages, or from an outcome to something that is done, and not marked as feedback. */
export function backwardArrows(model: Model): Finding[] {
	return [...model.arrows.values()].flatMap((arrow): Finding[] => {
		const why = arrow.feedback ? null : backwards(model, arrow);
		if (why === null) return [];
		return [
			{
				id: `backward:${arrow.id}`,
				check: 'backward',
				about: [arrow.id],
				sentence: `“${arrowName(model, arrow)}” goes back ${why}.`,
				fix: { label: 'Mark as feedback', arrowId: arrow.id, fields: { feedback: true } }
			}
		];
	});
}

function backwards(model: Model, { from, to }: Arrow): string | null {
	const [start, end] = [model.nodes.get(from), model.nodes.get(to)];
	if (!start || !end || OUTSIDE.has(start.kind) || OUTSIDE.has(end.kind)) return null;
	const [first, last] = [stageOf(model, start), stageOf(model, end)];
	if (first && last && first.order > last.order) return `from “${first.title}” to “${last.title}”`;
	if (ENDS.has(start.kind) && STARTS.has(end.kind)) return 'from what comes about to what is done for it';
	return null;
}

const stageOf = (model: Model, { stage }: TheoryNode) =>
	stage === null ? undefined : model.stages.get(stage);
