import { describe, expect, it } from 'vitest';
import { line } from './lines-in-memory.ts';
import { cell, figures, money } from './make-figures.ts';

describe('the figure over months', () => {
	const lines = [
		line({ date: '2019-02-10', pence: 1000 }),
		line({ date: '2019-03', pence: 2000 }),
		line({ date: '2019-05-01', pence: 3000 }),
		line({ date: '2019-01-01', pence: 400 }),
		line({ date: '2019', pence: 50 }),
		line({ date: '2019-06-01', siteId: 'darlington', kind: 'agreed', familyCode: 'DAR1' })
	];

	it('S4 counts months from the first of the pilot, and leaves gaps', async () => {
		const { 'by-month': figure } = await figures({ lines });
		const of = (row: string) => cell(figure, row, 'Hillingdon, spent £');
		expect(['1', '2', '4'].map(of)).toEqual([1000, 2000, 3000].map(money));
		expect(of('3')).toEqual({ type: 'none', words: 'no return' });
		expect(cell(figure, '3', 'Hillingdon, spent Month')).toEqual({ type: 'text', text: 'Apr 2019' });
		expect(cell(figure, '3', 'Darlington, agreed Month')).toEqual({ type: 'text', text: 'Jun 2019' });
		expect(cell(figure, '1', 'Darlington, agreed £')).toEqual({ type: 'none', words: '' });
		expect(figure.chart).toMatchObject({ kind: 'lines', rows: ['1', '2', '3', '4'] });
	});

	it('counts by the calendar where no site with dated lines has a first month', async () => {
		const { 'by-month': figure } = await figures({
			lines: [
				line({ siteId: 'wigan', date: '2019-11-30', pence: 700 }),
				line({ siteId: 'wigan', date: '2020-01', pence: 800 }),
				line({ date: '2019', pence: 50 })
			]
		});
		const of = (row: string) => cell(figure, row, 'Wigan, spent £');
		expect(['Nov 2019', 'Dec 2019', 'Jan 2020', 'Month not known'].map(of)).toEqual([
			money(700),
			{ type: 'none', words: 'no return' },
			money(800),
			money(0)
		]);
		expect(figure.chart).toMatchObject({ axis: 'Calendar month', rows: ['2019-11', '2019-12', '2020-01'] });
		expect(figure.caption).toContain('No site with dated lines has a first month of the pilot');
	});

	it('says of one site that it has no first month, and keeps its lines out of the chart of the others', async () => {
		const { 'by-month': figure } = await figures({
			lines: [...lines, line({ siteId: 'wigan', date: '2019-11-30', pence: 700 })]
		});
		expect(figure.chart).toMatchObject({ rows: ['1', '2', '3', '4'] });
		expect(cell(figure, 'Nov 2019', 'Wigan, spent £')).toEqual(money(700));
		expect(figure.leavesOut.join(' ')).toContain('Wigan has no first month of the pilot');
	});

	it('keeps what is before the pilot or without a month in rows of their own, so that it adds up', async () => {
		const { 'by-month': figure } = await figures({ lines });
		expect(cell(figure, 'Month not known', 'Hillingdon, spent £')).toEqual(money(50));
		expect(cell(figure, 'Before the pilot, or after its month 120', 'Hillingdon, spent £')).toEqual(
			money(400)
		);
		expect(cell(figure, 'Total', 'Hillingdon, spent £')).toEqual(money(6450));
	});
});
