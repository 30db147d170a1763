// A new model in a scheme: its lanes and columns and no nodes.
import { EMPTY_MODEL, type Model, type Pathway } from '../theory/model.ts';
import type { Scheme, SchemePlace } from './scheme.ts';

export function startModel(scheme: Scheme, title: string): Model {
	return {
		...EMPTY_MODEL,
		title,
		note: scheme.prompts.join('\n'),
		pathways: lanes(scheme.pathways),
		stages: lanes(scheme.stages)
	};
}

const lanes = (places: readonly SchemePlace[]): Map<string, Pathway> =>
	new Map(places.map(({ id, title }, i) => [id, { id, title, order: i + 1 }]));
