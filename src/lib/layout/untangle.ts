// Swaps neighbours of a column, or boxes of a band's row, where fewer lines cross then. Looks across all lanes at once.
import { laneIdOf, lanesOf } from '#lib/domain/theory/lanes.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import type { Point, Rect } from './geometry.ts';
import { kindOfLane } from './ground.ts';
import type { Link } from './layers.ts';

/** How many px of length one crossing is worth. */
const CROSSING = 220;
const PASSES = 6;
/** Above this many boxes it takes longer than it is worth; nobody follows a single line there. */
const MOST_BOXES = 400;

/** `boxes` is changed in place; boxes only change places with one another. */
export function untangle(model: Model, boxes: Map<string, Rect>, links: readonly Link[]): void {
	if (boxes.size > MOST_BOXES) return;
	const at = new Map<string, Link[]>();
	for (const link of links) for (const id of [link.from, link.to]) at.set(id, [...(at.get(id) ?? []), link]);
	for (let pass = 0; pass < PASSES; pass++) {
		let better = false;
		for (const [a, b, swapped] of both(model, boxes)) {
			if (!at.has(a) && !at.has(b)) continue;
			const own = [...new Set([...(at.get(a) ?? []), ...(at.get(b) ?? [])])];
			const before = costOf(own, links, boxes);
			const [wasA, wasB] = [boxes.get(a)!, boxes.get(b)!];
			boxes.set(a, swapped[0]);
			boxes.set(b, swapped[1]);
			if (costOf(own, links, boxes) < before - 1) better = true;
			else {
				boxes.set(a, wasA);
				boxes.set(b, wasB);
			}
		}
		if (!better) return;
	}
}

function* both(model: Model, boxes: ReadonlyMap<string, Rect>): Generator<Pair> {
	yield* pairsOf(model, boxes);
	yield* slotsOf(model, boxes);
}

/** Two boxes that may change places, and their rectangles once they have. */
type Pair = [a: string, b: string, swapped: [Rect, Rect]];

function* pairsOf(model: Model, boxes: ReadonlyMap<string, Rect>): Generator<Pair> {
	const columns = new Map<string, string[]>();
	for (const [id, r] of boxes) {
		const node = model.nodes.get(id)!;
		// Core and other boxes stay apart, so that the first view keeps its shape.
		const key = `${laneIdOf(model, node)} ${node.core} ${r.x + r.width / 2}`;
		columns.set(key, [...(columns.get(key) ?? []), id]);
	}
	for (const ids of columns.values()) {
		ids.sort((a, b) => boxes.get(a)!.y - boxes.get(b)!.y);
		for (let i = 0; i + 1 < ids.length; i++) {
			const [a, b] = [ids[i]!, ids[i + 1]!];
			const [ra, rb] = [boxes.get(a)!, boxes.get(b)!];
			const between = rb.y - ra.y - ra.height;
			const blocked = [...boxes].some(
				([id, r]) =>
					id !== a && id !== b && r.x < ra.x + ra.width && ra.x < r.x + r.width && r.y < rb.y && ra.y < r.y
			);
			if (blocked) continue;
			// Only now is it known what an earlier swap has left where.
			yield [
				a,
				b,
				[
					{ ...ra, y: ra.y + rb.height + between },
					{ ...rb, y: ra.y }
				]
			];
			if (boxes.get(a)!.y > boxes.get(b)!.y) [ids[i], ids[i + 1]] = [b, a];
		}
	}
}

/** Boxes of one row of a band: each may change with each, since they stand in slots of one width. */
function* slotsOf(model: Model, boxes: ReadonlyMap<string, Rect>): Generator<Pair> {
	const roles = new Map(lanesOf(model).map((lane) => [lane.id, lane.role]));
	const laneOf = new Map([...model.nodes].map(([id, node]) => [id, laneIdOf(model, node)]));
	const pathways = [...laneOf.values()].some((lane) => roles.get(lane) === 'pathway');
	const rows = new Map<string, string[]>();
	for (const [id, r] of boxes) {
		const lane = laneOf.get(id)!;
		const role = roles.get(lane)!;
		if (kindOfLane(role, pathways ? 'pathway' : 'other') !== 'band') continue;
		const above = role === 'contexts' || role === 'moderators';
		const key = `${lane} ${above ? r.y + r.height : r.y}`;
		rows.set(key, [...(rows.get(key) ?? []), id]);
	}
	for (const ids of rows.values())
		for (let i = 0; i < ids.length; i++)
			for (let j = i + 1; j < ids.length; j++) {
				const [ra, rb] = [boxes.get(ids[i]!)!, boxes.get(ids[j]!)!];
				if (ra.width === rb.width)
					yield [
						ids[i]!,
						ids[j]!,
						[
							{ ...ra, x: rb.x },
							{ ...rb, x: ra.x }
						]
					];
			}
}

/** What the lines at some boxes cost: their length, and every line that they cross. */
function costOf(own: readonly Link[], links: readonly Link[], boxes: ReadonlyMap<string, Rect>): number {
	let cost = 0;
	const done = new Set(own);
	own.forEach((link, i) => {
		const [a, b] = ends(link, boxes);
		cost += Math.abs(a.x - b.x) * 0.2 + Math.abs(a.y - b.y);
		for (const other of own.slice(i + 1)) if (cross(a, b, ...ends(other, boxes))) cost += CROSSING;
		for (const other of links) if (!done.has(other) && cross(a, b, ...ends(other, boxes))) cost += CROSSING;
	});
	return cost;
}

function ends({ from, to }: Link, boxes: ReadonlyMap<string, Rect>): [Point, Point] {
	const [a, b] = [boxes.get(from)!, boxes.get(to)!];
	return [
		{ x: a.x + a.width / 2, y: a.y + a.height / 2 },
		{ x: b.x + b.width / 2, y: b.y + b.height / 2 }
	];
}

function cross(a: Point, b: Point, c: Point, d: Point): boolean {
	const side = (p: Point, q: Point, r: Point): number =>
		Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
	return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
