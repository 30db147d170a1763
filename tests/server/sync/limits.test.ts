// How much one socket, person or document may take, and how slow readers get on.
import { setTimeout as pause } from 'node:timers/promises';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ROLES } from '#server/access/roles.ts';
import { LIMITS } from '#server/limits.ts';
import { syncMessage } from '#server/sync/messages.ts';
import { openStored } from '#server/sync/stored-document.ts';
import { memoryDocumentStore } from '../../support/memory-document-store.ts';
import { type Bare, bare, stepOne } from '../../support/sync-client.ts';
import { startSyncServer } from '../../support/sync-server.ts';
import { until } from '../../support/wait.ts';

const ROOM = 'theory.m';
const owner = { key: 'owner' };
const start = (limits: Partial<typeof LIMITS> = {}, store = memoryDocumentStore()) =>
	startSyncServer(store, { limits: { ...LIMITS, ...limits } });
/** Comes in, or is sent away at once. */
async function tryToJoin(url: string, key = 'owner', room = ROOM): Promise<Bare> {
	const client = await bare(url, room, { key, wait: false });
	await until('an answer', () => client.closedWith ?? client.got.length);
	return client;
}

describe('one person', () => {
	it('may have so many sockets, and another one once one of these is closed', async () => {
		const { url } = await start({ socketsPerPerson: 3 });
		const mine = [await tryToJoin(url), await tryToJoin(url, 'owner', 'links.m'), await tryToJoin(url)];
		const fourth = await tryToJoin(url);
		expect([fourth.closedWith, fourth.got]).toEqual([4429, []]);
		expect((await tryToJoin(url, 'viewer')).closedWith).toBe(null);
		mine[0]!.socket.close();
		await until('the place to be free', async () => (await tryToJoin(url)).closedWith === null);
		expect(mine.slice(1).map((client) => client.closedWith)).toEqual([null, null]);
	});

	it('may have no more where many come in the same moment', async () => {
		const { url } = await start({ socketsPerPerson: 5 });
		const many = await Promise.all(Array.from({ length: 40 }, () => tryToJoin(url)));
		expect(many.filter((client) => client.got.length > 0)).toHaveLength(5);
		expect(many.filter((client) => client.closedWith === 4429)).toHaveLength(35);
	});

	it('finds no place on a server that is full, as nobody does', async () => {
		const { url } = await start({ sockets: 8 });
		const many = await Promise.all(
			Array.from({ length: 20 }, (_, i) => tryToJoin(url, ROLES[i % ROLES.length]))
		);
		expect(many.filter((client) => client.got.length > 0)).toHaveLength(8);
		expect(many.filter((client) => client.closedWith === 4429)).toHaveLength(12);
	});

	it('does not get beyond a quarter of the server by one link', async () => {
		const { url } = await start({ sockets: 8 });
		const many = await Promise.all(Array.from({ length: 6 }, () => tryToJoin(url)));
		expect(many.filter((client) => client.got.length > 0)).toHaveLength(2);
		expect((await tryToJoin(url, 'viewer')).closedWith).toBe(null);
	});
});

describe('a copy of another history', () => {
	it('is not let in, and one of this history is', async () => {
		const { url } = await start();
		expect((await tryToJoin(url, 'owner', `${ROOM}?generation=another`)).closedWith).toBe(4409);
		expect((await tryToJoin(url, 'owner', `${ROOM}?generation=one`)).closedWith).toBe(null);
		// The same for a room that this person may not know of: it says nothing of rooms.
		for (const room of ['links.m', 'theory.gone'])
			expect((await tryToJoin(url, 'viewer', `${room}?generation=another`)).closedWith).toBe(4409);
		expect((await tryToJoin(url, 'viewer', 'links.m?generation=one')).closedWith).toBe(4404);
	});
});

