import { describe, expect, test, vi } from 'vitest';
import { type TidyRequest, tidyInWorker, type TidyWorker } from '#lib/layout/tidy-client.ts';
import type { TidyOrder, TidyReply } from '#lib/layout/tidy-worker.ts';
import { nineteen, sizesOf } from './builders.ts';

const POSITIONS = new Map([['a1', [4, 8] as const]]);

/** Workers that answer as told, and what became of them. */
function workers(answer: (order: TidyOrder, say: (reply: TidyReply) => void, fail: () => void) => void) {
	const seen = { orders: [] as TidyOrder[], opened: 0, ended: 0 };
	const open = (): TidyWorker => {
		seen.opened++;
		const worker: TidyWorker = {
			onmessage: null,
			onerror: null,
			onmessageerror: null,
			terminate: () => void seen.ended++,
			postMessage(order: TidyOrder) {
				seen.orders.push(order);
				const on = worker as unknown as Worker;
				queueMicrotask(() =>
					answer(
						order,
						(data) => on.onmessage?.({ data } as MessageEvent),
						() => on.onerror?.({} as ErrorEvent)
					)
				);
			}
		};
		return worker;
	};
	return { seen, open };
}

const request = (more: Partial<TidyRequest> = {}): TidyRequest => ({
	model: nineteen(),
	sizes: sizesOf(nineteen()),
	shape: 'slide',
	only: null,
	signal: new AbortController().signal,
	progress: () => {},
	...more
});

describe('tidying in a worker', () => {
	test('passes progress on, brings the places, and keeps the worker for the next time, then ends it', async () => {
		vi.useFakeTimers();
		const { seen, open } = workers((_, say) => {
			say({ says: 'progress', share: 0.5, step: 'Ordering' });
			say({ says: 'done', positions: POSITIONS });
		});
		const heard: unknown[] = [];
		const progress = (share: number, step: string) => heard.push([share, step]);
		expect(await tidyInWorker(request({ progress }), open)).toEqual({ positions: POSITIONS, quick: false });
		expect(heard).toEqual([[0.5, 'Ordering']]);
		expect(seen.orders[0]).toMatchObject({ shape: 'slide', only: null, quick: false });
		await tidyInWorker(request(), open);
		expect(seen).toMatchObject({ opened: 1, ended: 0 });
		vi.advanceTimersByTime(120_000);
		expect(seen.ended).toBe(1);
		await tidyInWorker(request(), open);
		expect(seen.opened).toBe(2);
		vi.advanceTimersByTime(120_000);
		vi.useRealTimers();
	});

	test('takes the quick way where time runs out, in a new worker', async () => {
		const { seen, open } = workers(({ quick }, say) => {
			if (quick) say({ says: 'done', positions: POSITIONS });
		});
		const tidied = await tidyInWorker(request({ deadlineMs: 5 }), open);
		expect(tidied).toEqual({ positions: POSITIONS, quick: true });
		expect(seen.orders.map((o) => o.quick)).toEqual([false, true]);
		expect(seen).toMatchObject({ opened: 2, ended: 1 });
	});

	test('gives up where even that takes too long', async () => {
		const { seen, open } = workers(() => {});
		await expect(tidyInWorker(request({ deadlineMs: 5 }), open)).rejects.toMatchObject({ code: 'deadline' });
		expect(seen.ended).toBe(2);
	});

	test('ends the worker at once when it is cancelled', async () => {
		const stop = new AbortController();
		const { seen, open } = workers(() => stop.abort());
		const cancelled = tidyInWorker(request({ signal: stop.signal }), open);
		await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
		expect(seen).toMatchObject({ ended: 1 });
		await expect(tidyInWorker(request({ signal: stop.signal }), open)).rejects.toMatchObject({
			code: 'cancelled'
		});
		expect(seen.orders.length).toBe(1);
	});

	test('says that it failed, whether the worker says so or falls over', async () => {
		const saying = workers((_, say) => say({ says: 'failed' }));
		await expect(tidyInWorker(request(), saying.open)).rejects.toThrow('failed');
		const falling = workers((_, _say, fail) => fail());
		await expect(tidyInWorker(request(), falling.open)).rejects.toThrow('failed');
		expect([saying.seen.ended, falling.seen.ended]).toEqual([1, 1]);
	});
});
