// Rooms on a store that is slow, full or broken: what is acknowledged, what waits, who is sent away.
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { StoredUpdate } from '#server/store/documents.ts';
import { SYNC } from '#server/sync/messages.ts';
import { parseRoomName, roomName } from '#server/sync/room-name.ts';
import { createRooms } from '#server/sync/rooms.ts';
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
		await new Promise((later) => setTimeout(later, 40));
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

	it('that fails sends everybody away unacknowledged; who comes again brings what is not stored', async () => {
		const store = memoryDocumentStore();
		const { url, reported } = await startSyncServer(store);
		const [writer, watcher] = [await join(url, ROOM, owner), await bare(url, ROOM, owner)];
		store.failAppends(true);
		writer.doc.getMap('m').set('a', 1);
		await until('the watcher to be sent away', () => watcher.closedWith);
		expect(watcher.closedWith).toBe(1011);
		expect(writer.counter.waiting).toBe(1);
		store.failAppends(false);
		await writer.saved();
		expect(docOf(store.rows).getMap('m').get('a')).toBe(1);
		expect(writer.closedWith).toBe(null);
		expect(reported[0]).toBe('room theory.m could not be stored');
	});

	it('that fails is told to a caller on the server', async () => {
		const store = memoryDocumentStore();
		const { rooms } = await startSyncServer(store);
		store.failAppends(true);
		await expect(rooms.use(ROOM, (doc) => doc.getMap('m').set('a', 1))).rejects.toThrow();
		store.failAppends(false);
		expect(await rooms.use(ROOM, (doc) => doc.getMap('m').get('a'))).toBeUndefined();
	});
});

describe('opening', () => {
	it('keeps messages that come before the document is there, and answers none with an empty document', async () => {
		const store = memoryDocumentStore();
		await store.append([{ room: ROOM, bytes: updateOf((doc) => doc.getMap('m').set('old', 1)) }]);
		const { url } = await startSyncServer(store);
		const release = store.holdLoads();
		const client = await bare(url, ROOM, owner);
		client.send(stepOne(new Y.Doc()));
		client.update(updateOf((doc) => doc.getMap('m').set('early', 2)));
		client.askSaved(1);
		await new Promise((later) => setTimeout(later, 40));
		expect(client.got).toEqual([]);
		release();
		await until('the acknowledgement', () => client.savedCounters.length);
		expect(client.doc.getMap('m').get('old')).toBe(1);
		expect(docOf(store.rows).getMap('m').toJSON()).toEqual({ old: 1, early: 2 });
		expect(client.got.filter(({ type }) => type === SYNC)).toHaveLength(2);
	});

	it('does not keep messages without end', async () => {
		const store = memoryDocumentStore();
		const { url } = await startSyncServer(store);
		const release = store.holdLoads();
		const client = await bare(url, ROOM, owner);
		for (let i = 0; i < 100; i++) client.askSaved(i);
		await until('the flood to be ended', () => client.closedWith);
		expect(client.closedWith).toBe(4400);
		release();
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

describe('letting go', () => {
	afterEach(() => vi.useRealTimers());
	const setUp = () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		const store = memoryDocumentStore();
		const reported: string[] = [];
		return { store, reported, rooms: createRooms({ store, report: (what) => reported.push(what) }) };
	};
	const settle = (ms: number) => vi.advanceTimersByTimeAsync(ms);
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
