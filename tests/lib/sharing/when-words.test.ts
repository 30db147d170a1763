import { describe, expect, it } from 'vitest';
import { dayHeading, endWords, momentWords, onDay, usesWords } from '#lib/sharing/when-words.ts';

/** Local times, as the browser shows them. */
const at = (month: number, day: number, hour = 12, minute = 0, year = 2026) =>
	new Date(year, month - 1, day, hour, minute).toISOString();
const now = new Date(at(3, 20, 10, 0));

describe('moments in words', () => {
	it('names today and yesterday, and the year only where it is another', () => {
		expect(momentWords(at(3, 20, 8, 5), now)).toBe('today 08:05');
		expect(momentWords(at(3, 19, 23, 59), now)).toBe('yesterday 23:59');
		expect(momentWords(at(3, 3, 10, 32), now)).toBe('3 March 10:32');
		expect(onDay(at(12, 31, 9, 0, 2025), now)).toBe('on 31 December 2025');
	});

	it('says when a link ends', () => {
		expect(endWords(null, now)).toBe('has no end');
		expect(endWords(at(3, 20, 10, 1), now)).toBe('ends in 1 minute');
		expect(endWords(at(3, 20, 9, 59), now)).toBe('ended today');
		expect(endWords(at(3, 21, 10, 0), now)).toBe('ends in 24 hours');
		expect(endWords(at(4, 1, 11, 0), now)).toBe('ends in 12 days');
		expect(endWords(at(3, 20, 10, 0, 2028), now)).toBe('ends in 24 months');
		expect(endWords(at(3, 3), now)).toBe('ended on 3 March');
	});

	it('says how often a link was used', () => {
		expect(usesWords(0, null, now)).toBe('not used yet');
		expect(usesWords(1, at(3, 20, 9, 30), now)).toBe('used once, today 09:30');
		expect(usesWords(14, at(3, 19, 10, 32), now)).toBe('used 14 times, last yesterday 10:32');
	});

	it('heads the days of a list', () => {
		expect(dayHeading(at(3, 20), now)).toBe('Today, Friday 20 March');
		expect(dayHeading(at(3, 19), now)).toBe('Yesterday, Thursday 19 March');
		expect(dayHeading(at(3, 3, 12, 0, 2025), now)).toBe('Monday 3 March 2025');
	});
});
