// Which automatic versions go with age: all of a day stay, then the first of each hour, day and week.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thin } from '#server/versions/thin.ts';
import { SEEDED } from '../../support/models.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Wednesday. */
const NOW = new Date('2026-03-18T15:30:00.000Z');

interface Item {
	id: string;
	createdAt: string;
}
const at = (time: string): Item => ({ id: time, createdAt: new Date(time).toISOString() });
const ago = (ms: number, id = `v${ms}`): Item => ({
	id,
	createdAt: new Date(NOW.getTime() - ms).toISOString()
});
const left = (items: readonly Item[], now = NOW) => {
	const gone = new Set(thin(items, now));
	return items.filter(({ id }) => !gone.has(id));
};

/** Up to two years of versions, none younger than now. */
const anyVersions = fc
	.uniqueArray(
		fc.oneof(
			fc.integer({ min: 0, max: 3 * DAY }),
			fc.integer({ min: 0, max: 20 * DAY }),
			fc.integer({ min: 0, max: 730 * DAY })
		),
		{ maxLength: 120 }
	)
	.map((ages) => ages.map((age) => ago(age)));

describe('thin', () => {
	it('has nothing to do where there is nothing, and keeps a lone one however old', () => {
		expect(thin([], NOW)).toEqual([]);
		expect(thin([ago(3000 * DAY)], NOW)).toEqual([]);
	});

	it('keeps all of the last 24 hours', () => {
		expect(
			thin(
				[1, 2, 3, 4, 5].map((n) => ago(DAY - n)),
				NOW
			)
		).toEqual([]);
	});

	it('then keeps the first of each hour for a week', () => {
		const items = [
			'2026-03-16T09:00Z',
			'2026-03-16T09:59Z',
			'2026-03-16T10:00Z',
			'2026-03-16T10:10Z',
			'2026-03-12T10:10Z'
		];
		expect(thin(items.map(at), NOW)).toEqual(['2026-03-16T09:59Z', '2026-03-16T10:10Z']);
	});

	it('then the first of each day for 90 days', () => {
		const items = [
			'2026-03-09T00:00Z',
			'2026-03-09T23:59Z',
			'2026-03-10T08:00Z',
			'2026-03-10T09:00Z',
			'2026-01-05T09:00Z'
		];
		expect(thin(items.map(at), NOW)).toEqual(['2026-03-09T23:59Z', '2026-03-10T09:00Z']);
	});

	it('then the first of each week, from Monday to Sunday', () => {
		const items = ['2025-10-06T00:00Z', '2025-10-12T23:59Z', '2025-10-13T00:00Z', '2025-10-15T12:00Z'];
		expect(thin(items.map(at), NOW)).toEqual(['2025-10-12T23:59Z', '2025-10-15T12:00Z']);
	});

	it('takes any order, and two of the same moment', () => {
		const same = [ago(2 * DAY, 'b'), ago(2 * DAY, 'a')];
		expect(thin(same, NOW)).toEqual(['b']);
		fc.assert(
			fc.property(anyVersions, (items) => {
				expect(thin(items.toReversed(), NOW).sort()).toEqual(thin(items, NOW).sort());
			}),
			SEEDED
		);
	});

	it('has nothing more to do a second time', () => {
		fc.assert(
			fc.property(anyVersions, (items) => {
				expect(thin(left(items), NOW)).toEqual([]);
			}),
			SEEDED
		);
	});

	it('leaves the same however often it ran before', () => {
		fc.assert(
			fc.property(
				anyVersions,
				fc.array(fc.integer({ min: 0, max: 400 * DAY }), { maxLength: 6 }),
				(items, moments) => {
					let some: Item[] = items;
					for (const before of moments.toSorted((a, b) => b - a)) {
						const then = new Date(NOW.getTime() - before);
						// What did not exist yet comes through untouched.
						const old = some.filter(({ createdAt }) => Date.parse(createdAt) <= then.getTime());
						const young = some.filter((item) => !old.includes(item));
						some = [...left(old, then), ...young];
					}
					const ids = (list: readonly Item[]) => list.map(({ id }) => id).sort();
					expect(ids(left(some))).toEqual(ids(left(items)));
				}
			),
			SEEDED
		);
	});

	it('loses no hour, day or week altogether', () => {
		fc.assert(
			fc.property(anyVersions, (items) => {
				const kept = left(items);
				for (const { createdAt } of items) {
					const when = Date.parse(createdAt);
					const near = kept.some(
						(one) => when >= Date.parse(one.createdAt) && when - Date.parse(one.createdAt) < 7 * DAY
					);
					expect(near).toBe(true);
				}
				// 144 at ten minutes apart, and then so many hours, days and weeks, with what straddles the edges.
				expect(kept.length).toBeLessThanOrEqual(
					items.filter((i) => NOW.getTime() - Date.parse(i.createdAt) < DAY).length + 145 + 84 + 93
				);
			}),
			SEEDED
		);
	});
});
