// Lines out of a spreadsheet, a list or anywhere as nodes.
import { describe, expect, it } from 'vitest';
import { checkLabel, LABEL_LIMIT } from '#lib/domain/theory/integrity.ts';
import { LINE_LIMIT, readPastedText } from '#lib/domain/theory/pasted-text.ts';
import { smallModel } from '../../../support/models.ts';

const read = (text: string) => readPastedText(text, smallModel());
const drafts = (text: string) => {
	const result = read(text);
	if (!result.ok) throw new Error(result.why);
	return result.value.drafts;
};
const labels = (text: string) => drafts(text).map(({ label }) => label);

describe('pasted text', () => {
	it('is one node a line, empty lines left out, however lines end', () => {
		expect(labels('Trust\r\n\r\n  Help is given \rSafety\n')).toEqual(['Trust', 'Help is given', 'Safety']);
	});

	it('loses the marks of a list', () => {
		expect(labels('• One\n- Two\n3. Three\n(4) Four\n2019 was hard')).toEqual([
			'One',
			'Two',
			'Three',
			'Four',
			'2019 was hard'
		]);
	});

	it('takes kind and pathway from cells that name one, and the rest as a note', () => {
		expect(drafts('Outcome\tChild is safe\tsaid at the workshop\nHelp\tresources\nOutcome')).toEqual([
			{ label: 'Child is safe', kind: 'outcome', pathway: null, note: 'said at the workshop' },
			{ label: 'Help', kind: null, pathway: 'A', note: '' },
			{ label: 'Outcome', kind: null, pathway: null, note: '' }
		]);
	});

	it('reads quoted cells with line breaks and quotes', () => {
		expect(drafts('"Trust\nin ""us"""\tnote\n"Open')).toMatchObject([
			{ label: 'Trust in "us"', note: 'note' },
			{ label: '"Open' }
		]);
	});

	it.each([
		['right to left', 'الثقة تنمو'],
		['combining', 'Cafe\u0301 ñ'],
		['emoji', '👩‍👧 together 🇬🇧'],
		['markup', '<img src=x onerror="alert(1)">'],
		['direction overrides', 'abc\u202edef'],
		['control characters', 'a\u0000b\u0007c'],
		['half a character', 'a\ud800b'],
		['very long', `${'long words '.repeat(1000)}end`],
		['one very long word', '👩‍👧'.repeat(1300)]
	])('makes a label that is allowed of %s', (_, text) => {
		const [label] = labels(text);
		expect(checkLabel(label!, '').ok).toBe(true);
		expect(label).not.toBe('');
		expect(label).not.toMatch(/\p{Surrogate}/u);
	});

	it('cuts a long label at a word and keeps all of it in the note', () => {
		const text = 'word '.repeat(100).trim();
		const result = read(text);
		if (!result.ok) throw new Error(result.why);
		const { label, note } = result.value.drafts[0]!;
		expect(label.length).toBeLessThanOrEqual(LABEL_LIMIT);
		expect(label).toMatch(/word…$/);
		expect([note, result.value.cut]).toEqual([text, 1]);
	});

	it('is refused where it is too much or nothing', () => {
		expect(read('line\n'.repeat(5000))).toEqual({ ok: false, why: 'too-many', lines: 5000 });
		expect(read('line\n'.repeat(LINE_LIMIT)).ok).toBe(true);
		expect(read(' \n\t\n')).toEqual({ ok: false, why: 'empty', lines: 0 });
	});
});
