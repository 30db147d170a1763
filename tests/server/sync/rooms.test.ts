// Rooms on a store that is slow, full or broken: what is acknowledged, what waits, who is sent away.
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { LIMITS } from '#server/limits.ts';
import type { StoredUpdate } from '#server/store/documents.ts';
import { SYNC } from '#server/sync/messages.ts';
import { NO_METER } from '#server/sync/meter.ts';
import { parseRoomName, roomName } from '#server/sync/room-name.ts';
import { createRooms, NotStored } from '#server/sync/rooms.ts';
import { memoryDocumentStore } from '../../support/memory-document-store.ts';
import { bare, join, stepOne } from '../../support/sync-client.ts';
import { startSyncServer } from '../../support/sync-server.ts';
import { until } from '../../support/wait.ts';

const ROOM = 'theory.m';
const owner = { key: 'owner' };

/** The document that some stored pieces make. */
function docOf(pieces: readonly StoredUpdate[]): Y.Doc {
	const doc = new Y.Doc();
	for (const { format, bytes } of pieces) (format === 2 ? Y.applyUpdateV2 : Y.applyUpdate)(doc, bytes);
	return doc;
}
const updateOf = (work: (doc: Y.Doc) => void): Uint8Array => {
	const doc = new Y.Doc();
	work(doc);
	return Y.encodeStateAsUpdate(doc);
};

describe('saving', () => {
	it('is acknowledged only after the update is in the store', async () => {
		const store = memoryDocumentStore();
		const { url } = await startSyncServer(store);
		const release = store.holdAppends();
		const [writer, other] = [await bare(url, ROOM, owner), await bare(url, ROOM, owner)];
		writer.update(updateOf((doc) => doc.getMap('m').set('a', 1)));
		writer.askSaved(1);
		// The others see it at once; that is not an acknowledgement.
		await until('the other one to see it', () => other.doc.getMap('m').get('a') === 1);
		await pause(40);
		expect(writer.savedCounters).toEqual([]);
		expect(store.rows).toEqual([]);
		release();
		await until('the acknowledgement', () => writer.savedCounters.length > 0);
		expect(writer.savedCounters).toEqual([1]);
		expect(docOf(store.rows).getMap('m').get('a')).toBe(1);
	});

	it('is acknowledged to the one who asked, with the counter that was sent', async () => {
		const { url } = await startSyncServer(memoryDocumentStore());
		const [writer, other] = [await bare(url, ROOM, owner), await bare(url, ROOM, owner)];
		writer.askSaved(7);
		writer.askSaved(2 ** 40);
		await until('two acknowledgements', () => writer.savedCounters.length === 2);
		expect(writer.savedCounters).toEqual([7, 2 ** 40]);
		expect(other.savedCounters).toEqual([]);
	});

	it('of many updates at once takes few commits', async () => {
		const store = memoryDocumentStore();
		const { url } = await startSyncServer(store);
		const append = vi.spyOn(store, 'append');
		const client = await join(url, ROOM, owner);
		for (let i = 0; i < 100; i++) client.doc.getMap('m').set(`k${i}`, i);
		await client.saved();
		expect(append.mock.calls.length).toBeLessThan(20);
		expect(docOf(store.rows).getMap('m').size).toBe(100);
	});

	it('that fails keeps everybody, tells them, and acknowledges nothing until the disk takes it all', async () => {
		const store = memoryDocumentStore();
		const { url, rooms, reported } = await startSyncServer(store);
		const [writer, watcher] = [await join(url, ROOM, owner), await bare(url, ROOM, owner)];
		const elsewhere = await bare(url, 'theory.other', owner);
		const second = await bare(url, ROOM, owner);
		expect([writer.storing, watcher.storing]).toEqual([[], []]);
		store.failAppends(true);
		writer.doc.getMap('m').set('a', 1);
		second.update(updateOf((doc) => doc.getMap('m').set('b', 2)));
		second.askSaved(5);
		for (const { storing } of [writer, watcher, second, elsewhere])
			await until('word that nothing is stored', () => storing.at(-1) === 0);
		// Edits still reach the others, who are told as well that this is not stored.
		for (const key of ['a', 'b']) await until(`“${key}” to arrive`, () => watcher.doc.getMap('m').has(key));
		const late = await bare(url, ROOM, owner);
		await until('the newcomer to be told', () => late.storing.at(-1) === 0);
		writer.doc.getMap('m').set('c', 3);
		await pause(600);
		expect([writer.counter.waiting > 0, second.savedCounters, store.rows]).toEqual([true, [], []]);
		expect(rooms.storing).toBe(false);

		store.failAppends(false);
		await writer.saved();
		await until('the other acknowledgement', () => second.savedCounters.length);
		expect(second.savedCounters).toEqual([5]);
		for (const { storing } of [writer, watcher, second, elsewhere, late])
			await until('word that all is stored', () => storing.at(-1) === 1);
		expect(watcher.storing).toEqual([0, 1]);
		expect(docOf(store.rows).getMap('m').toJSON()).toEqual({ a: 1, b: 2, c: 3 });
		expect([writer.closedWith, watcher.closedWith, second.closedWith]).toEqual([null, null, null]);
		expect(reported).toEqual(['updates could not be stored; they wait and are tried again']);
		expect(rooms.storing).toBe(true);
	});

	it('that fails for too much to hold sends away who is in these rooms; they bring it again', async () => {
		const store = memoryDocumentStore();
		const { url, rooms, reported } = await startSyncServer(store);
		const [writer, elsewhere] = [await join(url, ROOM, owner), await bare(url, 'theory.other', owner)];
		store.failAppends(true);
		writer.doc.getMap('m').set('a', 1);
		await until('word that nothing is stored', () => writer.storing.at(-1) === 0);
		let away = false;
		writer.provider.on('connection-close', () => (away = true));
		// More than may wait, from somebody on the server.
		const lease = rooms.acquire('theory.big');
		const { doc } = await lease.room;
		for (let i = 0; i < 9; i++) doc.getMap('big').set(`k${i}`, new Uint8Array(8 * 1024 * 1024));
		await until('the writer to be sent away', () => away);
		lease.release();
		expect(elsewhere.closedWith).toBe(null);
		store.failAppends(false);
		await writer.saved();
		expect(writer.closedWith).toBe(null);
		expect(docOf(store.rows).getMap('m').get('a')).toBe(1);
		expect(reported).toEqual(['updates could not be stored; they wait and are tried again']);
	});
});

