// A thread that does jobs one at a time, each with a deadline. Started at the first job, and anew after one that failed it.
import { Worker } from 'node:worker_threads';

/** A job took too long, failed, or too many wait. Its words hold nothing of what the job was about. */
export class JobNotDone extends Error {
	/** It may well be done another time: nothing is wrong with it. */
	get mayTryAgain(): boolean {
		return this.message === DEADLINE || this.message === TOO_MANY;
	}
}
const DEADLINE = 'deadline';
const TOO_MANY = 'too many wait';

/** What a thread answers; what went wrong is only named, since its words could hold text of a case. */
export type JobReply = { ok: true; output: unknown } | { ok: false; error: string };

export interface JobThread {
	/** @throws JobNotDone */
	run(order: unknown): Promise<unknown>;
	close(): Promise<void>;
}

export function createJobThread(
	script: URL,
	{ deadlineMs, maxWaiting }: { deadlineMs: number; maxWaiting: number }
): JobThread {
	let thread: Worker | null = null;
	let waiting = 0;
	let last: Promise<unknown> = Promise.resolve();

	function runNow(order: unknown): Promise<unknown> {
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
				settle(() => reject(new JobNotDone(why)));
			};
			const answer = (reply: JobReply) =>
				settle(() => (reply.ok ? resolve(reply.output) : reject(new JobNotDone(reply.error))));
			const fail = () => giveUp('the thread ended');
			const deadline = setTimeout(() => giveUp(DEADLINE), deadlineMs);
			worker.on('message', answer).on('error', fail).on('exit', fail);
			worker.postMessage(order);
		});
	}

	/** Should a thread fall over while it is idle, the next job starts another. */
	function started(): Worker {
		const worker = new Worker(script);
		worker.on('error', () => {
			if (thread === worker) thread = null;
		});
		return worker;
	}

	return {
		run(order) {
			if (waiting >= maxWaiting) return Promise.reject(new JobNotDone(TOO_MANY));
			waiting++;
			const mine = last.then(() => runNow(order)).finally(() => waiting--);
			last = mine.catch(() => {});
			return mine;
		},
		async close() {
			await thread?.terminate();
		}
	};
}
