// The worker thread that makes files: reports take seconds, and nobody else should wait for them.
import { parentPort } from 'node:worker_threads';
import type { JobReply } from '#server/job-thread.ts';
import type { ExportOrder } from './order.ts';
import { produce } from './produce.ts';

parentPort!.on('message', async (order: ExportOrder) => {
	let reply: JobReply;
	try {
		reply = { ok: true, output: await produce(order) };
	} catch (error) {
		reply = { ok: false, error: error instanceof Error ? error.name : 'unknown' };
	}
	parentPort!.postMessage(reply);
});
