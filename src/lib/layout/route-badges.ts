// Finds on each routed arrow the point where others may end on it, and a place for its badge on its own line.
import { overlap, type Point, type Rect, type Size } from './geometry.ts';

/** What stays free of a badge before an arrow head, and round a crossing. */
const HEAD = 12;
const ANCHOR = 14;
/** The free way that an arrow needs to end on another. */
const APPROACH = 26;

/** Where along a free part a badge may stand, the best first. */
const SHARES = [0.5, 0.25, 0.75, 0, 1, 0.1, 0.9, 0.4, 0.6];

/** A straight part of one arrow that lies on no other arrow. */
interface Free {
	level: boolean;
	at: number;
	from: number;
	to: number;
}

/** Where an arrow's middle and badge are. */
export interface Marked {
	middle: Point;
	badge: Rect | null;
}

/** A straight stretch of one arrow: level at a height or upright at an x, from left to right or top to bottom. */
interface Stretch extends Free {
	id: string;
}

/** The stretches of all arrows, sorted by where they lie, so that each arrow finds what is near it. */
export interface Stretches {
	level: readonly Stretch[];
	upright: readonly Stretch[];
}

/** Every straight stretch of these lines. */
export function stretchesOf(lines: Iterable<readonly [string, readonly Point[]]>): Stretches {
	const all = [...lines].flatMap(([id, points]) => partsOf(id, points)).sort((a, b) => a.at - b.at);
	return { level: all.filter((s) => s.level), upright: all.filter((s) => !s.level) };
}

function partsOf(id: string, points: readonly Point[]): Stretch[] {
	return points.slice(1).map((b, i) => {
		const a = points[i]!;
		const level = a.y === b.y;
		const [at, from, to] = level ? [a.y, a.x, b.x] : [a.x, a.y, b.y];
		return { id, level, at, from: Math.min(from, to), to: Math.max(from, to) };
	});
}

function between(sorted: readonly Stretch[], low: number, high: number): Stretch[] {
	let [from, to] = [0, sorted.length];
	while (from < to) {
		const middle = (from + to) >> 1;
		if (sorted[middle]!.at < low) from = middle + 1;
		else to = middle;
	}
	const found: Stretch[] = [];
	for (let i = from; i < sorted.length && sorted[i]!.at <= high; i++) found.push(sorted[i]!);
	return found;
}

/** Marks one arrow. `actedOn` keeps its middle clear of its badge; `taken` are boxes, headings and badges already there. */
export function mark(
	id: string,
	points: readonly Point[],
	size: Size | undefined,
	actedOn: boolean,
	all: Stretches,
	taken: readonly Rect[]
): Marked {
	const parts = freeParts(id, points, all);
	const longest = parts[0] ?? wholeOf(points);
	if (!size) return { middle: pointAt(longest, (longest.from + longest.to) / 2), badge: null };
	let second: Marked | null = null;
	for (const part of parts) {
		const length = part.level ? size.width : size.height;
		const need = length + (actedOn ? ANCHOR : 0);
		if (part.to - part.from < need) continue;
		const room = part.to - part.from - need;
		for (const share of SHARES) {
			const start = part.from + room * share;
			const middleOf = actedOn ? start + ANCHOR / 2 : start + length / 2;
			const badge = badgeAt(part, (actedOn ? start + ANCHOR : start) + length / 2, size);
			if (taken.some((r) => overlap(r, badge))) continue;
			const middle = pointAt(part, middleOf);
			if (actedOn && !reachable(part, middle, taken)) continue;
			if (!covers(badge, id, all)) return { middle, badge };
			second ??= { middle, badge };
		}
	}
	if (second) return second;
	const middle = pointAt(longest, (longest.from + longest.to) / 2);
	return {
		middle,
		badge: leastCovering(points, size, taken) ?? badgeAt(longest, (longest.from + longest.to) / 2, size)
	};
}

