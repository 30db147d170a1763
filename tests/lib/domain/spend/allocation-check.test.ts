import { describe, expect, it } from 'vitest';
import { checkAllocation } from '#lib/domain/spend/allocation-check.ts';
import type { Allocation } from '#lib/domain/study/study.ts';

const allocation = (budget: (number | null)[], printed: number | null): Allocation => ({
	unit: 'family',
	method: '',
	cohorts: budget.map((n, i) => ({
		label: `${i}`,
		boundary: '',
		target: 10,
		budget: n,
		usual: 4,
		applied: null
	})),
	printedTotals: { budget: printed, usual: 4 * budget.length, applied: 7 },
	citations: [],
	note: ''
});

describe('the check of an allocation', () => {
	it('adds up the cohorts beside the printed totals', () => {
		const { columns, footnotes } = checkAllocation(allocation([5, 4, 12], 21));
		expect(columns[0]).toEqual({ column: 'budget', computed: 21, printed: 21, missing: 0, agrees: true });
		expect(columns[2]).toMatchObject({ computed: null, agrees: null, missing: 3 });
		expect(footnotes).toEqual([]);
	});

	it('points out figures into which the mark of a footnote has run', () => {
		const { columns, footnotes } = checkAllocation(allocation([51, 42, 123], 21));
		expect(columns[0]).toMatchObject({ computed: 216, printed: 21, agrees: false });
		expect(footnotes.map(({ stands, without }) => [stands, without])).toEqual([
			[51, 5],
			[42, 4],
			[123, 12]
		]);
	});

	it('suspects nothing where no figure without its last digit makes the sum fit', () => {
		expect(checkAllocation(allocation([51, 42, 123], 30)).footnotes).toEqual([]);
	});

	it('compares nothing where no total is printed', () => {
		expect(checkAllocation(allocation([51, 42, null], null)).columns[0]).toMatchObject({
			computed: 93,
			missing: 1,
			agrees: null
		});
	});
});
