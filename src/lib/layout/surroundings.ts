// Places what stands around the figure's middle: prerequisites left, outcomes right, bands above and below.
import { freeSpot } from './free-spot.ts';
import { around, type Rect, type Size } from './geometry.ts';
import type { Link } from './layers.ts';
import { sizeOf, type Members } from './members.ts';
import { sideColumns, type Plan } from './plan.ts';
import type { Gaps } from './spacing.ts';
import { mean, spread } from './spread.ts';

/** A column of prerequisites or outcomes may grow to this height before it is split, however low the pathways are. */
const LEAST_HEIGHT = 640;
const LEAST_WIDTH = 900;

/** Adds to `boxes`, which hold the middle, every box around it. */
export function placeAround(plan: Plan, sizes: ReadonlyMap<string, Size>, boxes: Map<string, Rect>): void {
	const lanes = new Map(plan.around.map((m) => [m.lane.role, m]));
	const before = lanes.get('before');
	const after = lanes.get('after');
	if (before) placeSide(before, plan, sizes, boxes, 'left');
	if (after) placeSide(after, plan, sizes, boxes, 'right');
	const page = around(boxes.values()) ?? { x: 0, y: 0, width: 0, height: 0 };
	const wide = { ...page, width: Math.max(page.width, LEAST_WIDTH) };
	// The nearer band first: the farther one is ordered by it.
	const bands = (['moderators', 'contexts', 'unintended', 'other'] as const).flatMap(
		(role) => lanes.get(role) ?? []
	);
	const slot = Math.max(
		0,
		...bands.flatMap((m) => [...m.core, ...m.extras].map((id) => sizeOf(sizes, id).width))
	);
	for (const band of bands) {
		const where = band.lane.role === 'moderators' || band.lane.role === 'contexts' ? 'above' : 'below';
		// Half a slot aside, so that contexts look down between the moderators.
		const pitch = pitchOf(wide, slot, plan.gaps);
		const spare = (wide.width + plan.gaps.box) / pitch - band.core.length - band.extras.length >= 1;
		const aside = band.lane.role === 'contexts' && lanes.has('moderators') && spare ? pitch / 2 : 0;
		placeBand(
			band,
			plan,
			sizes,
			boxes,
			where,
			{ ...wide, x: wide.x + aside, width: wide.width - 2 * aside },
			slot
		);
	}
}

function placeSide(
	members: Members,
	{ links, gaps, sides }: Plan,
	sizes: ReadonlyMap<string, Size>,
	boxes: Map<string, Rect>,
	side: 'left' | 'right'
): void {
	const middle = around(boxes.values()) ?? { x: 0, y: 0, width: 0, height: 0 };
	const width = Math.max(...[...members.core, ...members.extras].map((id) => sizeOf(sizes, id).width));
	const step = width + gaps.column;
	const first =
		side === 'left'
			? middle.x - 2 * gaps.padding - gaps.gutter - width
			: middle.x + middle.width + 2 * gaps.padding + gaps.gutter;
	const xOf = (column: number): number => (side === 'left' ? first - column * step : first + column * step);
	const columns = split(
		sideColumns(members.core, side, links, sides),
		sizes,
		Math.max(middle.height, LEAST_HEIGHT),
		gaps
	);
	columns.forEach((ids, column) => {
		const wishes = ids.map((id) => ({
			id,
			length: sizeOf(sizes, id).height,
			middle: wishOf(id, links, boxes, 'y', middle.y + middle.height / 2)
		}));
		wishes.sort((a, b) => a.middle - b.middle);
		const starts = spread(wishes, gaps.box, middle.y, middle.y + middle.height);
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
			gap: gaps.box
		});
		boxes.set(id, { ...size, ...(spot ?? { x: first, y: hull.y + hull.height + gaps.box }) });
	}
}

function split(
	columns: readonly string[][],
	sizes: ReadonlyMap<string, Size>,
	height: number,
	{ box }: Gaps
): string[][] {
	return columns.flatMap((ids) => {
		const total = ids.reduce((sum, id) => sum + sizeOf(sizes, id).height + box, -box);
		const parts = Math.ceil(total / (height * 1.15));
		const each = Math.ceil(ids.length / parts);
		return Array.from({ length: parts }, (_, i) => ids.slice(i * each, (i + 1) * each)).filter(
			(part) => part.length > 0
		);
	});
}

function pitchOf(page: Rect, slot: number, { box }: Gaps): number {
	const slots = Math.max(1, Math.floor((page.width + box) / (slot + box)));
	return (page.width + box) / slots;
}

/** Bands share slots as wide as their widest box, so that arrows find straight ways through several of them. */
function placeBand(
	members: Members,
	{ links, gaps }: Plan,
	sizes: ReadonlyMap<string, Size>,
	boxes: Map<string, Rect>,
	where: 'above' | 'below',
	page: Rect,
	slot: number
): void {
	const ids = [...members.core, ...members.extras];
	const hull = around(boxes.values());
	const pitch = pitchOf(page, slot, gaps);
	const slots = Math.round((page.width + gaps.box) / pitch);
	const wishes = ids.map((id) => ({
		id,
		length: 1,
		middle: (wishOf(id, links, boxes, 'x', page.x + page.width / 2) - page.x) / pitch
	}));
	wishes.sort((a, b) => a.middle - b.middle);
	const count = Math.ceil(ids.length / slots);
	// Neighbours go to different rows, so that each row still spans the page.
	const rows = Array.from({ length: count }, (_, i) => wishes.filter((_, n) => n % count === i));
	const height = rows.map((row) => Math.max(...row.map((w) => sizeOf(sizes, w.id).height)));
	const full = height.reduce((sum, h) => sum + h + gaps.box, -gaps.box);
	const distance = 2 * gaps.padding + gaps.lane + gaps.heading;
	let y = !hull ? 0 : where === 'above' ? hull.y - distance - full : hull.y + hull.height + distance;
	rows.forEach((row, i) => {
		spread(row, 0, 0, slots).forEach((start, n) => {
			const { id } = row[n]!;
			const size = sizeOf(sizes, id);
			const x = Math.round(page.x + start * pitch + (pitch - gaps.box - size.width) / 2);
			// Boxes of a band stand on the side of the middle.
			boxes.set(id, { ...size, x, y: where === 'above' ? y + height[i]! - size.height : y });
		});
		y += height[i]! + gaps.box;
	});
}

/** Where a box wants to be: the mean of what it is linked to among the boxes placed so far. */
function wishOf(
	id: string,
	links: readonly Link[],
	boxes: ReadonlyMap<string, Rect>,
	axis: 'x' | 'y',
	otherwise: number
): number {
	const ends = links.flatMap((l) =>
		l.from === id ? (boxes.get(l.to) ?? []) : l.to === id ? (boxes.get(l.from) ?? []) : []
	);
	return mean(
		ends.map((r) => (axis === 'x' ? r.x + r.width / 2 : r.y + r.height / 2)),
		otherwise
	);
}
