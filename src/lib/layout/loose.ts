// Which boxes of a model stand well where they are now, and which do not: on another box, in another lane, beside a column.
import type { Model } from '#lib/domain/theory/model.ts';
import { around, overlap, type Rect, type Size } from './geometry.ts';
import { groundOf, hullsOf, kindOfLane, roleOf, type Ground } from './ground.ts';
import { padded } from './lane-boxes.ts';
import type { Link } from './layers.ts';
import { sizeOf } from './members.ts';

/** Boxes nearer than this are too near. */
const NEAR = 10;
/** Boxes of a column have their middles this near. */
const ALIGNED = 3;

/** The ids of the boxes that have to be placed anew. Pinned ones are never among them. */
export function looseNodes(
	model: Model,
	sizes: ReadonlyMap<string, Size>,
	links: readonly Link[]
): Set<string> {
	const loose = new Set<string>();
	const boxes = new Map<string, Rect>();
	for (const [id, { pos }] of model.nodes) {
		if (pos) boxes.set(id, { x: pos[0], y: pos[1], ...sizeOf(sizes, id) });
		else loose.add(id);
	}
	const ground = groundOf(model, sizes, boxes, links);
	const drop = (id: string): void => {
		loose.add(id);
		ground.boxes.delete(id);
	};
	for (const id of crowding(ground)) drop(id);
	for (let id = stranger(ground); id !== null; id = stranger(ground)) drop(id);
	for (const id of besideColumns(ground)) drop(id);
	return loose;
}

/** Of boxes that lie on one another, the fewest that free the others; of two alike the later one. */
export function crowding({ boxes, model }: Ground): string[] {
	const sorted = [...boxes].sort(([, a], [, b]) => a.x - b.x);
	const near = new Map<string, Set<string>>();
	const touch = (a: string, b: string): void => void (near.get(a)?.add(b) ?? near.set(a, new Set([b])));
	sorted.forEach(([a, r], i) => {
		const wide = { x: r.x, y: r.y - NEAR, width: r.width + NEAR, height: r.height + 2 * NEAR };
		for (let j = i + 1; j < sorted.length && sorted[j]![1].x < r.x + r.width + NEAR; j++) {
			const [b, other] = sorted[j]!;
			if (!overlap(wide, other)) continue;
			touch(a, b);
			touch(b, a);
		}
	});
	const order = new Map([...model.nodes.keys()].map((id, i) => [id, i]));
	const result: string[] = [];
	for (;;) {
		const worst = [...near]
			.filter(([id, others]) => others.size > 0 && !model.nodes.get(id)!.pinned)
			.reduce<[string, Set<string>] | null>(
				(a, b) =>
					!a || b[1].size > a[1].size || (b[1].size === a[1].size && order.get(b[0])! > order.get(a[0])!)
						? b
						: a,
				null
			);
		if (!worst) return result;
		for (const other of worst[1]) near.get(other)!.delete(worst[0]);
		near.delete(worst[0]);
		result.push(worst[0]);
	}
}

/** A box whose lane would lie apart from all others without it, or null. */
function stranger(ground: Ground): string | null {
	const { boxes, laneOf, model } = ground;
	const hulls = hullsOf(ground);
	let [best, gain]: [string | null, number] = [null, 0];
	for (const [lane, hull] of hulls) {
		const foes = [...hulls].filter(([other, r]) => other !== lane && overlap(padded(hull), padded(r)));
		if (foes.length === 0) continue;
		const members = [...boxes].filter(([id]) => laneOf.get(id) === lane);
		for (const [id] of members) {
			if (model.nodes.get(id)!.pinned) continue;
			const rest = around(members.filter(([other]) => other !== id).map(([, r]) => r));
			const freed = foes.filter(([, r]) => !rest || !overlap(padded(rest), padded(r))).length;
			const saved = freed * 1e9 + hull.width * hull.height - (rest ? rest.width * rest.height : 0);
			if (freed > 0 && saved > gain) [best, gain] = [id, saved];
		}
	}
	return best;
}

/** Boxes that stand partly above or below those of a column with more boxes than their own. */
function besideColumns(ground: Ground): string[] {
	const result: string[] = [];
	const groups = new Map<string, [string, Rect][]>();
	for (const entry of ground.boxes) {
		const kind = kindOfLane(roleOf(ground, entry[0]), ground.middle);
		if (kind === 'band') continue;
		const group = kind === 'middle' ? kind : ground.laneOf.get(entry[0])!;
		groups.set(group, [...(groups.get(group) ?? []), entry]);
	}
	const middleOf = (r: Rect): number => r.x + r.width / 2;
	for (const group of groups.values()) {
		const peers = group.map(
			([, r]) => group.filter(([, o]) => Math.abs(middleOf(o) - middleOf(r)) <= ALIGNED).length
		);
		group.forEach(([id, r], i) => {
			if (ground.model.nodes.get(id)!.pinned) return;
			const crooked = group.some(
				([, o], j) =>
					Math.abs(middleOf(o) - middleOf(r)) > ALIGNED &&
					o.x < r.x + r.width &&
					r.x < o.x + o.width &&
					(peers[j]! > peers[i]! || (peers[j] === peers[i] && j < i))
			);
			if (crooked) result.push(id);
		});
	}
	return result;
}
