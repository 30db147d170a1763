// Every action of the editor, once: toolbar, context menus, command palette and keys all draw from this list.
import type { Action, ActionContext } from './action.ts';
import { ARRANGE_ACTIONS } from './arrange-actions.ts';
import { EDIT_ACTIONS } from './edit-actions.ts';
import { STRUCTURE_ACTIONS } from './structure-actions.ts';
import { VIEW_ACTIONS } from './view-actions.ts';

export const ACTIONS = { ...EDIT_ACTIONS, ...ARRANGE_ACTIONS, ...STRUCTURE_ACTIONS, ...VIEW_ACTIONS };

export const ALL_ACTIONS: readonly Action[] = Object.values(ACTIONS);

/** Those that this person can ever use here: who may never edit is not offered what edits. */
export const offered = ({ open }: ActionContext): readonly Action[] =>
	ALL_ACTIONS.filter((action) => !action.edits || open.mayWriteTheory);

/** Runs an action where it can be run now. */
export function act(action: Action, context: ActionContext): void {
	if (action.enabled(context)) void action.run(context);
}
