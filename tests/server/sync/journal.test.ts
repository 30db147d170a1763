// Group commit: what goes to disk together, in which order, and what becomes of it while the disk takes nothing.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { createJournal } from '#server/sync/journal.ts';
import { NO_METER } from '#server/sync/meter.ts';
import { type MemoryStore, memoryDocumentStore } from '../../support/memory-document-store.ts';

function setUp(store: MemoryStore = memoryDocumentStore()) {
	const told: string[] = [];
	const commits: number[] = [];
	const append = vi.spyOn(store, 'append');
	const journal = createJournal(
		store,
		{ ...NO_METER, committed: (_ms, updates) => commits.push(updates) },
		{
			committed() {},
			storing: (yes) => told.push(yes ? 'stores again' : 'takes nothing'),
			overflow: (rooms) => told.push(`overflow: ${[...rooms].join(', ')}`),
			report: (what) => told.push(what)
		}
	);
	return { store, journal, told, commits, append };
}
const settle = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** The updates of one person's edits, one after the other. */
function updatesOf(count: number, key = 'k'): Uint8Array[] {
	const doc = new Y.Doc();
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	for (let i = 0; i < count; i++) doc.getMap('m').set(`${key}${i}`, i);
	return updates;
}
const keysOf = (store: MemoryStore, room: string) => {
	const doc = new Y.Doc();
	for (const row of store.rows) if (row.room === room) Y.applyUpdate(doc, row.bytes);
	return [...doc.getMap('m').keys()];
};

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

describe('a journal', () => {
	it('stores what comes within a moment in one transaction, a room’s updates as one piece', async () => {
		const { store, journal, append, commits } = setUp();
		const tickets = [...updatesOf(10)].map((update) => journal.write('a', update));
		tickets.push(journal.write('b', updatesOf(1, 'b')[0]!));
		expect(tickets).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
		expect(journal.durable).toBe(0);
		await settle(10);
		expect(append).toHaveBeenCalledTimes(1);
		expect(store.rows.map(({ room, format }) => [room, format])).toEqual([
			['a', 1],
			['b', 1]
		]);
		expect(journal.durable).toBe(11);
		expect(commits).toEqual([11]);
		expect(keysOf(store, 'a')).toHaveLength(10);
	});

	it('stores what comes during a commit in the next, and counts nothing as on disk before', async () => {
		const { store, journal, append } = setUp();
		const release = store.holdAppends();
		const [first, second, third] = updatesOf(3);
		journal.write('a', first!);
		await settle(10);
		journal.write('a', second!);
		journal.write('a', third!);
		await settle(100);
		expect(append).toHaveBeenCalledTimes(1);
		expect([journal.durable, store.rows.length]).toEqual([0, 0]);
		release();
		await settle(10);
		expect(append).toHaveBeenCalledTimes(2);
		expect([journal.durable, store.rows.length]).toEqual([3, 2]);
	});

	it('keeps what it cannot merge as it is', async () => {
		const { store, journal } = setUp();
		journal.write('a', Uint8Array.of(9, 9, 9));
		journal.write('a', Uint8Array.of(8, 8, 8));
		await settle(10);
		expect(store.rows.map(({ bytes }) => [...bytes])).toEqual([
			[9, 9, 9],
			[8, 8, 8]
		]);
	});

	it('tells each room the number of its own last piece', async () => {
		const store = memoryDocumentStore();
		const told: [string, number][] = [];
		const journal = createJournal(store, NO_METER, {
			committed: (pieces) => void told.push(...pieces),
			storing() {},
			overflow() {},
			report() {}
		});
		for (const room of ['a', 'b', 'c']) for (const update of updatesOf(2, room)) journal.write(room, update);
		await settle(10);
		journal.write('b', updatesOf(1)[0]!);
		await settle(10);
		const last = (room: string, until: number) =>
			store.rows.filter((row) => row.room === room && row.seq <= until).at(-1)!.seq;
		expect(told).toEqual([
			['a', last('a', 3)],
			['b', last('b', 3)],
			['c', last('c', 3)],
			['b', last('b', 4)]
		]);
	});

	it('lets callers wait for a ticket', async () => {
		const { store, journal } = setUp();
		const release = store.holdAppends();
		const ticket = journal.write('a', updatesOf(1)[0]!);
		let stored = false;
		const waiting = journal.until(ticket).then(() => (stored = true));
		await settle(50);
		expect(stored).toBe(false);
		release();
		await settle(10);
		await waiting;
		expect(journal.durable).toBe(ticket);
		await journal.until(ticket);
		await journal.until(0);
	});

	it('stores at once what is queued when it is flushed, also what comes while one commit is under way', async () => {
		const { store, journal } = setUp();
		const release = store.holdAppends();
		const [first, second] = updatesOf(2);
		journal.write('a', first!);
		await settle(10);
		journal.write('a', second!);
		const flushed = journal.flush();
		release();
		await flushed;
		expect(keysOf(store, 'a')).toEqual(['k0', 'k1']);
		expect(journal.durable).toBe(2);
		await journal.flush();
	});
});

