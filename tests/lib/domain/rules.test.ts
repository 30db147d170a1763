// Every rule of the README stands at a line of code and in the title of a test, and the other way round.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const RULE = /\b(?:[NAE][1-9]|M[12]|P[1-3]|S[1-4])\b/g;

const textBelow = (folder: string): string =>
	readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts') && !name.endsWith('rules.test.ts'))
		.map((name) => readFileSync(join(ROOT, folder, name), 'utf8'))
		.join('\n');
const rulesIn = (text: string) => new Set(text.match(RULE) ?? []);

const readme = readFileSync(join(ROOT, 'src/lib/domain/README.md'), 'utf8');
const rules = [...readme.matchAll(/^\| (\w\d)\s+\|/gm)].map((match) => match[1]!);
const titles = [
	...textBelow('tests').matchAll(/\b(?:it|describe|it\.each\([\s\S]{0,1500}?\))\(\s*['"`]([^\n]*)/g)
].map((m) => m[1]!);
const tested = rulesIn(titles.join('\n'));
const kept = rulesIn(textBelow('src/lib'));

describe('rules of the domain', () => {
	it('are listed', () => {
		expect(rules).toHaveLength(28);
	});

	it.each(rules)('%s is in the title of a test', (rule) => {
		expect(tested).toContain(rule);
	});

	it('names no rule in code or tests that is not listed', () => {
		for (const rule of [...kept, ...tested]) expect(rules).toContain(rule);
	});
});