/** True where a badge lies on the line of another arrow. */
function covers(badge: Rect, id: string, all: Stretches): boolean {
	const [right, bottom] = [badge.x + badge.width, badge.y + badge.height];
	return (
		between(all.level, badge.y, bottom).some((s) => s.id !== id && s.from < right && s.to > badge.x) ||
		between(all.upright, badge.x, right).some((s) => s.id !== id && s.from < bottom && s.to > badge.y)
	);
}

/** True where an arrow can come to a point of a line from at least one side. */
function reachable(part: Free, p: Point, taken: readonly Rect[]): boolean {
	return [-APPROACH, 0].some((start) => {
		const way = part.level
			? { x: p.x - 4, y: p.y + start, width: 8, height: APPROACH }
			: { x: p.x + start, y: p.y - 4, width: APPROACH, height: 8 };
		return !taken.some((r) => overlap(r, way));
	});
}

function freeParts(id: string, points: readonly Point[], all: Stretches): Free[] {
	const own = partsOf(id, points);
	const last = points[points.length - 1]!;
	const parts: Free[] = [];
	for (const s of own) {
		let free = [{ from: s.from + 3, to: s.to - 3 }];
		const ends = s.level
			? s.at === last.y && (s.from === last.x || s.to === last.x)
			: s.at === last.x && (s.from === last.y || s.to === last.y);
		if (ends) {
			const at = s.level ? last.x : last.y;
			free = at === s.to ? [{ from: s.from + 3, to: s.to - HEAD }] : [{ from: s.from + HEAD, to: s.to - 3 }];
		}
		const [parallel, across] = s.level ? [all.level, all.upright] : [all.upright, all.level];
		for (const other of between(parallel, s.at - 2, s.at + 2)) {
			if (other.id !== id) free = without(free, other.from - 2, other.to + 2);
		}
		for (const other of between(across, s.from - 3, s.to + 3)) {
			if (other.id !== id && other.from - 1 <= s.at && s.at <= other.to + 1)
				free = without(free, other.at - 3, other.at + 3);
		}
		for (const f of free) if (f.to - f.from > 1) parts.push({ level: s.level, at: s.at, ...f });
	}
	const worth = (p: Free): number => Math.min(p.to - p.from, 160) * (p.level ? 1.3 : 1);
	return parts.sort((a, b) => worth(b) - worth(a));
}

function without(
	parts: readonly { from: number; to: number }[],
	from: number,
	to: number
): { from: number; to: number }[] {
	return parts.flatMap((p) => {
		if (to <= p.from || p.to <= from) return [p];
		const left = { from: p.from, to: from };
		const right = { from: to, to: p.to };
		return [left, right].filter((r) => r.to - r.from > 1);
	});
}

function wholeOf(points: readonly Point[]): Free {
	const all = partsOf('', points);
	const [p] = points;
	if (all.length === 0) return { level: true, at: p?.y ?? 0, from: p?.x ?? 0, to: p?.x ?? 0 };
	return all.reduce((a, b) => (b.to - b.from > a.to - a.from ? b : a));
}

function leastCovering(points: readonly Point[], size: Size, taken: readonly Rect[]): Rect | null {
	let best: Rect | null = null;
	let least = Infinity;
	const longest = partsOf('', points).sort((a, b) => b.to - b.from - (a.to - a.from));
	for (const s of longest.slice(0, 3)) {
		for (const share of [0.5, 0.3, 0.7, 0.1, 0.9]) {
			const badge = badgeAt(s, s.from + (s.to - s.from) * share, size);
			const covered = taken.reduce((sum, r) => sum + shared(r, badge), 0);
			if (covered < least) [best, least] = [badge, covered];
		}
	}
	return best;
}

function shared(a: Rect, b: Rect): number {
	const w = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
	const h = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
	return w > 0 && h > 0 ? w * h : 0;
}

function pointAt(part: Free, along: number): Point {
	return part.level ? { x: Math.round(along), y: part.at } : { x: part.at, y: Math.round(along) };
}

function badgeAt(part: Free, along: number, size: Size): Rect {
	const c = part.level ? { x: along, y: part.at } : { x: part.at, y: along };
	return { x: c.x - size.width / 2, y: c.y - size.height / 2, width: size.width, height: size.height };
}
