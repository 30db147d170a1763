// The same arrangement as the tidy layout, at once and without an engine: plainer within a lane, the same lanes.
import { withoutDangling } from '#lib/domain/theory/selection.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { graphOf, placeBody } from './body.ts';
import type { LayoutEngine } from './engine.ts';
import type { Point, Rect, Size } from './geometry.ts';
import { sizeOf } from './members.ts';
import { type Plan, planOf, type Row } from './plan.ts';
import { stackLayers } from './stack-layers.ts';
import { placeAround } from './surroundings.ts';

/** Stands in for a layout engine where there is no time for one. */
export const QUICK_ENGINE: LayoutEngine = {
	layered: (graph) => Promise.resolve(stackLayers(graph)),
	close() {}
};

/** A fresh arrangement of the whole model. */
export function tidyQuickly(model: Model, sizes: ReadonlyMap<string, Size>): Map<string, Rect> {
	const whole = withoutDangling(model);
	return roughly(whole, sizes, planOf(whole, sizes));
}

/** The arrangement of a plan, its rows ordered plainly; arrows of the model have both their ends. */
export function roughly(model: Model, sizes: ReadonlyMap<string, Size>, plan: Plan): Map<string, Rect> {
	const rows = plan.body.flatMap((lane) => lane.rows);
	const placed = new Map(rows.map((row) => [row, stackLayers(graphOf(row, plan, sizes))]));
	return assembled(model, plan, sizes, placed);
}

/** The boxes of a plan whose rows an engine has ordered. */
export function assembled(
	model: Model,
	plan: Plan,
	sizes: ReadonlyMap<string, Size>,
	placed: ReadonlyMap<Row, ReadonlyMap<string, Point>>
): Map<string, Rect> {
	const boxes = placeBody(model, plan, sizes, placed);
	placeAround(plan, sizes, boxes);
	return new Map(
		[...model.nodes.keys()].map((id) => [id, boxes.get(id) ?? { x: 0, y: 0, ...sizeOf(sizes, id) }])
	);
}
