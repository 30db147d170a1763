// How much may be taken over time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TokenBucket } from '#server/sync/token-bucket.ts';

describe('a token bucket', () => {
	it('gives its whole capacity at once, and then nothing', () => {
		const bucket = new TokenBucket(10, 50, 0);
		for (let i = 0; i < 50; i++) expect(bucket.take(1, 0)).toBe(true);
		expect(bucket.take(1, 0)).toBe(false);
	});

	it('fills at its rate', () => {
		const bucket = new TokenBucket(10, 50, 0);
		bucket.take(50, 0);
		expect(bucket.take(1, 99)).toBe(false);
		expect(bucket.take(1, 100)).toBe(true);
		expect(bucket.take(1, 100)).toBe(false);
		expect(bucket.take(5, 600)).toBe(true);
	});

	it('holds no more than its capacity, however long nothing is taken', () => {
		const bucket = new TokenBucket(10, 50, 0);
		expect(bucket.take(50, 3_600_000)).toBe(true);
		expect(bucket.take(1, 3_600_000)).toBe(false);
	});

	it('takes nothing off for what it refuses', () => {
		const bucket = new TokenBucket(10, 50, 0);
		bucket.take(20, 0);
		expect(bucket.take(40, 0)).toBe(false);
		expect(bucket.take(30, 0)).toBe(true);
	});

	it('never gives more than its capacity and what has come since', () => {
		const step = fc.record({
			ms: fc.integer({ min: 0, max: 2000 }),
			amount: fc.integer({ min: 1, max: 80 })
		});
		fc.assert(
			fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
				const bucket = new TokenBucket(10, 50, 0);
				let now = 0;
				let taken = 0;
				for (const { ms, amount } of steps) {
					now += ms;
					if (bucket.take(amount, now)) taken += amount;
					expect(taken).toBeLessThanOrEqual(50 + now / 100 + 1e-6);
				}
			})
		);
	});
});
