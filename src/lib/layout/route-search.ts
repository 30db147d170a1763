// The cheapest way through the routing grid from one set of ports to another. Counts length, bends, crossings and company.
import type { Grid } from './route-grid.ts';
import type { Port } from './route-ports.ts';

const BEND = 28;
const CROSSING = 85;
/** What sharing a line with a stranger costs a pixel, for each stranger. */
const COMPANY = 0.22;
/** What a pixel costs on a trunk shared with an arrow that has the same end. */
const TRUNK = 0.5;

/** A path over vertices; `start` and `end` are the ports it uses. */
export interface Path {
	vertices: number[];
	start: Port;
	end: Port;
}

/** Searches on one grid, remembering the paths laid so far. */
export class Search {
	readonly grid: Grid;
	readonly #g: Float64Array;
	readonly #parent: Int32Array;
	readonly #seen: Int32Array;
	readonly #closed: Int32Array;
	readonly #goal: Int32Array;
	/** How many paths use the edge to the right or down, and run straight through a vertex in either direction. */
	readonly #useRight: Uint16Array;
	readonly #useDown: Uint16Array;
	readonly #throughLevel: Uint16Array;
	readonly #throughUpright: Uint16Array;
	/** Kept lines that the edge to the right or down crosses. */
	readonly #crossRight: Uint16Array;
	readonly #crossDown: Uint16Array;
	readonly #kinEdge: Int32Array;
	readonly #kinVertex: Int32Array;
	readonly #haste: number;
	#stamp = 0;
	#heap: Float64Array;
	#heapState: Int32Array;
	#size = 0;

	/** `haste` over 1 finds a way sooner, not always the cheapest. */
	constructor(grid: Grid, haste = 1) {
		this.grid = grid;
		this.#haste = haste;
		const n = grid.xs.length * grid.ys.length;
		this.#g = new Float64Array(n * 4);
		this.#parent = new Int32Array(n * 4);
		this.#seen = new Int32Array(n * 4);
		this.#closed = new Int32Array(n * 4);
		this.#goal = new Int32Array(n);
		this.#useRight = new Uint16Array(n);
		this.#useDown = new Uint16Array(n);
		this.#throughLevel = new Uint16Array(n);
		this.#throughUpright = new Uint16Array(n);
		this.#crossRight = new Uint16Array(n);
		this.#crossDown = new Uint16Array(n);
		this.#kinEdge = new Int32Array(n * 2);
		this.#kinVertex = new Int32Array(n);
		this.#heap = new Float64Array(1024);
		this.#heapState = new Int32Array(1024);
	}

	/** Counts a path in (1) or out (-1), so that later searches pay for crossing it. */
	lay(path: Path, by: 1 | -1): void {
		const w = this.grid.xs.length;
		const v = path.vertices;
		for (let k = 0; k < v.length; k++) {
			if (k + 1 < v.length) {
				const low = Math.min(v[k]!, v[k + 1]!);
				if (Math.abs(v[k]! - v[k + 1]!) === 1) this.#useRight[low]! += by;
				else this.#useDown[low]! += by;
			}
			const inDir = k === 0 ? path.start.dir : dirOf(v[k - 1]!, v[k]!, w);
			const outDir = k === v.length - 1 ? (path.end.dir + 2) % 4 : dirOf(v[k]!, v[k + 1]!, w);
			if (inDir !== outDir) continue;
			if (inDir % 2 === 0) this.#throughLevel[v[k]!]! += by;
			else this.#throughUpright[v[k]!]! += by;
		}
	}

