import { describe, expect, it } from 'vitest';
import { countWords, dayWords, listed } from '#lib/report/view/count-words.ts';

describe('counts in words', () => {
	it.each([
		[7, 'record', 0, '7 records'],
		[1, 'record', 0, '1 record'],
		[2, 'family', 0, '2 families'],
		[1, 'family', 5, 'fewer than 5 families'],
		[4, 'record', 5, 'fewer than 5 records'],
		[5, 'record', 5, '5 records'],
		[0, 'record', 5, 'no records']
	])('%i %s under %i: %4$s', (n, one, fewBelow, words) => expect(countWords(n, one, fewBelow)).toBe(words));

	it('go with lists and days', () => {
		expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
		expect(listed(['a'])).toBe('a');
		expect(listed([])).toBe('');
		expect(dayWords('2026-11-22')).toBe('22 November 2026');
	});
});
