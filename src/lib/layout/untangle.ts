// Swaps neighbours of a column, or boxes of a band's row, where fewer lines cross then. Looks across all lanes at once.
import { laneIdOf, lanesOf } from '#lib/domain/theory/lanes.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import type { Rect } from './geometry.ts';
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
	const lines = new Lines(boxes, links);
	for (let pass = 0; pass < PASSES; pass++) {
		let better = false;
		for (const [a, b, [placeA, placeB]] of exchanges(model, boxes)) {
			const own = lines.at(a, b);
			if (own.length === 0) continue;
			const before = lines.cost(own);
			const [wasA, wasB] = [boxes.get(a)!, boxes.get(b)!];
			lines.put(a, placeA);
			lines.put(b, placeB);
			if (lines.cost(own) < before - 1) {
				boxes.set(a, placeA);
				boxes.set(b, placeB);
				better = true;
			} else {
				lines.put(a, wasA);
				lines.put(b, wasB);
			}
		}
		if (!better) return;
	}
}

/** The links as straight lines from middle to middle, in plain numbers, since thousands of pairs are compared. */
class Lines {
	readonly #index: ReadonlyMap<string, number>;
	readonly #x: Float64Array;
	readonly #y: Float64Array;
	readonly #from: Int32Array;
	readonly #to: Int32Array;
	readonly #at: number[][];

	constructor(boxes: ReadonlyMap<string, Rect>, links: readonly Link[]) {
		this.#index = new Map([...boxes.keys()].map((id, i) => [id, i]));
		this.#x = new Float64Array(boxes.size);
		this.#y = new Float64Array(boxes.size);
		for (const [id, r] of boxes) this.put(id, r);
		this.#from = Int32Array.from(links, (l) => this.#index.get(l.from)!);
		this.#to = Int32Array.from(links, (l) => this.#index.get(l.to)!);
		this.#at = Array.from({ length: boxes.size }, () => []);
		links.forEach((_, i) => {
			this.#at[this.#from[i]!]!.push(i);
			this.#at[this.#to[i]!]!.push(i);
		});
	}

	put(id: string, r: Rect): void {
		const i = this.#index.get(id)!;
		this.#x[i] = r.x + r.width / 2;
		this.#y[i] = r.y + r.height / 2;
	}

	/** The lines that start or end at either of two boxes. */
	at(a: string, b: string): number[] {
		return [...new Set([...this.#at[this.#index.get(a)!]!, ...this.#at[this.#index.get(b)!]!])];
	}

	/** What some lines cost: their length, and every line that they cross. */
	cost(own: readonly number[]): number {
		let cost = 0;
		own.forEach((line, n) => {
			const [a, b] = [this.#from[line]!, this.#to[line]!];
			cost += Math.abs(this.#x[a]! - this.#x[b]!) * 0.2 + Math.abs(this.#y[a]! - this.#y[b]!);
			for (let other = 0; other < this.#from.length; other++)
				if (this.#cross(line, other) && own.indexOf(other) < n) cost += CROSSING;
		});
		return cost;
	}

	#cross(p: number, q: number): boolean {
		const [a, b, c, d] = [this.#from[p]!, this.#to[p]!, this.#from[q]!, this.#to[q]!];
		const [x, y] = [this.#x, this.#y];
		if (Math.max(x[a]!, x[b]!) <= Math.min(x[c]!, x[d]!) || Math.max(x[c]!, x[d]!) <= Math.min(x[a]!, x[b]!))
			return false;
		if (Math.max(y[a]!, y[b]!) <= Math.min(y[c]!, y[d]!) || Math.max(y[c]!, y[d]!) <= Math.min(y[a]!, y[b]!))
			return false;
		return this.#side(a, b, c) * this.#side(a, b, d) < 0 && this.#side(c, d, a) * this.#side(c, d, b) < 0;
	}

	#side(p: number, q: number, r: number): number {
		const [x, y] = [this.#x, this.#y];
		return Math.sign((x[q]! - x[p]!) * (y[r]! - y[p]!) - (y[q]! - y[p]!) * (x[r]! - x[p]!));
	}
}

/** Boxes that may change places: neighbours of a column, and those of one row of a band. */
export function* exchanges(model: Model, boxes: ReadonlyMap<string, Rect>): Generator<Pair> {
	yield* pairsOf(model, boxes);
	yield* slotsOf(model, boxes);
}

/** Two boxes that may change places, and their rectangles once they have. */
export type Pair = [a: string, b: string, swapped: [Rect, Rect]];

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
