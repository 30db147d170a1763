// Where every box stands right now: stored places as they are, and a quick place for each box that nobody has placed yet.
import { laneIdOf, lanesOf, type LaneRole } from '#lib/domain/theory/lanes.ts';
import type { Model, TheoryNode } from '#lib/domain/theory/model.ts';
import { freeSpot } from './free-spot.ts';
import { around, type Point, type Rect, type Size } from './geometry.ts';
import type { Link } from './layers.ts';
import { nodeLinks, sizeOf } from './members.ts';
import { BOX_GAP, COLUMN_GAP, GUTTER, HEADING_HEIGHT, LANE_GAP, LANE_PADDING } from './spacing.ts';
import { mean } from './spread.ts';
import { tidyQuickly } from './tidy-quickly.ts';

/** A rectangle for every node, in the model's order; a box with a stored place keeps it, the others lie on no other box. */
export function placeNodes(model: Model, sizes: ReadonlyMap<string, Size>): Map<string, Rect> {
	const boxes = new Map<string, Rect>();
	const missing: TheoryNode[] = [];
	for (const node of model.nodes.values()) {
		if (node.pos) boxes.set(node.id, { x: node.pos[0], y: node.pos[1], ...sizeOf(sizes, node.id) });
		else missing.push(node);
	}
	if (missing.length === 0) return boxes;
	if (boxes.size === 0) {
		const placed = tidyQuickly(model, sizes);
		return new Map([...model.nodes.keys()].map((id) => [id, placed.get(id)!]));
	}
	const laneOf = new Map([...model.nodes].map(([id, node]) => [id, laneIdOf(model, node)]));
	const roles = new Map(lanesOf(model).map((lane) => [lane.id, lane.role]));
	const links = nodeLinks(model);
	for (const node of missing) {
		const laneId = laneOf.get(node.id)!;
		const lanes = hulls(boxes, laneOf);
		boxes.set(
			node.id,
			quickPlace(node.id, laneId, roles.get(laneId)!, sizeOf(sizes, node.id), boxes, lanes, links, laneOf)
		);
	}
	return new Map([...model.nodes.keys()].map((id) => [id, boxes.get(id)!]));
}

function hulls(boxes: ReadonlyMap<string, Rect>, laneOf: ReadonlyMap<string, string>): Map<string, Rect> {
	const rects = new Map<string, Rect>();
	for (const [id, box] of boxes) {
		const laneId = laneOf.get(id)!;
		rects.set(laneId, around([box, ...(rects.has(laneId) ? [rects.get(laneId)!] : [])])!);
	}
	return rects;
}

function quickPlace(
	id: string,
	laneId: string,
	role: LaneRole,
	size: Size,
	boxes: ReadonlyMap<string, Rect>,
	lanes: ReadonlyMap<string, Rect>,
	links: readonly Link[],
	laneOf: ReadonlyMap<string, string>
): Rect {
	const own = lanes.get(laneId);
	const page = around(boxes.values())!;
	if (!own) return { ...size, ...besidePage(role, size, page, lanes) };
	const inLane = (end: string): Rect[] =>
		laneOf.get(end) === laneId && boxes.has(end) ? [boxes.get(end)!] : [];
	const before = links.filter((l) => l.to === id).flatMap((l) => inLane(l.from));
	const after = links.filter((l) => l.from === id).flatMap((l) => inLane(l.to));
	const wish = {
		x: mean(
			[...before.map((r) => r.x + r.width + COLUMN_GAP), ...after.map((r) => r.x - size.width - COLUMN_GAP)],
			own.x
		),
		y: mean(
			[...before, ...after].map((r) => r.y),
			own.y + own.height + BOX_GAP
		)
	};
	const step = size.width + COLUMN_GAP;
	const taken = [
		...boxes.values(),
		...[...lanes].filter(([other]) => other !== laneId).map(([, r]) => withBorder(r))
	];
	const columns = [wish.x, own.x, wish.x - step, wish.x + step, own.x + own.width - size.width].map((x) => ({
		x,
		cost: 0
	}));
	const inside = freeSpot(size, taken, {
		wish,
		columns,
		top: own.y,
		bottom: own.y + own.height,
		gap: BOX_GAP
	});
	const spot = inside ??
		freeSpot(size, taken, { wish, columns, top: -Infinity, bottom: Infinity, gap: BOX_GAP }) ?? {
			x: page.x,
			y: page.y + page.height + LANE_GAP
		};
	return { ...size, x: Math.round(spot.x), y: Math.round(spot.y) };
}

function withBorder(r: Rect): Rect {
	const x = LANE_PADDING - BOX_GAP / 2;
	return {
		x: r.x - x,
		y: r.y - x - HEADING_HEIGHT,
		width: r.width + 2 * x,
		height: r.height + 2 * x + HEADING_HEIGHT
	};
}

/** The first box of a lane stands outside everything, on the side where its lane belongs. */
function besidePage(role: LaneRole, size: Size, page: Rect, lanes: ReadonlyMap<string, Rect>): Point {
	const between = 2 * LANE_PADDING + HEADING_HEIGHT + LANE_GAP;
	const middle = around([...lanes].filter(([id]) => id.startsWith('pathway:')).map(([, r]) => r)) ?? page;
	switch (role) {
		case 'before':
			return { x: page.x - 2 * LANE_PADDING - GUTTER - size.width, y: middle.y };
		case 'after':
			return { x: page.x + page.width + 2 * LANE_PADDING + GUTTER, y: middle.y };
		case 'contexts':
		case 'moderators':
			return { x: middle.x, y: page.y - between - size.height };
		default:
			return { x: middle.x, y: page.y + page.height + between };
	}
}
