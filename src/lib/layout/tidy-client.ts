// Has a model tidied in a worker of its own, with a deadline and a cancel that end the worker. Knows no model but as data.
import type { Model } from '#lib/domain/theory/model.ts';
import { LayoutStopped } from './engine.ts';
import type { Size } from './geometry.ts';
import type { PageShape } from './page-shape.ts';
import type { TidyOrder, TidyReply } from './tidy-worker.ts';
import type { Positions } from './tidy.ts';

/** The part of `Worker` that is needed, so that a test can bring its own. */
export type TidyWorker = Pick<
	Worker,
	'postMessage' | 'terminate' | 'onmessage' | 'onerror' | 'onmessageerror'
>;

export interface TidyRequest {
	model: Model;
	sizes: ReadonlyMap<string, Size>;
	shape: PageShape;
	/** Only these nodes move; all of them where null. */
	only: ReadonlySet<string> | null;
	signal: AbortSignal;
	progress: (share: number, step: string) => void;
	/** After so many milliseconds the plainer layout is taken. */
	deadlineMs?: number;
}

/** `quick` where time ran out and the plainer layout was taken. */
export interface Tidied {
	positions: Positions;
	quick: boolean;
}

const DEADLINE_MS = 5000;

/** A worker that has done its work is kept so long, since people who tidy once often do so again. */
const SPARE_MS = 60_000;
let spare: { worker: TidyWorker; open: () => TidyWorker; timer: ReturnType<typeof setTimeout> } | null = null;

const openWorker = (): TidyWorker =>
	new Worker(new URL('./tidy-worker.ts', import.meta.url), { type: 'module' });

/** Rejects with `LayoutStopped` where it was cancelled or even the plainer layout took too long, with an error where it failed. */
export async function tidyInWorker(
	{ model, sizes, shape, only, signal, progress, deadlineMs = DEADLINE_MS }: TidyRequest,
	open: () => TidyWorker = openWorker
): Promise<Tidied> {
	const order: TidyOrder = { model, sizes, shape, only, quick: false };
	try {
		return { positions: await ask(order, signal, progress, deadlineMs, open), quick: false };
	} catch (error) {
		if (!(error instanceof LayoutStopped) || error.code === 'cancelled') throw error;
		progress(0, 'Taking the quicker way');
		return {
			positions: await ask({ ...order, quick: true }, signal, progress, deadlineMs, open),
			quick: true
		};
	}
}

function ask(
	order: TidyOrder,
	signal: AbortSignal,
	progress: (share: number, step: string) => void,
	deadlineMs: number,
	open: () => TidyWorker
): Promise<Positions> {
	return new Promise((resolve, reject) => {
		if (signal.aborted) return reject(new LayoutStopped('cancelled'));
		const worker = takeSpare(open) ?? open();
		const settle = (then: () => void, done = false): void => {
			clearTimeout(timer);
			signal.removeEventListener('abort', cancel);
			if (done) keepSpare(worker, open);
			else worker.terminate();
			then();
		};
		const cancel = (): void => settle(() => reject(new LayoutStopped('cancelled')));
		const timer = setTimeout(() => settle(() => reject(new LayoutStopped('deadline'))), deadlineMs);
		signal.addEventListener('abort', cancel, { once: true });
		const fail = (): void => settle(() => reject(new Error('The layout failed')));
		worker.onerror = fail;
		worker.onmessageerror = fail;
		worker.onmessage = ({ data }: MessageEvent<TidyReply>) => {
			if (data.says === 'progress') progress(data.share, data.step);
			else if (data.says === 'done') settle(() => resolve(data.positions), true);
			else fail();
		};
		worker.postMessage(order);
	});
}

function takeSpare(open: () => TidyWorker): TidyWorker | null {
	if (spare?.open !== open) return null;
	clearTimeout(spare.timer);
	const { worker } = spare;
	spare = null;
	return worker;
}

function keepSpare(worker: TidyWorker, open: () => TidyWorker): void {
	const end = (): void => {
		worker.terminate();
		if (spare?.worker === worker) spare = null;
	};
	worker.onmessage = null;
	worker.onerror = end;
	if (spare) return worker.terminate();
	spare = { worker, open, timer: setTimeout(end, SPARE_MS) };
}
