// Which boxes make up each lane, the core ones apart from the rest, in the model's own order.
import { laneIdOf, lanesOf, type Lane } from '#lib/domain/theory/lanes.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import type { Size } from './geometry.ts';
import type { Link } from './layers.ts';
import { UNKNOWN_SIZE } from './spacing.ts';

export interface Members {
	lane: Lane;
	/** What the first view shows; the whole lane where it has no core node. */
	core: string[];
	extras: string[];
}

/** The lanes that have nodes, in reading order. */
export function membersOf(model: Model): Members[] {
	const found = new Map<string, Members>(
		lanesOf(model).map((lane) => [lane.id, { lane, core: [], extras: [] }])
	);
	for (const [id, node] of model.nodes) {
		const members = found.get(laneIdOf(model, node));
		(node.core ? members?.core : members?.extras)?.push(id);
	}
	return [...found.values()]
		.filter((m) => m.core.length + m.extras.length > 0)
		.map((m) => (m.core.length > 0 ? m : { lane: m.lane, core: m.extras, extras: [] }));
}

/**
 * Every arrow as node to node, in reading direction: one that acts on an arrow counts as leading to both ends of that
 * arrow, one that is marked as feedback as if it ran the other way.
 */
export function nodeLinks(model: Model): Link[] {
	const links: Link[] = [];
	for (const { from, to: end, feedback } of model.arrows.values()) {
		for (const to of nodesAt(model, end))
			if (to !== from) links.push(feedback ? { from: to, to: from } : { from, to });
	}
	return links;
}

/** The nodes that an id stands for: itself, or both ends of the arrow it names. */
export function nodesAt(model: Model, id: string, depth = 0): string[] {
	if (model.nodes.has(id)) return [id];
	const arrow = model.arrows.get(id);
	if (!arrow || depth > 8) return [];
	return [arrow.from, ...nodesAt(model, arrow.to, depth + 1)].filter((end) => model.nodes.has(end));
}

/** The size of a box, or a usual one where it is not known. */
export function sizeOf(sizes: ReadonlyMap<string, Size>, id: string): Size {
	return sizes.get(id) ?? UNKNOWN_SIZE;
}
