// What the tidy layout asks of a layout engine. Knows no engine, so that Node, a worker and a test can each bring their own.
import type { Point, Size } from './geometry.ts';

/** A small graph whose layers (columns, counted from 0) are already decided. */
export interface LayeredGraph {
	boxes: readonly (Size & { id: string; layer: number })[];
	/** Every arrow runs from a lower layer to a higher one. */
	arrows: readonly { from: string; to: string }[];
	/** The least distance between two boxes of one layer, in pixels. */
	gap: number;
}

/** Orders the boxes of each layer and gives them places. */
export interface LayoutEngine {
	/** Top left corners by id; rejects with `LayoutStopped` where time runs out or the signal says stop. */
	layered(graph: LayeredGraph, signal?: AbortSignal): Promise<Map<string, Point>>;
	/** Frees a worker where there is one. */
	close(): void;
}

/** Why an engine gave no answer. */
export class LayoutStopped extends Error {
	readonly code: 'deadline' | 'cancelled';

	constructor(code: 'deadline' | 'cancelled') {
		super(code === 'deadline' ? 'The layout took too long' : 'The layout was cancelled');
		this.name = 'LayoutStopped';
		this.code = code;
	}
}
