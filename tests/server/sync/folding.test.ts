// Logs are folded while people edit: at every moment the disk holds what was acknowledged.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';
import { syncMessage } from '#server/sync/messages.ts';
import { createRooms, type Rooms } from '#server/sync/rooms.ts';
import { openStored } from '#server/sync/stored-document.ts';
import { type MemoryStore, memoryDocumentStore } from '../../support/memory-document-store.ts';
import { random } from '../../support/random-commands.ts';
import {
	askSavedMessage,
	type FakeMember,
	fakeMember,
	updateMessage,
	updatesIn
} from '../../support/room-member.ts';

const ROOM = 'theory.m';
/** One piece fewer than at which a log is folded. */
const ALMOST = 499;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate'] }));
afterEach(() => vi.useRealTimers());
const settle = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** The document that the disk holds just now: what a server that starts at this moment would open. */
function onDisk(store: MemoryStore, room = ROOM): Y.Doc {
	const doc = new Y.Doc();
	const damaged = openStored(
		doc,
		store.rows.filter((row) => row.room === room),
		'store'
	);
	expect(damaged).toEqual([]);
	return doc;
}
const formats = (store: MemoryStore, room = ROOM) =>
	store.rows.filter((row) => row.room === room).map((row) => row.format);

/** A log of so many small pieces, as many commits leave it. */
const longLog = (() => {
	const doc = new Y.Doc();
	const pieces: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => pieces.push(update));
	for (let i = 0; i < ALMOST; i++) doc.getMap('old').set('value', i);
	return pieces;
})();

async function storeWithLongLog(...names: string[]): Promise<MemoryStore> {
	const store = memoryDocumentStore();
	for (const bytes of longLog) await store.append(names.map((room) => ({ room, bytes })));
	return store;
}

interface Editor {
	member: FakeMember;
	/** Sets a key of its own, and asks for the acknowledgement with its number. */
	edit(): void;
	/** How many of its edits were acknowledged. */
	acknowledged(): number;
	/** The keys that the disk must hold by now. */
	promised(): string[];
}

async function editorIn(rooms: Rooms, name: string, room = ROOM): Promise<Editor> {
	const opened = await rooms.acquire(room).room;
	const member = fakeMember(opened, { name });
	opened.join(member);
	const doc = new Y.Doc();
	let count = 0;
	doc.on('update', (update: Uint8Array) => opened.receive(member, updateMessage(update)));
	const acknowledged = () => Math.max(0, ...member.saved);
	return {
		member,
		acknowledged,
		edit() {
			doc.getMap('m').set(`${name}${++count}`, count);
			opened.receive(member, askSavedMessage(count));
		},
		promised: () => Array.from({ length: acknowledged() }, (_, i) => `${name}${i + 1}`)
	};
}

function setUp(store: MemoryStore) {
	const reported: string[] = [];
	return { reported, rooms: createRooms({ store, report: (what) => reported.push(what) }) };
}

