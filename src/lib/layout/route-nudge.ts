// Moves stretches of routed arrows apart that lie on the same line, inside the free room each of them has.
import { overlap, type Rect } from './geometry.ts';
import { CLEARANCE } from './route-grid.ts';
import { heading, sideRange, simplified, type Line } from './route-line.ts';
import { sideOf } from './route-order.ts';

/** The least distance between parallel stretches of arrows that share no end. */
export const APART = 8;
const LEAN = 13;
/** A shorter step than this next to a box is taken out. */
const STEP = 9;
/** Stretches whose ends come this near count as side by side. */
const TOUCH = 9;

interface Stretch {
	line: Line;
	index: number;
	value: number;
	from: number;
	to: number;
	low: number;
	high: number;
}

/** Stretches that move together: parts of one trunk. */
interface Track {
	stretches: Stretch[];
	value: number;
	low: number;
	high: number;
}

/** Nudges all lines in place, upright stretches first. `width` is the width of the grid of their paths. */
export function nudge(lines: readonly Line[], obstacles: readonly Rect[], width: number): void {
	for (const level of [false, true]) {
		const tracks = tracksOf(stretchesOf(lines, obstacles, level));
		const ordered = order(tracks, level, width);
		for (const track of ordered) leanOver(track, level);
		settle(ordered);
		for (const track of tracks) {
			for (const { line, index } of track.stretches) {
				if (!line.path) continue;
				const axis = level ? 'y' : 'x';
				line.points[index]![axis] = track.value;
				line.points[index + 1]![axis] = track.value;
			}
		}
	}
	for (const line of lines) if (line.path) line.points = simplified(line.points);
	for (const line of lines) if (line.path) straighten(line, lines, obstacles);
}

/** Takes out a step of a few pixels next to a box by sliding the end along the side, where that meets nobody. */
function straighten(line: Line, lines: readonly Line[], obstacles: readonly Rect[]): void {
	for (const atStart of [true, false]) {
		const points = atStart ? line.points : [...line.points].reverse();
		const [a, b, c, d] = points;
		if (!a || !b || !c || !d) continue;
		const end = atStart ? line.from : line.to;
		const level = a.y === b.y;
		const [at, along] = level ? (['y', 'x'] as const) : (['x', 'y'] as const);
		const step = Math.abs(b[at] - c[at]);
		if (!end.box || step === 0 || step >= STEP || c[at] !== d[at]) continue;
		const [low, high] = sideRange(end.box, level ? 0 : 1);
		if (c[at] < low || c[at] > high) continue;
		const [from, to] = [Math.min(a[along], c[along]), Math.max(a[along], c[along])];
		const way = level
			? { x: from, y: c.y - 5, width: to - from, height: 10 }
			: { x: c.x - 5, y: from, width: 10, height: to - from };
		const blocked =
			obstacles.some((o) => o !== end.box && overlap(o, way)) ||
			lines.some((l) => l !== line && !akin(l, line) && runsIn(l, way, level));
		if (blocked) continue;
		a[at] = b[at] = c[at];
		line.points = simplified(line.points);
	}
}

function runsIn(line: Line, way: Rect, level: boolean): boolean {
	return line.points.slice(1).some((b, i) => {
		const a = line.points[i]!;
		if ((a.y === b.y) !== level) return false;
		const box = {
			x: Math.min(a.x, b.x),
			y: Math.min(a.y, b.y),
			width: Math.abs(a.x - b.x) || 0.1,
			height: Math.abs(a.y - b.y) || 0.1
		};
		return overlap(box, way);
	});
}

/** True where two arrows leave from the same place or end at the same place. */
export function akin(a: Line, b: Line): boolean {
	return a.from.id === b.from.id || a.to.id === b.to.id;
}

