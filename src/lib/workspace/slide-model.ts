// A part of the model laid out to fill a slide by itself.
import type { Model } from '#lib/domain/theory/model.ts';
import { nodeSize } from '#lib/layout/node-size.ts';

/** A slide must be there at once; where it is not, the plainer layout does. */
const DEADLINE_MS = 1500;

/** The part with places of its own, as large as a slide allows; where no layout comes about, those that it has. */
export async function laidOutForSlide(part: Model, signal: AbortSignal): Promise<Model> {
	const loose = new Map([...part.nodes].map(([id, node]) => [id, { ...node, pinned: false }]));
	const model = { ...part, nodes: loose };
	const sizes = new Map([...loose].map(([id, node]) => [id, nodeSize(node)]));
	try {
		const { tidyInWorker } = await import('#lib/layout/tidy-client.ts');
		const order = {
			model,
			sizes,
			shape: 'slide',
			only: null,
			signal,
			progress: () => {},
			deadlineMs: DEADLINE_MS
		} as const;
		const { positions } = await tidyInWorker(order);
		return {
			...part,
			nodes: new Map([...loose].map(([id, node]) => [id, { ...node, pos: positions.get(id) ?? node.pos }]))
		};
	} catch {
		return part;
	}
}
