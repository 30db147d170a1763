// What other parts of the editor may ask of the canvas, without knowing how it draws.
import type { Rect } from '#lib/layout/geometry.ts';

/** Set by the canvas while it is on the screen. */
export interface CanvasControls {
	/** Brings everything into view. */
	fit(): void;
	/** Brings some nodes into view, as large as they fit. */
	fitTo(ids: readonly string[]): void;
	/** Brings some nodes into view and, where they are small, closer. */
	reveal(ids: readonly string[]): void;
	/** Moves just enough that a node or arrow is not cut off by the edge. */
	keepInSight(id: string): void;
	zoomBy(factor: number): void;
	zoomTo(zoom: number): void;
	/** Adds a node at a free place near the pointer or the middle of what is in view, and starts naming it. */
	add(): void;
	/** Where some nodes stand, in model pixels; ids of other things are passed over. */
	boxesOf(ids: readonly string[]): Map<string, Rect>;
	/** What is in sight, in model pixels; null where the canvas has no room. */
	inSight(): Rect | null;
	/** Brings a part of the paper into view, as large as it fits. */
	lookAt(rect: Rect): void;
	/** Puts the focus on a node, and the node into view unless that is under way already. */
	focus(id: string, isInView?: boolean): void;
	/** Call it when a context menu opens: sees to it that what it was opened on is selected. */
	aimMenu(): void;
	/** Copies what is selected to the clipboard, or says why it cannot. */
	copy(cut?: boolean): void;
	/** Puts what is in the clipboard into the model. */
	paste(): Promise<void>;
	/** Copies what is selected beside itself. */
	duplicate(): void;
}

/** Somewhat longer than the movement, which the canvas' style sheet sets. */
const GLIDE_MS = 450;

export type MenuPlace = 'canvas' | 'node' | 'nodes' | 'arrow';

export class CanvasView {
	controls: CanvasControls | null = $state.raw(null);
	/** The node whose label is being typed on the canvas. */
	renaming: string | null = $state(null);
	/** The node that the keyboard is at: the one tab stop of the diagram. */
	focused: string | null = $state(null);
	/** What the context menu was opened on. */
	menuOn: MenuPlace = $state('canvas');
	zoom = $state(1);
	/** A marquee is being drawn: nothing may move under it. */
	marquee = $state(false);
	/** Nodes are on their way to new places. */
	gliding = $state(false);
	/** The boxes have been on the screen for a frame: what is less urgent may be drawn now. */
	boxesPainted = $state(false);
	#resting: ReturnType<typeof setTimeout> | undefined;

	/** The next change of places is shown as a movement that the eye can follow. */
	glide(): void {
		this.gliding = true;
		clearTimeout(this.#resting);
		this.#resting = setTimeout(() => (this.gliding = false), GLIDE_MS);
	}
}
