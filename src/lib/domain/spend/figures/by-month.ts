// Spending in each month of the pilot (S4: a month without a return is a gap, never a zero).
import { kindOf } from '../figure-data.ts';
import { type FigureCell, type FigureTable, none, words } from '../figure-table.ts';
import { calendarMonth, monthAfter, pilotMonth } from '../pilot-month.ts';
import type { SpendGroup } from '../spend-group.ts';
import { type Breakdown, breakdownTable, type Sum, type WithheldByKind } from './breakdown.ts';
import { type FigureContext, ledgerNotes, ledgerParts, type Series } from './context.ts';

/** Months of a pilot that have a row of their own; a slip in a year must not make hundreds. */
const MOST_MONTHS = 120;
/** Rows of calendar months, for sites that have no first month, e.g. `2019-05`. */
const CALENDAR = /^\d{4}-\d{2}$/;
const UNKNOWN = 'unknown';
const OUTSIDE = 'outside';

export function monthBreakdown({ data, series }: FigureContext): Breakdown {
	const placed = data.months.map((group) => {
		const start = series.find(({ site }) => site.id === group.keys.site)?.site.startMonth ?? null;
		return { group, row: rowOf(group, start) };
	});
	const rowsOf = (one: Pick<Series, 'site' | 'kind'>) =>
		placed
			.filter(({ group }) => group.keys.site === one.site.id && kindOf(group.keys.kind) === one.kind)
			.map(({ row }) => row);
	const last = Math.max(0, ...placed.flatMap(({ row }) => (typeof row === 'number' ? [row] : [])));
	const pilotMonths = Array.from({ length: last }, (_, i) => String(i + 1));
	const calendar = calendarMonths(placed.map(({ row }) => String(row)));
	const isBetween = (months: readonly string[], id: string, one: Series) => {
		const own = rowsOf(one).map((row) => months.indexOf(String(row)));
		const at = months.indexOf(id);
		return own.some((i) => i >= 0 && i < at) && own.some((i) => i > at);
	};
	const extra = (id: string, title: string) =>
		placed.some(({ row }) => row === id) ? [{ id, title, group: '' }] : [];
	return {
		rows: [
			...pilotMonths.map((id) => ({ id, title: id, group: '' })),
			...calendar.map((id) => ({
				id,
				title: calendarMonth(id, 1),
				group: pilotMonths.length > 0 ? 'By the calendar' : ''
			})),
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
			const months = [pilotMonths, calendar].find((some) => some.includes(id));
			return months ? none(isBetween(months, id, one) ? 'no return' : '') : null;
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

/** The month of the pilot, or the id of another row. */
function rowOf({ keys }: SpendGroup, start: string | null): number | string {
	if (!keys.month) return UNKNOWN;
	if (start === null) return keys.month;
	const month = pilotMonth(start, keys.month);
	if (month === null) return UNKNOWN;
	return month < 1 || month > MOST_MONTHS ? OUTSIDE : month;
}

/** From the first calendar month to the last, so that gaps are seen; only those that there are, where that is too long. */
function calendarMonths(rows: readonly string[]): string[] {
	const own = [...new Set(rows.filter((row) => CALENDAR.test(row)))].sort();
	const [first, last] = [own[0], own.at(-1)];
	const length = first && last ? pilotMonth(first, last)! : 0;
	return first === undefined || length > MOST_MONTHS
		? own
		: Array.from({ length }, (_, i) => monthAfter(first, i));
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
	const ids = rows.map(({ id }) => id);
	const [months, calendar] = [ids.filter((id) => /^\d+$/.test(id)), ids.filter((id) => CALENDAR.test(id))];
	const dated = new Set(context.data.months.filter(({ keys }) => keys.month).map(({ keys }) => keys.site));
	const withoutStart = [
		...new Set(
			context.series
				.filter(({ site }) => site.startMonth === null && dated.has(site.id))
				.map(({ site }) => site)
		)
	];
	const byCalendar = months.length === 0 && calendar.length > 0;
	const drawn = byCalendar ? calendar : months;
	const axis = byCalendar ? 'Calendar month' : 'Month of the pilot';
	const parts = ledgerParts(context, isWithheld);
	return {
		id: 'by-month',
		title: 'Spending per month of the pilot',
		caption: byCalendar
			? 'What each site spent or agreed in each calendar month. No site with dated lines has a first month of the pilot; set it under “Edit the study”.'
			: 'What each site spent or agreed in each month, counted from its own first month.',
		unit: '£',
		rowsAre: axis,
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
			...(byCalendar ? [] : withoutStart).map(
				(site) =>
					`${context.names.of(site)} has no first month of the pilot: its lines stand by the calendar in the table and not in the chart. Set it under “Edit the study”.`
			)
		],
		notes: [...ledgerNotes(context), 'A month without any line is a gap: nobody returned anything for it.'],
		...parts,
		chart:
			drawn.length > 0
				? {
						kind: 'lines',
						series: sums,
						unit: 'pence',
						axis,
						rows: drawn
					}
				: null,
		empty:
			parts.empty ||
			(drawn.length > 0
				? ''
				: 'No line of the register knows its month, so there is nothing to draw over time.')
	};
}
