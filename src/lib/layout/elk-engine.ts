// The layout engine for Node: ELK in this very thread, so a server runs it in a worker thread of its own.
import type { ELK } from 'elkjs/lib/elk-api.js';
import { elkLayered } from './elk-layered.ts';
import type { LayoutEngine } from './engine.ts';

/** An engine that loads ELK on its first use. */
export function elkEngine(deadlineMs?: number): LayoutEngine {
	return elkLayered(async () => {
		const { default: Elk } = await import('elkjs');
		return new Elk() as ELK;
	}, deadlineMs);
}