describe('opening', () => {
	it('reads no message before the document is there, and answers none with an empty document', async () => {
		const store = memoryDocumentStore();
		await store.append([{ room: ROOM, bytes: updateOf((doc) => doc.getMap('m').set('old', 1)) }]);
		const { url } = await startSyncServer(store);
		const release = store.holdLoads();
		const client = await bare(url, ROOM, owner);
		client.send(stepOne(new Y.Doc()));
		client.update(updateOf((doc) => doc.getMap('m').set('early', 2)));
		client.askSaved(1);
		await pause(40);
		expect(client.got).toEqual([]);
		release();
		await until('the acknowledgement', () => client.savedCounters.length);
		expect(client.doc.getMap('m').get('old')).toBe(1);
		expect(docOf(store.rows).getMap('m').toJSON()).toEqual({ old: 1, early: 2 });
		expect(client.got.filter(({ type }) => type === SYNC)).toHaveLength(2);
	});

	it('takes in none of what is sent before it, however much that is', async () => {
		const store = memoryDocumentStore();
		const taken: number[] = [];
		const { url } = await startSyncServer(store, {
			meter: { ...NO_METER, update: (bytes) => taken.push(bytes) }
		});
		const release = store.holdLoads();
		const client = await bare(url, ROOM, owner);
		for (let i = 0; i < 30; i++)
			client.update(updateOf((doc) => doc.getMap('m').set(`k${i}`, new Uint8Array(900_000))));
		await pause(100);
		// It waits on its way, in the sender.
		expect(client.socket.bufferedAmount).toBeGreaterThan(5_000_000);
		expect(taken).toEqual([]);
		expect(client.closedWith).toBe(null);
		release();
		await until('the flood to be ended', () => client.closedWith);
		expect(client.closedWith).toBe(4429);
		// As much as may be sent at once, which is eight seconds’ worth.
		expect(taken.length).toBeGreaterThan(5);
		expect(taken.length).toBeLessThan(12);
	});

	it('lets go of who left before the document was there', async () => {
		const store = memoryDocumentStore();
		const { url, rooms } = await startSyncServer(store, { limits: { ...LIMITS, roomIdleMs: 1 } });
		const release = store.holdLoads();
		const client = await bare(url, ROOM, owner);
		client.askSaved(1);
		client.socket.terminate();
		await pause(20);
		release();
		await until('the room to be let go', () => rooms.size === 0);
	});

	it('that fails ends the socket with a code to come again, and works when the disk does', async () => {
		const store = memoryDocumentStore();
		const { url, reported } = await startSyncServer(store);
		store.failLoads(true);
		const early = await bare(url, ROOM, { ...owner, wait: false });
		await until('the socket to end', () => early.closedWith);
		expect(early.closedWith).toBe(1011);
		expect(reported).toEqual(['room theory.m could not be loaded']);
		store.failLoads(false);
		const late = await join(url, ROOM, owner);
		late.doc.getMap('m').set('a', 1);
		await late.saved();
	});

	it('loads a document once for all who come at the same time', async () => {
		const store = memoryDocumentStore();
		const { url, rooms } = await startSyncServer(store);
		const load = vi.spyOn(store, 'load');
		await Promise.all([1, 2, 3].map(() => join(url, ROOM, owner)));
		expect(load).toHaveBeenCalledTimes(1);
		expect(rooms.size).toBe(1);
	});
});

