// Actions that change what the model says.
import { editArrow } from '#lib/domain/theory/arrow-commands.ts';
import { removeItems } from '#lib/workspace/remove-items.ts';
import { type ActionContext, actions } from './action.ts';

/** On the diagram, which is where copies go and labels are typed. */
const nodesChosen = ({ open, view }: ActionContext) =>
	view.controls !== null && open.selection.some((id) => open.model.nodes.has(id));
const nodeChosen = ({ open, view }: ActionContext) =>
	view.controls !== null && open.selected !== null && open.model.nodes.has(open.selected);
const arrowOf = ({ open }: ActionContext) =>
	open.selected === null ? undefined : open.model.arrows.get(open.selected);

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
		enabled: (context) => context.open.mayEdit && nodeChosen(context),
		run: ({ open, view }) => void (view.renaming = open.selected)
	},
	reverse: {
		label: 'Turn the arrow round',
		group: 'edit',
		keys: ['R'],
		alias: 'reverse direction swap',
		menus: ['arrow'],
		edits: true,
		enabled: (context) => context.open.mayEdit && context.open.model.nodes.has(arrowOf(context)?.to ?? ''),
		run(context) {
			const { id, from, to } = arrowOf(context)!;
			context.open.run((model) => editArrow(model, id, { from: to, to: from }));
		}
	},
	feedback: {
		label: 'Goes back on purpose (feedback)',
		group: 'edit',
		keys: ['B'],
		alias: 'loop cycle mark',
		menus: ['arrow'],
		edits: true,
		checked: (context) => arrowOf(context)?.feedback ?? false,
		enabled: (context) => context.open.mayEdit && arrowOf(context) !== undefined,
		run(context) {
			const { id, feedback } = arrowOf(context)!;
			context.open.run((model) => editArrow(model, id, { feedback: !feedback }));
		}
	},
	duplicate: {
		label: 'Duplicate',
		group: 'edit',
		keys: ['Mod+D'],
		alias: 'copy again',
		menus: ['node', 'nodes'],
		edits: true,
		enabled: (context) => context.open.mayEdit && nodesChosen(context),
		run: ({ view }) => view.controls?.duplicate()
	},
	cut: {
		label: 'Cut',
		group: 'edit',
		browserKeys: 'Mod+X',
		menus: ['node', 'nodes'],
		edits: true,
		enabled: (context) => context.open.mayEdit && nodesChosen(context),
		run: ({ view }) => view.controls?.copy(true)
	},
	copy: {
		label: 'Copy',
		group: 'edit',
		browserKeys: 'Mod+C',
		menus: ['node', 'nodes'],
		enabled: nodesChosen,
		run: ({ view }) => view.controls?.copy()
	},
	paste: {
		label: 'Paste',
		group: 'edit',
		browserKeys: 'Mod+V',
		alias: 'spreadsheet lines clipboard',
		menus: ['canvas'],
		edits: true,
		enabled: ({ open, view }) => open.mayEdit && view.controls !== null,
		run: ({ view }) => view.controls?.paste()
	},
	selectAll: {
		label: 'Select all nodes',
		group: 'edit',
		keys: ['Mod+A'],
		menus: ['canvas'],
		enabled: ({ open }) => open.visible.nodes.size > 0,
		run: ({ open }) => open.select([...open.visible.nodes.keys()])
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
		anywhere: true,
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
		anywhere: true,
		edits: true,
		enabled: ({ open }) => open.mayEdit && open.undoState.redo !== null,
		run({ open, notices }) {
			const done = open.redo();
			if (done) notices.say(`Done again: ${done}`);
		}
	}
});
