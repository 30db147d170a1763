// Lays a model out: what stands well already stays, what is pinned stays always, the rest is arranged anew.
import { withoutDangling } from '#lib/domain/theory/selection.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { arranged } from './arranged.ts';
import { LayoutStopped, type LayoutEngine } from './engine.ts';
import type { Rect, Size } from './geometry.ts';
import type { PageShape } from './page-shape.ts';
import { aroundPins } from './pins.ts';
import { planOf } from './plan.ts';
import { betterAfresh, settled } from './settled.ts';
import { tidyPart } from './tidy-part.ts';

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
	const boxes = await arranged(whole, sizes, engine, plan, { progress, signal });
	const fresh = aroundPins(whole, boxes, plan.links);
	progress(0.9, 'Comparing with the places of now');
	const kept = settled(whole, sizes, plan.links);
	if (!kept || betterAfresh(whole, kept, fresh, plan.links, shape)) return positionsOf(model, fresh);
	return positionsOf(model, kept.boxes);
}

function positionsOf(model: Model, boxes: ReadonlyMap<string, Rect>): Positions {
	return new Map(
		[...model.nodes.keys()].map((id) => {
			const { x, y } = boxes.get(id)!;
			return [id, [Math.round(x), Math.round(y)] as const];
		})
	);
}
