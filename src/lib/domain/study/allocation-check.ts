// Whether figures copied from a table of allocation add up to its totals, and whether footnote marks stick to them:
// in text taken from a PDF, 5¹ 4² 12³ reads 51 42 123.
import type { Allocation, Cohort } from './study.ts';

export const ALLOCATION_COLUMNS = ['budget', 'usual', 'applied'] as const;
export type AllocationColumn = (typeof ALLOCATION_COLUMNS)[number];

/** A figure that looks as if a footnote mark sticks to it. */
export interface Footnoted {
	/** Position of the cohort, from 0. */
	cohort: number;
	entered: number;
	/** What it is without the mark. */
	figure: number;
	mark: number;
}

export interface ColumnCheck {
	column: AllocationColumn;
	/** What the figures come to; null where none is entered. */
	sum: number | null;
	printed: number | null;
	/** Cohorts without a figure: then the sum need not be the total. */
	missing: number;
	/** Null where there is nothing to compare, or figures are missing. */
	addsUp: boolean | null;
	/** All figures that seem to carry marks, where taking these off makes sense of the column; else empty. */
	footnoted: Footnoted[];
}

/** One entry for every column in which anything is entered. */
export function checkAllocation({
	cohorts,
	printedTotals
}: Pick<Allocation, 'cohorts' | 'printedTotals'>): ColumnCheck[] {
	return ALLOCATION_COLUMNS.flatMap((column) => {
		const printed = printedTotals[column];
		const figures = cohorts.map((cohort: Cohort) => cohort[column]);
		const known = figures.filter((figure) => figure !== null);
		if (known.length === 0 && printed === null) return [];
		const missing = figures.length - known.length;
		const sum = known.length ? known.reduce((a, b) => a + b, 0) : null;
		const addsUp = sum === null || printed === null || missing > 0 ? null : sum === printed;
		const footnoted = addsUp === true ? [] : withoutMarks(figures, printed);
		return [{ column, sum, printed, missing, addsUp, footnoted }];
	});
}

/**
 * Marks count up by one from the first figure that has one to the last figure of the column. Where a total is printed,
 * the figures without them must come to it; where none is, at least three marks from 1 on all figures are asked for.
 */
function withoutMarks(figures: readonly (number | null)[], printed: number | null): Footnoted[] {
	for (let from = 0; from < figures.length; from++) {
		const marked: Footnoted[] = [];
		let sum = 0;
		for (const [cohort, entered] of figures.entries()) {
			if (entered === null) continue;
			const mark = entered % 10;
			const next = marked.length ? marked.at(-1)!.mark + 1 : mark;
			if (cohort < from || entered < 10 || mark === 0 || mark !== next) {
				sum += entered;
				continue;
			}
			const figure = (entered - mark) / 10;
			marked.push({ cohort, entered, figure, mark });
			sum += figure;
		}
		const plausible =
			printed === null
				? marked.length >= 3 && marked.length === figures.length && marked[0]!.mark === 1
				: marked.length > 0 && sum === printed;
		if (plausible) return marked;
	}
	return [];
}
