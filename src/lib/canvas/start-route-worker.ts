// Starts the worker that finds the ways of arrows. Only Vite can bundle it; null where there are no workers.
import type { RouteWorker } from '#lib/layout/route-asker.ts';

export function startRouteWorker(): RouteWorker | null {
	if (typeof Worker === 'undefined') return null;
	return new Worker(new URL('../layout/route-worker.ts', import.meta.url), { type: 'module' });
}
