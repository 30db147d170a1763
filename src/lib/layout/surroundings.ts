// Places what stands around the figure's middle: prerequisites left, outcomes right, bands above and below.
import { freeSpot } from './free-spot.ts';
import { around, type Rect, type Size } from './geometry.ts';
import { layersOf, type Link } from './layers.ts';
import { sizeOf, type Members } from './members.ts';
import type { Plan } from './plan.ts';
import { BOX_GAP, COLUMN_GAP, GUTTER, HEADING_HEIGHT, LANE_GAP, LANE_PADDING } from './spacing.ts';
import { mean, spread } from './spread.ts';

/** A column of prerequisites or outcomes may grow to this height before it is split, however low the pathways are. */
const LEAST_HEIGHT = 640;
/** The most columns that arrows among prerequisites or among outcomes make. */
const MOST_COLUMNS = 3;

/** Adds to `boxes`, which hold the middle, every box around it. */
export function placeAround(plan: Plan, sizes: ReadonlyMap<string, Size>, boxes: Map<string, Rect>): void {
	const lanes = new Map(plan.around.map((m) => [m.lane.role, m]));
	const before = lanes.get('before');
	const after = lanes.get('after');
	if (before) placeSide(before, plan.links, sizes, boxes, 'left');
	if (after) placeSide(after, plan.links, sizes, boxes, 'right');
	// The nearer band first: the farther one is ordered by it.
	for (const role of ['moderators', 'contexts'] as const) {
		const band = lanes.get(role);
		if (band) placeBand(band, plan.links, sizes, boxes, 'above');
	}
	for (const role of ['unintended', 'other'] as const) {
		const band = lanes.get(role);
		if (band) placeBand(band, plan.links, sizes, boxes, 'below');
	}
}

function placeSide(members: Members, links: readonly Link[], sizes: ReadonlyMap<string, Size>, boxes: Map<string, Rect>, side: 'left' | 'right'): void {
	const middle = around(boxes.values()) ?? { x: 0, y: 0, width: 0, height: 0 };
	const width = Math.max(...[...members.core, ...members.extras].map((id) => sizeOf(sizes, id).width));
	const step = width + COLUMN_GAP;
	const first = side === 'left' ? middle.x - 2 * LANE_PADDING - GUTTER - width : middle.x + middle.width + 2 * LANE_PADDING + GUTTER;
	const xOf = (column: number): number => (side === 'left' ? first - column * step : first + column * step);
	const columns = split(columnsWithin(members.core, links, side), sizes, Math.max(middle.height, LEAST_HEIGHT));
	columns.forEach((ids, column) => {
		const wishes = ids.map((id) => ({ id, length: sizeOf(sizes, id).height, middle: wishOf(id, links, boxes, 'y', middle.y + middle.height / 2) }));
		wishes.sort((a, b) => a.middle - b.middle);
		const starts = spread(wishes, BOX_GAP, middle.y, middle.y + middle.height);
		wishes.forEach((w, i) => {
			const size = sizeOf(sizes, w.id);
			boxes.set(w.id, { ...size, x: xOf(column) + (width - size.width) / 2, y: starts[i]! });
		});
	});
	const hull = around([...members.core.map((id) => boxes.get(id)!), middle])!;
	const many = members.extras.length;
	for (const id of members.extras) {
		const size = sizeOf(sizes, id);
		const spot = freeSpot(size, [...boxes.values()], {
			wish: { x: first, y: wishOf(id, links, boxes, 'y', hull.y + hull.height) - size.height / 2 },
			columns: Array.from({ length: columns.length + many }, (_, i) => ({
				x: xOf(i) + (width - size.width) / 2,
				cost: i < columns.length ? 0 : (i - columns.length + 1) * 120
			})),
			top: hull.y,
			bottom: hull.y + Math.max(hull.height, LEAST_HEIGHT),
			gap: BOX_GAP
		});
		boxes.set(id, { ...size, ...(spot ?? { x: first, y: hull.y + hull.height + BOX_GAP }) });
	}
}

/** Columns counted from the middle outwards, by the arrows among these boxes. */
function columnsWithin(ids: readonly string[], links: readonly Link[], side: 'left' | 'right'): string[][] {
	const own = new Set(ids);
	const inner = links.filter((l) => own.has(l.from) && own.has(l.to));
	const layer = layersOf(ids, side === 'right' ? inner : inner.map((l) => ({ from: l.to, to: l.from })));
	const columns: string[][] = [];
	for (const id of ids) (columns[Math.min(Math.max(layer.get(id)!, 0), MOST_COLUMNS - 1)] ??= []).push(id);
	return columns.filter((c) => c);
}

function split(columns: readonly string[][], sizes: ReadonlyMap<string, Size>, height: number): string[][] {
	return columns.flatMap((ids) => {
		const total = ids.reduce((sum, id) => sum + sizeOf(sizes, id).height + BOX_GAP, -BOX_GAP);
		const parts = Math.ceil(total / (height * 1.15));
		const each = Math.ceil(ids.length / parts);
		return Array.from({ length: parts }, (_, i) => ids.slice(i * each, (i + 1) * each)).filter((part) => part.length > 0);
	});
}

function placeBand(members: Members, links: readonly Link[], sizes: ReadonlyMap<string, Size>, boxes: Map<string, Rect>, where: 'above' | 'below'): void {
	const ids = [...members.core, ...members.extras];
	const page = around(boxes.values()) ?? { x: 0, y: 0, width: 1200, height: 0 };
	const empty = boxes.size === 0;
	const wishes = ids.map((id) => ({ id, length: sizeOf(sizes, id).width, middle: wishOf(id, links, boxes, 'x', page.x + page.width / 2) }));
	wishes.sort((a, b) => a.middle - b.middle);
	const total = wishes.reduce((sum, w) => sum + w.length + BOX_GAP, -BOX_GAP);
	const count = Math.ceil(total / Math.max(page.width, 900));
	// Neighbours go to different rows, so that each row still spans the page.
	const rows = Array.from({ length: count }, (_, i) => wishes.filter((_, n) => n % count === i));
	const height = rows.map((row) => Math.max(...row.map((w) => sizeOf(sizes, w.id).height)));
	const full = height.reduce((sum, h) => sum + h + BOX_GAP, -BOX_GAP);
	const distance = empty ? 0 : 2 * LANE_PADDING + LANE_GAP + HEADING_HEIGHT;
	let y = where === 'above' ? page.y - distance - full : page.y + page.height + distance;
	rows.forEach((row, i) => {
		const starts = spread(row, BOX_GAP, page.x, page.x + Math.max(page.width, 900));
		row.forEach((w, n) => {
			const size = sizeOf(sizes, w.id);
			// Boxes of a band stand on the side of the middle.
			boxes.set(w.id, { ...size, x: starts[n]!, y: where === 'above' ? y + height[i]! - size.height : y });
		});
		y += height[i]! + BOX_GAP;
	});
}

/** Where a box wants to be: the mean of what it is linked to among the boxes placed so far. */
function wishOf(id: string, links: readonly Link[], boxes: ReadonlyMap<string, Rect>, axis: 'x' | 'y', otherwise: number): number {
	const ends = links.flatMap((l) => (l.from === id ? (boxes.get(l.to) ?? []) : l.to === id ? (boxes.get(l.from) ?? []) : []));
	return mean(ends.map((r) => (axis === 'x' ? r.x + r.width / 2 : r.y + r.height / 2)), otherwise);
}