describe('a long log', () => {
	it('is folded while its room is edited, and grows on behind the snapshot', async () => {
		const store = await storeWithLongLog(ROOM);
		const { rooms, reported } = setUp(store);
		const ana = await editorIn(rooms, 'Ana');
		for (let i = 0; i < 3; i++) {
			ana.edit();
			await settle(10);
		}
		expect(formats(store)).toEqual([2, 1, 1]);
		expect(ana.acknowledged()).toBe(3);
		expect([...onDisk(store).getMap('m').keys()]).toEqual(['Ana1', 'Ana2', 'Ana3']);
		expect(onDisk(store).getMap('old').get('value')).toBe(ALMOST - 1);
		expect(reported).toEqual([]);
	});

	it('is folded in every room where many are edited together', async () => {
		const names = ['theory.a', 'links.a', 'theory.b'];
		const store = await storeWithLongLog(...names);
		const { rooms, reported } = setUp(store);
		const editors = await Promise.all(names.map((name) => editorIn(rooms, 'Ana', name)));
		for (let i = 0; i < 4; i++) {
			// All in one commit, whose last piece is only one room's.
			for (const editor of editors) editor.edit();
			await settle(10);
		}
		for (const name of names) {
			expect(formats(store, name)[0], name).toBe(2);
			expect(formats(store, name).length, name).toBeLessThan(6);
			expect(onDisk(store, name).getMap('m').size).toBe(4);
		}
		expect(reported).toEqual([]);
	});

	it('stays where folding fails, and is folded later', async () => {
		const store = await storeWithLongLog(ROOM);
		const { rooms, reported } = setUp(store);
		const ana = await editorIn(rooms, 'Ana');
		store.failCompacts(true);
		for (let i = 0; i < 3; i++) {
			ana.edit();
			await settle(10);
		}
		expect(new Set(formats(store))).toEqual(new Set([1]));
		expect([ana.acknowledged(), onDisk(store).getMap('m').size]).toEqual([3, 3]);
		expect(reported[0]).toBe(`the log of room ${ROOM} could not be folded`);
		store.failCompacts(false);
		for (let i = 0; i < 100; i++) {
			ana.edit();
			await settle(10);
		}
		expect(formats(store)[0]).toBe(2);
		expect(onDisk(store).getMap('m').size).toBe(103);
	});

	it('keeps what is edited while a slow fold is under way', async () => {
		const store = await storeWithLongLog(ROOM);
		const { rooms } = setUp(store);
		const ana = await editorIn(rooms, 'Ana');
		const release = store.holdCompacts();
		for (let i = 0; i < 5; i++) {
			ana.edit();
			await settle(10);
			expect(onDisk(store).getMap('m').size).toBe(i + 1);
		}
		expect(ana.acknowledged()).toBe(5);
		release();
		await settle(10);
		// The snapshot holds the first; the others came behind it.
		expect(formats(store)).toEqual([2, 1, 1, 1, 1]);
		expect([...onDisk(store).getMap('m').keys()].sort()).toEqual(ana.promised());
	});

	it('is folded without what is held back, which nobody else gets, either', async () => {
		const store = await storeWithLongLog(ROOM);
		const { rooms } = setUp(store);
		const ana = await editorIn(rooms, 'Ana');
		const room = await rooms.acquire(ROOM).room;
		const mallory = fakeMember(room, { name: 'Mallory' });
		room.join(mallory);
		const gap = new Y.Doc();
		gap.getMap('m').set('never sent', 1);
		const before = Y.encodeStateVector(gap);
		gap.getMap('m').set('builds on it', 2);
		room.receive(mallory, updateMessage(Y.encodeStateAsUpdate(gap, before)));
		ana.edit();
		await settle(10);
		expect(formats(store)).toEqual([2]);
		expect(onDisk(store).store.pendingStructs).toBe(null);
		room.receive(
			ana.member,
			syncMessage((encoder) => syncProtocol.writeSyncStep1(encoder, new Y.Doc()))
		);
		const joined = new Y.Doc();
		for (const update of updatesIn(ana.member.got)) Y.applyUpdate(joined, update);
		expect(joined.getMap('m').toJSON()).toEqual({ Ana1: 1 });
		expect(joined.store.pendingStructs).toBe(null);
		// Once the rest comes, all of it is there for everybody.
		room.receive(mallory, updateMessage(Y.encodeStateAsUpdate(gap)));
		await settle(10);
		expect(onDisk(store).getMap('m').toJSON()).toEqual({ Ana1: 1, 'never sent': 1, 'builds on it': 2 });
	});

	it('is not folded again before it is as large as the snapshot', async () => {
		const store = await storeWithLongLog(ROOM);
		const { rooms } = setUp(store);
		const ana = await editorIn(rooms, 'Ana');
		const lease = await rooms.acquire(ROOM).room;
		lease.doc.getMap('m').set('big', new Uint8Array(200_000));
		ana.edit();
		await settle(10);
		expect(formats(store)).toEqual([2]);
		const compact = vi.spyOn(store, 'compact');
		for (let i = 0; i < 600; i++) {
			ana.edit();
			await settle(5);
		}
		expect(formats(store).length).toBeGreaterThan(500);
		expect(compact).not.toHaveBeenCalled();
		lease.doc.getMap('m').set('another', new Uint8Array(200_000));
		await settle(10);
		expect(formats(store)).toEqual([2]);
	});
});

describe('what was acknowledged', () => {
	/** What may happen to a room between two edits. */
	async function happen(what: number, store: MemoryStore, held: (() => void)[]): Promise<void> {
		if (what < 0.25) await settle(1);
		else if (what < 0.5) await settle(8);
		else if (what < 0.56) store.failAppends(true);
		else if (what < 0.66) store.failAppends(false);
		else if (what < 0.7) store.failCompacts(true);
		else if (what < 0.8) store.failCompacts(false);
		else if (what < 0.84) held.push(store.holdAppends());
		else if (what < 0.88) held.push(store.holdCompacts());
		else for (const release of held.splice(0)) release();
	}

	it('is on disk at every moment, whatever fails, is slow, or is folded in between', async () => {
		let folds = 0;
		for (let seed = 1; seed <= 25; seed++) {
			const next = random(seed);
			const store = await storeWithLongLog(ROOM, 'theory.other');
			const compact = vi.spyOn(store, 'compact');
			const { rooms } = setUp(store);
			const editors = [
				await editorIn(rooms, 'Ana'),
				await editorIn(rooms, 'Bo'),
				await editorIn(rooms, 'Cy', 'theory.other')
			];
			const held: (() => void)[] = [];
			const check = (when: string) => {
				// A process that dies now is followed by one that reads this.
				const [here, other] = [onDisk(store), onDisk(store, 'theory.other')];
				for (const [i, editor] of editors.entries())
					for (const key of editor.promised())
						expect((i === 2 ? other : here).getMap('m').has(key), `seed ${seed}, ${when}: ${key}`).toBe(true);
				expect(here.getMap('old').get('value')).toBe(ALMOST - 1);
			};
			for (let step = 0; step < 60; step++) {
				if (next() < 0.6) editors[Math.floor(next() * 3)]!.edit();
				await happen(next(), store, held);
				if (next() < 0.4) check(`step ${step}`);
			}
			for (const release of held) release();
			store.failAppends(false);
			store.failCompacts(false);
			await settle(5000);
			check('at the end');
			folds += compact.mock.calls.length;
			for (const { member } of editors) expect(member.closedWith).toBe(null);
			const again = setUp(store).rooms;
			const keys = await again.use(ROOM, (doc) => [...doc.getMap('m').keys()]);
			expect(keys.sort()).toEqual([...onDisk(store).getMap('m').keys()].sort());
			expect(editors.every((editor) => editor.acknowledged() > 0)).toBe(true);
		}
		expect(folds).toBeGreaterThan(40);
	});
});