function stretchesOf(lines: readonly Line[], obstacles: readonly Rect[], level: boolean): Stretch[] {
	const result: Stretch[] = [];
	const [at, along] = level ? (['y', 'x'] as const) : (['x', 'y'] as const);
	for (const line of lines) {
		for (let i = 0; i + 1 < line.points.length; i++) {
			const [a, b] = [line.points[i]!, line.points[i + 1]!];
			if (heading(a, b) % 2 === (level ? 1 : 0)) continue;
			const value = a[at];
			const stretch: Stretch = {
				line,
				index: i,
				value,
				from: Math.min(a[along], b[along]),
				to: Math.max(a[along], b[along]),
				low: -Infinity,
				high: Infinity
			};
			if (line.path) bound(stretch, obstacles, level);
			else stretch.low = stretch.high = value;
			result.push(stretch);
		}
	}
	return result;
}

function bound(stretch: Stretch, obstacles: readonly Rect[], level: boolean): void {
	const { line, index, value } = stretch;
	const last = line.points.length - 2;
	const own = [index === 0 ? line.from : null, index === last ? line.to : null];
	for (const end of own) {
		if (!end) continue;
		const [low, high] = end.box ? sideRange(end.box, level ? 0 : 1) : [value, value];
		stretch.low = Math.max(stretch.low, low);
		stretch.high = Math.min(stretch.high, high);
	}
	for (const o of obstacles) {
		if (own.some((end) => end?.box === o)) continue;
		const [start, length, side, breadth] = level
			? [o.x, o.width, o.y, o.height]
			: [o.y, o.height, o.x, o.width];
		if (start + length + 5 <= stretch.from || stretch.to <= start - 5) continue;
		if (side + breadth <= value)
			stretch.low = Math.max(stretch.low, Math.min(value, side + breadth + CLEARANCE));
		else if (side >= value) stretch.high = Math.min(stretch.high, Math.max(value, side - CLEARANCE));
	}
	if (stretch.low > value) stretch.low = value;
	if (stretch.high < value) stretch.high = value;
}

function tracksOf(stretches: Stretch[]): Track[] {
	const buckets = new Map<number, Track[]>();
	for (const s of stretches) {
		const bucket = buckets.get(s.value) ?? [];
		if (bucket.length === 0) buckets.set(s.value, bucket);
		let own: Track = { stretches: [s], value: s.value, low: s.low, high: s.high };
		for (const other of s.line.path ? [...bucket] : []) {
			if (!moves(other) || !joins(own, other)) continue;
			own = {
				stretches: [...other.stretches, ...own.stretches],
				value: s.value,
				low: Math.max(own.low, other.low),
				high: Math.min(own.high, other.high)
			};
			bucket.splice(bucket.indexOf(other), 1);
		}
		bucket.push(own);
	}
	return [...buckets.values()].flat();
}

/** False for a stretch of a line that keeps its place; such a stretch is a track of its own. */
function moves(track: Track): boolean {
	return track.stretches[0]!.line.path !== null;
}

/** A trunk holds only arrows that share an end wherever they lie side by side. */
function joins(a: Track, b: Track): boolean {
	if (Math.max(a.low, b.low) > Math.min(a.high, b.high)) return false;
	let meet = false;
	for (const s of a.stretches) {
		for (const t of b.stretches) {
			if (!beside(s, t)) continue;
			if (!akin(s.line, t.line)) return false;
			meet ||= s.from <= t.to && t.from <= s.to;
		}
	}
	return meet;
}

function beside(s: Stretch, t: Stretch): boolean {
	return s.from < t.to + TOUCH && t.from < s.to + TOUCH;
}

/** A fork moves towards its source and a join towards its target, so that each arrow has a stretch of its own for its badge. */
function leanOver(track: Track, level: boolean): void {
	const [first] = track.stretches;
	if (level || !first?.line.path || track.stretches.length < 2) return;
	const inner = track.stretches.every(
		(s) => s.line.path && s.index > 0 && s.index < s.line.points.length - 2
	);
	if (!inner) return;
	const fork = track.stretches.every((s) => s.line.from.id === first.line.from.id);
	const join = track.stretches.every((s) => s.line.to.id === first.line.to.id);
	if (fork === join) return;
	const end = fork ? first.line.points[0]! : first.line.points[first.line.points.length - 1]!;
	const by = Math.sign(end.x - track.value) * LEAN;
	track.value = Math.min(Math.max(track.value + by, track.low), track.high);
}

