import { describe, expect, it } from 'vitest';
import type { Receipt } from '#lib/ledger/receipt.ts';
import { moneyOf, protectedWords, undecided } from '#lib/spend/import/left-behind.ts';

describe('what an import left out', () => {
	it('is listed in the order of the file, with what stands there and why', () => {
		const list = undecided({
			questions: [{ record: 9, field: 'amount', raw: 'about 40', why: 'about-amount' }],
			personalData: [{ record: 4, field: 'purpose', text: 'Jo Doe', kind: 'name' }]
		});
		expect(list.map(({ record, field, raw, why }) => [record, field, raw, why])).toEqual([
			[4, 'Purpose', 'Jo Doe', 'This may be personal data: name.'],
			[9, 'Amount', 'about 40', 'The amount is only roughly known.']
		]);
	});

	const read = { columns: { amount: 1 }, inPence: false } as Receipt['read'];
	const rows = new Map([
		[2, ['Bed', '£40.00']],
		[3, ['Bus', '1.50']],
		[4, ['Coat', 'about 12']]
	]);

	it('is added up where the file says the amount plainly, each record once', () => {
		expect(moneyOf([2, 3, 3], read, rows)).toBe('£41.50');
		expect(moneyOf([2, 4, 99], read, rows)).toBe('£40.00, and 2 records without an amount that is sure');
		expect(moneyOf([4], read, rows)).toBe('no amount that is sure');
	});

	it('is not added up where another column turns an amount into a refund', () => {
		expect(moneyOf([2], { ...read, columns: { amount: 1, direction: 0 } }, rows)).toBe(
			'no amount that is sure'
		);
	});
});

it('says how many places of personal data were replaced and kept', () => {
	const decided = [{ action: 'replace', with: '[name 1]' } as const, { action: 'keep' } as const];
	expect(protectedWords(decided)).toBe('1 place replaced, 1 place kept as it is');
	expect(protectedWords([])).toBe('');
});
