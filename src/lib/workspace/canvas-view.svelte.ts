// What other parts of the editor may ask of the canvas, without knowing how it draws.

/** Set by the canvas while it is on the screen. */
export interface CanvasControls {
	/** Brings everything into view. */
	fit(): void;
	/** Brings some nodes into view and, where they are small, closer. */
	reveal(ids: readonly string[]): void;
	/** Moves just enough that a node or arrow is not cut off by the edge. */
	keepInSight(id: string): void;
	zoomBy(factor: number): void;
	/** Adds a box at a free place near the middle of what is in view, and starts naming it. */
	add(): void;
}

export class CanvasView {
	controls: CanvasControls | null = $state.raw(null);
	/** The node whose label is being typed on the canvas. */
	renaming: string | null = $state(null);
	zoom = $state(1);
	/** The boxes have been on the screen for a frame: what is less urgent may be drawn now. */
	boxesPainted = $state(false);
}
