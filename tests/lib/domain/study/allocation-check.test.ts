// Figures of a table of allocation: what they come to, and footnote marks that stick to them.
import { describe, expect, it } from 'vitest';
import { checkAllocation } from '#lib/domain/study/allocation-check.ts';

const check = (budget: (number | null)[], printed: number | null) =>
	checkAllocation({
		cohorts: budget.map((n, i) => ({
			label: `${i}`,
			boundary: '',
			target: null,
			budget: n,
			usual: null,
			applied: null
		})),
		printedTotals: { budget: printed, usual: null, applied: null }
	})[0];
const readings = (budget: (number | null)[], printed: number | null) =>
	check(budget, printed)!.footnoted.map(({ entered, figure, mark }) => [entered, figure, mark]);
const MARKED = [
	[51, 5, 1],
	[42, 4, 2],
	[123, 12, 3]
];

describe('allocation by cohort', () => {
	it('adds up', () => {
		expect(check([5, 4, 12], 21)).toEqual({
			column: 'budget',
			sum: 21,
			printed: 21,
			missing: 0,
			addsUp: true,
			footnoted: []
		});
		expect(check([5, 4, 11], 21)).toMatchObject({ sum: 20, addsUp: false, footnoted: [] });
	});

	it('says nothing of a sum in which figures are missing, or of which no total is printed', () => {
		expect(check([5, null, 12], 21)).toMatchObject({ sum: 17, missing: 1, addsUp: null });
		expect(check([5, 4, 12], null)).toMatchObject({ sum: 21, addsUp: null, footnoted: [] });
		expect(check([null, null], null)).toBeUndefined();
		expect(check([null, null], 7)).toMatchObject({ sum: null, addsUp: null });
	});

	it('sees footnote marks: 51, 42 and 123 are 5, 4 and 12', () => {
		expect(readings([51, 42, 123], 21)).toEqual(MARKED);
		expect(readings([51, 42, 123], null)).toEqual(MARKED);
		expect(check([51, 42, 123], 21)).toMatchObject({ sum: 216, addsUp: false });
	});

	it('sees marks on some of the figures, and none where the rest would not come to the total', () => {
		expect(readings([5, 41, 122], 21)).toEqual([
			[41, 4, 1],
			[122, 12, 2]
		]);
		expect(readings([51, 42, 123], 22)).toEqual([]);
		expect(readings([51, 42, 123], 216)).toEqual([]);
		expect(readings([11, 12], null)).toEqual([]);
	});
});
