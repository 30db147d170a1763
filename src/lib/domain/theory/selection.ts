// Which part of a model is shown: the core or all of it. Arrows follow their ends.
import type { Arrow, Model } from './model.ts';

export type Extent = 'core' | 'full';

/** The model cut down to what an extent shows. A model that marks no node as core shows all of it. */
export function visiblePart(model: Model, extent: Extent): Model {
	if (extent === 'full') return withoutDangling(model);
	const core = new Map([...model.nodes].filter(([, node]) => node.core));
	return withoutDangling(core.size === 0 ? model : { ...model, nodes: core });
}

/** A5: an arrow whose end is missing is left out when reading; nothing is repaired by writing. */
export function withoutDangling(model: Model): Model {
	const kept = new Map<string, Arrow>();
	let left = [...model.arrows.values()].filter((a) => model.nodes.has(a.from));
	for (let grew = true; grew;) {
		grew = false;
		left = left.filter((arrow) => {
			if (!model.nodes.has(arrow.to) && !kept.has(arrow.to)) return true;
			kept.set(arrow.id, arrow);
			grew = true;
			return false;
		});
	}
	const arrows = new Map([...model.arrows].filter(([id]) => kept.has(id)));
	return arrows.size === model.arrows.size ? model : { ...model, arrows };
}
