// Hostile clients against the real server: honest people get what is theirs, and every attacker is sent away with a code
// that says why. How much slower honest people get is measured by tests/bench/sync/hostile.ts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder, removeFolder } from '../../support/folders.ts';
import type { AttackName } from '../../support/attacks.ts';
import { laySiege, type Siege } from '../../support/siege.ts';

const ATTACK_MS = 1500;
const MAX_GROWTH_MB = 150;

/** With which codes the server ends the sockets of an attacker; empty where it lets them be, since they harm nobody. */
const CODES: Record<AttackName, number[]> = {
	nobody: [4401],
	'garbage frames': [4400],
	'garbage messages': [4400],
	'malformed updates': [4400],
	'frames of 64 MB': [4413],
	'frames in a million pieces': [4429],
	'step 1 flood': [4429],
	'step 1 with huge state vectors': [4413],
	'awareness flood': [4429],
	'awareness of very many': [4400],
	'forged identity': [4403],
	'writes of a reader': [4403],
	pings: [4429],
	'asks for saved': [4429],
	'a thousand connections': [4429],
	'slow readers': []
};
/** What a random stream of bytes may also happen to be, and where the server hangs up before it was listened to. */
const ALSO: Partial<Record<AttackName, number[]>> = {
	'garbage frames': [4403, 4413, 4429, 1005, 1006],
	'garbage messages': [4403],
	'frames of 64 MB': [1006]
};

describe('honest people', () => {
	let siege: Siege;
	let folder: string;
	beforeAll(async () => {
		folder = makeFolder();
		siege = await laySiege(folder);
		// Until all code has run once, memory grows by itself.
		await siege.quiet(500);
	}, 120_000);
	afterAll(async () => {
		await siege.end();
		removeFolder(folder);
	});

	it.each(Object.entries(CODES) as [AttackName, number[]][])(
		'get what others write during an attack, and it is ended: %s',
		async (name, expected) => {
			const before = siege.memory();
			const { expected: sent, delivered, closed, outcome } = await siege.during(name, ATTACK_MS);
			const story = `${name}: ${JSON.stringify({ sent, delivered, closed, outcome })}`;
			expect(closed, story).toEqual([]);
			expect(sent, story).toBeGreaterThan(300);
			expect(delivered / sent, story).toBeGreaterThanOrEqual(0.99);
			const codes = Object.keys(outcome.codes).map(Number);
			for (const code of expected) expect(codes, story).toContain(code);
			expect([...expected, ...(ALSO[name] ?? [])], story).toEqual(expect.arrayContaining(codes));
			if (name === 'a thousand connections') expect(outcome.left, story).toBeLessThanOrEqual(100);
			// Where the system says how much there is.
			const growth = siege.memory() - before;
			if (!Number.isNaN(growth)) expect(growth, story).toBeLessThan(MAX_GROWTH_MB);
		},
		60_000
	);

	it('get all after all of that', async () => {
		const { expected, delivered, closed } = await siege.quiet(1000);
		expect([delivered, closed]).toEqual([expected, []]);
	}, 60_000);
});
