// The layout engine for the browser: ELK in a web worker that ends with a cancelled or overdue run. Only Vite can load this file.
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import { elkLayered } from './elk-layered.ts';
import type { LayoutEngine } from './engine.ts';

/** An engine that starts its worker on its first use. */
export function elkWorkerEngine(deadlineMs?: number): LayoutEngine {
	return elkLayered(async () => {
		const { default: Elk } = await import('elkjs/lib/elk-api.js');
		return new Elk({ workerFactory: () => new Worker(workerUrl) });
	}, deadlineMs);
}