/** Tracks from top to bottom or left to right; those on the same line in the order that crosses least. */
function order(tracks: readonly Track[], level: boolean, width: number): Track[] {
	const byValue = new Map<number, Track[]>();
	for (const track of tracks) {
		const same = byValue.get(track.value);
		if (same) same.push(track);
		else byValue.set(track.value, [track]);
	}
	return [...byValue.keys()]
		.sort((a, b) => a - b)
		.flatMap((value) => untangle(byValue.get(value)!, level, width));
}

function untangle(tracks: Track[], level: boolean, width: number): Track[] {
	if (tracks.length < 2) return tracks;
	const before = tracks.map((a, i) => tracks.map((b, j) => (i === j ? 0 : preference(a, b, level, width))));
	const left = tracks.map((_, i) => i);
	const result: Track[] = [];
	while (left.length > 0) {
		let [best, fewest] = [0, Infinity];
		left.forEach((i, n) => {
			const wrong = left.reduce((sum, j) => sum + Math.max(0, before[i]![j]!), 0);
			if (wrong < fewest) [best, fewest] = [n, wrong];
		});
		result.push(tracks[left.splice(best, 1)[0]!]!);
	}
	return result;
}

function preference(a: Track, b: Track, level: boolean, width: number): number {
	let sum = 0;
	for (const s of a.stretches) {
		for (const t of b.stretches) {
			if (s.line.path && t.line.path && beside(s, t))
				sum += Math.sign(sideOf(s.line.path, t.line.path, level, width));
		}
	}
	return sum;
}

/** Keeps the order and the distances; the mean of pushing everything up and pushing everything down is a fair middle. */
function settle(tracks: readonly Track[]): void {
	const n = tracks.length;
	const pairs: { i: number; j: number; gap: number }[] = [];
	const crowd = new Map<number, number>();
	for (const t of tracks) crowd.set(t.value, (crowd.get(t.value) ?? 0) + 1);
	for (let i = 0; i < n; i++) {
		for (let j = i + 1; j < n; j++) {
			if (!moves(tracks[i]!) && !moves(tracks[j]!)) continue;
			const gap = distance(tracks[i]!, tracks[j]!, crowd.get(tracks[i]!.value)!);
			if (gap > 0) pairs.push({ i, j, gap });
		}
	}
	const down = pushed(tracks, pairs, 1);
	const up = pushed(tracks, pairs, -1);
	tracks.forEach((track, i) => {
		const value = Math.round(down[i]! + up[i]!) / 2;
		track.value = Math.min(Math.max(value, track.low), track.high);
	});
}

function distance(a: Track, b: Track, crowd: number): number {
	const away = b.value - a.value;
	// Far tracks cannot be pushed into each other.
	if (away > APART * 8) return 0;
	let [near, strange] = [false, false];
	for (const s of a.stretches) {
		for (const t of b.stretches) {
			if (s.line === t.line || !beside(s, t)) continue;
			near = true;
			if (!akin(s.line, t.line)) strange = true;
		}
	}
	if (!near) return 0;
	if (!strange) return Math.min(APART, away);
	const room = Math.min(a.high, b.high) - Math.max(a.low, b.low);
	return away === 0 && room > 0 ? Math.min(APART, room / Math.max(1, crowd - 1)) : APART;
}

function pushed(
	tracks: readonly Track[],
	pairs: readonly { i: number; j: number; gap: number }[],
	way: 1 | -1
): Float64Array {
	const at = Float64Array.from(tracks, (t) => t.value);
	const forwards = [...pairs].sort((a, b) => a.j - b.j);
	const backwards = [...pairs].sort((a, b) => b.i - a.i);
	const [first, second] = way === 1 ? [forwards, backwards] : [backwards, forwards];
	const run = (list: readonly { i: number; j: number; gap: number }[], push: 1 | -1): void => {
		for (const { i, j, gap } of list) {
			if (push === 1) at[j] = Math.max(at[j]!, at[i]! + gap);
			else at[i] = Math.min(at[i]!, at[j]! - gap);
		}
	};
	run(first, way);
	tracks.forEach((t, i) => (at[i] = Math.min(Math.max(at[i]!, t.low), t.high)));
	run(second, way === 1 ? -1 : 1);
	return at;
}
