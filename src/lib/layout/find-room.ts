// Finds room for one more box in its lane. Where the lane is full it grows, and lanes beyond it are moved as a whole.
import type { LaneRole } from '#lib/domain/theory/lanes.ts';
import { freeSpot } from './free-spot.ts';
import { around, overlap, type Point, type Rect } from './geometry.ts';
import { type Ground, hullsOf, kindOfLane, roleOf, wishFor } from './ground.ts';
import { laneBoxes } from './lane-boxes.ts';
import { sizeOf } from './members.ts';
import { BOX_GAP, COLUMN_GAP, GUTTER, HEADING_HEIGHT, LANE_GAP, LANE_PADDING } from './spacing.ts';

const BETWEEN = 2 * LANE_PADDING + HEADING_HEIGHT + LANE_GAP;
/** What a new column of prerequisites or outcomes costs in px, and a column in which an arrow would run backwards. */
const NEW_COLUMN = 120;
const BACKWARDS = 160;
/** How much dearer it is to move others than to stand far off. */
const MOVING = 14;
/** Bands from top to bottom, the middle between them. */
const ORDER: readonly LaneRole[] = ['contexts', 'moderators', 'pathway', 'unintended', 'other'];

interface Column {
	x: number;
	cost: number;
}

/** A place, and how far lanes have to give way: up (below zero) or down. */
interface Offer extends Point {
	cost: number;
	moved: readonly string[];
	by: number;
}

/** Puts a box on the ground. Pinned boxes are never moved for it. */
export function settle(ground: Ground, id: string): void {
	const size = sizeOf(ground.sizes, id);
	const hulls = hullsOf(ground);
	const own = hulls.get(ground.laneOf.get(id)!);
	const page = around(hulls.values()) ?? { x: 0, y: 0, width: 0, height: 0 };
	const wish = wishFor(ground, id, COLUMN_GAP) ?? { ...(own ?? page), ...size };
	const offers = own ? inLane(ground, id, wish, own, hulls) : [newLane(ground, id, wish, hulls, page)];
	const best = offers
		.filter(({ moved }) => !moved.some((other) => ground.model.nodes.get(other)!.pinned))
		.reduce<Offer | null>((a, b) => (a && a.cost <= b.cost ? a : b), null);
	const { x, y, moved, by } = best ?? anywhere(ground, id, wish);
	for (const other of moved) {
		const box = ground.boxes.get(other)!;
		ground.boxes.set(other, { ...box, y: box.y + by });
	}
	ground.boxes.set(id, { ...size, x: Math.round(x), y: Math.round(y) });
}

function inLane(
	ground: Ground,
	id: string,
	wish: Rect,
	own: Rect,
	hulls: ReadonlyMap<string, Rect>
): Offer[] {
	const lane = ground.laneOf.get(id)!;
	const size = sizeOf(ground.sizes, id);
	const columns = columnsFor(ground, id, wish, own);
	const others = [...hulls].filter(([other]) => other !== lane).map(([, r]) => bordered(r));
	const reach = reachOf(ground, lane, own);
	const inside = freeSpot(size, [...ground.boxes.values(), ...others], {
		wish,
		columns,
		top: reach.y,
		bottom: reach.y + reach.height,
		gap: BOX_GAP
	});
	const cost = (p: Point): number => Math.abs(p.x - wish.x) + Math.abs(p.y - wish.y);
	const offers: Offer[] = inside ? [{ ...inside, cost: cost(inside), moved: [], by: 0 }] : [];
	for (const way of [-1, 1] as const) {
		const y = way < 0 ? own.y - BOX_GAP - size.height : own.y + own.height + BOX_GAP;
		for (const column of columns) {
			const place = { x: column.x, y };
			const grown = around([own, { ...place, ...size }])!;
			const push = pushedBy(ground, lane, own, grown, way, hulls);
			const away = new Set(push.moved);
			if ([...ground.boxes].some(([other, r]) => !away.has(other) && overlap(r, { ...place, ...size })))
				continue;
			offers.push({ ...place, ...push, cost: column.cost + cost(place) + 30 + push.cost });
		}
	}
	return offers;
}

/** A free place without regard to lanes: for the rare case that pinned boxes leave no other. */
function anywhere(ground: Ground, id: string, wish: Rect): Offer {
	const size = sizeOf(ground.sizes, id);
	const step = size.width + COLUMN_GAP;
	const columns = [-2, -1, 0, 1, 2].map((n) => ({ x: wish.x + n * step, cost: 0 }));
	const search = { wish, columns, top: -Infinity, bottom: Infinity, gap: BOX_GAP };
	const spot = freeSpot(size, [...ground.boxes.values()], search)!;
	return { ...spot, cost: 0, moved: [], by: 0 };
}

/** Puts a box on any free place near this one. */
export function settleNear(ground: Ground, id: string, wish: Rect): void {
	const { x, y } = anywhere(ground, id, wish);
	ground.boxes.set(id, { ...sizeOf(ground.sizes, id), x: Math.round(x), y: Math.round(y) });
}

/** How far up and down a lane reaches as drawn, which may be further than its boxes do. */
function reachOf(ground: Ground, lane: string, own: Rect): Rect {
	const drawn = laneBoxes(ground.model, ground.boxes).find((l) => l.lane.id === lane)?.rect;
	if (!drawn) return own;
	const top = LANE_PADDING + HEADING_HEIGHT;
	return { ...own, y: drawn.y + top, height: drawn.height - top - LANE_PADDING };
}

