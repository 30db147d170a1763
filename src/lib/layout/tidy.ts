// Lays a model out: a layout engine orders each row of each lane, everything between the rows is arranged here.
// What stands well already stays, what is pinned stays always.
import { withoutDangling } from '#lib/domain/theory/selection.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { graphOf } from './body.ts';
import { LayoutStopped, type LayeredGraph, type LayoutEngine } from './engine.ts';
import type { Point, Rect, Size } from './geometry.ts';
import type { PageShape } from './page-shape.ts';
import { aroundPins } from './pins.ts';
import { planOf, type Row } from './plan.ts';
import { betterAfresh, settled } from './settled.ts';
import { stackLayers } from './stack-layers.ts';
import { tidyPart } from './tidy-part.ts';
import { assembled } from './tidy-quickly.ts';
import { untangle } from './untangle.ts';

/** Top left corners by node. */
export type Positions = Map<string, readonly [number, number]>;

export interface TidyOptions {
	/** What page to fold for; `screen` unless given. */
	shape?: PageShape;
	/** Only these nodes move, within the room that they take or the nearest that is free. */
	only?: ReadonlySet<string>;
	/** Told how far it is, from 0 to 1, and in words what is being done. */
	progress?: (share: number, step: string) => void;
	signal?: AbortSignal;
}

/** The top left corner of every node; rejects with `LayoutStopped`. The model is left as it is. */
export async function tidy(
	model: Model,
	sizes: ReadonlyMap<string, Size>,
	engine: LayoutEngine,
	{ shape = 'screen', only, progress = () => {}, signal }: TidyOptions = {}
): Promise<Positions> {
	const whole = withoutDangling(model);
	if (signal?.aborted) throw new LayoutStopped('cancelled');
	if (only) {
		progress(0, 'Looking for room');
		return positionsOf(model, tidyPart(whole, sizes, only));
	}
	progress(0, 'Sorting nodes into columns');
	const plan = planOf(whole, sizes, { shape });
	const placed = new Map<Row, ReadonlyMap<string, Point>>();
	const rows = plan.body.flatMap((lane) => lane.rows.map((row) => ({ row, title: lane.lane.title })));
	for (const [i, { row, title }] of rows.entries()) {
		progress(0.1 + (0.7 * i) / rows.length, `Ordering ${title}`);
		placed.set(row, await ordered(graphOf(row, plan, sizes), engine, signal));
		if (signal?.aborted) throw new LayoutStopped('cancelled');
	}
	progress(0.8, 'Placing what stands around');
	const boxes = assembled(whole, plan, sizes, placed);
	untangle(whole, boxes, plan.links);
	const fresh = aroundPins(whole, boxes, plan.links);
	progress(0.9, 'Comparing with the places of now');
	const kept = settled(whole, sizes, plan.links);
	if (!kept || betterAfresh(whole, kept, fresh, plan.links, shape)) return positionsOf(model, fresh);
	return positionsOf(model, kept.boxes);
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

function positionsOf(model: Model, boxes: ReadonlyMap<string, Rect>): Positions {
	return new Map(
		[...model.nodes.keys()].map((id) => {
			const { x, y } = boxes.get(id)!;
			return [id, [Math.round(x), Math.round(y)] as const];
		})
	);
}
