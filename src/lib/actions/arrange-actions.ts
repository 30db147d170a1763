// Actions that change where things stand.
import { inOneStep } from '#lib/domain/theory/in-one-step.ts';
import { editNode, moveNodes } from '#lib/domain/theory/node-commands.ts';
import { align, distribute, type Edge } from '#lib/layout/arrange.ts';
import type { Point, Rect } from '#lib/layout/geometry.ts';
import type { PageShape } from '#lib/layout/page-shape.ts';
import { type Action, type ActionContext, actions } from './action.ts';
import { tidyModel, tidySelection } from './tidy-model.ts';

type Given = Omit<Action, 'id'>;

const chosen = ({ open }: ActionContext) => open.selection.filter((id) => open.model.nodes.has(id));
const mayMove = (least: number) => (context: ActionContext) =>
	context.open.mayEdit && context.view.controls !== null && chosen(context).length >= least;

function move(
	{ open, view }: ActionContext,
	does: string,
	places: (boxes: ReadonlyMap<string, Rect>) => ReadonlyMap<string, Point>
): void {
	const boxes = view.controls?.boxesOf(open.selection);
	if (!boxes) return;
	const moves = [...places(boxes)].map(([id, { x, y }]) => ({
		id,
		pos: [Math.round(x), Math.round(y)] as const
	}));
	view.glide();
	open.run((model) => moveNodes(model, moves, does));
}

const aligning = (edge: Edge, label: string, key: string): Given => ({
	label,
	group: 'arrange',
	keys: [`Alt+${key}`],
	menus: ['nodes'],
	alias: 'line up',
	edits: true,
	enabled: mayMove(2),
	run: (context) => move(context, 'Align', (boxes) => align(boxes, edge))
});

const distributing = (way: 'across' | 'down', label: string, key: string): Given => ({
	label,
	group: 'arrange',
	keys: [`Alt+Shift+${key}`],
	menus: ['nodes'],
	alias: 'equal gaps spread space',
	edits: true,
	enabled: mayMove(3),
	run: (context) => move(context, 'Distribute', (boxes) => distribute(boxes, way))
});

const tidyFor = (shape: PageShape, words: string): Given => ({
	label: `Tidy for ${words}`,
	group: 'arrange',
	alias: 'layout page print shape',
	edits: true,
	enabled: ({ open }) => open.mayEdit && open.model.nodes.size > 0,
	run: (context) => tidyModel(context, { shape })
});

export const ARRANGE_ACTIONS = actions({
	tidy: {
		label: 'Tidy',
		group: 'arrange',
		keys: ['T'],
		alias: 'layout arrange automatically',
		menus: ['canvas'],
		edits: true,
		enabled: ({ open }) => open.mayEdit && open.model.nodes.size > 0,
		run: (context) => tidyModel(context)
	},
	tidySelection: {
		label: 'Tidy the selection',
		group: 'arrange',
		keys: ['Shift+T'],
		alias: 'layout arrange automatically',
		menus: ['nodes'],
		edits: true,
		enabled: mayMove(2),
		run: (context) => tidySelection(context)
	},
	tidyScreen: tidyFor('screen', 'the screen'),
	tidyA4Landscape: tidyFor('a4-landscape', 'A4 landscape'),
	tidyA4Portrait: tidyFor('a4-portrait', 'A4 portrait'),
	tidySlide: tidyFor('slide', 'a 16:9 slide'),
	pin: {
		label: 'Pinned: tidying leaves it in place',
		group: 'arrange',
		keys: ['P'],
		alias: 'lock fix position',
		menus: ['node', 'nodes'],
		edits: true,
		checked: ({ open }) =>
			open.selection.length > 0 && open.selection.every((id) => open.model.nodes.get(id)?.pinned ?? true),
		enabled: mayMove(1),
		run(context) {
			const { open } = context;
			const pinned = !chosen(context).every((id) => open.model.nodes.get(id)!.pinned);
			const ids = chosen(context).filter((id) => open.model.nodes.get(id)!.pinned !== pinned);
			const pins = ids.map((id) => (model: typeof open.model) => editNode(model, id, { pinned }));
			if (open.run(inOneStep(pinned ? 'Pin' : 'Unpin', ...pins)))
				context.notices.say(pinned ? 'Pinned: tidying leaves it where it is.' : 'Not pinned any more.');
		}
	},
	alignLeft: aligning('left', 'Align left edges', 'L'),
	alignCentre: aligning('centre', 'Align centres', 'C'),
	alignRight: aligning('right', 'Align right edges', 'R'),
	alignTop: aligning('top', 'Align top edges', 'T'),
	alignMiddle: aligning('middle', 'Align middles', 'M'),
	alignBottom: aligning('bottom', 'Align bottom edges', 'B'),
	distributeAcross: distributing('across', 'Equal gaps across', 'A'),
	distributeDown: distributing('down', 'Equal gaps down', 'D')
});
