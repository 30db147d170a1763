// What an action is.
import type { MenuPlace } from '#lib/workspace/canvas-view.svelte.ts';
import type { Workspace } from '#lib/workspace/workspace.ts';

/** What actions work on, and how they speak to the person. */
export type ActionContext = Workspace;

/** Headings of the command palette and of the list of shortcuts, in their order. */
export const ACTION_GROUPS = {
	edit: 'Edit',
	arrange: 'Arrange',
	structure: 'See structure',
	view: 'View',
	people: 'People'
} as const;
export type ActionGroup = keyof typeof ACTION_GROUPS;

export interface Action {
	id: string;
	label: string;
	group: ActionGroup;
	/** Keys as people read them, the first one being shown: `Mod+Z`, `Shift+F`, `N`; `Mod` is Ctrl, or ⌘ on a Mac. */
	keys?: readonly string[];
	/** Its keys work wherever the focus is but in a text; those of others only in the diagram. */
	anywhere?: boolean;
	/** Keys that the browser itself makes an event of, to be shown. */
	browserKeys?: string;
	/** Other words that the palette finds it by. */
	alias?: string;
	/** The context menus that offer it. */
	menus?: readonly MenuPlace[];
	/** It changes the theory, so it is not offered to those who never may. */
	edits?: boolean;
	/** Set for what is on or off. */
	checked?(context: ActionContext): boolean;
	enabled(context: ActionContext): boolean;
	run(context: ActionContext): void | Promise<void>;
}

/** For lists of actions: keeps the ids for those who look one up. */
export const actions = <Id extends string>(
	list: Record<Id, Omit<Action, 'id'>>
): Record<Id, Action & { id: Id }> =>
	Object.fromEntries(
		Object.entries(list).map(([id, action]) => [id, { id, ...(action as object) }])
	) as Record<Id, Action & { id: Id }>;
