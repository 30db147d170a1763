// What a figure shows, in words: its title, its description and the counts below it.
import { laneIdOf, lanesOf } from '#lib/domain/theory/lanes.ts';
import type { Model } from '#lib/domain/theory/model.ts';

/** How many records the evidence marks stand for in all, and from how many sources. */
export interface EvidenceTotal {
	records: number;
	sources: number;
}

/** "1 node", "2 nodes". */
const several = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** "28 of 59 nodes, 40 of 74 arrows; 120 records from 5 sources." */
export function countsOf(shown: Model, whole: Model, evidence: EvidenceTotal | undefined): string {
	const count = (part: number, all: number, one: string): string =>
		part === all ? several(part, one) : `${part} of ${several(all, one)}`;
	const nodes = count(shown.nodes.size, whole.nodes.size, 'node');
	const arrows = count(shown.arrows.size, whole.arrows.size, 'arrow');
	if (!evidence) return `${nodes}, ${arrows}.`;
	return `${nodes}, ${arrows}; ${several(evidence.records, 'record')} from ${several(evidence.sources, 'source')}.`;
}

/** The title that people hear who do not see the figure. */
export const titleOf = (model: Model): string => model.title.trim() || 'Logic model';

/** One sentence of what is shown, the counts, and the note of the model. */
export function descriptionOf(shown: Model, whole: Model, evidence: EvidenceTotal | undefined): string {
	const inLane = new Map<string, number>();
	for (const node of shown.nodes.values()) {
		const lane = laneIdOf(shown, node);
		inLane.set(lane, (inLane.get(lane) ?? 0) + 1);
	}
	const lanes = lanesOf(shown).flatMap((lane) => {
		const count = inLane.get(lane.id);
		return count ? [`${lane.title} (${count})`] : [];
	});
	const acting = [...shown.arrows.values()].filter((a) => !shown.nodes.has(a.to)).length;
	const sentence =
		lanes.length === 0
			? 'An empty logic model.'
			: `A logic model with its nodes in ${several(lanes.length, 'part')}: ${lanes.join(', ')}.`;
	const onArrows =
		acting === 0 ? '' : ` ${several(acting, 'arrow')} ${acting === 1 ? 'acts' : 'act'} on another arrow.`;
	return [sentence, `${countsOf(shown, whole, evidence)}${onArrows}`, shown.note.trim()]
		.filter(Boolean)
		.join(' ');
}
