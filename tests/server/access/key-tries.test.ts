// Wrong keys are counted by address and altogether, in bounded memory; right ones are never held up for others' sake.
import { describe, expect, it } from 'vitest';
import { createKeyTries } from '#server/access/key-tries.ts';
import { openAccess, OWNER } from '../../support/access.ts';

const at = (perMinute = 10, maxAddresses?: number) => {
	let clock = 0;
	const tries = createKeyTries(perMinute, () => clock, maxAddresses);
	return { ...tries, pass: (seconds: number) => (clock += seconds * 1000) };
};
const times = (count: number, run: (i: number) => unknown) => Array.from({ length: count }, (_, i) => run(i));

describe('tries from one address', () => {
	it('are as many as are allowed at once, then one every so often', () => {
		const tries = at();
		expect(times(10, () => [tries.wait('a'), tries.wrong('a')])).toEqual([
			...times(9, () => [0, false]),
			[0, true]
		]);
		expect(tries.wait('a')).toBe(6);
		tries.pass(2.5);
		expect(tries.wait('a')).toBe(4);
		tries.pass(3.5);
		expect(tries.wait('a')).toBe(0);
		expect(tries.wrong('a')).toBe(true);
		expect(tries.wait('a')).toBe(6);
	});

	it('are all back after a minute, and no more than all', () => {
		const tries = at(3);
		times(3, () => tries.wrong('a'));
		tries.pass(3600);
		expect(times(3, () => tries.wrong('a'))).toEqual([false, false, true]);
	});

	it('are nobody else’s', () => {
		const tries = at();
		times(20, () => tries.wrong('a'));
		expect([tries.wait('a') > 0, tries.wait('b')]).toEqual([true, 0]);
	});

	it('do not come back faster where the clock is set back', () => {
		const tries = at();
		times(10, () => tries.wrong('a'));
		tries.pass(-3600);
		expect(tries.wait('a')).toBe(6);
	});
});

describe('tries from everywhere', () => {
	it('leave an address one mistake while they pour in, and hinder nobody who made none', () => {
		const tries = at();
		times(300, (i) => tries.wrong(`flood ${i}`));
		expect(tries.wait('somebody')).toBe(0);
		expect(tries.wait('flood 7')).toBe(6);
		expect(tries.wrong('somebody')).toBe(true);
		expect(tries.wait('somebody')).toBe(6);
		tries.pass(6);
		expect(tries.wait('somebody')).toBe(0);
	});

	it('are remembered for so many addresses, and the quietest is forgotten first', () => {
		const tries = at(1, 100);
		times(100, (i) => tries.wrong(`address ${i}`));
		tries.wrong('address 0');
		expect(tries.wait('address 1')).toBeGreaterThan(0);
		times(50, (i) => tries.wrong(`another ${i}`));
		expect([0, 1, 50, 51].map((i) => tries.wait(`address ${i}`) > 0)).toEqual([true, false, false, true]);
	});
});

describe('keys that are tried', () => {
	it('are answered without being looked at once there were too many, right ones as well', async () => {
		const on = await openAccess(3);
		const { key } = await on.link();
		const attempt = (key: string, address = 'x') => on.access.authenticate({ key, address });
		for (const wrong of ['1', '2', '3'])
			expect(await attempt(wrong)).toEqual({ ok: false, why: 'wrong-key' });
		const refused = { ok: false, why: 'too-many-tries', retryAfter: 20 };
		expect(await attempt('4')).toEqual(refused);
		expect(await attempt(key)).toEqual(refused);
		expect(await on.access.signIn(key, 'Ana', { address: 'x' })).toEqual(refused);
		expect(await attempt(key, 'y')).toMatchObject({ ok: true });
		on.pass(20_000);
		expect(await attempt(key)).toMatchObject({ ok: true });
	});

	it('never run out for right ones: a workshop comes in through one address', async () => {
		const on = await openAccess(3);
		const { key } = await on.link();
		await on.access.authenticate({ key: 'mistyped', address: 'x' });
		const all = await Promise.all(times(100, () => on.access.signIn(key, 'Ana', { address: 'x' })));
		expect(all.every((one) => (one as { ok: boolean }).ok)).toBe(true);
	});

	it('are no more where they come all at once, and none of the rest is told right from wrong', async () => {
		const on = await openAccess(3);
		const { key } = await on.link();
		const guesses = [...times(50, (i) => `guess ${i}`), key] as string[];
		const all = await Promise.all(
			guesses.map((guess) => on.access.authenticate({ key: guess, address: 'x' }))
		);
		const whys = all.map((one) => (one.ok ? 'in' : one.why));
		expect(whys.filter((why) => why === 'wrong-key')).toHaveLength(3);
		expect(whys.filter((why) => why === 'too-many-tries')).toHaveLength(48);
	});

	it('do not count where they were right once: a program that was shut out locks nobody out', async () => {
		const on = await openAccess(3);
		const { key, link } = await on.link();
		const other = await on.link();
		await on.links.revoke(OWNER, link.id);
		for (let i = 0; i < 10; i++)
			expect(await on.access.authenticate({ key, address: 'x' })).toEqual({ ok: false, why: 'ended-key' });
		expect(await on.access.authenticate({ key: other.key, address: 'x' })).toMatchObject({ ok: true });
	});

	it('leave one entry a minute in the audit, however many addresses they come from, and no address', async () => {
		const on = await openAccess(1);
		for (let i = 0; i < 5; i++) await on.access.authenticate({ key: `guess-${i}`, address: `192.0.2.${i}` });
		const entries = async () => (await on.audit.list({ limit: 50 })).entries;
		expect(await entries()).toMatchObject([
			{ action: 'too-many-tries', actor: 'Throughline', role: 'system', detail: { times: 1 } }
		]);
		on.pass(60_000);
		await on.access.authenticate({ key: 'guess', address: '192.0.2.9' });
		expect((await entries()).map(({ detail }) => detail)).toEqual([{ times: 5 }, { times: 1 }]);
		expect(JSON.stringify(await entries())).not.toMatch(/192\.0\.2|guess/);
	});

	it('are sessions never: whoever is in stays in', async () => {
		const on = await openAccess(1);
		const { token } = await on.signIn((await on.link()).key);
		await on.access.authenticate({ key: 'wrong', address: 'x' });
		const who = await on.access.authenticate({ cookie: `throughline_session=${token}`, address: 'x' });
		expect(who.ok).toBe(true);
	});
});