describe('one socket', () => {
	it('may send five seconds’ worth of messages at once, and not more', async () => {
		const { url } = await start({ messagesPerSecond: 20 });
		const [fair, flood] = [await bare(url, ROOM, owner), await bare(url, ROOM, owner)];
		for (let i = 0; i < 95; i++) fair.askSaved(i);
		await until('an answer to the last', () => fair.savedCounters.includes(94));
		for (let i = 0; i < 200; i++) flood.askSaved(i);
		await until('the flood to be ended', () => flood.closedWith);
		expect([fair.closedWith, flood.closedWith]).toEqual([null, 4429]);
		expect(Math.max(...flood.savedCounters)).toBeLessThan(150);
	});

	it('may send eight seconds’ worth of bytes at once, and not more', async () => {
		const { url } = await start({ bytesPerSecond: 10_000 });
		const client = await bare(url, ROOM, owner);
		const doc = new Y.Doc();
		doc.on('update', (update: Uint8Array) => client.update(update));
		doc.getMap('m').set('a', new Uint8Array(70_000));
		client.askSaved(1);
		await until('an acknowledgement', () => client.savedCounters.length);
		doc.getMap('m').set('b', new Uint8Array(70_000));
		await until('it to be sent away', () => client.closedWith);
		expect(client.closedWith).toBe(4429);
	});

	it('is answered five asks for the whole document at once, and is told no more than once a second then', async () => {
		const { url } = await start();
		const client = await bare(url, ROOM, owner);
		const answers = () => client.got.filter(({ type, bytes }) => type === 0 && bytes[0] === 1).length;
		const begin = performance.now();
		for (let i = 0; i < 100; i++) client.send(stepOne(new Y.Doc()));
		client.askSaved(1);
		await until('an answer to what came behind', () => client.savedCounters.length);
		expect(answers()).toBeGreaterThanOrEqual(5);
		expect(answers()).toBeLessThanOrEqual(6 + (performance.now() - begin) / 1000);
		expect(client.closedWith).toBe(null);
	});
});

describe('step 1', () => {
	it('may name some clients that the server does not know, and not tens of thousands', async () => {
		const { url } = await start();
		const vectorOf = (count: number) =>
			syncMessage((encoder) => {
				encoding.writeVarUint(encoder, 0);
				const vector = new Map(Array.from({ length: count }, (_, i) => [2 ** 31 + i, 1 + i]));
				encoding.writeVarUint8Array(encoder, Y.encodeStateVector(vector));
			});
		const [fair, bad] = [await bare(url, ROOM, owner), await bare(url, ROOM, owner)];
		fair.send(vectorOf(1500));
		await until('an answer', () => fair.got.some(({ type, bytes }) => type === 0 && bytes[0] === 1));
		bad.send(vectorOf(20_000));
		await until('it to be sent away', () => bad.closedWith);
		expect([fair.closedWith, bad.closedWith]).toEqual([null, 4413]);
	});
});

