// Updates that Yjs takes in and chokes on later: none of them may reach a document.
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { memoryDocumentStore } from '../../support/memory-document-store.ts';
import { bare, join } from '../../support/sync-client.ts';
import { startSyncServer } from '../../support/sync-server.ts';
import { until } from '../../support/wait.ts';

const ROOM = 'theory.m';
const owner = { key: 'owner' };

/** An update with structs of one client, written by hand. */
function update(
	count: number,
	struct: (encoder: encoding.Encoder, i: number) => void,
	client = 4711
): Uint8Array {
	return encoding.encode((encoder) => {
		for (const number of [1, count, client, 0]) encoding.writeVarUint(encoder, number);
		for (let i = 0; i < count; i++) struct(encoder, i);
		encoding.writeVarUint(encoder, 0);
	});
}
/** The beginning of an item in the root map `nodes`, under a key; its content follows. */
function item(encoder: encoding.Encoder, kind: number, key: string): void {
	encoding.writeUint8(encoder, kind | 32);
	encoding.writeVarUint(encoder, 1);
	encoding.writeVarString(encoder, 'nodes');
	encoding.writeVarString(encoder, key);
}
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const [GC, DELETED, JSONS, STRING, EMBED, FORMAT, ANY, DOC] = [0, 1, 2, 4, 5, 6, 8, 9] as const;
/** How lib0 writes what comes next. */
const [LIST, NULL, OBJECT] = [117, 126, 118] as const;

const POISON: Record<string, Uint8Array> = {
	'a gap of no length': update(1, (encoder) => [GC, 0].forEach((n) => encoding.writeVarUint(encoder, n))),
	'a text of no length': update(1, (encoder) => {
		item(encoder, STRING, 'n1');
		encoding.writeVarString(encoder, '');
	}),
	'a list of no values': update(1, (encoder) => {
		item(encoder, ANY, 'n1');
		encoding.writeVarUint(encoder, 0);
	}),
	'a deletion of no length': update(1, (encoder) => {
		item(encoder, DELETED, 'n1');
		encoding.writeVarUint(encoder, 0);
	}),
	'gaps beyond all numbers': update(2, (encoder) => {
		encoding.writeVarUint(encoder, GC);
		encoding.writeVarUint(encoder, Number.MAX_SAFE_INTEGER);
	}),
	'deletions beyond all numbers': update(2, (encoder, i) => {
		item(encoder, DELETED, `n${i}`);
		encoding.writeVarUint(encoder, Number.MAX_SAFE_INTEGER);
	}),
	'an embedded value nested very deep': update(1, (encoder) => {
		item(encoder, EMBED, 'n1');
		encoding.writeVarString(encoder, nested(100_000));
	}),
	'a formatting nested very deep': update(1, (encoder) => {
		item(encoder, FORMAT, 'n1');
		encoding.writeVarString(encoder, 'bold');
		encoding.writeVarString(encoder, nested(100_000));
	}),
	'JSON nested very deep': update(1, (encoder) => {
		item(encoder, JSONS, 'n1');
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarString(encoder, nested(100_000));
	}),
	'a value nested very deep': update(1, (encoder) => {
		item(encoder, ANY, 'n1');
		encoding.writeVarUint(encoder, 1);
		for (let i = 0; i < 3000; i++) [LIST, 1].forEach((n) => encoding.writeUint8(encoder, n));
		encoding.writeUint8(encoder, NULL);
	}),
	'documents within the document': update(5, (encoder, i) => {
		item(encoder, DOC, `n${i}`);
		encoding.writeVarString(encoder, 'guid');
		[OBJECT, 0].forEach((n) => encoding.writeUint8(encoder, n));
	})
};

describe('an update that the document would choke on later', () => {
	it.each(Object.entries(POISON))('ends the socket and is not taken in: %s', async (_, poison) => {
		const store = memoryDocumentStore();
		const { url, rooms } = await startSyncServer(store);
		const [good, bad] = [await join(url, ROOM, owner), await bare(url, ROOM, owner)];
		good.doc.getMap('nodes').set('n1', 'sound');
		await good.saved();
		bad.update(poison);
		bad.askSaved(1);
		await until('the socket to end', () => bad.closedWith);
		expect([bad.closedWith, bad.savedCounters]).toEqual([4400, []]);

		good.doc.getMap('nodes').set('n1', 'sound as before');
		await good.saved();
		const late = await join(url, ROOM, owner);
		expect(late.doc.getMap('nodes').toJSON()).toEqual({ n1: 'sound as before' });
		late.doc.getMap('nodes').set('n2', 'by a newcomer');
		await late.saved();
		const onDisk = new Y.Doc();
		for (const { bytes } of store.rows) Y.applyUpdate(onDisk, bytes);
		expect(onDisk.getMap('nodes').toJSON()).toEqual({ n1: 'sound as before', n2: 'by a newcomer' });
		expect(onDisk.store.clients.has(4711)).toBe(false);
		expect(await rooms.use(ROOM, (doc) => Y.encodeStateAsUpdateV2(doc).length)).toBeLessThan(1000);
		expect([good.closedWith, late.closedWith]).toEqual([null, null]);
	});

	it('is told from what people write: lists, values in values, long texts, formats', async () => {
		const { url } = await startSyncServer(memoryDocumentStore());
		const [one, other] = [await join(url, ROOM, owner), await join(url, ROOM, owner)];
		const { doc } = one;
		doc.getMap('nodes').set('pos', [1, 2, { a: [{ b: [null, undefined, true, 'x', 1.5, 2n] }] }]);
		doc.getMap('nodes').set('bytes', new Uint8Array(50_000));
		doc.getText('text').insert(0, 'long '.repeat(10_000));
		doc.getText('text').format(3, 10, { bold: { deep: { er: [1] } } });
		doc.getText('text').insertEmbed(5, { image: 'x' });
		doc.getText('text').delete(10, 5000);
		doc.getArray('list').insert(0, [1, 2, 3, new Y.Map([['k', new Y.Array()]])]);
		doc.getArray('list').delete(1, 2);
		await one.saved();
		await until('the other to have all', () => other.doc.getArray('list').length === 2);
		expect(other.doc.getText('text').toDelta()).toEqual(doc.getText('text').toDelta());
		expect(other.doc.getMap('nodes').toJSON()).toEqual(doc.getMap('nodes').toJSON());
	});
});
