// Nodes under the hand: snap lines while they are dragged, one change when they are let go.
import { moveNodes } from '#lib/domain/theory/node-commands.ts';
import { around, type Rect } from '#lib/layout/geometry.ts';
import type { OpenModel } from '#lib/open-model/open-model.svelte.ts';
import { dropOf } from './drop.ts';
import type { Picture } from './picture.svelte.ts';
import { type Guide, snapOf } from './snap.ts';

/** How near a line takes a box onto it, in screen pixels. */
const REACH = 6;
/** Only what is this near is worth lining up with, in model pixels. */
const NEARBY = 1200;

export interface Dragged {
	id: string;
	position: { x: number; y: number };
	width?: number | undefined;
	height?: number | undefined;
}

export class Dragging {
	readonly #open: OpenModel;
	readonly #picture: Picture;
	/** Snap lines to draw. */
	guides: readonly Guide[] = $state.raw([]);
	/** Called off while the hand still holds them. */
	#isOff = false;

	constructor(open: OpenModel, picture: Picture) {
		this.#open = open;
		this.#picture = picture;
	}

	/**
	 * @param moving as the pointer has them
	 * @param free no snapping
	 * @returns how far they jump onto a snap line
	 */
	drag(moving: readonly Dragged[], zoom: number, free: boolean): { dx: number; dy: number } {
		if (this.#isOff) return { dx: 0, dy: 0 };
		const rects = rectsOf(moving);
		const hull = around(rects.values());
		if (!hull) return { dx: 0, dy: 0 };
		const others = [...this.#picture.boxes].flatMap(([id, rect]) =>
			!rects.has(id) && Math.abs(rect.x - hull.x) < NEARBY && Math.abs(rect.y - hull.y) < NEARBY ? [rect] : []
		);
		const { dx, dy, guides } = free ? { dx: 0, dy: 0, guides: [] } : snapOf(hull, others, REACH / zoom);
		this.guides = guides;
		this.#picture.dragged = new Map([...rects].map(([id, r]) => [id, { ...r, x: r.x + dx, y: r.y + dy }]));
		return { dx, dy };
	}

	/** @returns the lanes that nodes were moved into, for a message */
	drop(): string[] {
		const dropped = this.#picture.dragged;
		this.release();
		if (dropped.size === 0) return [];
		const { moves, into } = dropOf(this.#open.visible, this.#picture.boxes, dropped);
		return this.#open.run((model) => moveNodes(model, moves)) ? into.map((lane) => lane.title) : [];
	}

	/** They go back to where they were; the hand that still holds them moves nothing any more. */
	cancel(): void {
		this.release();
		this.#isOff = true;
	}

	/**
	 * Nothing is held any longer. The library tells no end where a node was deleted under the hand or a second finger came.
	 * @returns true where something still was
	 */
	release(): boolean {
		const held = this.#isOff || this.#picture.dragged.size > 0;
		this.#isOff = false;
		if (this.#picture.dragged.size > 0) this.#picture.dragged = new Map();
		this.guides = [];
		return held;
	}
}

const rectsOf = (moving: readonly Dragged[]): Map<string, Rect> =>
	new Map(moving.map(({ id, position, width = 0, height = 0 }) => [id, { ...position, width, height }]));
