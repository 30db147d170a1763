// What an action is.
import type { OpenModel } from '#lib/open-model/open-model.svelte.ts';
import type { CanvasView } from '#lib/workspace/canvas-view.svelte.ts';

/** What actions work on, and how they speak to the person. */
export interface ActionContext {
	open: OpenModel;
	view: CanvasView;
	/** Says something, on the screen and to a screen reader. */
	say(message: string): void;
}

export interface Action {
	id: string;
	label: string;
	/** Keys as people read them; `Mod` is Ctrl, or ⌘ on a Mac. */
	shortcut?: string;
	enabled(context: ActionContext): boolean;
	run(context: ActionContext): void | Promise<void>;
}
