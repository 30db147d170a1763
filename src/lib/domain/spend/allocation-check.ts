// Random allocation as a document prints it, beside what its cohorts add up to. Nothing is corrected, only pointed out.
import type { Allocation, Cohort } from '#lib/domain/study/study.ts';

export const ALLOCATION_COLUMNS = ['budget', 'usual', 'applied'] as const;
export type AllocationColumn = (typeof ALLOCATION_COLUMNS)[number];

/** One column of the table: its printed total and ours. */
export interface ColumnCheck {
	column: AllocationColumn;
	/** Over the cohorts that give a figure; null where none does. */
	computed: number | null;
	printed: number | null;
	/** Cohorts that give none. */
	missing: number;
	/** Null where there is nothing to compare. */
	agrees: boolean | null;
}

/** A figure that looks as if the mark of a footnote had run into it: 51 where 5 would do. */
export interface FootnoteSuspicion {
	/** Index of the cohort. */
	cohort: number;
	column: AllocationColumn;
	stands: number;
	without: number;
}

export interface AllocationCheck {
	columns: ColumnCheck[];
	/** Only where taking the last digits away makes the column fit its printed total. */
	footnotes: FootnoteSuspicion[];
}

export function checkAllocation({ cohorts, printedTotals }: Allocation): AllocationCheck {
	const columns = ALLOCATION_COLUMNS.map((column) => {
		const given = cohorts.map((cohort) => cohort[column]).filter((n) => n !== null);
		const computed = given.length === 0 ? null : given.reduce((a, b) => a + b, 0);
		const printed = printedTotals[column];
		const agrees = computed === null || printed === null ? null : computed === printed;
		return { column, computed, printed, missing: cohorts.length - given.length, agrees };
	});
	const footnotes = columns
		.filter(({ agrees }) => agrees === false)
		.flatMap(({ column, printed }) => footnotesIn(cohorts, column, printed!));
	return { columns, footnotes };
}

/** More cohorts than this are not tried: every set of them would have to be. */
const MOST_COHORTS = 12;

/** The smallest set of figures that, each without its last digit, make the column fit; none where several sets do. */
function footnotesIn(
	cohorts: readonly Cohort[],
	column: AllocationColumn,
	printed: number
): FootnoteSuspicion[] {
	const long = cohorts
		.map((cohort, i) => ({ cohort: i, column, stands: cohort[column] ?? 0 }))
		.filter(({ stands }) => stands >= 10)
		.map((each) => ({ ...each, without: Math.floor(each.stands / 10) }));
	if (long.length > MOST_COHORTS) return [];
	const tooMuch = cohorts.reduce((all, cohort) => all + (cohort[column] ?? 0), 0) - printed;
	const fitting = setsOf(long).filter(
		(set) => set.length > 0 && set.reduce((all, { stands, without }) => all + stands - without, 0) === tooMuch
	);
	const fewest = Math.min(...fitting.map((set) => set.length));
	const best = fitting.filter((set) => set.length === fewest);
	return best.length === 1 ? best[0]! : [];
}

const setsOf = <T>(items: readonly T[]): T[][] =>
	items.reduce<T[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]]);
