// What an arrow can start or end at, as the options of a choice.
import { arrowName, labelOf } from '#lib/domain/item-words.ts';
import type { Model } from '#lib/domain/theory/model.ts';

type Option = readonly [value: string, label: string];
const byLabel = ([, a]: Option, [, b]: Option) => a.localeCompare(b);

export const nodeChoices = (model: Model) => ({
	label: 'Nodes',
	options: [...model.nodes.values()].map((node): Option => [node.id, labelOf(node)]).sort(byLabel)
});

/** @param without an arrow that cannot end at itself */
export const arrowChoices = (model: Model, without?: string) => ({
	label: 'Arrows (to say that this changes them)',
	options: [...model.arrows.values()]
		.filter(({ id }) => id !== without)
		.map((arrow): Option => [arrow.id, arrowName(model, arrow)])
		.sort(byLabel)
});
