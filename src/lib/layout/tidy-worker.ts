// Tidies in a web worker, so that the page never waits for it. Only Vite can load this file; ends with its page or its client.
import type { Model } from '#lib/domain/theory/model.ts';
import { elkWorkerEngine } from './elk-worker-engine.ts';
import type { Size } from './geometry.ts';
import type { PageShape } from './page-shape.ts';
import { QUICK_ENGINE } from './tidy-quickly.ts';
import { type Positions, tidy } from './tidy.ts';

/** What the worker is asked; `quick` for a plainer layout in a moment. */
export interface TidyOrder {
	model: Model;
	sizes: ReadonlyMap<string, Size>;
	shape: PageShape;
	only: ReadonlySet<string> | null;
	quick: boolean;
}

/** What it says: how far it is, and at last the places or that there are none. */
export type TidyReply =
	| { says: 'progress'; share: number; step: string }
	| { says: 'done'; positions: Positions }
	| { says: 'failed' };

const engine = elkWorkerEngine(Infinity);

const say = (reply: TidyReply): void => postMessage(reply);

addEventListener('message', (event: MessageEvent<TidyOrder>) => {
	const { model, sizes, shape, only, quick } = event.data;
	tidy(model, sizes, quick ? QUICK_ENGINE : engine, {
		shape,
		...(only && { only }),
		progress: (share, step) => say({ says: 'progress', share, step })
	}).then(
		(positions) => say({ says: 'done', positions }),
		() => say({ says: 'failed' })
	);
});
