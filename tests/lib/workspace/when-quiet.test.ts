// Work that waits until nobody types any more.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whenQuiet } from '#lib/workspace/when-quiet.ts';

describe('work that waits for quiet', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());
	const type = (quiet: ReturnType<typeof whenQuiet>, seconds: number) => {
		const done: number[] = [];
		for (let i = 1; i <= seconds * 2; i++) {
			quiet.ask(() => done.push(i));
			vi.advanceTimersByTime(500);
		}
		return done;
	};

	it('is done once, and the last of it, when nothing more has come for a while', () => {
		const done = type(whenQuiet(1000), 10);
		expect(done).toEqual([]);
		vi.advanceTimersByTime(1000);
		expect(done).toEqual([20]);
		vi.advanceTimersByTime(60_000);
		expect(done).toEqual([20]);
	});

	it('is done now and then where it never becomes quiet', () => {
		const done = type(whenQuiet(1000, 3000), 10);
		expect(done).toEqual([6, 12, 18]);
	});

	it('is done no more once it is called off', () => {
		const quiet = whenQuiet(1000);
		const done = type(quiet, 2);
		quiet.cancel();
		vi.advanceTimersByTime(5000);
		expect(done).toEqual([]);
	});
});
