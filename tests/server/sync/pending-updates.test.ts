// Updates whose predecessors are missing: whose they are, when they are in after all, and when they are let go.
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { pendingUpdates } from '#server/sync/pending-updates.ts';

/** The updates of somebody who sets one value after the other. */
function updatesOf(...values: string[]): Uint8Array[] {
	const doc = new Y.Doc();
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	for (const [i, value] of values.entries()) doc.getMap('m').set(`k${i}`, value);
	return updates;
}

function setUp() {
	const doc = new Y.Doc();
	const pending = pendingUpdates<string>(doc);
	const note = (member: string, update: Uint8Array) =>
		pending.note(member, Y.decodeUpdate(update), () => Y.applyUpdate(doc, update));
	return { doc, pending, note };
}

describe('an update whose predecessor is missing', () => {
	it('is held back for who sent it, and for nobody else', () => {
		const { doc, pending, note } = setUp();
		const [, second] = updatesOf('a', 'b');
		const [other] = updatesOf('c');
		expect(pending.any).toBe(false);
		note('Ana', second!);
		note('Bo', other!);
		expect(pending.any).toBe(true);
		expect([pending.isAhead('Ana'), pending.isAhead('Bo')]).toEqual([true, false]);
		expect(doc.getMap('m').toJSON()).toEqual({ k0: 'c' });
	});

	it('is in the document once its predecessor has come, from whomever', () => {
		const { doc, pending, note } = setUp();
		const [first, second] = updatesOf('a', 'b');
		expect([note('Ana', second!), note('Bo', first!)]).toEqual([[], []]);
		expect([pending.any, pending.isAhead('Ana')]).toEqual([false, false]);
		expect(doc.getMap('m').toJSON()).toEqual({ k0: 'a', k1: 'b' });
	});

	it('holds nobody back who has nothing in it, while it waits', () => {
		const { pending, note } = setUp();
		note('Ana', updatesOf('a', 'b')[1]!);
		for (let i = 0; i < 20; i++) note('Bo', updatesOf(`b${i}`)[0]!);
		expect(pending.isAhead('Bo')).toBe(false);
		expect(pending.isAhead('Ana')).toBe(true);
	});

	it('holds back everybody who sent it', () => {
		const { pending, note } = setUp();
		const [first, second] = updatesOf('a', 'b');
		note('Ana', second!);
		note('Bo', second!);
		expect([pending.isAhead('Ana'), pending.isAhead('Bo')]).toEqual([true, true]);
		note('Cy', first!);
		expect([pending.isAhead('Ana'), pending.isAhead('Bo')]).toEqual([false, false]);
	});

	it('that came from the disk is never let go, and counts for nobody', () => {
		const doc = new Y.Doc();
		const [lost, ...stored] = updatesOf('lost', 'x'.repeat(900_000), 'y'.repeat(900_000));
		for (const update of stored) Y.applyUpdate(doc, update);
		const pending = pendingUpdates<string>(doc);
		pending.loaded();
		const note = (member: string, update: Uint8Array) =>
			pending.note(member, Y.decodeUpdate(update), () => Y.applyUpdate(doc, update));
		expect(pending.holdsStored).toBe(true);
		expect(note('Ana', updatesOf('a')[0]!)).toEqual([]);
		expect(pending.isAhead('Ana')).toBe(false);
		// Somebody sends what has no predecessor until that is let go.
		const letGo: string[] = [];
		for (let i = 0; i < 5; i++) letGo.push(...note('Bo', updatesOf('gap', 'z'.repeat(400_000))[1]!));
		expect(letGo).toEqual(['Bo']);
		expect(pending.holdsStored).toBe(true);
		note('Cy', lost!);
		expect(doc.getMap('m').get('k2')).toBe('y'.repeat(900_000));
	});

	it('counts also where it only deletes', () => {
		const doc = new Y.Doc();
		doc.getMap('m').set('a', 1);
		const before = Y.encodeStateVector(doc);
		doc.getMap('m').delete('a');
		const { pending, note } = setUp();
		note('Ana', Y.encodeStateAsUpdate(doc, before));
		expect([pending.any, pending.isAhead('Ana')]).toEqual([true, true]);
	});

	it('is forgotten with who sent it', () => {
		const { pending, note } = setUp();
		note('Ana', updatesOf('a', 'b')[1]!);
		pending.forget('Ana');
		expect(pending.isAhead('Ana')).toBe(false);
	});

	it('is let go with all others above a megabyte, and the document goes on', () => {
		const { doc, pending, note } = setUp();
		note('Bo', updatesOf('a', 'b')[1]!);
		note('Cy', updatesOf('c')[0]!);
		const letGo: string[] = [];
		for (let i = 0; i < 4 && letGo.length === 0; i++)
			letGo.push(...note('Ana', updatesOf('lost', 'x'.repeat(400_000))[1]!));
		expect(letGo.sort()).toEqual(['Ana', 'Bo']);
		expect([pending.any, pending.isAhead('Ana'), pending.isAhead('Bo')]).toEqual([false, false, false]);
		note('Cy', updatesOf('d')[0]!);
		expect(doc.getMap('m').get('k0')).toBeDefined();
		expect(Y.encodeStateAsUpdate(doc).length).toBeLessThan(1000);
	});
});
