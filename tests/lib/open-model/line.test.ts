// One document's line: what is said of it while the server comes and goes, and what its copy brings back.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetLocalCopies, unsavedCopies } from '#lib/open-model/local-copies.ts';
import { CLOSE } from '#lib/shared-doc/close-codes.ts';
import { until } from '../../support/wait.ts';
import type { FakeServer } from './fake-server.ts';
import { keysOnServer, leaveAll, setUp, tab, written } from './tab.ts';

let server: FakeServer;
beforeEach(() => {
	server = setUp();
});
afterEach(leaveAll);

describe('Line', () => {
	it('says the generation, and that it is saved only after the server has', async () => {
		const me = tab();
		await me.line.start();
		await me.is('saved');
		expect(server.attempts[0]!.url.href).toBe('ws://server/sync/theory.m1?generation=g1');
		server.holdsBack = true;
		me.edit('a');
		expect(me.status().is).toBe('saving');
		await until('the server to have it', () => keysOnServer(server).includes('a'));
		expect(me.status().is).toBe('saving');
		await until('the question', () => server.heldBack.length > 0);
		server.confirm();
		await me.is('saved');
		expect(me.words).toEqual(['connecting', 'saved', 'saving', 'saved']);
	});

	it('works where the browser keeps nothing', async () => {
		for (const broken of [
			undefined,
			{
				open: () => {
					throw new DOMException('no', 'SecurityError');
				}
			}
		]) {
			vi.stubGlobal('indexedDB', broken);
			const me = tab();
			await me.line.start();
			me.edit('a');
			await me.is('saved');
			server.cut();
			await me.is('offline');
			me.edit('b');
			expect(me.status()).toEqual({ is: 'offline', why: 'unreachable', unsaved: 1, kept: false });
			await me.is('saved');
			await me.close();
		}
	});

	it('counts offline changes, typing as one, and sends them when the server is back', async () => {
		const me = tab();
		await me.line.start();
		await me.is('saved');
		server.down = true;
		server.cut();
		await me.is('offline');
		me.edit('a');
		me.edit('a', true);
		me.edit('a', true);
		me.edit('b');
		expect(me.status()).toEqual({ is: 'offline', why: 'unreachable', unsaved: 2, kept: true });
		server.down = false;
		await me.is('saved');
		expect(keysOnServer(server)).toEqual(['a', 'b']);
	});

	it('keeps changes of a closed tab, says how many, and that they are saved only once they are', async () => {
		const first = tab();
		await first.line.start();
		await first.is('saved');
		server.down = true;
		server.cut();
		first.edit('a');
		first.edit('b');
		await written();
		await first.close();
		expect(await unsavedCopies()).toMatchObject([{ modelId: 'm1', generation: 'g1', unsaved: 2 }]);

		const still = tab();
		await still.line.start();
		await still.is('offline');
		expect(still.status()).toMatchObject({ unsaved: 2, kept: true });
		expect(still.keys()).toEqual(['a', 'b']);
		await still.close();

		server.down = false;
		server.holdsBack = true;
		const second = tab();
		await second.line.start();
		await until('the server to have them', () => keysOnServer(server).length === 2);
		expect(second.status().is).toBe('saving');
		expect(second.words).not.toContain('saved');
		await until('the question', () => server.heldBack.length > 0);
		server.confirm();
		await second.is('saved');
		await written();
		expect(await unsavedCopies()).toEqual([]);
	});

	it('does not count what came from the copy and the server has already', async () => {
		const first = tab();
		await first.line.start();
		first.edit('a');
		await first.is('saved');
		await written();
		await first.close();
		server.down = true;
		const second = tab();
		await second.line.start();
		await second.is('offline');
		expect(second.status()).toMatchObject({ unsaved: 0 });
		expect(second.keys()).toEqual(['a']);
	});

	it('sends what comes from the copy after the server has answered', async () => {
		const first = tab();
		await first.line.start();
		await first.is('saved');
		server.down = true;
		server.cut();
		first.edit('late');
		await written();
		await first.close();
		server.down = false;
		// The copy opens only once somebody else lets go of it.
		const factory = indexedDB;
		let letGo = () => {};
		const slow = new Promise<void>((done) => (letGo = done));
		vi.stubGlobal('indexedDB', {
			open(name: string) {
				const asked = { transaction: null } as unknown as IDBOpenDBRequest;
				void slow.then(() => {
					const request = factory.open(name);
					request.onsuccess = (event) => {
						Object.assign(asked, { result: request.result });
						asked.onsuccess?.call(asked, { ...event, target: request } as Event);
					};
				});
				return asked;
			}
		});
		const second = tab();
		await second.line.start();
		await second.is('saved');
		second.edit('own');
		expect(keysOnServer(server)).not.toContain('late');
		letGo();
		await until('the late change on the server', () => keysOnServer(server).includes('late'));
		await second.is('saved');
		expect(second.keys()).toEqual(['late', 'own']);
		expect(second.status()).toEqual({ is: 'saved' });
	});

	it('merges what two people did offline', async () => {
		const [ann, bea] = [tab(), tab({ generation: '' })];
		for (const one of [ann, bea]) {
			await one.line.start();
			await one.is('saved');
		}
		server.down = true;
		server.cut();
		await ann.is('offline');
		ann.edit('ann');
		bea.edit('bea');
		server.down = false;
		for (const one of [ann, bea]) {
			await one.is('saved');
			await until('both', () => one.keys().join() === 'ann,bea');
		}
	});

	it('two tabs share one copy', async () => {
		const [one, two] = [tab(), tab()];
		for (const each of [one, two]) {
			await each.line.start();
			await each.is('saved');
		}
		server.down = true;
		server.cut();
		await one.is('offline');
		one.edit('one');
		two.edit('two');
		await written();
		await Promise.all([one.close(), two.close()]);
		server.down = false;
		const third = tab();
		await third.line.start();
		await third.is('saved');
		expect(keysOnServer(server)).toEqual(['one', 'two']);
	});

	it('never merges a copy of another generation', async () => {
		const before = tab();
		await before.line.start();
		await before.is('saved');
		server.down = true;
		server.cut();
		before.edit('lost');
		await written();
		await before.close();
		server.down = false;
		const after = tab({ generation: 'g2' });
		await after.line.start();
		await after.is('saved');
		expect(after.keys()).toEqual([]);
		expect(keysOnServer(server)).toEqual([]);
	});

	it('goes on without its copy when that is deleted from another tab', async () => {
		const me = tab();
		await me.line.start();
		await me.is('saved');
		await forgetLocalCopies();
		server.down = true;
		server.cut();
		me.edit('a');
		await me.is('offline');
		expect(me.status()).toMatchObject({ unsaved: 1, kept: false });
		server.down = false;
		await me.is('saved');
		expect(await indexedDB.databases()).toEqual([]);
	});

	it('opens no copy for who may only look', async () => {
		const me = tab({ mayWrite: false });
		await me.line.start();
		await me.is('read-only');
		expect(await indexedDB.databases()).toEqual([]);
	});

	it.each([
		[CLOSE.signedOut, 'signed-out'],
		[CLOSE.forbidden, 'forbidden'],
		[CLOSE.notFound, 'gone'],
		[CLOSE.otherGeneration, 'restored'],
		[CLOSE.tooLarge, 'too-large'],
		[1009, 'too-large'],
		[CLOSE.malformed, 'unreadable']
	])('stays away after %i: %s', async (code, why) => {
		const me = tab();
		await me.line.start();
		await me.is('saved');
		const attempts = server.attempts.length;
		server.cut(code);
		await me.is('refused');
		expect(me.status()).toEqual({ is: 'refused', why, what: 'model', unsaved: 0, kept: true });
		await new Promise((done) => setTimeout(done, 300));
		expect(server.attempts).toHaveLength(attempts);
		me.line.drop();
		if (why !== 'signed-out') me.line.wake();
		expect(server.attempts).toHaveLength(attempts);
	});

	it('comes in again when it is looked at after a new sign-in', async () => {
		const me = tab();
		await me.line.start();
		await me.is('saved');
		server.refusesWith = CLOSE.signedOut;
		server.cut(CLOSE.signedOut);
		await me.is('refused');
		me.edit('a');
		me.line.wake();
		await new Promise((done) => setTimeout(done, 20));
		expect(me.status()).toMatchObject({ is: 'refused', unsaved: 1 });
		server.refusesWith = null;
		me.line.wake();
		await me.is('saved');
		expect(keysOnServer(server)).toEqual(['a']);
	});

	it('says so while the server cannot write to its disk, and while it confirms nothing', async () => {
		const me = tab();
		await me.line.start();
		await me.is('saved');
		server.holdsBack = true;
		server.storing(false);
		await me.is('not-saved');
		me.edit('a');
		expect(me.status()).toEqual({ is: 'not-saved', why: 'disk', unsaved: 1, kept: true });
		await until('the question', () => server.heldBack.length > 0);
		server.storing(true);
		await me.is('saving');
		server.confirm();
		await me.is('saved');
		server.storing(false);
		await me.is('not-saved');
		server.cut();
		await me.is('saved');
	});

	it('waits for the last confirmation when the page goes', async () => {
		const me = tab();
		await me.line.start();
		await me.is('saved');
		server.holdsBack = true;
		me.edit('last');
		const closing = me.line.close();
		await until('the question', () => server.heldBack.length > 0);
		expect(server.sockets.size).toBe(1);
		server.confirm();
		await closing;
		await written();
		expect(server.sockets.size).toBe(0);
		expect(await unsavedCopies()).toEqual([]);
	});
});
