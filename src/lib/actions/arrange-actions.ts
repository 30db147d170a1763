// Actions that change where things stand.
import { actions } from './action.ts';
import { tidyModel } from './tidy-model.ts';

export const ARRANGE_ACTIONS = actions({
	tidy: {
		label: 'Tidy',
		group: 'arrange',
		keys: ['T'],
		alias: 'layout arrange automatically',
		menus: ['canvas'],
		edits: true,
		enabled: ({ open }) => open.mayEdit && open.model.nodes.size > 0,
		run: tidyModel
	}
});
