// Every action of the editor, once: toolbar, keys and menus all draw from this list.
import { removeItems } from '#lib/workspace/remove-items.ts';
import type { Action } from './action.ts';
import { tidyModel } from './tidy-model.ts';

const action = <Id extends string>(id: Id, definition: Omit<Action, 'id'>): Action & { id: Id } => ({
	id,
	...definition
});

export const ACTIONS = {
	add: action('add', {
		label: 'Add node',
		shortcut: 'N',
		enabled: ({ open, view }) => open.mayEdit && view.controls !== null,
		run: ({ view }) => view.controls?.add()
	}),
	remove: action('remove', {
		label: 'Delete',
		shortcut: 'Delete',
		enabled: ({ open }) => open.mayEdit && open.selection.length > 0,
		run: (context) => void removeItems(context, context.open.selection)
	}),
	undo: action('undo', {
		label: 'Undo',
		shortcut: 'Mod+Z',
		enabled: ({ open }) => open.mayEdit && open.undoState.undo !== null,
		run({ open, notices }) {
			const done = open.undo();
			if (done) notices.say(`Undone: ${done}`);
		}
	}),
	redo: action('redo', {
		label: 'Redo',
		shortcut: 'Mod+Shift+Z',
		enabled: ({ open }) => open.mayEdit && open.undoState.redo !== null,
		run({ open, notices }) {
			const done = open.redo();
			if (done) notices.say(`Done again: ${done}`);
		}
	}),
	tidy: action('tidy', {
		label: 'Tidy',
		enabled: ({ open }) => open.mayEdit && open.model.nodes.size > 0,
		run: tidyModel
	}),
	fit: action('fit', {
		label: 'Show everything',
		enabled: ({ view }) => view.controls !== null,
		run: ({ view }) => view.controls?.fit()
	}),
	zoomIn: action('zoom-in', {
		label: 'Zoom in',
		enabled: ({ view }) => view.controls !== null,
		run: ({ view }) => view.controls?.zoomBy(1.25)
	}),
	zoomOut: action('zoom-out', {
		label: 'Zoom out',
		enabled: ({ view }) => view.controls !== null,
		run: ({ view }) => view.controls?.zoomBy(0.8)
	})
} as const;

const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** A shortcut as this machine's people read it. */
export const shortcutWords = (action: Action): string | undefined =>
	action.shortcut?.replace('Mod', isMac() ? '⌘' : 'Ctrl');

/** The action for keys pressed anywhere in the editor: only those with Ctrl or ⌘, since letters belong to whatever has the focus. */
export function actionForKeys(event: KeyboardEvent): Action | null {
	if (!(isMac() ? event.metaKey : event.ctrlKey) || event.altKey) return null;
	const key = event.key.toLowerCase();
	if (key === 'z') return event.shiftKey ? ACTIONS.redo : ACTIONS.undo;
	if (key === 'y' && !event.shiftKey) return ACTIONS.redo;
	return null;
}
