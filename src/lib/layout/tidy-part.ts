// Tidies some nodes among others that stay: each lane's part as a block where it stands now, else one by one where there is room.
import type { Model } from '#lib/domain/theory/model.ts';
import { graphOf } from './body.ts';
import { settle, settleNear } from './find-room.ts';
import { freeSpot } from './free-spot.ts';
import { around, type Rect, type Size } from './geometry.ts';
import { type Ground, groundOf, hullsOf, kindOfLane, roleOf } from './ground.ts';
import { padded } from './lane-boxes.ts';
import { layersOf, type Link } from './layers.ts';
import { nodeLinks, sizeOf } from './members.ts';
import { placeNodes } from './place.ts';
import { BOX_GAP, COLUMN_GAP, SCREEN_GAPS } from './spacing.ts';
import { stackLayers } from './stack-layers.ts';

/** The places of all nodes, of which only those in `only` that are not pinned have moved. */
export function tidyPart(
	model: Model,
	sizes: ReadonlyMap<string, Size>,
	only: ReadonlySet<string>
): Map<string, Rect> {
	const now = placeNodes(model, sizes);
	const chosen = [...now.keys()].filter((id) => only.has(id) && !model.nodes.get(id)!.pinned);
	const links = nodeLinks(model);
	const others = new Map([...now].filter(([id]) => !chosen.includes(id)));
	const ground = groundOf(model, sizes, others, links);
	const lanes = new Map<string, string[]>();
	for (const id of chosen) {
		const lane = ground.laneOf.get(id)!;
		lanes.set(lane, [...(lanes.get(lane) ?? []), id]);
	}
	for (const [lane, ids] of lanes) {
		const block = blockOf(ground, ids, links);
		const spot = spotFor(ground, lane, block, around(ids.map((id) => now.get(id)!))!);
		if (spot) for (const [id, r] of block) ground.boxes.set(id, { ...r, x: r.x + spot.x, y: r.y + spot.y });
		else for (const id of ids) settleAmongOthers(ground, id, now.get(id)!);
	}
	return ground.boxes;
}

/** The nodes in columns by the arrows among them, or in a row in a band; the block's corner is the origin. */
function blockOf(ground: Ground, ids: readonly string[], links: readonly Link[]): Map<string, Rect> {
	const { sizes } = ground;
	const own = new Set(ids);
	const inner = links.filter((l) => own.has(l.from) && own.has(l.to));
	const band = kindOfLane(roleOf(ground, ids[0]!), ground.middle) === 'band';
	const layer = band ? new Map(ids.map((id, i) => [id, i % 4])) : layersOf(ids, inner);
	const least = Math.min(...layer.values());
	const columns: string[][] = [];
	for (const id of ids) (columns[layer.get(id)! - least] ??= []).push(id);
	const used = columns.filter((c) => c);
	const stacked = stackLayers(
		graphOf({ columns: used, start: 0 }, { links: inner, gaps: SCREEN_GAPS }, sizes)
	);
	const width = Math.max(...ids.map((id) => sizeOf(sizes, id).width));
	const step = width + (band ? BOX_GAP : COLUMN_GAP);
	const top = Math.min(...[...stacked.values()].map((p) => p.y));
	return new Map(
		used.flatMap((column, i) =>
			column.map((id) => {
				const size = sizeOf(sizes, id);
				const x = i * step + (width - size.width) / 2;
				return [id, { ...size, x, y: Math.round(stacked.get(id)!.y - top) }] as const;
			})
		)
	);
}

/** Where the block fits without another lane being touched: where the nodes stand now, else as near as can be in their lane. */
function spotFor(ground: Ground, lane: string, block: ReadonlyMap<string, Rect>, now: Rect) {
	const hulls = hullsOf(ground);
	const own = around([now, ...(hulls.has(lane) ? [hulls.get(lane)!] : [])])!;
	const foreign = [...hulls].filter(([other]) => other !== lane).map(([, r]) => padded(r));
	const lefts = [...ground.boxes].filter(([id]) => ground.laneOf.get(id) === lane).map(([, r]) => r.x);
	const size = around(block.values())!;
	return freeSpot(size, [...ground.boxes.values(), ...foreign], {
		wish: now,
		columns: [...new Set([now.x, ...lefts])].map((x) => ({ x, cost: 0 })),
		top: own.y,
		bottom: Math.max(own.y + own.height, now.y + size.height),
		gap: BOX_GAP
	});
}

function settleAmongOthers(ground: Ground, id: string, now: Rect): void {
	const before = new Map(ground.boxes);
	settle(ground, id);
	// The others stay: where the lane would have to push them, the node keeps its place or takes the nearest free one.
	const pushed = [...before].some(([other, r]) => ground.boxes.get(other)!.y !== r.y);
	if (!pushed) return;
	for (const [other, r] of before) ground.boxes.set(other, r);
	ground.boxes.delete(id);
	settleNear(ground, id, now);
}
