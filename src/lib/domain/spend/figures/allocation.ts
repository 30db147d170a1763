// Random allocation by cohort, as a document prints it, with what the cohorts add up to beside the printed totals.
import { ALLOCATION_COLUMNS, type AllocationColumn, checkAllocation } from '../allocation-check.ts';
import { count, type FigureCell, type FigureRow, type FigureTable, none, WITHHELD } from '../figure-table.ts';
import { isSmall, suppress } from '../suppression.ts';
import type { Allocation } from '#lib/domain/study/study.ts';
import type { FigureContext } from './context.ts';

export const ALLOCATION_WORDS: Record<AllocationColumn, string> = {
	budget: 'Devolved budget',
	usual: 'Business as usual',
	applied: 'Applied for a budget'
};

export function allocation({ study, names, threshold }: FigureContext): FigureTable {
	const sites = study.sites
		.toSorted((a, b) => a.order - b.order)
		.flatMap((site) => (site.allocation ? [{ title: names.of(site), allocation: site.allocation }] : []));
	const rows = sites.flatMap(({ title, allocation: one }, i) => rowsOf(one, title, i, threshold));
	return {
		id: 'allocation',
		title: 'Random allocation by cohort',
		caption:
			'Families by the age of the child of most concern, and how the lot fell; recorded as documents print it.',
		n:
			sites.map(({ title, allocation: one }) => `${title}: ${one.cohorts.length} cohorts`).join('; ') ||
			'nothing yet',
		unit: 'families',
		rowsAre: 'Cohort',
		columns: [
			{ id: 'target', title: 'Target of each group', group: '' },
			...ALLOCATION_COLUMNS.map((id) => ({ id, title: ALLOCATION_WORDS[id], group: '' }))
		],
		rows,
		exclusions: [],
		leavesOut: [],
		notes: sites.flatMap(({ title, allocation: one }) => notesOf(one, title, threshold).map(names.in)),
		explanation: null,
		dataVersion: null,
		suppressed: threshold > 0,
		chart:
			rows.length > 0
				? {
						kind: 'bars',
						unit: 'families',
						series: ALLOCATION_COLUMNS.map((column) => ({ column, title: ALLOCATION_WORDS[column] }))
					}
				: null,
		empty: rows.length > 0 ? '' : 'No site of this study allocates at random.'
	};
}

function rowsOf(one: Allocation, group: string, site: number, threshold: number): FigureRow[] {
	const hidden = withheldIn(one, threshold);
	const cell = (n: number | null, isHidden: boolean): FigureCell =>
		n === null ? none('not given') : isHidden ? WITHHELD : count(n);
	const { columns } = checkAllocation(one);
	const totals = (id: string, title: string, value: 'computed' | 'printed'): FigureRow => ({
		id: `site-${site + 1}-${id}`,
		title,
		group,
		total: true,
		cells: [none(''), ...columns.map((column, c) => cell(column[value], hidden.columnTotals[c]!))]
	});
	return [
		...one.cohorts.map((cohort, r) => ({
			id: `site-${site + 1}-cohort-${r + 1}`,
			title: [cohort.label, cohort.boundary].filter(Boolean).join(', '),
			group,
			total: false,
			cells: [
				cell(cohort.target, false),
				...ALLOCATION_COLUMNS.map((column, c) => cell(cohort[column], hidden.cells[r]![c]!))
			]
		})),
		totals('computed', 'Total, added up', 'computed'),
		totals('printed', 'Total, as printed', 'printed')
	];
}

/** Who applied is a part of the budget group, so that a small rest is withheld too. */
function withheldIn({ cohorts }: Allocation, threshold: number) {
	const cells = cohorts.map((cohort) => ALLOCATION_COLUMNS.map((column) => cohort[column] ?? 0));
	const rests = cohorts.map(({ budget, applied }) => [
		false,
		false,
		budget !== null && applied !== null && isSmall(Math.abs(budget - applied), threshold)
	]);
	return suppress(
		{ cells, totals: { rows: false, columns: true, whole: false }, withheld: { cells: rests } },
		threshold
	);
}

function notesOf(one: Allocation, title: string, threshold: number): string[] {
	const { columns, footnotes } = checkAllocation(one);
	const wrong = columns.filter(({ agrees }) => agrees === false);
	if (threshold > 0)
		return wrong.length > 0 ? [`${title}: a printed total is not what its cohorts add up to.`] : [];
	return [
		...wrong.map(
			({ column, computed, printed }) =>
				`${title}, ${ALLOCATION_WORDS[column]}: ${printed} is printed, but the cohorts add up to ${computed}.`
		),
		...footnotes.map(
			({ cohort, column, stands, without }) =>
				`${title}, ${ALLOCATION_WORDS[column]}, ${one.cohorts[cohort]!.label}: ${stands} looks like ${without} with the mark of a footnote.`
		),
		...(one.note ? [one.note] : [])
	];
}
