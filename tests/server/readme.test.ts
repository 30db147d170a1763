// What the README says about settings is what the server does.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LIMIT_NAMES, LOG_LEVELS, readConfig } from '#server/config.ts';
import { LIMITS } from '#server/limits.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
/** The rows of its tables that begin with a name of the environment: name and default. */
const rows = new Map(
	[...readme.matchAll(/^\| `([A-Z_]+)` +\| (?:`(.*?)`|(.*?)) +\|/gm)].map(([, name, value, words]) => [
		name,
		value ?? words
	])
);

describe('the README', () => {
	it('names every setting, and none that is not there', () => {
		const settings = ['PORT', 'HOST', 'DATA_DIR', 'OWNER_KEY', 'ORIGIN', 'BEHIND_PROXY', 'LOG_LEVEL'];
		expect([...rows.keys()]).toEqual([...settings, ...Object.values(LIMIT_NAMES)]);
		const source = readFileSync(new URL('../../server/config.ts', import.meta.url), 'utf8');
		const read = new Set([...source.matchAll(/env\.([A-Z_]+)/g)].map(([, name]) => name));
		expect(read).toEqual(new Set(settings));
	});

	it('gives the right defaults', () => {
		const { port, host, logLevel } = readConfig({});
		expect(rows.get('PORT')).toBe(String(port));
		expect(rows.get('HOST')).toBe(host);
		expect(rows.get('LOG_LEVEL')).toBe(logLevel);
		for (const [limit, name] of Object.entries(LIMIT_NAMES))
			expect(rows.get(name), name).toBe(String(LIMITS[limit as keyof typeof LIMITS]));
		for (const level of LOG_LEVELS) expect(readme).toContain(`\`${level}\``);
	});
});
