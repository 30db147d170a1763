// Where the person is on the diagram: under the pointer, or in the middle of what is in view where that is elsewhere.
import type { Model } from '#lib/domain/theory/model.ts';
import type { Point } from '#lib/layout/geometry.ts';
import type { MenuPlace } from '#lib/workspace/canvas-view.svelte.ts';

/** Which context menu belongs to a selection. */
export function menuPlace(model: Model, selection: readonly string[]): MenuPlace {
	if (selection.length !== 1) return selection.length === 0 ? 'canvas' : 'nodes';
	return model.nodes.has(selection[0]!) ? 'node' : 'arrow';
}

export class Whereabouts {
	readonly #toModel: (onScreen: Point) => Point;
	readonly #screen: () => DOMRect;
	#pointer: Point | null = null;

	/**
	 * @param toModel from screen to model pixels
	 * @param screen where the canvas is on the screen
	 */
	constructor(toModel: (onScreen: Point) => Point, screen: () => DOMRect) {
		this.#toModel = toModel;
		this.#screen = screen;
	}

	/** A pointer that hovers counts; a finger that was lifted does not. */
	note({ clientX, clientY }: MouseEvent): void {
		this.#pointer = { x: clientX, y: clientY };
	}

	leave(): void {
		this.#pointer = null;
	}

	/** In model pixels. */
	now(): Point {
		const { left, top, width, height } = this.#screen();
		return this.#toModel(this.#pointer ?? { x: left + width / 2, y: top + height / 2 });
	}
}
