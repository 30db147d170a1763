// What an action is.
import type { Workspace } from '#lib/workspace/workspace.ts';

/** What actions work on, and how they speak to the person. */
export type ActionContext = Pick<Workspace, 'open' | 'view' | 'notices'>;

export interface Action {
	id: string;
	label: string;
	/** Keys as people read them; `Mod` is Ctrl, or ⌘ on a Mac. */
	shortcut?: string;
	enabled(context: ActionContext): boolean;
	run(context: ActionContext): void | Promise<void>;
}
