// Text as it is typed: whatever was pasted, the rules take it, and so the next keystroke.
import { describe, expect, it } from 'vitest';
import { checkLabel, checkProse, LABEL_LIMIT, PROSE_LIMIT } from '#lib/domain/theory/integrity.ts';
import { cleanLine, cleanProse } from '#lib/domain/theory/line-text.ts';

const HARD = 'a\tb\u0007\u202ec\u2028d\ufeffe\u0085f\ud800g\r\nh\u000bi\u009fj';

describe('a line', () => {
	it('holds one blank for white space of any kind, at its end, too', () => {
		expect(cleanLine('Trust \t\r\n grows\u00a0\u2003here \t')).toEqual({
			text: 'Trust grows here ',
			cut: false
		});
	});

	it('holds nothing that a label may not', () => {
		const { text } = cleanLine(HARD);
		expect(checkLabel(text, 'n')).toMatchObject({ ok: true });
		expect(text).toBe('a bc defg h ij');
	});

	it('is cut at the limit, and says so', () => {
		expect(cleanLine('x'.repeat(LABEL_LIMIT)).cut).toBe(false);
		expect(cleanLine('x'.repeat(LABEL_LIMIT + 1))).toEqual({ text: 'x'.repeat(LABEL_LIMIT), cut: true });
		expect(cleanLine('abcd', 3)).toEqual({ text: 'abc', cut: true });
	});

	it('loses what was put in and does not fit, not its end', () => {
		expect(cleanLine('one big two', 9, 'one two')).toEqual({ text: 'one bitwo', cut: true });
		expect(cleanLine('one xtwo', 7, 'one two')).toEqual({ text: 'one two', cut: true });
		expect(cleanLine('a😁', 2, 'a😀')).toEqual({ text: 'a', cut: true });
	});

	it('that others made too long is not cut, but gets no longer', () => {
		expect(cleanLine('abcdefx', 3, 'abcdef')).toEqual({ text: 'abcdef', cut: true });
		expect(cleanLine('abdef', 3, 'abcdef')).toEqual({ text: 'abdef', cut: false });
	});

	it('never ends in half of what people see as one character', () => {
		const family = '👩‍👩‍👧';
		expect(cleanLine(`ab${family}`, 5)).toEqual({ text: 'ab', cut: true });
		expect(cleanLine('abe\u0301', 3)).toEqual({ text: 'ab', cut: true });
	});
});

describe('prose', () => {
	it('keeps tabs and breaks, and nothing that the rules refuse', () => {
		const { text } = cleanProse(HARD);
		expect(checkProse(text, 'n')).toMatchObject({ ok: true });
		expect(text).toBe('a\tbc\ndefg\nh\nij');
	});

	it('is cut at its limit, and says so', () => {
		expect(cleanProse('x'.repeat(PROSE_LIMIT + 1))).toEqual({ text: 'x'.repeat(PROSE_LIMIT), cut: true });
	});
});
