// What a careful person would not take for granted in a ledger.
import { describe, expect, it } from 'vitest';
import { gridOf, receiptFor, type LedgerOptions } from '../../support/ledgers.ts';

const HEAD = ['Date', 'Family', 'Amount', 'Purpose'];
const receipt = (rows: string[][], options?: LedgerOptions) => receiptFor(gridOf(rows), options);
const one = (amount: string, head = HEAD) =>
	receipt([head, ['20/05/2019', 'F1', amount, 'Taxi'], ['21/05/2019', 'F2', '1.00', 'Bus']]);
const whys = (list: readonly { record: number; why: string }[]) =>
	list.map(({ record, why }) => `${record} ${why}`);

describe('a ledger that is read with care', () => {
	it.each([
		['Amount (€)', 'other-currency'],
		['Amount (USD)', 'other-currency'],
		['Amount (£000)', 'short-amount'],
		['Amount £k', 'short-amount']
	])('asks about every amount below “%s”', (heading, why) => {
		const { questions, records } = one('12.50', ['Date', 'Family', heading, 'Purpose']);
		expect(whys(questions)).toEqual([`2 ${why}`, `3 ${why}`]);
		expect(records).toEqual([]);
	});

	it('reads plain pounds below “Amount (£)”', () => {
		expect(one('12.50', ['Date', 'Family', 'Amount (£)', 'Purpose']).control.sumPence).toBe(1350);
	});

	it('takes no sum that cannot be counted, neither out of the file nor as an answer', () => {
		expect(whys(one('90071992547409.90').rejected)).toEqual(['2 too-large-amount']);
		const answers = [{ record: 2, field: 'amount' as const, value: -9_007_199_254_740_991 }];
		const rows = [HEAD, ['20/05/2019', 'F1', '1.234', 'Taxi']];
		expect(whys(receipt(rows, { decisions: { answers } }).questions)).toEqual(['2 ambiguous-amount']);
	});

	it.each(['Balance of rent arrears', 'Sum for school uniform', 'Food shop total'])(
		'asks about “%s” where it is not the sum of what stands above',
		(purpose) => {
			const rows = [HEAD, ['20/05/2019', 'F1', '10.00', 'Taxi'], ['', '', '33.00', purpose]];
			const { skipped, questions } = receipt(rows);
			expect(whys(skipped)).toEqual([]);
			expect(whys(questions)).toEqual(['3 maybe-total']);
		}
	);

	it('leaves no payment out as a note at the foot', () => {
		const rows = [
			HEAD,
			['20/05/2019', 'F1', '10.00', 'Taxi'],
			['', '', 'about ten pounds', 'Fridge for the family']
		];
		const { skipped, rejected } = receipt(rows);
		expect(whys(skipped)).toEqual([]);
		expect(whys(rejected)).toEqual(['3 not-an-amount']);
	});

	it('asks about a day far ahead', () => {
		const rows = [HEAD, ['20/05/2109', 'F1', '10.00', 'Taxi']];
		expect(whys(receipt(rows).questions)).toEqual(['2 implausible-date']);
	});

	it('keeps a chosen column that has no heading', () => {
		const rows = [
			['Date', 'Family', 'Purpose', 'Debit'],
			['20/05/2019', 'F1', 'Coat', '25.00', ''],
			['21/05/2019', 'F1', 'Coat returned', '', '25.00']
		];
		const columns = { date: 0, family: 1, purpose: 2, debit: 3, credit: 4 };
		expect(receipt(rows, { decisions: { columns } }).records.map(({ pence }) => pence)).toEqual([
			2500, -2500
		]);
	});

	it('rejects words that the register does not take, and is quick about them', () => {
		const rows = [HEAD, ['20/05/2019', `${'1'.repeat(100_000)} !`, '10.00', 'Taxi']];
		expect(whys(receipt(rows).rejected)).toEqual(['2 too-long']);
		const hidden = [HEAD, ['20/05/2019', 'F1\u0001', '10.00', 'Taxi']];
		expect(whys(receipt(hidden).rejected)).toEqual(['2 too-long']);
	});
});
