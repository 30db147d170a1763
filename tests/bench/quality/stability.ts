// How far the others move when one node is added to a tidied model and it is tidied again.
import { type Model, PLAIN_ARROW, PLAIN_NODE, type TheoryNode } from '#lib/domain/theory/model.ts';
import type { LayoutEngine } from '#lib/layout/engine.ts';
import { tidy } from '#lib/layout/tidy.ts';
import { type Places, placedAt, sizesOf } from './measure.ts';

export interface Stability {
	/** How far the other nodes move, in px: the mean over them, the worst of the tries. */
	moved: number;
	/** Pairs of nodes of one column that change their order, in all tries together. */
	swapped: number;
}

const ID = 'added';
const TRIES = 6;

/** Adds a node at several places in turn, now without a position, now dropped upon another node. */
export async function stability(model: Model, places: Places, engine: LayoutEngine): Promise<Stability> {
	const tidied = placedAt(model, places);
	const nodes = [...tidied.nodes.values()];
	let [moved, swapped] = [0, 0];
	for (let i = 0; i < Math.min(TRIES, nodes.length); i++) {
		const peer = nodes[Math.floor((i * nodes.length) / TRIES)]!;
		const grown = withNode(tidied, peer, i % 2 === 0 ? null : [peer.pos![0] + 30, peer.pos![1] + 20]);
		const again = await tidy(grown, sizesOf(grown), engine);
		const shifts = nodes.map(({ id, pos }) => {
			const [x, y] = again.get(id)!;
			return Math.hypot(x - pos![0], y - pos![1]);
		});
		moved = Math.max(moved, shifts.reduce((a, b) => a + b, 0) / shifts.length);
		swapped += swaps(nodes, again);
	}
	return { moved, swapped };
}

/** The model with a node like this one, which this one leads to. */
function withNode(model: Model, peer: TheoryNode, pos: TheoryNode['pos']): Model {
	const { kind, pathway, stage } = peer;
	const added = {
		...PLAIN_NODE,
		id: ID,
		kind,
		pathway,
		stage,
		pos,
		label: 'A node that somebody has just added'
	};
	const arrow = { ...PLAIN_ARROW, id: `${ID}-1`, from: peer.id, to: ID, relation: 'leads-to' as const };
	return {
		...model,
		nodes: new Map([...model.nodes, [ID, added]]),
		arrows: new Map([...model.arrows, [arrow.id, arrow]])
	};
}

function swaps(nodes: readonly TheoryNode[], again: Places): number {
	let count = 0;
	nodes.forEach((a, i) => {
		for (const b of nodes.slice(i + 1)) {
			if (Math.abs(a.pos![0] - b.pos![0]) > 60) continue;
			const [before, after] = [a.pos![1] - b.pos![1], again.get(a.id)![1] - again.get(b.id)![1]];
			if (before * after < 0) count++;
		}
	});
	return count;
}
