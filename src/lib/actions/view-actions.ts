// Actions that change what is on the screen, and nothing in the model.
import { actions } from './action.ts';

export const VIEW_ACTIONS = actions({
	palette: {
		label: 'All commands',
		group: 'view',
		keys: ['Mod+K'],
		anywhere: true,
		enabled: () => true,
		run: ({ shell }) => void (shell.dialog = 'palette')
	},
	shortcuts: {
		label: 'Keyboard shortcuts',
		group: 'view',
		keys: ['?'],
		alias: 'help keys',
		menus: ['canvas'],
		enabled: () => true,
		run: ({ shell }) => void (shell.dialog = 'shortcuts')
	},
	fit: {
		label: 'Show everything',
		group: 'view',
		keys: ['Shift+1', '0'],
		alias: 'zoom to fit',
		menus: ['canvas'],
		enabled: ({ view }) => view.controls !== null,
		run: ({ view }) => view.controls?.fit()
	},
	fitSelection: {
		label: 'Zoom to the selection',
		group: 'view',
		keys: ['Shift+2'],
		menus: ['node', 'nodes'],
		enabled: ({ open, view }) =>
			view.controls !== null && open.selection.some((id) => open.model.nodes.has(id)),
		run: ({ open, view }) => view.controls?.fitTo(open.selection)
	},
	fullSize: {
		label: 'Zoom to 100 %',
		group: 'view',
		keys: ['Shift+0'],
		enabled: ({ view }) => view.controls !== null,
		run: ({ view }) => view.controls?.zoomTo(1)
	},
	zoomIn: {
		label: 'Zoom in',
		group: 'view',
		keys: ['+', '='],
		enabled: ({ view }) => view.controls !== null,
		run: ({ view }) => view.controls?.zoomBy(1.25)
	},
	zoomOut: {
		label: 'Zoom out',
		group: 'view',
		keys: ['-'],
		enabled: ({ view }) => view.controls !== null,
		run: ({ view }) => view.controls?.zoomBy(0.8)
	},
	print: {
		label: 'Print what is shown',
		group: 'view',
		browserKeys: 'Mod+P',
		alias: 'paper pdf figure',
		enabled: ({ open }) => open.visible.nodes.size > 0,
		run: () => print()
	},
	outline: {
		label: 'Outline',
		group: 'view',
		alias: 'panel left text',
		checked: ({ shell }) => shell.side === 'outline',
		enabled: () => true,
		run({ shell }) {
			if (shell.side === 'outline') shell.side = null;
			else shell.showSide('outline');
		}
	},
	diagram: {
		label: 'Diagram',
		group: 'view',
		alias: 'canvas picture',
		checked: ({ shell }) => shell.main === 'diagram',
		enabled: () => true,
		run: ({ shell }) => shell.showMain('diagram')
	},
	scheme: {
		label: 'Change the scheme',
		group: 'arrange',
		alias: 'template lanes columns kellogg realist pathways stages',
		edits: true,
		enabled: ({ open }) => open.mayEdit,
		run: ({ shell }) => void (shell.dialog = 'scheme')
	},
	tour: {
		label: 'Show the tour',
		group: 'view',
		alias: 'help introduction first steps',
		edits: true,
		enabled: ({ open }) => open.mayWriteTheory,
		run: ({ shell }) => void (shell.dialog = 'tour')
	},
	announce: {
		label: 'Say what others do',
		group: 'people',
		alias: 'announce screen reader changes live',
		checked: ({ shell }) => shell.announcing,
		enabled: () => true,
		run: ({ shell }) => void (shell.announcing = !shell.announcing)
	},
	nodesTable: {
		label: 'Table of nodes',
		group: 'view',
		alias: 'list rows spreadsheet',
		checked: ({ shell }) => shell.main === 'nodes',
		enabled: () => true,
		run: ({ shell }) => shell.showMain('nodes')
	},
	arrowsTable: {
		label: 'Table of arrows',
		group: 'view',
		alias: 'list rows spreadsheet because',
		checked: ({ shell }) => shell.main === 'arrows',
		enabled: () => true,
		run: ({ shell }) => shell.showMain('arrows')
	}
});
