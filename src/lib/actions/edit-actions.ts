// Actions that change what the model says.
import { removeItems } from '#lib/workspace/remove-items.ts';
import { actions } from './action.ts';

export const EDIT_ACTIONS = actions({
	add: {
		label: 'Add node',
		group: 'edit',
		keys: ['N'],
		alias: 'new box create',
		menus: ['canvas'],
		edits: true,
		enabled: ({ open, view }) => open.mayEdit && view.controls !== null,
		run: ({ view }) => view.controls?.add()
	},
	rename: {
		label: 'Rename',
		group: 'edit',
		keys: ['F2'],
		alias: 'label edit text',
		menus: ['node'],
		edits: true,
		enabled: ({ open }) => open.mayEdit && open.selected !== null && open.model.nodes.has(open.selected),
		run: ({ open, view }) => void (view.renaming = open.selected)
	},
	remove: {
		label: 'Delete',
		group: 'edit',
		keys: ['Delete', 'Backspace'],
		alias: 'remove',
		menus: ['node', 'nodes', 'arrow'],
		edits: true,
		enabled: ({ open }) => open.mayEdit && open.selection.length > 0,
		run: (context) => void removeItems(context, context.open.selection)
	},
	undo: {
		label: 'Undo',
		group: 'edit',
		keys: ['Mod+Z'],
		edits: true,
		enabled: ({ open }) => open.mayEdit && open.undoState.undo !== null,
		run({ open, notices }) {
			const done = open.undo();
			if (done) notices.say(`Undone: ${done}`);
		}
	},
	redo: {
		label: 'Redo',
		group: 'edit',
		keys: ['Mod+Shift+Z', 'Mod+Y'],
		edits: true,
		enabled: ({ open }) => open.mayEdit && open.undoState.redo !== null,
		run({ open, notices }) {
			const done = open.redo();
			if (done) notices.say(`Done again: ${done}`);
		}
	}
});
