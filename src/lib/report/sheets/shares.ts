// Cuts a part that is too large for a page into shares of about the same size, in reading order.
import { laneIdOf, lanesOf } from '#lib/domain/theory/lanes.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { joinedBy } from '#lib/domain/theory/slides.ts';
import { layersOf } from '#lib/layout/layers.ts';
import { nodeLinks } from '#lib/layout/members.ts';

/**
 * At most `count` shares that hold every node and every arrow between them: each takes some of the nodes that something
 * leads to, and all that leads to these, so that an arrow has both its ends wherever it is drawn.
 */
export function sharesOf(part: Model, count: number): Model[] {
	const into = arrowsInto(part);
	const sources = new Set([...part.arrows.values()].map((arrow) => arrow.from));
	const order = inReadingOrder(part).filter((id) => into.has(id) || !sources.has(id));
	const joined = (own: readonly string[]): Model =>
		joinedBy(
			part,
			own.flatMap((id) => into.get(id) ?? []),
			own
		);
	let [least, most] = [1, part.nodes.size];
	while (least < most) {
		const middle = (least + most) >> 1;
		if (filled(order, middle, joined).length <= count) most = middle;
		else least = middle + 1;
	}
	return filled(order, most, joined);
}

/** Shares of at most so many nodes, as many of the order in each as it holds. */
function filled(order: readonly string[], most: number, joined: (own: readonly string[]) => Model): Model[] {
	const shares: Model[] = [];
	let own: string[] = [];
	let share: Model | null = null;
	for (const id of order) {
		const larger = joined([...own, id]);
		if (share && larger.nodes.size > most) {
			shares.push(share);
			[own, share] = [[id], joined([id])];
		} else [own, share] = [[...own, id], larger];
	}
	return share ? [...shares, share] : shares;
}

/** The arrows that lead to each node, with those that act on these. */
function arrowsInto(part: Model): Map<string, string[]> {
	const into = new Map<string, string[]>();
	for (const { id, to } of part.arrows.values()) {
		let end = to;
		for (let depth = 0; part.arrows.has(end) && depth < 8; depth++) end = part.arrows.get(end)!.to;
		into.set(end, [...(into.get(end) ?? []), id]);
	}
	return into;
}

/** Lane by lane, each from left to right. */
function inReadingOrder(part: Model): string[] {
	const ids = [...part.nodes.keys()];
	const rank = new Map(lanesOf(part).map((lane, i) => [lane.id, i]));
	const layer = layersOf(ids, nodeLinks(part));
	const keyOf = (id: string): number =>
		rank.get(laneIdOf(part, part.nodes.get(id)!))! * 10_000 + layer.get(id)!;
	return ids
		.map((id) => ({ id, key: keyOf(id) }))
		.sort((a, b) => a.key - b.key)
		.map(({ id }) => id);
}
