// Somebody who sends what cannot be read harms nobody else.
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readModel } from '#lib/shared-doc/theory-doc.ts';
import { SYNC } from '#server/sync/messages.ts';
import { random } from '../../support/random-commands.ts';
import { add, labels, sees, useRooms } from '../../support/rooms.ts';
import { awarenessBytes, bare, join, stepOne } from '../../support/sync-client.ts';
import { until } from '../../support/wait.ts';

const rooms = useRooms();

describe('somebody who sends what cannot be read', () => {
	const update = () => {
		const doc = new Y.Doc();
		doc.getMap('nodes').set('x', new Y.Map([['kind', 'activity']]));
		return Y.encodeStateAsUpdate(doc);
	};
	const bytes = (...values: number[]) => new Uint8Array(values);

	it.each([
		['nothing', bytes()],
		['a number without an end', bytes(0xff, 0xff, 0xff)],
		['sync without anything', bytes(0)],
		['sync of a length that is not there', bytes(0, 2, 50, 1, 2)],
		['an update of noise', bytes(0, 2, 5, 9, 8, 7, 6, 5)],
		['a step 2 of noise', bytes(0, 1, 3, 200, 200, 200)],
		['a state vector of noise', bytes(0, 0, 3, 200, 200, 200)],
		['an update that is cut off', bytes(0, 2, 20, ...update().slice(0, 20))],
		// All of the edit can be read, and only the list of what it deletes is missing.
		['an update without its end', bytes(0, 2, update().length - 1, ...update().slice(0, -1))],
		['awareness of noise', awarenessBytes(bytes(1, 2, 3))],
		['awareness that is not JSON', awarenessBytes(bytes(1, 5, 1, 3, 123, 123, 123))],
		['a saved message without a counter', bytes(121)],
		['a text', 'hello']
	])('is sent away for %s, and nobody else is', async (_, message) => {
		const room = await rooms.theory();
		const [good, other, bad] = [
			await join(rooms.server.url, room),
			await join(rooms.server.url, room),
			await bare(rooms.server.url, room)
		];
		add(good, 'n1', 'Before');
		await sees(other, 'Before');
		bad.send(message);
		bad.askSaved(1);
		await until('the socket to end', () => bad.closedWith);
		expect(bad.closedWith).toBe(4400);
		expect(bad.savedCounters).toEqual([]);
		add(other, 'n2', 'After');
		await sees(good, 'After');
		await other.saved();
		expect([good, other].map((client) => client.provider.wsconnected)).toEqual([true, true]);
		expect(labels(good)).toEqual(['After', 'Before']);
	});

	it('is passed over for a type that nobody knows yet', async () => {
		const client = await bare(rooms.server.url, await rooms.theory());
		client.send(bytes(99, 1, 2, 3));
		client.askSaved(3);
		await until('the acknowledgement', () => client.savedCounters.length);
		expect(client.closedWith).toBe(null);
	});

	it('is sent away for a message above a megabyte', async () => {
		const room = await rooms.theory();
		const [good, bad] = [await join(rooms.server.url, room), await bare(rooms.server.url, room)];
		bad.send(new Uint8Array(1024 * 1024 + 1));
		await until('the socket to end', () => bad.closedWith);
		// The library's own 1009 would have a stock client come again with the same message, for ever.
		expect(bad.closedWith).toBe(4413);
		add(good, 'n1');
		await good.saved();
	});

	it.each([
		['a frame that is not masked', [0x82, 1, 0]],
		['a frame of a kind that nobody knows', [0x8b, 0x80, 1, 2, 3, 4]],
		['a text that is none', [0x81, 0x81, 1, 2, 3, 4, 0xfe]],
		['a frame with bits that mean nothing', [0xf2, 0x80, 1, 2, 3, 4]]
	])('is sent away for %s', async (_, frame) => {
		const bad = await bare(rooms.server.url, await rooms.theory());
		// Past the library, which would not send this.
		(bad.socket as unknown as { _socket: Socket })._socket.write(Uint8Array.from(frame));
		await until('the socket to end', () => bad.closedWith);
		expect(bad.closedWith).toBe(4400);
	});

	it('breaks nothing with updates of which any bytes were changed', async () => {
		const id = await rooms.newModel();
		const room = `theory.${id}`;
		const good = await join(rooms.server.url, room);
		add(good, 'n1', 'Sound');
		await good.saved();
		const next = random(42);
		const base = Y.encodeStateAsUpdate(good.doc);
		for (let i = 0; i < 60; i++) {
			const bad = await bare(rooms.server.url, room);
			const spoilt = base.slice();
			for (let n = 0; n < 1 + next() * 4; n++)
				spoilt[Math.floor(next() * spoilt.length)] = Math.floor(next() * 256);
			bad.update(spoilt);
			// Answered after what came before it, whatever became of that.
			bad.send(stepOne(new Y.Doc()));
			await until(
				'an answer',
				() => bad.closedWith ?? bad.got.filter(({ type }) => type === SYNC).length > 1
			);
			bad.socket.terminate();
		}
		add(good, 'n2', 'Still works');
		await good.saved();
		const late = await join(rooms.server.url, room);
		await sees(late, 'Still works');
		expect((await rooms.server.call('GET', `/models/${id}`)).status).toBe(200);
		expect(readModel(rooms.onDisk(room)).nodes.get('n2')?.label).toBe('Still works');
		expect(readModel(late.doc)).toEqual(readModel(good.doc));
	});

	it('is not told “saved” for an edit that builds on one which has not come, and others are', async () => {
		const room = await rooms.theory();
		const [good, ahead] = [await join(rooms.server.url, room), await bare(rooms.server.url, room)];
		const doc = new Y.Doc();
		const updates: Uint8Array[] = [];
		doc.on('update', (one) => updates.push(one));
		add({ doc }, 'n1', 'First');
		add({ doc }, 'n2', 'Second');
		ahead.update(updates[1]!);
		ahead.askSaved(1);
		add(good, 'n3', 'Good');
		await good.saved();
		expect(ahead.savedCounters).toEqual([]);
		ahead.update(updates[0]!);
		ahead.askSaved(2);
		await until('the acknowledgement of both', () => ahead.savedCounters.includes(2));
		expect(labels({ doc: rooms.onDisk(room) })).toEqual(['First', 'Good', 'Second']);
	});
});
