// Tidies the model, or the chosen part of it, in a worker, as one step that undo takes back.
import type { Model } from '#lib/domain/theory/model.ts';
import { type Move, moveNodes } from '#lib/domain/theory/node-commands.ts';
import { LayoutStopped } from '#lib/layout/engine.ts';
import { nodeSize } from '#lib/layout/node-size.ts';
import type { PageShape } from '#lib/layout/page-shape.ts';
import type { Positions } from '#lib/layout/tidy.ts';
import { tidying } from '#lib/workspace/tidying.svelte.ts';
import type { ActionContext } from './action.ts';

/** The shape that was asked for last: tidying again keeps to it. */
let lastShape: PageShape = 'screen';

/** Tidies everything but what is pinned; without a shape for the one that was asked for last. */
export async function tidyModel(
	context: ActionContext,
	{ shape = lastShape }: { shape?: PageShape } = {}
): Promise<void> {
	lastShape = shape;
	await run(context, shape, null);
}

/** Tidies the chosen nodes; the others stay. */
export async function tidySelection(context: ActionContext): Promise<void> {
	const { open } = context;
	const only = new Set(open.selection.filter((id) => open.model.nodes.has(id)));
	if (only.size > 0) await run(context, lastShape, only);
}

/** Stops the tidy that is under way. The model is as it was. */
export const cancelTidy = (): void => tidying.cancel();

async function run(
	{ open, view, notices }: ActionContext,
	shape: PageShape,
	only: ReadonlySet<string> | null
): Promise<void> {
	const signal = tidying.start();
	notices.say('Tidying…');
	const { model } = open;
	const sizes = new Map(
		[...model.nodes].map(([id, node]) => {
			const { width, height } = nodeSize(node);
			return [id, { width, height }];
		})
	);
	const progress = (share: number, step: string): void => {
		tidying.progress = share;
		tidying.step = step;
	};
	try {
		// Loaded only now: most people open a model to read it.
		const { tidyInWorker } = await import('#lib/layout/tidy-client.ts');
		const { positions, quick } = await tidyInWorker({ model, sizes, shape, only, signal, progress });
		const places = only ? new Map([...positions].filter(([id]) => only.has(id))) : positions;
		view.glide();
		let overtaken = 0;
		const moved = open.run((now) => {
			const moves = movesLeft(model, now, places);
			overtaken = places.size - moves.length;
			return moveNodes(now, moves, only ? 'Tidy the selection' : 'Tidy');
		});
		if (moved && !only) view.controls?.fit();
		const plainer = quick ? ' It took long, so it is a plainer layout than usual.' : '';
		const stayed = overtaken > 0 ? ' What was changed meanwhile stays where it is.' : '';
		if (moved) notices.say(`Tidied.${plainer}${stayed} Undo brings the old places back.`);
		else if (!open.mayEdit) notices.say('You cannot edit just now. The model is as it was.');
		else notices.say(overtaken > 0 ? `Nothing was tidied.${stayed}` : 'It is tidy already.');
	} catch (error) {
		const cancelled = error instanceof LayoutStopped && error.code === 'cancelled';
		// Another one was begun in its place, and speaks for itself.
		if (cancelled && tidying.running) return;
		notices.say(
			cancelled
				? 'Tidying was stopped. The model is as it was.'
				: 'The layout did not come to an end. The model is as it was.'
		);
	} finally {
		tidying.end(signal);
	}
}

/** Places were worked out from `before`. Who was moved, pinned or given another lane since then stays as people left it. */
function movesLeft(before: Model, now: Model, places: Positions): Move[] {
	const said = (model: Model, id: string): string => {
		const node = model.nodes.get(id);
		return JSON.stringify(node && [node.pos, node.pathway, node.kind, node.pinned]);
	};
	return [...places]
		.filter(([id]) => now.nodes.has(id) && said(now, id) === said(before, id))
		.map(([id, pos]) => ({ id, pos }));
}
