// Watches what a server logs in each test: nothing above the level of single requests, and nothing of anybody at any level.
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { OWNER_KEY, type TestServer } from './test-server.ts';

/**
 * @param secret what besides keys and searches no line may hold
 * @returns the lines of this test that were worth logging; a test that expects some empties it
 */
export function spyOnLog(server: () => TestServer, secret = /$^/): string[] {
	const logged: string[] = [];
	beforeEach(() => {
		logged.length = 0;
		server().logLines.length = 0;
		for (const method of ['error', 'log', 'warn', 'info'] as const)
			vi.spyOn(console, method).mockImplementation(
				(...words: unknown[]) => void logged.push(words.join(' '))
			);
		server().onLog = (line) => {
			if (!line.includes('"level":"debug"')) logged.push(line);
		};
	});
	afterEach(() => {
		vi.restoreAllMocks();
		expect(logged, 'a refusal is nothing to log').toEqual([]);
		for (const line of server().logLines) {
			expect(line).not.toContain(OWNER_KEY);
			// No address with its query, and no cookie.
			expect(line).not.toMatch(/\?|throughline_session/);
			expect(line).not.toMatch(secret);
		}
	});
	return logged;
}
