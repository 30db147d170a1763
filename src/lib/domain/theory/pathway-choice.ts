// What a figure of some pathways shows: these, and what they stand on and lead to, without which they would be a fragment.
import { laneIdOf, lanesOf } from './lanes.ts';
import type { Model } from './model.ts';
import { joinedBy, pathwayParts } from './slides.ts';

/**
 * The pathways with what is joined to them and stands on no pathway, and with the outcomes that follow from their outcomes.
 * @param ids of pathways; '' for all that is on none; no ids: the whole model
 */
export function chosenPathways(model: Model, ids: readonly string[]): Model {
	if (ids.length === 0) return model;
	const lanes = new Map(lanesOf(model).map((lane) => [lane.id, lane.role]));
	const roleOf = (id: string) => {
		const node = model.nodes.get(id);
		return node && lanes.get(laneIdOf(model, node));
	};
	const chosen = pathwayParts(model).filter(({ id }) => ids.includes(id.slice('pathway:'.length)));
	const nodes = new Set(chosen.flatMap(({ part }) => [...part.nodes.keys()]));
	if (ids.includes('')) for (const id of model.nodes.keys()) if (roleOf(id) !== 'pathway') nodes.add(id);
	const outcomes = [...nodes].filter((id) => roleOf(id) === 'after');
	// A list hands out what is added to it on the way.
	for (const outcome of outcomes)
		for (const { from, to } of model.arrows.values())
			if (from === outcome && roleOf(to) === 'after' && !nodes.has(to)) {
				nodes.add(to);
				outcomes.push(to);
			}
	return joinedBy(model, [], nodes);
}
