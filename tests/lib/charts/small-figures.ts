// Invented figures, one for each kind of chart.
import {
	count,
	type FigureCell,
	type FigureTable,
	none,
	pence,
	WITHHELD,
	words
} from '#lib/domain/spend/figure-table.ts';

const figure = (more: Partial<FigureTable> & Pick<FigureTable, 'id' | 'chart'>): FigureTable => ({
	title: 'A small figure',
	caption: 'What an invented site spent.',
	n: '20 transactions of 9 families',
	unit: '£',
	rowsAre: 'Row',
	columns: [],
	rows: [],
	exclusions: [{ reason: 'Two very large sums are left out.', n: 2, pence: 7_926_100 }],
	leavesOut: [],
	notes: ['Spent and agreed are never added.'],
	explanation: null,
	dataVersion: 7,
	suppressed: false,
	empty: '',
	...more
});

const row = (id: string, title: string, group: string, cells: FigureCell[], total = false) => ({
	id,
	title,
	group,
	total,
	cells
});

/** Two series over categories in two groups, with a zero, a refund and a withheld number. */
export function bars(rows = 4, title = 'Category'): FigureTable {
	const cells = (i: number): FigureCell[] => [
		pence(i === 2 ? -4_000 : 12_345 * i),
		i === 1 ? WITHHELD : i === 3 ? none('not given') : pence(50_000 - i * 900)
	];
	return figure({
		id: 'by-category',
		columns: [
			{ id: 'a', title: '£', group: 'North, spent' },
			{ id: 'b', title: '£', group: 'South, agreed' }
		],
		rows: [
			...Array.from({ length: rows }, (_, i) =>
				row(String(i), `${title} ${i + 1}`, i < rows / 2 ? 'Material' : 'Relationships', cells(i))
			),
			row('total', 'Total', '', [pence(1), pence(2)], true)
		],
		chart: {
			kind: 'bars',
			unit: 'pence',
			series: [
				{ column: 'a', title: 'North, spent' },
				{ column: 'b', title: 'South, agreed' }
			]
		}
	});
}

/** Two series over months; the first has gaps after month 2 and around month 4, and a withheld fifth. */
export function months(of: number): FigureTable {
	const gap = none('no return');
	const first = (m: number): FigureCell =>
		m % 6 === 3 || m % 6 === 0 ? gap : m % 6 === 5 ? (m === 5 ? WITHHELD : gap) : pence(m * 7_000);
	return figure({
		id: 'by-month',
		columns: [
			{ id: 'a', title: '£', group: 'North, spent' },
			{ id: 'b', title: '£', group: 'South, spent' }
		],
		rows: [
			...Array.from({ length: of }, (_, i) =>
				row(String(i + 1), String(i + 1), '', [first(i + 1), pence(30_000 + ((i * 7_919) % 20_000))])
			),
			row('unknown', 'Month not known', '', [pence(900), pence(0)])
		],
		chart: {
			kind: 'lines',
			unit: 'pence',
			axis: 'Month of the pilot',
			rows: Array.from({ length: of }, (_, i) => String(i + 1)),
			series: [
				{ column: 'a', title: 'North, spent' },
				{ column: 'b', title: 'South, spent' }
			]
		}
	});
}

/** One site with a dot for each family, and one of which only median and mean are shown. */
export function spread(families = 14): FigureTable {
	const values = Array.from({ length: families }, (_, i) => 1_000 + ((i * i * 811) % 90_000)).sort(
		(a, b) => a - b
	);
	return figure({
		id: 'per-family',
		columns: [{ id: 'a', title: 'North, spent', group: '' }],
		rows: [row('families', 'Families', '', [count(families)]), row('note', 'Note', '', [words('invented')])],
		chart: {
			kind: 'spread',
			spreads: [
				{
					title: 'North, spent',
					n: `${families} families`,
					values,
					median: values[Math.floor(families / 2)]!,
					quartiles: [values[Math.floor(families / 4)]!, values[Math.floor((families * 3) / 4)]!],
					mean: 31_000
				},
				{
					title: 'South, agreed',
					n: '12 families',
					values: null,
					median: 25_000,
					quartiles: null,
					mean: 38_300
				},
				{ title: 'West, spent', n: 'withheld', values: null, median: null, quartiles: null, mean: null }
			]
		}
	});
}
