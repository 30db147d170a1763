import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measure } from '#lib/text/measure.ts';
import { drawable, wrap } from '#lib/text/wrap.ts';

const style = { size: 13, weight: 500 } as const;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const count = (text: string): number => [...graphemes.segment(text)].length;
const text = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 80 }),
	fc.string({ unit: 'binary', maxLength: 80 }),
	fc
		.array(fc.constantFrom('trust', 'a', 'decision-making', 'ŵyneb', 'مرحبا', '\n', '家庭', 'x'.repeat(40)), {
			maxLength: 20
		})
		.map((w) => w.join(' '))
);
const width = fc.integer({ min: 1, max: 300 });
const bare = (value: string): string => value.replace(/[\s\u200b\u0085]+/g, '');

describe('wrap', () => {
	it('makes no line wider than the width, except for a single grapheme', () => {
		fc.assert(
			fc.property(text, width, (value, max) => {
				for (const line of wrap(value, style, max)) {
					expect(count(line) <= 1 || measure(line, style) <= max + 1e-9, JSON.stringify(line)).toBe(true);
				}
			})
		);
	});

	it('keeps all the text', () => {
		fc.assert(
			fc.property(text, width, (value, max) => {
				expect(bare(wrap(value, style, max).join(''))).toBe(bare(drawable(value)));
			})
		);
	});

	it('keeps to a number of lines and shows that text is left out', () => {
		fc.assert(
			fc.property(text, width, fc.integer({ min: 1, max: 5 }), (value, max, most) => {
				const all = wrap(value, style, max);
				const lines = wrap(value, style, max, most);
				expect(lines.length).toBe(Math.min(all.length, most));
				if (all.length > most) expect(lines.at(-1)).toMatch(/…$/);
				else expect(lines).toEqual(all);
			})
		);
	});

	it('breaks at blanks and after hyphens', () => {
		expect(wrap('Shared decision-making with families', style, 120)).toEqual([
			'Shared decision-',
			'making with',
			'families'
		]);
	});

	it('respects newlines and blank lines', () => {
		expect(wrap('One\r\nTwo\n\nThree', style, 300)).toEqual(['One', 'Two', '', 'Three']);
	});

	it('never parts a letter from its marks or an emoji from its joiners', () => {
		expect(wrap('e\u0301e\u0301', style, 1)).toEqual(['e\u0301', 'e\u0301']);
		expect(wrap('👩‍👩‍👧👩‍👩‍👧', style, 1)).toEqual(['👩‍👩‍👧', '👩‍👩‍👧']);
	});

	it('drops control characters and mends lone surrogates', () => {
		expect(wrap('a\u0000b\u0007c\ud800', style, 300)).toEqual(['abc\ufffd']);
	});

	it('leaves one empty line of nothing', () => {
		expect(wrap('', style, 100)).toEqual(['']);
	});
});
