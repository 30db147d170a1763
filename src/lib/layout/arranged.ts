// Arranges a model from scratch by its plan: a layout engine orders each row of each lane, everything between the rows is
// arranged here.
import type { Model } from '#lib/domain/theory/model.ts';
import { graphOf } from './body.ts';
import { LayoutStopped, type LayeredGraph, type LayoutEngine } from './engine.ts';
import type { Point, Rect, Size } from './geometry.ts';
import type { Plan, Row } from './plan.ts';
import { stackLayers } from './stack-layers.ts';
import { assembled } from './tidy-quickly.ts';
import { untangle } from './untangle.ts';

export interface Course {
	/** Told how far it is, from 0 to 1, and in words what is being done. */
	progress?: ((share: number, step: string) => void) | undefined;
	signal?: AbortSignal | undefined;
}

/** The box of every node, whether it is pinned or not; rejects with `LayoutStopped`. */
export async function arranged(
	model: Model,
	sizes: ReadonlyMap<string, Size>,
	engine: LayoutEngine,
	plan: Plan,
	{ progress = () => {}, signal }: Course = {}
): Promise<Map<string, Rect>> {
	const placed = new Map<Row, ReadonlyMap<string, Point>>();
	const rows = plan.body.flatMap((lane) => lane.rows.map((row) => ({ row, title: lane.lane.title })));
	for (const [i, { row, title }] of rows.entries()) {
		progress(0.1 + (0.7 * i) / rows.length, `Ordering ${title}`);
		placed.set(row, await ordered(graphOf(row, plan, sizes), engine, signal));
		if (signal?.aborted) throw new LayoutStopped('cancelled');
	}
	progress(0.8, 'Placing what stands around');
	const boxes = assembled(model, plan, sizes, placed);
	untangle(model, boxes, plan.links);
	return boxes;
}

/** An engine takes long over so many boxes in a row, or in one of its layers; there the plain order is as good. */
const MOST_BOXES = 300;
const MOST_IN_LAYER = 150;

async function ordered(
	graph: LayeredGraph,
	engine: LayoutEngine,
	signal?: AbortSignal
): Promise<ReadonlyMap<string, Point>> {
	const heights = new Map<number, number>();
	for (const { layer } of graph.boxes) heights.set(layer, (heights.get(layer) ?? 0) + 1);
	if (graph.boxes.length > MOST_BOXES || Math.max(0, ...heights.values()) > MOST_IN_LAYER)
		return stackLayers(graph);
	return engine.layered(graph, signal);
}
