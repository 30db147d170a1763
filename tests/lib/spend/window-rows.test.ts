import { describe, expect, it } from 'vitest';
import { MOST_PIXELS, rowsOnScreen, scrollTopFor } from '#lib/spend/window-rows.ts';

const view = { viewHeight: 600, rowHeight: 36 };

describe('rows on the screen', () => {
	it('are those in view and a few around, and none beyond the ends', () => {
		const top = rowsOnScreen({ ...view, scrollTop: 0, count: 100_000 });
		expect(top.first).toBe(0);
		expect(top.end).toBeLessThan(40);
		const middle = rowsOnScreen({ ...view, scrollTop: 36 * 5000, count: 100_000 });
		expect(middle.first).toBeLessThanOrEqual(5000);
		expect(middle.end).toBeGreaterThanOrEqual(5017);
		expect(middle.end - middle.first).toBeLessThan(50);
		const last = rowsOnScreen({ ...view, scrollTop: 36 * 100_000 - 600, count: 100_000 });
		expect(last.end).toBe(100_000);
	});

	it('are none where there are none, also when the rows went while somebody was far down', () => {
		expect(rowsOnScreen({ ...view, scrollTop: 0, count: 0 })).toMatchObject({ first: 0, end: 0, height: 0 });
		const { first, end } = rowsOnScreen({ ...view, scrollTop: 90_000, count: 3 });
		expect(end - first).toBeGreaterThanOrEqual(0);
	});

	it.each([1000, 100_000, 1_000_000, 5_000_000])('reach the first and the last of %i rows', (count) => {
		const { height } = rowsOnScreen({ ...view, scrollTop: 0, count });
		expect(height).toBeLessThanOrEqual(MOST_PIXELS);
		const end = rowsOnScreen({ ...view, scrollTop: height - view.viewHeight, count });
		expect(end.end).toBe(count);
		// The last row ends where the scrolled height ends.
		expect(end.topOf(count - 1) + view.rowHeight).toBeCloseTo(height, 3);
	});

	it.each([1000, 1_000_000])('come into view when the keyboard goes to one of %i', (count) => {
		let scrollTop = 0;
		for (const index of [0, 7, 30, 29, count - 1, count - 2, Math.floor(count / 2), 0]) {
			scrollTop = scrollTopFor(index, { ...view, scrollTop, count });
			const { topOf } = rowsOnScreen({ ...view, scrollTop, count });
			expect(topOf(index) - scrollTop).toBeGreaterThanOrEqual(-0.01);
			expect(topOf(index) + view.rowHeight - scrollTop).toBeLessThanOrEqual(view.viewHeight + 0.01);
		}
	});

	it('stay where they are when the row is in view already', () => {
		expect(scrollTopFor(12, { ...view, scrollTop: 100, count: 1000 })).toBe(100);
	});
});
