// Spending in each month of the pilot (S4: a month without a return is a gap, never a zero).
import { kindOf } from '../figure-data.ts';
import { type FigureCell, type FigureTable, none, words } from '../figure-table.ts';
import { calendarMonth, pilotMonth } from '../pilot-month.ts';
import type { SpendGroup } from '../spend-group.ts';
import { type Breakdown, breakdownTable, type Sum, type WithheldByKind } from './breakdown.ts';
import { type FigureContext, ledgerNotes, ledgerParts, type Series } from './context.ts';

/** Months of a pilot that have a row of their own; a slip in a year must not make hundreds. */
const MOST_MONTHS = 120;
const UNKNOWN = 'unknown';
const OUTSIDE = 'outside';

export function monthBreakdown({ data, series }: FigureContext): Breakdown {
	const placed = data.months.map((group) => {
		const start = series.find(({ site }) => site.id === group.keys.site)?.site.startMonth ?? null;
		return { group, row: rowOf(group, start) };
	});
	const monthsOf = (one: Pick<Series, 'site' | 'kind'>) =>
		placed
			.filter(({ group }) => group.keys.site === one.site.id && kindOf(group.keys.kind) === one.kind)
			.flatMap(({ row }) => (typeof row === 'number' ? [row] : []));
	const span = (one: Series): [number, number] => {
		const months = monthsOf(one);
		return [Math.min(...months), Math.max(...months)];
	};
	const last = Math.max(0, ...series.flatMap(monthsOf));
	const extra = (id: string, title: string) =>
		placed.some(({ row }) => row === id) ? [{ id, title, group: '' }] : [];
	return {
		rows: [
			...Array.from({ length: last }, (_, i) => ({ id: String(i + 1), title: String(i + 1), group: '' })),
			...extra(OUTSIDE, `Before the pilot, or after its month ${MOST_MONTHS}`),
			...extra(UNKNOWN, 'Month not known')
		],
		acrossSites: false,
		countsFamilies: false,
		before: {
			title: 'Month',
			cell: ({ id }, { site }) =>
				site.startMonth && /^\d+$/.test(id) ? words(calendarMonth(site.startMonth, Number(id))) : none('')
		},
		absent({ id }, one): FigureCell | null {
			if (!/^\d+$/.test(id)) return null;
			const [first, until] = span(one);
			return none(Number(id) > first && Number(id) < until ? 'no return' : '');
		},
		sum: ({ id }, kind, siteId) =>
			merged(
				placed
					.filter(
						({ group, row }) =>
							String(row) === id &&
							kindOf(group.keys.kind) === kind &&
							(siteId === null || group.keys.site === siteId)
					)
					.map(({ group }) => group)
			)
	};
}

function rowOf({ keys }: SpendGroup, start: string | null): number | typeof UNKNOWN | typeof OUTSIDE {
	const month = start && keys.month ? pilotMonth(start, keys.month) : null;
	if (month === null) return UNKNOWN;
	return month < 1 || month > MOST_MONTHS ? OUTSIDE : month;
}

/** Families of several months are at least as many as in one of them: that is what is judged. */
function merged(groups: readonly SpendGroup[]): Sum | null {
	if (groups.length === 0) return null;
	return {
		n: groups.reduce((all, { n }) => all + n, 0),
		pence: groups.reduce((all, { pence }) => all + pence, 0),
		families: Math.max(...groups.map(({ families }) => families))
	};
}

export function byMonth(
	context: FigureContext,
	breakdown: Breakdown,
	withheld: WithheldByKind,
	isWithheld: (one: Series) => boolean
): FigureTable {
	const { columns, rows, sums } = breakdownTable(context, breakdown, withheld);
	const months = rows.filter(({ id }) => /^\d+$/.test(id)).map(({ id }) => id);
	const withoutStart = [
		...new Set(context.series.filter(({ site }) => site.startMonth === null).map(({ site }) => site))
	];
	const parts = ledgerParts(context, isWithheld);
	return {
		id: 'by-month',
		title: 'Spending per month of the pilot',
		caption: 'What each site spent or agreed in each month, counted from its own first month.',
		unit: '£',
		rowsAre: 'Month of the pilot',
		columns,
		rows,
		leavesOut: [
			...(rows.some(({ id }) => id === UNKNOWN)
				? [
						'Lines that know only their year, or no date, have no month: they stand in the table’s row “Month not known” and not in the chart.'
					]
				: []),
			...(rows.some(({ id }) => id === OUTSIDE)
				? ['Lines outside of the pilot’s months stand in a row of their own and not in the chart.']
				: []),
			...withoutStart.map(
				(site) =>
					`${context.names.of(site)} has no first month in this study, so that its months cannot be counted. Set it with the facts of the site.`
			)
		],
		notes: [...ledgerNotes(context), 'A month without any line is a gap: nobody returned anything for it.'],
		...parts,
		chart:
			months.length > 0
				? { kind: 'lines', series: sums, unit: 'pence', axis: 'Month of the pilot', rows: months }
				: null,
		empty:
			parts.empty ||
			(months.length > 0
				? ''
				: 'No line of the register knows its month, so there is nothing to draw over time.')
	};
}
