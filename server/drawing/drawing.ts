// One thread for layouts and figures, one job at a time, each with a deadline. Started at the first job.
import { Worker } from 'node:worker_threads';
import type { Model } from '#lib/domain/theory/model.ts';
import type { JobName, Jobs, Order, Reply } from './jobs.ts';

const DEADLINE_MS = 15_000;
/** More than this waiting are refused at once. */
const MAX_WAITING = 20;

/** Thrown where a job took too long, failed, or too many wait. */
export class NotDrawn extends Error {}

export interface Drawing {
	/** @throws NotDrawn */
	figure(input: Jobs['figure']['input']): Promise<string>;
	/** @throws NotDrawn */
	chart(input: Jobs['chart']['input']): Promise<Jobs['chart']['output']>;
	/**
	 * The model with a position for every node. A model in which all nodes have one is left as it is; a half placed one
	 * is laid out anew. Where the layout fails or takes too long it comes back as it was, and is placed when drawn.
	 */
	placed(model: Model): Promise<Model>;
	close(): Promise<void>;
}

export function createDrawing(): Drawing {
	let thread: Worker | null = null;
	let waiting = 0;
	let last: Promise<unknown> = Promise.resolve();

	function run<N extends JobName>(job: N, input: Jobs[N]['input']): Promise<Jobs[N]['output']> {
		if (waiting >= MAX_WAITING) return Promise.reject(new NotDrawn('too many wait'));
		waiting++;
		const mine = last.then(() => runNow({ job, input })).finally(() => waiting--);
		last = mine.catch(() => {});
		return mine as Promise<Jobs[N]['output']>;
	}

	function runNow(order: Order): Promise<unknown> {
		const worker = (thread ??= started());
		worker.ref();
		return new Promise((resolve, reject) => {
			const settle = (then: () => void) => {
				clearTimeout(deadline);
				worker.off('message', answer).off('error', fail).off('exit', fail);
				worker.unref();
				then();
			};
			const giveUp = (why: string) => {
				thread = null;
				void worker.terminate();
				settle(() => reject(new NotDrawn(why)));
			};
			const answer = (reply: Reply) =>
				settle(() => (reply.ok ? resolve(reply.output) : reject(new NotDrawn(reply.error))));
			const fail = () => giveUp('the thread ended');
			const deadline = setTimeout(() => giveUp('deadline'), DEADLINE_MS);
			worker.on('message', answer).on('error', fail).on('exit', fail);
			worker.postMessage(order);
		});
	}

	/** Should a thread fall over while it is idle, the next job starts another. */
	function started(): Worker {
		const worker = new Worker(new URL('./thread.ts', import.meta.url));
		worker.on('error', () => {
			if (thread === worker) thread = null;
		});
		return worker;
	}

	return {
		figure: (input) => run('figure', input),
		chart: (input) => run('chart', input),
		async placed(model) {
			if ([...model.nodes.values()].every((node) => node.pos !== null)) return model;
			try {
				const positions = await run('tidy', { model });
				const nodes = [...model.nodes].map(
					([id, node]) => [id, { ...node, pos: positions.get(id) ?? node.pos }] as const
				);
				return { ...model, nodes: new Map(nodes) };
			} catch (error) {
				if (error instanceof NotDrawn) return model;
				throw error;
			}
		},
		async close() {
			await thread?.terminate();
		}
	};
}
