import { describe, expect, it } from 'vitest';
import { totalLabel } from '#lib/ledger/totals.ts';
import { gridOf, receiptFor } from '../../support/ledgers.ts';

describe('words for a total', () => {
	it.each([
		['Total', 'plain'],
		['TOTALS:', 'plain'],
		['Sub-total', 'plain'],
		['Sub total', 'plain'],
		['Grand total', 'plain'],
		['Sum', 'plain'],
		['Closing balance', 'plain'],
		['Balance b/f', 'carried'],
		['Brought forward', 'carried'],
		['C/F', 'carried'],
		['Opening balance', 'carried'],
		['Total for May', 'with-words'],
		['Total spend (£)', 'with-words'],
		['Totals to date', 'with-words'],
		['DAR001 total', 'with-words'],
		['Monthly total', 'plain'],
		['Average per family', 'figure'],
		['Number of spends', 'figure']
	])('%s', (text, label) => expect(totalLabel(text)).toBe(label));
	it.each([
		'Total Fitness gym',
		'Balance bike',
		'Summer holiday',
		'Totem pole',
		'Sum up cards',
		'',
		'F1',
		'BF1 shoes'
	])('%j is none', (text) => expect(totalLabel(text)).toBe(null));
});

const HEADINGS = ['Date', 'Family', 'Item', 'Amount'];
const ONE = ['01/05/2019', 'F1', 'Taxi', '10.00'];
const TWO = ['02/05/2019', 'F1', 'Meal', '5.00'];
const receipt = (...rows: string[][]) => receiptFor(gridOf([HEADINGS, ONE, TWO, ...rows]));
const becomes = (row: string[]) => {
	const { records, questions, rejected, skipped } = receipt(row);
	const own = ({ record }: { record: number }) => record === 4;
	if (records.some(own)) return 'imported';
	return [...questions, ...rejected, ...skipped].find(own)!.why;
};

describe('a row that may be a total', () => {
	it.each([
		[['', '', 'Total', '15.00'], 'total'],
		[['', 'Total', '', '99.00'], 'total'],
		[['Total', '', '', '15.00'], 'total'],
		[['Total', '', '', ''], 'total'],
		[['Total', '', '15.00', ''], 'total'],
		[['', '', '', '15.00'], 'total'],
		[['', '', '', '14.00'], 'amount-alone'],
		[['', 'F1', 'Total', '15.00'], 'total'],
		[['', 'F1', 'Total', '7.00'], 'maybe-total'],
		[['03/05/2019', 'F1', 'Total', '7.00'], 'maybe-total'],
		[['', 'F1', 'Total for F1', '15.00'], 'maybe-total'],
		[['03/05/2019', 'F1', 'Total cost of bed', '7.00'], 'imported'],
		[['03/05/2019', 'F1', 'Total Fitness gym', '15.00'], 'imported'],
		[['', '', 'Total Fitness gym', '20.00'], 'imported'],
		[['', '', 'Total', '#REF!'], 'total'],
		[['', '', 'Average', '7.50'], 'summary-row'],
		[['', 'F1', 'VAT on the bed', '7.50'], 'imported'],
		[['', 'F9', '', ''], 'no-amount']
	])('%j: %s', (row, what) => expect(becomes(row)).toBe(what));

	it('is compared with what stands above it, whatever became of that', () => {
		const rows = [
			['31/02/2019', 'F1', 'Rejected', '1.00'],
			['soon', 'F1', 'Asked', '2.00'],
			['', '', 'Total', '18.00']
		];
		expect(receipt(...rows).read.totals).toEqual([
			{ record: 6, pence: 1800, computedPence: 1800, agrees: true }
		]);
	});

	it('says what it should be where it does not agree', () => {
		expect(receipt(['', '', 'Total', '16.00']).read.totals).toEqual([
			{ record: 4, pence: 1600, computedPence: 1500, agrees: false }
		]);
	});

	it('begins a new sum, and a grand total has all', () => {
		const { totals } = receipt(
			['', '', 'Subtotal', '15.00'],
			['03/05/2019', 'F2', 'Bus', '2.00'],
			['', '', 'Subtotal', '2.00'],
			['', '', 'Grand total', '17.00']
		).read;
		expect(totals.map(({ agrees }) => agrees)).toEqual([true, true, true]);
	});
});

describe('a total of debits and credits', () => {
	const table = (...rows: string[][]) =>
		receiptFor(
			gridOf([
				['Date', 'Family', 'Paid out', 'Paid in'],
				['01/05/2019', 'F1', '10.00', ''],
				['02/05/2019', 'F1', '', '4.00'],
				...rows
			])
		);
	it('is their difference, with a word beside it or not', () => {
		const { skipped, read } = table(['', '', '10.00', '4.00'], ['Total', '', '10.00', '4.00']);
		expect(skipped.map(({ record }) => record)).toEqual([4, 5]);
		expect(read.totals.map(({ agrees }) => agrees)).toEqual([true, true]);
	});
	it('is asked about where it stands alone and is none', () => {
		expect(table(['', '', '99.00', '']).questions).toMatchObject([{ record: 4, why: 'amount-alone' }]);
		expect(table(['', '', '99.00', '4.00']).questions).toMatchObject([
			{ record: 4, why: 'debit-and-credit' }
		]);
	});
});

describe('what stands under the table', () => {
	it.each([
		[['Signed by the manager', '', '', ''], 'note'],
		[['Signed:', '20/05/2019', '', ''], 'note'],
		[['', '', '* agreed by the panel', ''], 'note'],
		[['', 'F7', '', ''], 'no-amount'],
		[['20/05/2019', '', 'Bus', ''], 'no-amount'],
		[['20/05/2019', 'F1', 'Bus', 'tbc'], 'not-an-amount']
	])('%j: %s', (row, why) => expect(becomes(row)).toBe(why));
	it('is no note in the middle of it', () => {
		const { rejected } = receipt(['Phase 2', '', '', ''], ['03/05/2019', 'F2', 'Bus', '2.00']);
		expect(rejected).toMatchObject([{ record: 4, why: 'no-amount' }]);
	});
});
