// Tidies the model, or the chosen part of it, in a worker, as one step that undo takes back.
import { moveNodes } from '#lib/domain/theory/node-commands.ts';
import { LayoutStopped } from '#lib/layout/engine.ts';
import { nodeSize } from '#lib/layout/node-size.ts';
import type { PageShape } from '#lib/layout/page-shape.ts';
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
		const moves = [...positions].map(([id, pos]) => ({ id, pos }));
		view.glide();
		const moved = open.run((now) => moveNodes(now, moves, only ? 'Tidy the selection' : 'Tidy'));
		if (moved && !only) view.controls?.fit();
		const plainer = quick ? ' It took long, so it is a plainer layout than usual.' : '';
		notices.say(moved ? `Tidied.${plainer} Undo brings the old places back.` : 'It is tidy already.');
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
