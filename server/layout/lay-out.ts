// First positions for a model that comes without: ELK in a worker thread, with a deadline.
import { Worker } from 'node:worker_threads';
import type { Model } from '#lib/domain/theory/model.ts';

const DEADLINE_MS = 10_000;

/**
 * The model with a position for every node. Nodes that have one keep it only where all have one: a half placed model
 * is laid out anew. Where the layout fails or takes too long the model comes back as it was, and is placed when drawn.
 */
export async function layOut(model: Model): Promise<Model> {
	if ([...model.nodes.values()].every((node) => node.pos !== null)) return model;
	const positions = await inThread(model);
	if (!positions) return model;
	const nodes = new Map(
		[...model.nodes].map(([id, node]) => [id, { ...node, pos: positions.get(id) ?? node.pos }])
	);
	return { ...model, nodes };
}

function inThread(model: Model): Promise<Map<string, readonly [number, number]> | null> {
	return new Promise((resolve) => {
		const worker = new Worker(new URL('./tidy-thread.ts', import.meta.url), { workerData: model });
		const finish = (result: Map<string, readonly [number, number]> | null) => {
			clearTimeout(deadline);
			void worker.terminate();
			resolve(result);
		};
		const deadline = setTimeout(() => finish(null), DEADLINE_MS);
		worker.once('message', finish);
		worker.once('error', () => finish(null));
		worker.once('exit', () => finish(null));
	});
}
