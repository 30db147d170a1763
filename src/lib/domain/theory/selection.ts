// Which part of a model is shown: the core or all of it. Arrows follow their ends.
import type { Model } from './model.ts';
import { groundedArrows } from './sound-part.ts';

export type Extent = 'core' | 'full';

/** The model cut down to what an extent shows. A model that marks no node as core shows all of it. */
export function visiblePart(model: Model, extent: Extent): Model {
	if (extent === 'full') return withoutDangling(model);
	const core = new Map([...model.nodes].filter(([, node]) => node.core));
	return withoutDangling(core.size === 0 ? model : { ...model, nodes: core });
}

/** A5: an arrow whose end is missing is left out when reading; nothing is repaired by writing. */
export function withoutDangling(model: Model): Model {
	const arrows = groundedArrows(model);
	return arrows.size === model.arrows.size ? model : { ...model, arrows };
}
