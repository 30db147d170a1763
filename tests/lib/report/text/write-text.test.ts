// A document as plain text.
import { describe, expect, it } from 'vitest';
import { writeText } from '#lib/report/text/write-text.ts';
import { wrapped } from '#lib/report/text/wrap-columns.ts';
import { HOSTILE_WORDS, hostileDocument, sampleDocument } from '../../../support/report-documents.ts';

describe('a document as text', () => {
	const document = sampleDocument();
	const text = writeText(document);

	it('begins with what it is, of when, for whom', () =>
		expect(text.split('\n').slice(0, 4)).toEqual([
			'Devolved budgets: annex',
			'Annex to the interim report',
			'22 November 2026',
			'For the research team only'
		]));

	it('numbers its headings', () => {
		expect(text).toMatch(/\n\n1\. The model\n/);
		expect(text).toMatch(/\n\n2\. Spending\n/);
		expect(text).toMatch(/\n\n2\.1\. In words\n/);
	});

	it('says a figure in its words, or leaves it out where the document describes it itself', () => {
		expect(text).toContain('\nThe figure in words:\n');
		const without = writeText(document, 'left-out');
		expect(without).not.toMatch(/^Figure|The figure in words:/m);
		expect(without).toContain('\nTable 1. ');
	});

	it('says of every cell what it is, under the heading of its rows', () => {
		expect(text).toContain(
			'\nFirst phase:\n  Interviews with parents 1. Pilot 1, Number: 0; Pilot 1, Sum: withheld.\n'
		);
		expect(text).toContain('\n  Total. Pilot 1, Number: 99.\n');
		expect(text).toContain('\nA dash in the document is read as none.\n');
	});

	it('indents what is below an item of a list', () =>
		expect(text).toContain('\n- Prerequisites\n  - A budget is there\n- Outcomes\n'));

	it('ends its lines at 78 columns, but for longer words', () => {
		for (const line of [...text.split('\n'), ...writeText(hostileDocument()).split('\n')])
			expect(line.length <= 78 || !/\S\s+\S/.test(line.trim()), line).toBe(true);
		for (const words of HOSTILE_WORDS)
			expect(writeText(hostileDocument()).replaceAll(/\s+/g, ' ')).toContain(words);
	});

	it('is the same each time, and ends with one line break', () => {
		expect(writeText(sampleDocument())).toBe(text);
		expect(text).toMatch(/[^\n]\n$/);
		expect(text).not.toMatch(/[ \t]\n|\n{4}/);
	});
});

describe('a wrapped paragraph', () => {
	it('keeps every word and indents what follows', () => {
		const words = Array.from({ length: 40 }, (_, i) => `word${i}`).join(' ');
		const lines = wrapped(words, { first: '- ', rest: '  ' }).split('\n');
		expect(lines[0]).toMatch(/^- word0 /);
		expect(lines[1]).toMatch(/^ {2}word/);
		expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(78);
		expect(lines.map((line) => line.slice(2)).join(' ')).toBe(words);
	});

	it('drops control characters and counts what people take for one character as one', () => {
		expect(wrapped('a\u0007b\tc')).toBe('ab c');
		expect(wrapped(Array.from({ length: 39 }, () => '👩‍👧‍👦').join(' ')).split('\n')).toHaveLength(1);
		expect(wrapped(' \n ')).toBe('');
	});
});
