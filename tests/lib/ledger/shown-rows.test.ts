import { describe, expect, it } from 'vitest';
import type { Grid } from '#lib/ledger/grid.ts';
import { MOST_SHOWN, shownRows } from '#lib/ledger/shown-rows.ts';

const grid = (rows: Grid['rows']): Grid => ({
	format: 'csv',
	encoding: 'utf-8',
	delimiter: ',',
	sheets: [],
	rows,
	hiddenRows: new Set(),
	dateSystem: null
});
const nothing = { headerRecord: null, questions: [], personalData: [], rejected: [] };

describe('records that a receipt shows with their cells', () => {
	it('are the heading, examples below it, and what needs somebody’s eye', () => {
		const rows = [
			['Title'],
			['Date', 'Amount'],
			[''],
			...Array.from({ length: 20 }, (_, i) => [`${i}`, '1'])
		];
		const shown = shownRows(grid(rows), {
			...nothing,
			headerRecord: 2,
			questions: [{ record: 12, field: 'date', raw: '8', why: 'x' }],
			personalData: [{ record: 20, field: 'note', text: 'x', kind: 'name' }],
			rejected: [{ record: 9, why: 'x', message: 'x' }]
		});
		expect(shown.map(({ record }) => record)).toEqual([2, 4, 5, 6, 7, 9, 12, 20]);
		expect(shown[0]).toEqual({ record: 2, cells: ['Date', 'Amount'] });
	});

	it('end at a number that a browser holds easily', () => {
		const rows = Array.from({ length: MOST_SHOWN + 50 }, () => ['1']);
		const rejected = rows.map((_, i) => ({ record: i + 1, why: 'x', message: 'x' }));
		expect(shownRows(grid(rows), { ...nothing, rejected })).toHaveLength(MOST_SHOWN);
	});
});