const setUp = () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	const store = memoryDocumentStore();
	const reported: string[] = [];
	return { store, reported, rooms: createRooms({ store, report: (what) => reported.push(what) }) };
};
const settle = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('a caller on the server', () => {
	afterEach(() => vi.useRealTimers());

	it('is told after a while that the disk takes nothing; the edit is stored later', async () => {
		const { store, rooms } = setUp();
		store.failAppends(true);
		const edit = rooms.use(ROOM, (doc) => doc.getMap('m').set('a', 1));
		const refused = expect(edit).rejects.toThrow(NotStored);
		await settle(5000);
		await refused;
		store.failAppends(false);
		await settle(2100);
		expect(rooms.storing).toBe(true);
		expect(docOf(store.rows).getMap('m').get('a')).toBe(1);
	});

	it('reads at once what is not on disk yet, and waits for nobody’s disk', async () => {
		const { store, rooms } = setUp();
		store.failAppends(true);
		const lease = rooms.acquire(ROOM);
		(await lease.room).doc.getMap('m').set('a', 1);
		await settle(300);
		expect(rooms.storing).toBe(false);
		expect(await rooms.use(ROOM, (doc) => doc.getMap('m').get('a'))).toBe(1);
	});
});

describe('letting go', () => {
	afterEach(() => vi.useRealTimers());
	async function edit(rooms: ReturnType<typeof createRooms>, times: number) {
		for (let i = 0; i < times; i++) {
			const done = rooms.use(ROOM, (doc) => doc.getMap('m').set(`k${i}`, i));
			await settle(5);
			await done;
		}
	}

	it('of a room that nobody uses comes after a while, and not while somebody is in it', async () => {
		const { rooms, reported } = setUp();
		const lease = rooms.acquire(ROOM);
		await edit(rooms, 1);
		await settle(60_000);
		expect(rooms.size).toBe(1);
		lease.release();
		await settle(29_000);
		expect(rooms.size).toBe(1);
		const again = rooms.acquire(ROOM);
		await settle(5000);
		expect(rooms.size).toBe(1);
		again.release();
		await settle(31_000);
		expect(rooms.size).toBe(0);
		expect(await rooms.use(ROOM, (doc) => doc.getMap('m').get('k0'))).toBe(0);
		expect(reported).toEqual([]);
	});

	it('folds a long log into one snapshot that reads the same', async () => {
		const { rooms, store } = setUp();
		await edit(rooms, 120);
		expect(store.rows.length).toBe(120);
		await settle(31_000);
		expect(store.rows).toHaveLength(1);
		expect(store.rows[0]!.format).toBe(2);
		expect(docOf(store.rows).getMap('m').size).toBe(120);
		await edit(rooms, 1);
		expect(await rooms.use(ROOM, (doc) => doc.getMap('m').size)).toBe(120);
	});

	it('leaves a short log as it is', async () => {
		const { rooms, store } = setUp();
		await edit(rooms, 10);
		await settle(31_000);
		expect(rooms.size).toBe(0);
		expect(store.rows).toHaveLength(10);
	});

	it('stores what is under way when everything closes', async () => {
		const { rooms, store } = setUp();
		const lease = rooms.acquire(ROOM);
		const room = await lease.room;
		room.doc.getMap('m').set('last', 1);
		expect(store.rows).toHaveLength(0);
		await rooms.close();
		expect(docOf(store.rows).getMap('m').get('last')).toBe(1);
	});
});

describe('room names', () => {
	it('are a kind and a model', () => {
		expect(parseRoomName(roomName('links', 'A.b-1'))).toEqual({ kind: 'links', modelId: 'A.b-1' });
		for (const name of [
			'',
			'theory',
			'theory.',
			'other.x',
			'theory./x',
			'theory.a b',
			'xtheory.a',
			'theory.a/b',
			`theory.${'x'.repeat(65)}`,
			'theory.a\n'
		])
			expect(parseRoomName(name), name).toBe(null);
	});
});
