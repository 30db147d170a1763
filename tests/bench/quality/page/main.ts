// Nothing but the tidy layout in its worker, as the editor starts it, so that what it costs the page shows.
import { modelOf } from '#lib/model-file/model-of.ts';
import type { ModelFile } from '#lib/model-file/model-file.ts';
import { nodeSize } from '#lib/layout/node-size.ts';
import { tidyInWorker } from '#lib/layout/tidy-client.ts';

export interface BrowserTime {
	ms: number;
	quick: boolean;
	longestTask: number;
}

declare global {
	interface Window {
		tidy: (file: ModelFile) => Promise<BrowserTime>;
	}
}

window.tidy = async (file) => {
	const model = modelOf(file);
	const sizes = new Map(
		[...model.nodes].map(([id, node]) => {
			const { width, height } = nodeSize(node);
			return [id, { width, height }];
		})
	);
	let longestTask = 0;
	const tasks = new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
	});
	await new Promise((rested) => setTimeout(rested, 300));
	tasks.observe({ type: 'longtask' });
	const start = performance.now();
	const { quick } = await tidyInWorker({
		model,
		sizes,
		shape: 'screen',
		only: null,
		signal: new AbortController().signal,
		progress: () => {}
	});
	const ms = performance.now() - start;
	await new Promise((rested) => setTimeout(rested, 300));
	tasks.disconnect();
	return { ms, quick, longestTask };
};
