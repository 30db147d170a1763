// Imports run in threads, each with bounded memory and time. One that has answered waits a while for the next file:
// starting a thread takes longer than reading most files.
import { Worker } from 'node:worker_threads';
import type { ImportOrder, ThreadMessage } from './job.ts';

/** Of the JavaScript of a thread; the file itself and what is unpacked of it come on top. */
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 48 };
const DEADLINE_MS = 120_000;
/** How long a thread without a file is kept. */
const IDLE_MS = 60_000;

export type Ended = 'cancelled' | 'deadline' | 'memory' | 'failed';

/** Why a thread gave no answer. Its words hold nothing of the file. */
export class ImportEnded extends Error {
	readonly why: Ended;
	constructor(why: Ended, words: string = why) {
		super(words);
		this.why = why;
	}
}

export interface Progress {
	state: 'reading' | 'storing';
	done: number;
	of: number;
}

export interface Threads {
	/** Has one ready, for a file that is on its way. */
	warm(): void;
	/** @throws ImportEnded */
	run(
		order: ImportOrder,
		signal: AbortSignal,
		progress: (progress: Progress) => void
	): Promise<Extract<ThreadMessage, { is: 'done' | 'refused' }>>;
	close(): Promise<void>;
}

/** @param database its file, which is open and up to date already */
export function createThreads(database: string): Threads {
	let idle: Worker | null = null;
	let idleUntil: NodeJS.Timeout | undefined;

	function keep(worker: Worker): void {
		if (idle) return void worker.terminate();
		idle = worker;
		worker.unref();
		const forget = () => {
			if (idle === worker) idle = null;
		};
		worker.once('exit', forget).once('error', forget);
		clearTimeout(idleUntil);
		idleUntil = setTimeout(() => {
			forget();
			void worker.terminate();
		}, IDLE_MS).unref();
	}

	function taken(): Worker {
		const worker = idle ?? started();
		idle = null;
		clearTimeout(idleUntil);
		return worker.removeAllListeners();
	}

	const started = () =>
		new Worker(new URL('./thread.ts', import.meta.url), { workerData: database, resourceLimits: MEMORY });

	return {
		warm() {
			if (!idle) keep(started());
		},
		run(order, signal, progress) {
			if (signal.aborted) return Promise.reject(new ImportEnded('cancelled'));
			const worker = taken();
			worker.ref();
			return new Promise((resolve, reject) => {
				const settle = () => {
					clearTimeout(deadline);
					signal.removeEventListener('abort', abort);
					worker.removeAllListeners();
				};
				const giveUp = (ended: ImportEnded) => {
					settle();
					worker.on('error', () => {});
					// What it was writing is rolled back before anybody goes on.
					void worker.terminate().then(() => reject(ended));
				};
				const abort = () => giveUp(new ImportEnded('cancelled'));
				const deadline = setTimeout(() => giveUp(new ImportEnded('deadline')), DEADLINE_MS);
				signal.addEventListener('abort', abort);
				worker.on('message', (message: ThreadMessage) => {
					if (message.is === 'progress') return progress(message);
					if (message.is === 'failed')
						return giveUp(new ImportEnded('failed', [message.error, message.code].filter(Boolean).join(' ')));
					settle();
					keep(worker);
					resolve(message);
				});
				worker.on('error', (error: NodeJS.ErrnoException) =>
					giveUp(new ImportEnded(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'failed'))
				);
				worker.on('exit', () => giveUp(new ImportEnded('failed')));
				worker.postMessage(order, [order.body]);
			});
		},
		async close() {
			clearTimeout(idleUntil);
			await idle?.terminate();
		}
	};
}
