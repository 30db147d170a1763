// Actions that show how the model hangs together, and those for looking at it with others.
import { pathsBetween } from '#lib/domain/theory/graph.ts';
import { type Focus, isFiltering, refocused } from '#lib/domain/theory/lens.ts';
import { labelOf } from '#lib/domain/item-words.ts';
import { lookAtAll, lookThrough, viewHere } from '#lib/workspace/look.ts';
import type { Side } from '#lib/workspace/shell.svelte.ts';
import { type Action, type ActionContext, actions } from './action.ts';

const MENUS = ['node', 'nodes', 'arrow'] as const;

const looking = (label: string, look: Exclude<Focus['look'], 'between'>, keys: string, alias: string) => ({
	label,
	group: 'structure' as const,
	keys: [keys],
	alias,
	menus: MENUS,
	checked: ({ open }: ActionContext) => open.lens.focus?.look === look,
	enabled: ({ open }: ActionContext) => open.selection.length > 0,
	run: (context: ActionContext) => {
		const { open } = context;
		return lookThrough(context, refocused(open.lens, { look, of: open.selection }));
	}
});

const sidePanel = (
	side: Exclude<Side, null>,
	label: string,
	keys: string,
	alias: string
): Omit<Action, 'id'> => ({
	label,
	group: 'structure',
	keys: [keys],
	alias,
	menus: ['canvas'],
	checked: ({ shell }) => shell.side === side,
	enabled: () => true,
	run({ shell }) {
		if (shell.side === side) shell.side = null;
		else shell.showSide(side);
	}
});

const isNarrowed = ({ open }: ActionContext) => open.lens.focus !== null || isFiltering(open.lens);

export const STRUCTURE_ACTIONS = actions({
	upstream: looking('Show what leads here', 'upstream', 'U', 'upstream causes before focus'),
	downstream: looking('Show what follows from here', 'downstream', 'D', 'downstream effects after focus'),
	upAndDownstream: looking('Show both ways from here', 'both', 'Shift+U', 'upstream downstream focus'),
	paths: {
		label: 'Show all paths between two nodes',
		group: 'structure',
		keys: ['Shift+P'],
		alias: 'between connect ways focus',
		menus: ['nodes'],
		checked: ({ open }) => open.lens.focus?.look === 'between',
		enabled: ({ open }) =>
			open.selection.length === 2 && open.selection.every((id) => open.model.nodes.has(id)),
		run(context) {
			const { open, notices } = context;
			const [a, b] = [open.selection[0]!, open.selection[1]!];
			if (pathsBetween(open.part, a, b).size > 0)
				return lookThrough(context, refocused(open.lens, { look: 'between', of: [a, b] }));
			const name = (id: string) => `“${labelOf(open.model.nodes.get(id))}”`;
			notices.say(`No path leads from ${name(a)} to ${name(b)}, nor back.`);
		}
	},
	// Where something is selected, Escape lets go of that first.
	showAll: {
		label: 'Show all again',
		group: 'structure',
		keys: ['Escape'],
		alias: 'clear filters focus lens everything hidden',
		menus: ['canvas', ...MENUS],
		enabled: isNarrowed,
		run: lookAtAll
	},
	fade: {
		label: 'Fade the rest instead of hiding it',
		group: 'structure',
		alias: 'dim hide opacity focus filter',
		checked: ({ open }) => open.lens.rest === 'fade',
		enabled: () => true,
		run(context) {
			const { lens } = context.open;
			return lookThrough(context, { ...lens, rest: lens.rest === 'fade' ? 'hide' : 'fade' });
		}
	},
	// Ctrl+F is taken only in the diagram, of which the browser's own search sees just what is in sight; everywhere else
	// it stays the browser's.
	find: {
		label: 'Find',
		group: 'structure',
		keys: ['/', 'Mod+F'],
		alias: 'search node arrow because pathway go to jump',
		menus: ['canvas'],
		enabled: ({ open }) => open.model.nodes.size > 0,
		run: ({ shell }) => void (shell.dialog = 'find')
	},
	filters: sidePanel('filters', 'Filters', 'Shift+F', 'pathway kind site stance evidence strength person'),
	checks: sidePanel('checks', 'Checks', 'Shift+C', 'findings problems because duplicate abbreviation'),
	legend: {
		label: 'Legend',
		group: 'structure',
		keys: ['L'],
		alias: 'key shapes lines colours meaning',
		menus: ['canvas'],
		checked: ({ shell }) => shell.legendShown,
		enabled: () => true,
		run: ({ shell }) => void (shell.legendShown = !shell.legendShown)
	},
	present: {
		label: 'Present',
		group: 'view',
		alias: 'presentation projector slides full screen',
		menus: ['canvas'],
		enabled: ({ open }) => open.visible.nodes.size > 0,
		run: ({ shell }) => void (shell.presenting = true)
	},
	follow: {
		label: 'Follow the next person',
		group: 'people',
		alias: 'watch viewport together',
		checked: ({ open }) => open.company.following !== null,
		enabled: ({ open }) => open.people.length > 0,
		run({ open }) {
			const { people, company } = open;
			const at = people.findIndex(({ clientId }) => clientId === company.following?.clientId);
			company.follow(people[(at + 1) % people.length]!.clientId);
		}
	},
	stopFollowing: {
		label: 'Stop following',
		group: 'people',
		enabled: ({ open }) => open.company.following !== null,
		run: ({ open }) => open.company.follow(null)
	},
	summon: {
		label: 'Bring everyone to me',
		group: 'people',
		alias: 'call attention look here summon together',
		enabled: ({ open, view }) => open.mayWriteTheory && open.people.length > 0 && view.controls !== null,
		run(context) {
			const { open, notices } = context;
			const here = viewHere(context);
			if (!here) return;
			open.company.summon(here);
			notices.say('Everybody here is asked to look where you look.');
		}
	}
});
