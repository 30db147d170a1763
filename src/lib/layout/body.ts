// Gives the lanes of the figure's middle their coordinates: shared columns, rows one above another, non-core boxes beside the core.
import type { Model } from '#lib/domain/theory/model.ts';
import type { LayeredGraph } from './engine.ts';
import { freeSpot } from './free-spot.ts';
import { around, type Point, type Rect, type Size } from './geometry.ts';
import { nodesAt, sizeOf } from './members.ts';
import type { BodyLane, Plan, Row } from './plan.ts';
import { mean } from './spread.ts';

/** What a layout engine is asked for one row. */
export function graphOf(
	row: Row,
	plan: Pick<Plan, 'links' | 'gaps'>,
	sizes: ReadonlyMap<string, Size>
): LayeredGraph {
	const layer = new Map(row.columns.flatMap((ids, i) => ids.map((id): [string, number] => [id, i])));
	return {
		boxes: [...layer].map(([id, layer]) => ({ id, layer, ...sizeOf(sizes, id) })),
		arrows: plan.links.flatMap(({ from, to }) => {
			const [a, b] = [layer.get(from), layer.get(to)];
			if (a === undefined || b === undefined || a === b) return [];
			return [a < b ? { from, to } : { from: to, to: from }];
		}),
		gap: plan.gaps.box
	};
}

/** The boxes of the middle. `placed` holds what the engine said for each row; only its heights are taken. */
export function placeBody(
	model: Model,
	plan: Plan,
	sizes: ReadonlyMap<string, Size>,
	placed: ReadonlyMap<Row, ReadonlyMap<string, Point>>
): Map<string, Rect> {
	const columns = columnsOf(model, plan, sizes);
	const boxes = new Map<string, Rect>();
	const depth = new Map(
		plan.body.flatMap((l, i) =>
			[...l.rows.flatMap((r) => r.columns.flat()), ...l.extras].map((id): [string, number] => [id, i])
		)
	);
	const { padding, heading, lane: between } = plan.gaps;
	let top = 0;
	plan.body.forEach((lane, i) => {
		const own = new Map<string, Rect>();
		let y = 0;
		for (const row of lane.rows) {
			const rects = rowBoxes(row, columns, sizes, placed.get(row)!, facing(row, plan, depth, i));
			for (const [id, r] of rects) own.set(id, { ...r, y: r.y + y });
			y += (around(rects.values())?.height ?? 0) + plan.gaps.row;
		}
		// Above the first lane and below the others the non-core boxes leave no hole between the lanes of the first view.
		const upwards = i === 0 && plan.body.length > 1;
		placeExtras(lane, own, columns, plan, sizes, upwards);
		const hull = around(own.values());
		if (!hull) return;
		const shift = top + padding + heading - hull.y;
		for (const [id, r] of own) boxes.set(id, { ...r, y: Math.round(r.y + shift) });
		top += hull.height + 2 * padding + heading + between;
	});
	return boxes;
}

interface Column {
	x: number;
	width: number;
}

function columnsOf(model: Model, plan: Plan, sizes: ReadonlyMap<string, Size>): Column[] {
	const widths = Array<number>(plan.columns).fill(0);
	const columnOf = new Map<string, number>();
	for (const row of plan.body.flatMap((l) => l.rows)) {
		row.columns.forEach((ids, i) => {
			for (const id of ids) {
				columnOf.set(id, row.start + i);
				widths[row.start + i] = Math.max(widths[row.start + i]!, sizeOf(sizes, id).width);
			}
		});
	}
	const gaps = Array<number>(plan.columns).fill(plan.gaps.column);
	for (const arrow of model.arrows.values()) {
		if (model.nodes.has(arrow.to)) continue;
		const ends = nodesAt(model, arrow.to).map((id) => columnOf.get(id) ?? NaN);
		if (ends.length === 2 && ends[1]! - ends[0]! === 1) gaps[ends[0]!] = plan.gaps.column + plan.gaps.actedOn;
	}
	let x = 0;
	return widths.map((width, i) => {
		const column = { x, width };
		x += width + gaps[i]!;
		return column;
	});
}

/** Below zero where a row is better turned upside down, because its upper boxes are linked to what lies below it. */
function facing(
	row: Row,
	plan: Plan,
	depth: ReadonlyMap<string, number>,
	own: number
): (rects: ReadonlyMap<string, Rect>) => number {
	const ids = new Set(row.columns.flat());
	return (rects) => {
		let sum = 0;
		for (const { from, to } of plan.links) {
			for (const [a, b] of [
				[from, to],
				[to, from]
			] as const) {
				if (!ids.has(a) || ids.has(b) || !depth.has(b) || depth.get(b) === own) continue;
				const r = rects.get(a)!;
				sum += Math.sign(depth.get(b)! - own) * (r.y + r.height / 2);
			}
		}
		return sum;
	};
}

function rowBoxes(
	row: Row,
	columns: readonly Column[],
	sizes: ReadonlyMap<string, Size>,
	placed: ReadonlyMap<string, Point>,
	facing: (rects: ReadonlyMap<string, Rect>) => number
): Map<string, Rect> {
	const rects = new Map<string, Rect>();
	row.columns.forEach((ids, i) => {
		const column = columns[row.start + i]!;
		for (const id of ids) {
			const size = sizeOf(sizes, id);
			rects.set(id, { ...size, x: column.x + (column.width - size.width) / 2, y: placed.get(id)?.y ?? 0 });
		}
	});
	const hull = around(rects.values());
	if (!hull) return rects;
	const upright = new Map([...rects].map(([id, r]) => [id, { ...r, y: r.y - hull.y }]));
	const turned = new Map(
		[...rects].map(([id, r]) => [id, { ...r, y: hull.y + hull.height - r.y - r.height }])
	);
	return facing(turned) > facing(upright) ? turned : upright;
}

function placeExtras(
	lane: BodyLane,
	own: Map<string, Rect>,
	columns: readonly Column[],
	plan: Plan,
	sizes: ReadonlyMap<string, Size>,
	upwards: boolean
): void {
	const hull = around(own.values()) ?? { x: 0, y: 0, width: 0, height: 0 };
	for (const id of lane.extras) {
		const size = sizeOf(sizes, id);
		const before = plan.links.filter((l) => l.to === id).flatMap((l) => own.get(l.from) ?? []);
		const after = plan.links.filter((l) => l.from === id).flatMap((l) => own.get(l.to) ?? []);
		const x = mean(
			[
				...before.map((r) => r.x + size.width + plan.gaps.column),
				...after.map((r) => r.x - size.width - plan.gaps.column)
			],
			hull.x
		);
		const y = mean(
			[...before, ...after].map((r) => r.y),
			upwards ? hull.y : hull.y + hull.height
		);
		const spot = freeSpot(size, [...own.values()], {
			wish: { x, y },
			columns: columns.map((c) => ({ x: c.x + (c.width - size.width) / 2, cost: 0 })),
			top: upwards ? -Infinity : hull.y,
			bottom: upwards ? hull.y + hull.height : Infinity,
			gap: plan.gaps.box
		});
		own.set(id, { ...size, ...(spot ?? { x: hull.x, y: hull.y + hull.height + plan.gaps.box }) });
	}
}
