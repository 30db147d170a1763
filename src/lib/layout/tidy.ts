// Lays a whole model out afresh: a layout engine orders each row of each lane, everything between the rows is arranged here.
import { withoutDangling } from '#lib/domain/theory/selection.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { graphOf, placeBody } from './body.ts';
import { LayoutStopped, type LayoutEngine } from './engine.ts';
import type { Point, Rect, Size } from './geometry.ts';
import { planOf, type Row } from './plan.ts';
import { stackLayers } from './stack-layers.ts';
import { placeAround } from './surroundings.ts';

/** The top left corner of every node; rejects with `LayoutStopped`. */
export async function tidy(
	model: Model,
	sizes: ReadonlyMap<string, Size>,
	engine: LayoutEngine,
	signal?: AbortSignal
): Promise<Map<string, readonly [number, number]>> {
	const whole = withoutDangling(model);
	const plan = planOf(whole, sizes);
	const placed = new Map<Row, ReadonlyMap<string, Point>>();
	for (const row of plan.body.flatMap((lane) => lane.rows)) {
		placed.set(row, await engine.layered(graphOf(row, plan, sizes), signal));
		if (signal?.aborted) throw new LayoutStopped('cancelled');
	}
	const boxes = placeBody(whole, plan, sizes, placed);
	placeAround(plan, sizes, boxes);
	return new Map([...model.nodes.keys()].map((id) => [id, [boxes.get(id)!.x, boxes.get(id)!.y]]));
}

/** The same arrangement at once and without an engine: plainer within a lane, the same lanes. */
export function tidyQuickly(model: Model, sizes: ReadonlyMap<string, Size>): Map<string, Rect> {
	const whole = withoutDangling(model);
	const plan = planOf(whole, sizes);
	const rows = plan.body.flatMap((lane) => lane.rows);
	const placed = new Map(rows.map((row) => [row, stackLayers(graphOf(row, plan, sizes))]));
	const boxes = placeBody(whole, plan, sizes, placed);
	placeAround(plan, sizes, boxes);
	return boxes;
}
