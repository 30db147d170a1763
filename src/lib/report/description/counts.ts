// How much there is of what, for the sentences that say so.
import type { Strength } from '#lib/domain/evidence/strength.ts';
import type { Described } from './claims.ts';
import type { Counts } from './voice.ts';

export function countsOf({ model: { nodes, arrows }, whole, strengths }: Described): Counts {
	const all = [...arrows.values()];
	const without = (map: ReadonlyMap<string, unknown>) =>
		[...map.keys()].filter((id) => !hasRecords(strengths?.get(id))).length;
	return {
		nodes: nodes.size,
		arrows: arrows.size,
		wholeNodes: whole.nodes.size,
		wholeArrows: whole.arrows.size,
		onArrows: all.filter(({ to }) => arrows.has(to)).length,
		withoutReason: all.filter(({ because }) => because.trim() === '').length,
		withoutEvidence: strengths && { nodes: without(nodes), arrows: without(arrows) }
	};
}

const hasRecords = (strength: Strength | undefined): boolean =>
	strength !== undefined && Object.values(strength).some(({ records }) => records > 0);
