// The reading thread as the rest of the server sees it: one question at a time, each with a deadline. Started at the
// first question.
import { Worker } from 'node:worker_threads';
import type { SpendLine } from '#lib/domain/spend/spend-line.ts';
import type { SpendQuery } from '#lib/domain/spend/spend-query.ts';
import type { Ask, QuestionName, Questions, Reply } from './questions.ts';
import type { SpendReader } from './spend-reader.ts';

const DEADLINE_MS = 10_000;
/** More than this waiting are refused at once. */
const MAX_WAITING = 50;
const BATCH = 1000;

/** Thrown where a question took too long, or too many wait. */
export class LedgerBusy extends Error {}

export interface LedgerReader extends SpendReader {
	/** All lines that match in the order they came, some at a time. */
	lines(studyId: string, query: SpendQuery): AsyncIterable<SpendLine[]>;
	ids(studyId: string, query: SpendQuery): Promise<string[]>;
}

/** @param file the database, which is open and up to date already */
export function createLedgerReader(file: string): LedgerReader {
	let thread: Worker | null = null;
	let waiting = 0;
	let last: Promise<unknown> = Promise.resolve();

	function ask<N extends QuestionName>(question: N, input: Questions[N]['input']) {
		if (waiting >= MAX_WAITING) return Promise.reject(new LedgerBusy('too many wait'));
		waiting++;
		const mine = last.then(() => askNow({ question, input })).finally(() => waiting--);
		last = mine.catch(() => {});
		return mine as Promise<Questions[N]['output']>;
	}

	function askNow(question: Ask): Promise<unknown> {
		const worker = (thread ??= started());
		worker.ref();
		return new Promise((resolve, reject) => {
			const settle = (then: () => void) => {
				clearTimeout(deadline);
				worker.off('message', answer).off('error', ended).off('exit', ended);
				worker.unref();
				then();
			};
			const giveUp = (error: Error) => {
				thread = null;
				void worker.terminate();
				settle(() => reject(error));
			};
			const answer = (reply: Reply) =>
				settle(() => (reply.ok ? resolve(reply.output) : reject(new Error(`not read: ${reply.error}`))));
			const ended = () => giveUp(new Error('the reading thread ended'));
			const deadline = setTimeout(() => giveUp(new LedgerBusy('deadline')), DEADLINE_MS);
			worker.on('message', answer).on('error', ended).on('exit', ended);
			worker.postMessage(question);
		});
	}

	/** Should a thread fall over while it is idle, the next question starts another. */
	function started(): Worker {
		const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), { workerData: file });
		worker.on('error', () => {
			if (thread === worker) thread = null;
		});
		return worker;
	}

	return {
		page: (studyId, query, sort, page) => ask('page', { studyId, query, sort, page }),
		figure: (studyId, query) => ask('figure', { studyId, query }),
		groups: (studyId, query, by, bandEdges) => ask('groups', { studyId, query, by, bandEdges }),
		perFamily: (studyId, query) => ask('perFamily', { studyId, query }),
		amounts: (studyId, query) => ask('amounts', { studyId, query }),
		async *lines(studyId, query) {
			for (let seq = 0; ;) {
				const batch = await ask('after', { studyId, query, seq, limit: BATCH });
				if (batch.lines.length > 0) yield batch.lines;
				if (batch.lines.length < BATCH) return;
				seq = batch.seq;
			}
		},
		ids: async (studyId, query) => (await ask('ids', { studyId, query })).ids,
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
