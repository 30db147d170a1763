// There are words for every refusal, and they say what to do.
import { describe, expect, it } from 'vitest';
import { wordsFor } from '#lib/domain/problem-words.ts';
import { PROBLEM_CODES } from '../../support/command-laws.ts';

describe('wordsFor', () => {
	it.each(PROBLEM_CODES)('has a sentence of its own for %s', (code) => {
		const words = wordsFor({ code });
		expect(words).toMatch(/^[A-Z].+\.$/);
		expect(words).not.toContain('undefined');
		expect(PROBLEM_CODES.filter((other) => wordsFor({ code: other }) === words)).toEqual([code]);
	});

	it('names the place and the fact where they are known', () => {
		expect(wordsFor({ code: 'label-too-long', at: 'n1', fact: '301 > 300' })).toMatch(
			/ \(at “n1”: 301 > 300\)$/
		);
		expect(wordsFor({ code: 'not-found', at: 'n1' })).toMatch(/ \(at “n1”\)$/);
	});
});
