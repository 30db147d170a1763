import { describe, expect, it } from 'vitest';
import { narrowest, sharesOf, TABLE_WIDTH } from '#lib/report/tables/column-shares.ts';

describe('widths of columns', () => {
	it('give each column its longest word, and the rest to those with most to say', () => {
		const columns = [
			{ title: 'Node', cells: ['Family can talk through its situation with a worker', 'Trust'] },
			{ title: 'Questionnaires', cells: ['1 for', ''] },
			{ title: 'N', cells: ['2'] }
		];
		const shares = sharesOf(columns);
		expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
		for (const [i, share] of shares.entries())
			expect(share * TABLE_WIDTH).toBeGreaterThanOrEqual(narrowest(columns[i]!) - 1e-6);
		expect(shares[0]).toBeGreaterThan(shares[1]!);
		expect(shares[1]).toBeGreaterThan(shares[2]!);
	});

	it('come to 1 whatever the words', () => {
		const word = 'x'.repeat(300);
		for (const texts of [
			[word, word, word, word],
			['', ''],
			[word, '']
		]) {
			const shares = sharesOf(texts.map((title) => ({ title, cells: [] })));
			expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
			expect(Math.min(...shares)).toBeGreaterThan(0);
		}
	});
});