	/** True where a path that is counted out would cross others. */
	crosses(path: Path): boolean {
		const w = this.grid.xs.length;
		const v = path.vertices;
		return v.some((at, k) => {
			const dir = k === 0 ? path.start.dir : dirOf(v[k - 1]!, at, w);
			const out = k === v.length - 1 ? (path.end.dir + 2) % 4 : dirOf(at, v[k + 1]!, w);
			return dir === out && (dir % 2 === 0 ? this.#throughUpright[at]! : this.#throughLevel[at]!) > 0;
		});
	}

	/** Counts in a line that is not on the grid and will not move. */
	layLine(a: { x: number; y: number }, b: { x: number; y: number }): void {
		const { xs, ys } = this.grid;
		const w = xs.length;
		const level = a.y === b.y;
		const [from, to] = level
			? [Math.min(a.x, b.x), Math.max(a.x, b.x)]
			: [Math.min(a.y, b.y), Math.max(a.y, b.y)];
		const row = lowest(level ? ys : xs, level ? a.y : a.x) - 1;
		if (row < 0) return;
		const across = level ? xs : ys;
		for (let k = lowest(across, from); k < across.length && across[k]! <= to; k++) {
			if (level) this.#crossDown[row * w + k]! += 1;
			else this.#crossRight[k * w + row]! += 1;
		}
	}

	/** The cheapest path, or null where there is none. `kin` are paths that share an end with it. */
	find(starts: readonly Port[], ends: readonly Port[], kin: readonly Path[]): Path | null {
		const { xs, ys, right, down } = this.grid;
		const w = xs.length;
		const stamp = ++this.#stamp;
		this.#size = 0;
		for (const path of kin) this.#markKin(path, stamp);
		if (ends.length === 0) return null;
		let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
		ends.forEach((port) => {
			this.#goal[port.vertex] = stamp;
			x0 = Math.min(x0, xs[port.vertex % w]!);
			x1 = Math.max(x1, xs[port.vertex % w]!);
			y0 = Math.min(y0, ys[(port.vertex / w) | 0]!);
			y1 = Math.max(y1, ys[(port.vertex / w) | 0]!);
		});
		// Too high on a trunk, which costs less than its length: three times as fast, and hardly ever another way.
		const estimate = (v: number, dir: number): number => {
			const x = xs[v % w]!;
			const y = ys[(v / w) | 0]!;
			const dx = x < x0 ? x0 - x : x > x1 ? x - x1 : 0;
			const dy = y < y0 ? y0 - y : y > y1 ? y - y1 : 0;
			// Heading away costs two bends; having to go both ways, or across the present direction, costs one.
			let bends = dx > 0 && dy > 0 ? 1 : 0;
			if (dir === 0 ? x > x1 : dir === 1 ? y > y1 : dir === 2 ? x < x0 : y < y0) bends = 2;
			else if ((dir & 1) === 0 ? dx === 0 && dy > 0 : dy === 0 && dx > 0) bends = 1;
			return (dx + dy + bends * BEND) * this.#haste;
		};
		for (const port of starts)
			this.#reach(port.vertex * 4 + port.dir, port.cost, -1, stamp, estimate(port.vertex, port.dir));
		let [bestCost, bestState] = [Infinity, -1];
		let bestEnd: Port | null = null;
		while (this.#size > 0) {
			const least = this.#heap[0]!;
			const state = this.#pop();
			if (least >= bestCost) break;
			if (this.#closed[state] === stamp) continue;
			this.#closed[state] = stamp;
			const v = state >> 2;
			const dir = state & 3;
			const g = this.#g[state]!;
			if (this.#goal[v] === stamp) {
				for (const port of ends) {
					if (port.vertex !== v || dir === port.dir) continue;
					const cost = g + port.cost + (dir === (port.dir + 2) % 4 ? 0 : BEND);
					if (cost < bestCost) [bestCost, bestState, bestEnd] = [cost, state, port];
				}
			}
			for (let turn = 3; turn <= 5; turn++) {
				const next = (dir + turn) % 4;
				const edge = next === 0 || next === 1 ? v : next === 2 ? v - 1 : v - w;
				const level = next % 2 === 0;
				if (edge < 0 || !(level ? right[edge] : down[edge])) continue;
				const to = next === 0 ? v + 1 : next === 1 ? v + w : edge;
				const length = level
					? Math.abs(xs[to % w]! - xs[v % w]!)
					: Math.abs(ys[(to / w) | 0]! - ys[(v / w) | 0]!);
				const kinHere = this.#kinEdge[edge * 2 + (level ? 0 : 1)] === stamp;
				const company = level ? this.#useRight[edge]! : this.#useDown[edge]!;
				let cost = g + (kinHere ? length * TRUNK : length + company * (length * COMPANY + 4));
				cost += (level ? this.#crossRight[edge]! : this.#crossDown[edge]!) * CROSSING;
				if (turn !== 4) cost += BEND;
				else if (this.#kinVertex[v] !== stamp)
					cost += (level ? this.#throughUpright[v]! : this.#throughLevel[v]!) * CROSSING;
				const reached = to * 4 + next;
				if (this.#seen[reached] === stamp && this.#g[reached]! <= cost) continue;
				this.#reach(reached, cost, state, stamp, estimate(to, next));
			}
		}
		return bestEnd ? this.#trace(bestState, bestEnd, starts) : null;
	}

	#markKin(path: Path, stamp: number): void {
		const v = path.vertices;
		for (let k = 0; k < v.length; k++) {
			this.#kinVertex[v[k]!] = stamp;
			if (k + 1 === v.length) break;
			const low = Math.min(v[k]!, v[k + 1]!);
			this.#kinEdge[low * 2 + (Math.abs(v[k]! - v[k + 1]!) === 1 ? 0 : 1)] = stamp;
		}
	}

	#trace(state: number, end: Port, starts: readonly Port[]): Path {
		const vertices: number[] = [];
		let first = state;
		for (let s = state; s >= 0; s = this.#parent[s]!) {
			vertices.push(s >> 2);
			first = s;
		}
		const start = starts.reduce<Port | null>(
			(best, p) =>
				p.vertex === first >> 2 && p.dir === (first & 3) && (!best || p.cost < best.cost) ? p : best,
			null
		)!;
		return { vertices: vertices.reverse(), start, end };
	}

	#reach(state: number, g: number, parent: number, stamp: number, estimate: number): void {
		if (this.#seen[state] === stamp && this.#g[state]! <= g) return;
		this.#seen[state] = stamp;
		this.#g[state] = g;
		this.#parent[state] = parent;
		if (this.#size === this.#heap.length) this.#grow();
		const [heap, states, f] = [this.#heap, this.#heapState, g + estimate];
		let i = this.#size++;
		while (i > 0) {
			const up = (i - 1) >> 1;
			if (heap[up]! <= f) break;
			heap[i] = heap[up]!;
			states[i] = states[up]!;
			i = up;
		}
		heap[i] = f;
		states[i] = state;
	}

	#pop(): number {
		const [heap, states] = [this.#heap, this.#heapState];
		const result = states[0]!;
		const [f, state] = [heap[--this.#size]!, states[this.#size]!];
		let i = 0;
		for (let child = 1; child < this.#size; child = 2 * i + 1) {
			if (child + 1 < this.#size && heap[child + 1]! < heap[child]!) child++;
			if (heap[child]! >= f) break;
			heap[i] = heap[child]!;
			states[i] = states[child]!;
			i = child;
		}
		heap[i] = f;
		states[i] = state;
		return result;
	}

	#grow(): void {
		const [heap, states] = [new Float64Array(this.#heap.length * 2), new Int32Array(this.#heap.length * 2)];
		heap.set(this.#heap);
		states.set(this.#heapState);
		[this.#heap, this.#heapState] = [heap, states];
	}
}

/** The direction of the step between two neighbouring vertices of a grid `w` wide. */
export function dirOf(a: number, b: number, w: number): number {
	return b === a + 1 ? 0 : b === a + w ? 1 : b === a - 1 ? 2 : 3;
}

function lowest(values: Float64Array, value: number): number {
	let [low, high] = [0, values.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (values[middle]! >= value) high = middle;
		else low = middle + 1;
	}
	return low;
}
