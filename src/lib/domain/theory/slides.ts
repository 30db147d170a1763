// A model in parts that a room can read from a projector: all of it, one pathway at a time, the outcomes.
import { laneIdOf, lanesOf } from './lanes.ts';
import type { Model, TheoryNode } from './model.ts';
import { withoutDangling } from './selection.ts';

/** One slide: its title and what it shows. */
export interface Slide {
	id: string;
	title: string;
	part: Model;
}

/**
 * All of what is shown, then each pathway with what is joined to it and stands on no pathway (its prerequisites, its
 * outcomes, what acts on its arrows), then the outcomes with what leads to them directly.
 */
export function slidesOf(shown: Model): Slide[] {
	const laneOf = new Map([...shown.nodes].map(([id, node]) => [id, laneIdOf(shown, node)]));
	const lanes = lanesOf(shown).filter(({ role }) => role === 'pathway' || role === 'after');
	const parts = lanes.flatMap(({ id, title, role }): Slide[] => {
		const own = new Set([...shown.nodes.keys()].filter((node) => laneOf.get(node) === id));
		if (own.size === 0) return [];
		const free = ({ id: node }: TheoryNode) => !laneOf.get(node)!.startsWith('pathway:');
		return [{ id, title, part: role === 'after' ? before(shown, own) : around(shown, own, free) }];
	});
	const whole: Slide = { id: 'whole', title: shown.title, part: shown };
	return parts.length > 1 ? [whole, ...parts] : [whole];
}

function before(model: Model, own: ReadonlySet<string>): Model {
	const nodes = new Set(own);
	for (const { from, to } of model.arrows.values()) if (own.has(to)) nodes.add(from);
	const arrows = new Map([...model.arrows].filter(([, { to }]) => own.has(to)));
	return only({ ...model, arrows }, nodes);
}

function around(model: Model, own: ReadonlySet<string>, may: (node: TheoryNode) => boolean): Model {
	const nodes = new Set(own);
	const join = (id: string) => {
		const node = model.nodes.get(id);
		if (node && may(node)) nodes.add(id);
	};
	for (const { from, to } of model.arrows.values()) {
		if (own.has(from)) join(to);
		const target = model.arrows.get(to);
		if (own.has(to) || (target && (own.has(target.from) || own.has(target.to)))) join(from);
	}
	return only(model, nodes);
}

const only = (model: Model, nodes: ReadonlySet<string>): Model =>
	withoutDangling({ ...model, nodes: new Map([...model.nodes].filter(([id]) => nodes.has(id))) });