function columnsFor(ground: Ground, id: string, wish: Rect, own: Rect): Column[] {
	const size = sizeOf(ground.sizes, id);
	const role = roleOf(ground, id);
	const kind = kindOfLane(role, ground.middle);
	const stage = ground.model.nodes.get(id)!.stage;
	const peers = [...ground.boxes].filter(([other]) =>
		kind === 'middle' ? roleOf(ground, other) === role : ground.laneOf.get(other) === ground.laneOf.get(id)
	);
	const staged = peers.filter(([other]) => ground.model.nodes.get(other)!.stage === stage);
	const used = stage !== null && staged.length > 0 ? staged : peers;
	const lefts = new Set(used.map(([, r]) => Math.round(r.x + r.width / 2 - size.width / 2)));
	const columns = [...lefts].map((x) => ({ x, cost: backwards(ground, id, x) }));
	if (kind === 'side') {
		const step = size.width + COLUMN_GAP;
		const x = role === 'before' ? Math.min(...lefts) - step : Math.max(...lefts) + step;
		columns.push({ x, cost: NEW_COLUMN });
	}
	if (kind === 'band') {
		const step = size.width + BOX_GAP;
		for (const x of lefts) columns.push({ x: x - step, cost: 0 }, { x: x + step, cost: 0 });
		const room = around([...ground.boxes.values()])!;
		const within = Math.min(Math.max(wish.x, room.x), room.x + room.width - size.width);
		columns.push({ x: Math.round(within), cost: 0 });
		return columns.filter(
			(c) => c.x >= room.x && c.x + size.width <= Math.max(room.x + room.width, own.x + own.width)
		);
	}
	return columns;
}

/** What it costs that arrows would run against the reading direction. */
function backwards(ground: Ground, id: string, x: number): number {
	const against = (ids: readonly string[] | undefined, test: (r: Rect) => boolean): number =>
		(ids ?? []).filter(
			(other) => roleOf(ground, other) === ground.middle && test(ground.boxes.get(other) ?? FAR)
		).length;
	const size = sizeOf(ground.sizes, id);
	const into = against(ground.into.get(id), (r) => r !== FAR && r.x + r.width > x);
	const out = against(ground.outOf.get(id), (r) => r !== FAR && r.x < x + size.width);
	return (into + out) * BACKWARDS;
}

const FAR: Rect = { x: 0, y: 0, width: 0, height: 0 };

/** Which boxes have to move where a lane grows, how far, and what that costs. */
function pushedBy(
	ground: Ground,
	lane: string,
	own: Rect,
	grown: Rect,
	way: -1 | 1,
	hulls: ReadonlyMap<string, Rect>
): Pick<Offer, 'moved' | 'by' | 'cost'> {
	const side = kindOfLane(ground.roles.get(lane)!, ground.middle) === 'side';
	const beyond = [...hulls].filter(([other, r]) => {
		const kind = kindOfLane(ground.roles.get(other)!, ground.middle);
		if (other === lane || kind === 'side' || (side && kind === 'middle')) return false;
		return way < 0 ? r.y + r.height <= own.y : r.y >= own.y + own.height;
	});
	const needed = beyond.map(([, r]) =>
		way < 0 ? r.y + r.height + BETWEEN - grown.y : grown.y + grown.height + BETWEEN - r.y
	);
	const by = Math.max(0, ...needed);
	if (by === 0) return { moved: [], by: 0, cost: 0 };
	const lanes = new Set(beyond.map(([other]) => other));
	const moved = [...ground.boxes.keys()].filter((id) => lanes.has(ground.laneOf.get(id)!));
	return { moved, by: way * by, cost: (by * moved.length * MOVING) / ground.boxes.size };
}

/** The first box of a lane stands outside everything, on the side where its lane belongs. */
function newLane(
	ground: Ground,
	id: string,
	wish: Rect,
	hulls: ReadonlyMap<string, Rect>,
	page: Rect
): Offer {
	const role = roleOf(ground, id);
	const size = sizeOf(ground.sizes, id);
	const still = { cost: 0, moved: [], by: 0 };
	if (role === 'before') return { x: page.x - 2 * LANE_PADDING - GUTTER - size.width, y: wish.y, ...still };
	if (role === 'after') return { x: page.x + page.width + 2 * LANE_PADDING + GUTTER, y: wish.y, ...still };
	// The middle is where it is; what comes after a band in the order of the figure gives way to it.
	const rank = (lane: string): number => {
		const other = ground.roles.get(lane)!;
		return kindOfLane(other, ground.middle) === 'band' ? ORDER.indexOf(other) : ORDER.indexOf('pathway');
	};
	const mine = role === ground.middle ? ORDER.indexOf('pathway') : ORDER.indexOf(role);
	const up = mine < ORDER.indexOf('pathway');
	const inner = [...hulls].filter(([lane]) => (up ? rank(lane) > mine : rank(lane) <= mine));
	const edge = around(inner.map(([, r]) => r)) ?? page;
	const y = up ? edge.y - BETWEEN - size.height : edge.y + edge.height + BETWEEN;
	const outer = new Set([...hulls.keys()].filter((lane) => (up ? rank(lane) < mine : rank(lane) > mine)));
	const moved = [...ground.boxes.keys()].filter((other) => outer.has(ground.laneOf.get(other)!));
	const x = Math.min(Math.max(wish.x, page.x), Math.max(page.x, page.x + page.width - size.width));
	return { x, y, cost: 0, moved, by: (up ? -1 : 1) * (size.height + BETWEEN) };
}

function bordered(r: Rect): Rect {
	const x = LANE_PADDING - BOX_GAP / 2;
	return {
		x: r.x - x,
		y: r.y - x - HEADING_HEIGHT,
		width: r.width + 2 * x,
		height: r.height + 2 * x + HEADING_HEIGHT
	};
}