describe('a journal whose disk takes nothing', () => {
	it('keeps everything in order, says so once, and stores all of it when the disk takes it again', async () => {
		const { store, journal, told, append } = setUp();
		store.failAppends(true);
		const updates = updatesOf(6);
		for (const update of updates.slice(0, 3)) journal.write('a', update);
		journal.write('b', updatesOf(1, 'b')[0]!);
		await settle(300);
		for (const update of updates.slice(3)) {
			journal.write('a', update);
			await settle(700);
		}
		expect(append.mock.calls.length).toBeGreaterThan(2);
		expect([journal.storing, journal.durable, store.rows.length]).toEqual([false, 0, 0]);
		expect(told).toEqual(['updates could not be stored; they wait and are tried again', 'takes nothing']);
		store.failAppends(false);
		await settle(2100);
		expect([journal.storing, journal.durable]).toEqual([true, 7]);
		expect(told.slice(2)).toEqual(['stores again']);
		expect(keysOf(store, 'a')).toEqual(['k0', 'k1', 'k2', 'k3', 'k4', 'k5']);
		expect(keysOf(store, 'b')).toEqual(['b0']);
	});

	it('is tried again less and less often, at least every two seconds', async () => {
		const { store, journal, append } = setUp();
		store.failAppends(true);
		journal.write('a', updatesOf(1)[0]!);
		await settle(30_000);
		const tries = append.mock.calls.length;
		expect(tries).toBeGreaterThan(12);
		expect(tries).toBeLessThan(22);
		store.failAppends(false);
		await settle(2100);
		expect(journal.durable).toBe(1);
		// And begins anew the next time.
		store.failAppends(true);
		journal.write('a', updatesOf(1)[0]!);
		append.mockClear();
		await settle(300);
		expect(append.mock.calls.length).toBe(2);
	});

	it('does not try more often because more is written', async () => {
		const { store, journal, append } = setUp();
		store.failAppends(true);
		for (const update of updatesOf(500)) {
			journal.write('a', update);
			await settle(10);
		}
		expect(append.mock.calls.length).toBeLessThan(10);
	});

	it('keeps what comes while a commit fails behind what was in it', async () => {
		const { store, journal } = setUp();
		const release = store.holdAppends();
		store.failAppends(true);
		const [first, second] = updatesOf(2);
		journal.write('a', first!);
		await settle(10);
		journal.write('a', second!);
		release();
		await settle(10);
		store.failAppends(false);
		await settle(300);
		expect(keysOf(store, 'a')).toEqual(['k0', 'k1']);
		expect(store.rows).toHaveLength(1);
	});

	it('lets go of what is more than 64 MiB, and says of which rooms', async () => {
		const { store, journal, told } = setUp();
		store.failAppends(true);
		const ticket = journal.write('a', updatesOf(1)[0]!);
		const waiting = expect(journal.until(ticket)).rejects.toThrow('unstored');
		for (let i = 0; i < 5; i++) journal.write('b', new Uint8Array(13 * 1024 * 1024));
		await settle(10);
		await waiting;
		expect(told.at(-1)).toBe('overflow: a, b');
		store.failAppends(false);
		await settle(3000);
		expect(store.rows).toEqual([]);
		// What is written afterwards is stored, and can be waited for.
		const later = journal.write('a', updatesOf(1)[0]!);
		await settle(3000);
		await journal.until(later);
		expect([store.rows.length, journal.storing]).toEqual([1, true]);
	});

	it('is said when it is flushed, and what waits is not lost by that', async () => {
		const { store, journal } = setUp();
		store.failAppends(true);
		journal.write('a', updatesOf(1)[0]!);
		await expect(journal.flush()).rejects.toThrow('could not be stored');
		store.failAppends(false);
		await journal.flush();
		expect(keysOf(store, 'a')).toEqual(['k0']);
	});
});
