// When a tab comes back: spread over time, and at once where somebody waits.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { restAfterTooMany, retryDelay, watchNetwork } from '#lib/open-model/reconnect.ts';
import { CLOSE } from '#lib/shared-doc/close-codes.ts';
import type { FakeServer } from './fake-server.ts';
import { leaveAll, setUp, tab } from './tab.ts';

describe('pauses', () => {
	it('are random in the upper half of a step that doubles, up to eight seconds', () => {
		expect([1, 2, 3, 4].map((n) => retryDelay(n, () => 1))).toEqual([200, 400, 800, 1600]);
		expect([1, 2, 3, 4].map((n) => retryDelay(n, () => 0))).toEqual([100, 200, 400, 800]);
		expect(retryDelay(50, () => 1)).toBe(8000);
		expect([1, 2, 9].map((n) => restAfterTooMany(n, () => 1))).toEqual([4000, 8000, 60_000]);
	});
});

describe('watching the network', () => {
	it('drops lines when the network goes, wakes them soon after it is back, and at once when the tab is looked at', () => {
		vi.useFakeTimers();
		const page = new EventTarget();
		const tabBar = Object.assign(new EventTarget(), { visibilityState: 'hidden' });
		vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
		vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
		vi.stubGlobal('document', tabBar);
		try {
			const done: string[] = [];
			const line = { drop: () => done.push('drop'), wake: () => done.push('wake') };
			const stop = watchNetwork([line, line]);
			page.dispatchEvent(new Event('offline'));
			expect(done.splice(0)).toEqual(['drop', 'drop']);
			page.dispatchEvent(new Event('online'));
			vi.advanceTimersByTime(400);
			expect(done.splice(0)).toEqual(['wake', 'wake']);
			tabBar.dispatchEvent(new Event('visibilitychange'));
			expect(done).toEqual([]);
			tabBar.visibilityState = 'visible';
			tabBar.dispatchEvent(new Event('visibilitychange'));
			expect(done.splice(0)).toEqual(['wake', 'wake']);
			page.dispatchEvent(new Event('online'));
			stop();
			page.dispatchEvent(new Event('offline'));
			page.dispatchEvent(new Event('focus'));
			vi.advanceTimersByTime(1000);
			expect(done).toEqual([]);
		} finally {
			vi.unstubAllGlobals();
			vi.useRealTimers();
		}
	});
});

describe('a line that was cut', () => {
	let server: FakeServer;
	beforeEach(() => {
		server = setUp({ copies: false });
		vi.useFakeTimers();
	});
	afterEach(async () => {
		vi.useRealTimers();
		await leaveAll();
	});

	async function joined() {
		const me = tab();
		void me.line.start();
		await vi.advanceTimersByTimeAsync(500);
		expect(me.status().is).toBe('saved');
		return me;
	}

	it('tries again with growing, random pauses of at most eight seconds', async () => {
		await joined();
		server.down = true;
		server.cut();
		await vi.advanceTimersByTimeAsync(60_000);
		const pauses = server.attempts.slice(1).map(({ at }, i, all) => at - (all[i - 1]?.at ?? at));
		expect(Math.max(...pauses)).toBeLessThan(8100);
		expect(Math.max(...pauses)).toBeGreaterThan(4000);
		expect(server.attempts.length).toBeGreaterThan(10);
		expect(new Set(pauses.slice(-5)).size).toBeGreaterThan(1);
		server.down = false;
		await vi.advanceTimersByTimeAsync(8100);
		expect(server.sockets.size).toBe(1);
	});

	it('thirty tabs do not come back in the same instant after the server stopped', async () => {
		const tabs = await Promise.all(Array.from({ length: 30 }, () => joined()));
		const before = server.attempts.length;
		server.cut(CLOSE.goingAway);
		await vi.advanceTimersByTimeAsync(4000);
		const times = server.attempts.slice(before).map(({ at }) => at);
		expect(times).toHaveLength(30);
		expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(200);
		expect(new Set(times).size).toBeGreaterThan(15);
		expect(tabs.every((one) => one.status().is === 'saved')).toBe(true);
	});

	it('rests for some seconds after too many changes at once, shown as offline, and comes again', async () => {
		const me = await joined();
		const before = server.attempts.length;
		server.cut(CLOSE.tooMany);
		await vi.advanceTimersByTimeAsync(1900);
		expect(me.status()).toMatchObject({ is: 'offline', why: 'too-many' });
		me.line.wake();
		me.line.drop();
		expect(server.attempts).toHaveLength(before);
		await vi.advanceTimersByTimeAsync(2200);
		expect(me.status().is).toBe('saved');
		expect(server.attempts).toHaveLength(before + 1);
	});

	it('is offline where the first attempt hangs, and tries anew when it is woken', async () => {
		server.hangs = true;
		const me = tab();
		void me.line.start();
		await vi.advanceTimersByTimeAsync(1000);
		expect(me.status().is).toBe('connecting');
		me.line.wake();
		expect(server.attempts).toHaveLength(1);
		await vi.advanceTimersByTimeAsync(9000);
		expect(me.status().is).toBe('offline');
		server.hangs = false;
		me.line.wake();
		await vi.advanceTimersByTimeAsync(10);
		expect(me.status().is).toBe('saved');
	});

	it('drops a line that is most likely dead, and one that has been silent', async () => {
		const me = await joined();
		server.down = true;
		me.line.drop();
		expect(me.status().is).toBe('offline');
		server.down = false;
		me.line.wake();
		await vi.advanceTimersByTimeAsync(10);
		expect(me.status().is).toBe('saved');
		const attempts = server.attempts.length;
		me.line.wake();
		await vi.advanceTimersByTimeAsync(10);
		expect(server.attempts).toHaveLength(attempts);
	});

	it('does not say “saving” for ever: after ten seconds without an answer it asks again and says so', async () => {
		const me = await joined();
		server.holdsBack = true;
		me.edit('a');
		await vi.advanceTimersByTimeAsync(9000);
		expect(me.status().is).toBe('saving');
		await vi.advanceTimersByTimeAsync(1100);
		expect(me.status()).toMatchObject({ is: 'not-saved', why: 'silent', unsaved: 1 });
		server.heldBack.length = 0;
		server.holdsBack = false;
		await vi.advanceTimersByTimeAsync(10_100);
		expect(me.status().is).toBe('saved');
	});
});
