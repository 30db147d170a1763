// The worker thread that lays out and draws, so that neither ELK nor a large figure holds up everybody else.
import { parentPort } from 'node:worker_threads';
import { drawChart } from '#lib/charts/draw-chart.ts';
import { drawFigure } from '#lib/figure/draw-figure.ts';
import { svgOf } from '#lib/figure/svg.ts';
import { elkEngine } from '#lib/layout/elk-engine.ts';
import { nodeSize } from '#lib/layout/node-size.ts';
import { tidy } from '#lib/layout/tidy.ts';
import type { JobReply } from '#server/job-thread.ts';
import type { Jobs, Order, Positions } from './jobs.ts';
import { pngOf } from './png.ts';

async function tidyJob({ model }: Jobs['tidy']['input']): Promise<Positions> {
	const sizes = new Map([...model.nodes].map(([id, node]) => [id, nodeSize(node)]));
	return tidy(model, sizes, elkEngine());
}

function figureJob({ model, extent, strengths, evidence }: Jobs['figure']['input']): string {
	return svgOf(drawFigure({ model, extent, ...(strengths && { strengths }), ...(evidence && { evidence }) }));
}

function chartJob({ figure, theme, format }: Jobs['chart']['input']): Jobs['chart']['output'] {
	const svg = drawChart(figure, { theme });
	return format === 'png' ? pngOf(svg) : svg;
}

parentPort!.on('message', async ({ job, input }: Order) => {
	let reply: JobReply;
	try {
		const output = await done(job, input);
		reply = { ok: true, output };
	} catch (error) {
		reply = { ok: false, error: error instanceof Error ? error.name : 'unknown' };
	}
	parentPort!.postMessage(reply);
});

async function done(job: Order['job'], input: Order['input']): Promise<unknown> {
	switch (job) {
		case 'tidy':
			return tidyJob(input as Jobs['tidy']['input']);
		case 'figure':
			return figureJob(input as Jobs['figure']['input']);
		case 'chart':
			return chartJob(input as Jobs['chart']['input']);
	}
}
