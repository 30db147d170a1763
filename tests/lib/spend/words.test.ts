import { describe, expect, it } from 'vitest';
import { counted, dateWords, listed, moneyWords, ordinal, shortDate } from '#lib/spend/words.ts';

describe('words of the register', () => {
	it('say dates as exactly as they are known', () => {
		expect(['2019-05-20', '2019-05', '2019', null].map(dateWords)).toEqual([
			'20 May 2019',
			'May 2019',
			'2019',
			'no date'
		]);
		expect(['2019-05-20', '2019-05', '2019', null].map(shortDate)).toEqual([
			'20/05/2019',
			'May 2019',
			'2019',
			'–'
		]);
	});
	it('say sums with a minus sign, counts and places', () => {
		expect(moneyWords(-1200)).toBe('−£12.00');
		expect(counted(1, 'line')).toBe('1 line');
		expect(counted(12_345, 'line')).toBe('12,345 lines');
		expect([1, 2, 3, 4, 11, 12, 13, 21, 112].map(ordinal).join(' ')).toBe(
			'1st 2nd 3rd 4th 11th 12th 13th 21st 112th'
		);
		expect(listed(['A', 'B', 'C'])).toBe('A, B and C');
	});
});
