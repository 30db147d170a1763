import { describe, expect, it } from 'vitest';
import { runsOf, UNKNOWN } from '#server/exports/pdf/runs.ts';

/** Latin is in Inter, Hebrew letters and the signs around them also in the font for Hebrew. */
const covers = (family: string, code: number): boolean => {
	const character = String.fromCodePoint(code);
	if (family === 'inter') return code < 0x250;
	if (family === 'hebrew') return /[\p{sc=Hebrew} ()]/u.test(character);
	return family === 'emoji' && /\p{Emoji_Presentation}/u.test(character);
};
const shown = (line: string): string[] => runsOf(line, covers).runs.map(({ text }) => text);

describe('the runs of a line', () => {
	it('is one run for a line of Latin', () => {
		expect(shown('Trust grows (12 %)')).toEqual(['Trust grows (12 %)']);
	});

	it('keeps words of another direction together, to be turned when they are shaped', () => {
		const { runs } = runsOf('one שלום עולם two', covers);
		expect(runs.map(({ text, rightToLeft }) => [text, rightToLeft])).toEqual([
			['one ', false],
			['שלום עולם', true],
			[' ', false],
			['two', false]
		]);
	});

	it('sets a number after them on their left, its digits in their own order', () => {
		expect(shown('שלום 2019 end')).toEqual(['2019', 'שלום ', ' end']);
	});

	it('mirrors brackets that belong to them', () => {
		expect(shown('שלום (עולם).')).toEqual(['שלום )עולם(', '.']);
	});

	it('stands in for what no font has and counts it', () => {
		const { runs, missing } = runsOf('a中b', covers);
		expect(missing).toBe(1);
		expect(runs.map(({ text, instead }) => [text, instead])).toEqual([
			['a', null],
			[UNKNOWN, '中'],
			['b', null]
		]);
	});

	it('keeps an emoji of several characters whole', () => {
		expect(shown('x👩‍👧‍👦y')).toEqual(['x', '👩‍👧‍👦', 'y']);
	});
});
