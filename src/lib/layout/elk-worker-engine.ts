// The layout engine for the browser: ELK in a web worker of its own, which ends with the one that started it. Only Vite
// can load this file.
import Elk from 'elkjs/lib/elk-api.js';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import { elkLayered } from './elk-layered.ts';
import type { LayoutEngine } from './engine.ts';

/** An engine that starts its worker on its first use. */
export function elkWorkerEngine(deadlineMs?: number): LayoutEngine {
	return elkLayered(
		() => Promise.resolve(new Elk({ workerFactory: () => new Worker(workerUrl) })),
		deadlineMs
	);
}