describe('a document', () => {
	it('takes no more than its size, and whoever goes beyond is told and is not in it', async () => {
		const store = memoryDocumentStore();
		const { url } = await start({ documentBytes: 200_000 }, store);
		const [one, two] = [await bare(url, ROOM, owner), await bare(url, ROOM, owner)];
		const set = (client: Bare, key: string, size: number) => {
			const doc = new Y.Doc();
			doc.getMap('m').set(key, new Uint8Array(size));
			client.update(Y.encodeStateAsUpdate(doc));
		};
		set(one, 'a', 150_000);
		one.askSaved(1);
		await until('an acknowledgement', () => one.savedCounters.length);
		set(two, 'b', 60_000);
		await until('the other to be sent away', () => two.closedWith);
		expect(two.closedWith).toBe(4413);
		set(one, 'c', 10_000);
		one.askSaved(2);
		await until('an acknowledgement', () => one.savedCounters.includes(2));
		const doc = new Y.Doc();
		openStored(doc, store.rows, 'store');
		expect([...doc.getMap('m').keys()].sort()).toEqual(['a', 'c']);
	});

	it('of any size that it may have reaches whoever joins, who then gets on like others', async () => {
		const store = memoryDocumentStore();
		const large = new Y.Doc();
		for (let i = 0; i < 24; i++) large.getMap('m').set(`k${i}`, new Uint8Array(1_000_000).fill(i));
		await store.append([{ room: ROOM, bytes: Y.encodeStateAsUpdate(large) }]);
		const { url } = await start({}, store);
		const [writer, reader] = [await bare(url, ROOM, owner), await bare(url, ROOM, owner)];
		reader.send(stepOne(new Y.Doc()));
		for (let i = 0; i < 10; i++) {
			const before = Y.encodeStateVector(large);
			large.getMap('m').set('live', i);
			writer.update(Y.encodeStateAsUpdate(large, before));
			await pause(5);
		}
		const { doc } = reader;
		await until('the whole document', () => doc.getMap('m').size === 25, 15_000);
		await until('the last edit', () => doc.getMap('m').get('live') === 9);
		expect(reader.closedWith).toBe(null);
		// Once, not anew for every edit that came meanwhile.
		expect(reader.got.filter(({ bytes }) => bytes.length > 20_000_000)).toHaveLength(1);
	});
});

describe('a slow reader', () => {
	/** Stops to read, as somebody whose line is stuck. */
	const stall = (client: Bare) => client.socket.pause();
	const edit = (size: number) => {
		const doc = new Y.Doc();
		let count = 0;
		return (client: Bare) => {
			const before = Y.encodeStateVector(doc);
			doc.getMap('m').set('value', String(count++).padEnd(size, '.'));
			client.update(Y.encodeStateAsUpdate(doc, before));
		};
	};

	it('holds up nobody, gets everything anew once it reads again, and the answer it waited for', async () => {
		const { url } = await start({ bytesPerSecond: 1e9, messagesPerSecond: 1e6 });
		const [writer, slow, other] = [
			await bare(url, ROOM, owner),
			await bare(url, ROOM, owner),
			await bare(url, ROOM, owner)
		];
		const write = edit(200_000);
		stall(slow);
		for (let i = 0; i < 60; i++) {
			write(writer);
			if (i % 10 === 0) await pause(10);
		}
		// It also waits to hear that something of its own is saved.
		slow.askSaved(77);
		writer.askSaved(1);
		await until('an acknowledgement', () => writer.savedCounters.length);
		const last = /^59\./;
		await until('the other to have it', () => last.test(String(other.doc.getMap('m').get('value'))));
		expect(slow.closedWith).toBe(null);
		slow.socket.resume();
		await until('the slow one to have it', () => last.test(String(slow.doc.getMap('m').get('value'))));
		await until('its acknowledgement', () => slow.savedCounters.includes(77));
		expect(slow.closedWith).toBe(null);
		write(writer);
		await until('the next edit', () => String(slow.doc.getMap('m').get('value')).startsWith('60.'));
	});

	it('is told when it reads again that the disk takes nothing', async () => {
		const store = memoryDocumentStore();
		const { url } = await start({ bytesPerSecond: 1e9, messagesPerSecond: 1e6 }, store);
		const [writer, slow] = [await bare(url, ROOM, owner), await bare(url, ROOM, owner)];
		const write = edit(200_000);
		stall(slow);
		for (let i = 0; i < 60; i++) write(writer);
		writer.askSaved(1);
		await until('an acknowledgement', () => writer.savedCounters.length);
		store.failAppends(true);
		write(writer);
		await until('the writer to be told', () => writer.storing.at(-1) === 0);
		slow.socket.resume();
		await until('the slow one to be told', () => slow.storing.at(-1) === 0);
		store.failAppends(false);
		for (const { storing } of [writer, slow]) await until('better news', () => storing.at(-1) === 1);
	});
});
