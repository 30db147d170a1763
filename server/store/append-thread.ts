// Appends updates of documents in a thread with a connection of its own: a commit waits for the disk, which can take
// long, and nobody else should. One batch at a time.
import { Worker } from 'node:worker_threads';
import type { DocumentStore } from './documents.ts';

/** Updates to append, in order; answered by an `AppendReply`. */
export type AppendOrder = readonly { room: string; bytes: Uint8Array }[];

export type AppendReply = { seq: number } | { failed: Failure };

/** SQLite's codes and its fixed words for them. */
interface Failure {
	code: string | undefined;
	errcode?: number | undefined;
	errstr?: string | undefined;
}

/** The disk did not take a batch. */
export class AppendFailed extends Error implements Failure {
	readonly code: string | undefined;
	readonly errcode: number | undefined;
	readonly errstr: string | undefined;
	constructor({ code, errcode, errstr }: Failure) {
		super('updates could not be appended');
		this.code = code;
		this.errcode = errcode;
		this.errstr = errstr;
	}
}

export interface AppendThread {
	append: DocumentStore['append'];
	close(): Promise<void>;
}

/** @param file the database, which is open and up to date already */
export function startAppendThread(file: string): AppendThread {
	let thread: Worker | null = null;
	let last: Promise<unknown> = Promise.resolve();

	function started(): Worker {
		const worker = new Worker(new URL('./append-worker.ts', import.meta.url), { workerData: file });
		// Should it fall over, the next batch starts another.
		worker.on('error', () => {});
		worker.on('exit', () => {
			if (thread === worker) thread = null;
		});
		return worker;
	}

	function run(updates: AppendOrder): Promise<number> {
		const worker = (thread ??= started());
		worker.ref();
		return new Promise((done, failed) => {
			const settle = (then: () => void) => {
				worker.off('message', answer).off('exit', ended);
				worker.unref();
				then();
			};
			const answer = (reply: AppendReply) =>
				settle(() => ('seq' in reply ? done(reply.seq) : failed(new AppendFailed(reply.failed))));
			const ended = () => settle(() => failed(new AppendFailed({ code: 'thread-ended' })));
			worker.on('message', answer).on('exit', ended);
			worker.postMessage(updates);
		});
	}

	return {
		append(updates) {
			const mine = last.then(() => run(updates));
			last = mine.catch(() => {});
			return mine;
		},
		async close() {
			await last;
			const worker = thread;
			if (!worker) return;
			worker.ref();
			const ended = new Promise<void>((done) => worker.once('exit', () => done()));
			worker.postMessage(null);
			await ended;
		}
	};
}
