// A model in parts that a room can read from a projector: all of it, one pathway at a time, the outcomes.
import { laneIdOf, type LaneRole, lanesOf } from './lanes.ts';
import type { Model, TheoryNode } from './model.ts';
import { withoutDangling } from './selection.ts';

/** One slide: its title and what it shows. */
export interface Slide {
	id: string;
	title: string;
	part: Model;
}

/**
 * All of what is shown, then each pathway with what is joined to it, then the outcomes with what leads to them directly.
 */
export function slidesOf(shown: Model): Slide[] {
	const outcomes = laneParts(shown, 'after', (own) => before(shown, own));
	const parts = [...pathwayParts(shown), ...outcomes];
	const whole: Slide = { id: 'whole', title: shown.title, part: shown };
	return parts.length > 1 ? [whole, ...parts] : [whole];
}

/** What is joined to a pathway and stands on none: its prerequisites, its outcomes, what acts on its arrows. */
const JOINED: readonly LaneRole[] = ['contexts', 'moderators', 'before', 'after', 'unintended', 'other'];

/** Each pathway that has nodes, with what is joined to it and stands in a lane of these roles. */
export function pathwayParts(shown: Model, joined = JOINED): Slide[] {
	const may = new Set(lanesOf(shown).flatMap(({ id, role }) => (joined.includes(role) ? [id] : [])));
	return laneParts(shown, 'pathway', (own) => around(shown, own, (node) => may.has(laneIdOf(shown, node))));
}

/** What is on none of these parts, by id. */
export function missingFrom(parts: readonly Model[], shown: Model): { nodes: string[]; arrows: string[] } {
	return {
		nodes: [...shown.nodes.keys()].filter((id) => !parts.some((part) => part.nodes.has(id))),
		arrows: [...shown.arrows.keys()].filter((id) => !parts.some((part) => part.arrows.has(id)))
	};
}

/** The part that has these nodes and both ends of these arrows, with all arrows among them. */
export function joinedBy(model: Model, arrows: Iterable<string>, nodes: Iterable<string>): Model {
	const ends = new Set(nodes);
	const take = (id: string, depth: number): void => {
		const arrow = model.arrows.get(id);
		if (model.nodes.has(id)) ends.add(id);
		// Depth: a model that is not yet checked may hold arrows that act on each other in a ring.
		if (!arrow || depth > 8) return;
		ends.add(arrow.from);
		take(arrow.to, depth + 1);
	};
	for (const id of arrows) take(id, 0);
	return only(model, ends);
}

function laneParts(shown: Model, role: LaneRole, cut: (own: ReadonlySet<string>) => Model): Slide[] {
	const laneOf = new Map([...shown.nodes].map(([id, node]) => [id, laneIdOf(shown, node)]));
	return lanesOf(shown).flatMap((lane): Slide[] => {
		if (lane.role !== role) return [];
		const own = new Set([...shown.nodes.keys()].filter((node) => laneOf.get(node) === lane.id));
		return own.size === 0 ? [] : [{ id: lane.id, title: lane.title, part: cut(own) }];
	});
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
