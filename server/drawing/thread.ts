// The worker thread that lays out and draws, so that neither ELK nor a large figure holds up everybody else.
import { parentPort } from 'node:worker_threads';
import { drawFigure } from '#lib/figure/draw-figure.ts';
import { svgOf } from '#lib/figure/svg.ts';
import { elkEngine } from '#lib/layout/elk-engine.ts';
import { nodeSize } from '#lib/layout/node-size.ts';
import { tidy } from '#lib/layout/tidy.ts';
import type { Jobs, Order, Positions, Reply } from './jobs.ts';

async function tidyJob({ model }: Jobs['tidy']['input']): Promise<Positions> {
	const sizes = new Map([...model.nodes].map(([id, node]) => [id, nodeSize(node)]));
	return tidy(model, sizes, elkEngine());
}

function figureJob({ model, extent, strengths, evidence }: Jobs['figure']['input']): string {
	return svgOf(drawFigure({ model, extent, ...(strengths && { strengths }), ...(evidence && { evidence }) }));
}

parentPort!.on('message', async ({ job, input }: Order) => {
	let reply: Reply;
	try {
		const output =
			job === 'tidy'
				? await tidyJob(input as Jobs['tidy']['input'])
				: figureJob(input as Jobs['figure']['input']);
		reply = { ok: true, output };
	} catch (error) {
		reply = { ok: false, error: error instanceof Error ? error.name : 'unknown' };
	}
	parentPort!.postMessage(reply);
});
