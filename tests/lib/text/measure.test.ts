import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measure } from '#lib/text/measure.ts';

const style = { size: 10, weight: 400 } as const;

describe('measure', () => {
	it('never throws and is never negative, whatever the text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme' }), (a, b) => {
				expect(measure(a + b, style)).toBeGreaterThanOrEqual(0);
				expect(measure(a + b, style)).toBeLessThan(Infinity);
			})
		);
		expect(measure('\ud800', style)).toBeGreaterThan(0);
	});

	it('grows with the size in proportion', () => {
		expect(measure('Trust develops', { size: 26, weight: 500 })).toBeCloseTo(
			2 * measure('Trust develops', { size: 13, weight: 500 })
		);
	});

	it.each([
		['nothing', '', 0, 0],
		['a control character', '\u0007', 0, 0],
		['a combining mark', '\u0301', 0, 0],
		['a zero-width joiner', '\u200d', 0, 0],
		['a Chinese character', '家', 10, 10],
		['an emoji', '🙂', 12, 15],
		['an Arabic letter', 'س', 6, 10],
		['a Hebrew letter', 'ש', 6, 10],
		['a Welsh letter', 'ŵ', 6, 9],
		['an unknown character', '\u{1d400}', 9, 13]
	])('gives %s a fitting width', (_, text, least, most) => {
		expect(measure(text, style)).toBeGreaterThanOrEqual(least);
		expect(measure(text, style)).toBeLessThanOrEqual(most);
	});

	it('kerns', () => {
		expect(measure('AV', style)).toBeLessThan(measure('A', style) + measure('V', style));
	});
});
