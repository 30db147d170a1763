// A document out of its stored pieces, also where some of them are not what was stored.
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { StoredUpdate } from '#server/store/documents.ts';
import { DamagedDocument, openStored } from '#server/sync/stored-document.ts';
import { random } from '../../support/random-commands.ts';

/** A log as rooms write it: a snapshot, and pieces behind it, of which every one sets a key of its own. */
function storedLog({ folded = 3, pieces = 6 } = {}): { log: StoredUpdate[]; doc: Y.Doc } {
	const doc = new Y.Doc();
	const log: StoredUpdate[] = [];
	for (let i = 0; i < folded; i++) doc.getMap('m').set(`s${i}`, `value ${i}`);
	if (folded > 0) log.push({ seq: 10, format: 2, bytes: Y.encodeStateAsUpdateV2(doc), sound: true });
	// Each piece comes from somebody else, so that none builds on another.
	for (let i = 0; i < pieces; i++) {
		const one = new Y.Doc();
		one.getMap('m').set(`p${i}`, `piece ${i}`);
		const bytes = Y.encodeStateAsUpdate(one);
		Y.applyUpdate(doc, bytes);
		log.push({ seq: 11 + i, format: 1, bytes, sound: true });
	}
	return { log, doc };
}
const read = (log: readonly StoredUpdate[]) => {
	const doc = new Y.Doc();
	const damaged = openStored(doc, log, 'store');
	return { doc, damaged, values: doc.getMap('m').toJSON() };
};

describe('a stored document', () => {
	it('is what was stored', () => {
		const { log, doc } = storedLog();
		const opened = read(log);
		expect(opened.damaged).toEqual([]);
		expect(opened.values).toEqual(doc.getMap('m').toJSON());
		expect(Y.encodeStateVector(opened.doc)).toEqual(Y.encodeStateVector(doc));
	});

	it('is read in one change, under the origin that was given', () => {
		const doc = new Y.Doc();
		const origins: unknown[] = [];
		doc.on('update', (_: Uint8Array, origin: unknown) => origins.push(origin));
		openStored(doc, storedLog().log, 'store');
		expect(origins).toEqual(['store']);
	});

	it('opens without damaged pieces behind the snapshot, and says which', () => {
		const { log } = storedLog();
		log[2]!.sound = false;
		log[5] = { ...log[5]!, bytes: log[5]!.bytes.slice(0, -3) };
		const { damaged, values } = read(log);
		expect(damaged).toEqual([12, 15]);
		expect(Object.keys(values).sort()).toEqual(['p0', 'p2', 'p3', 'p5', 's0', 's1', 's2']);
	});

	it('takes nothing at all of a piece that can be read only in part', () => {
		const one = new Y.Doc();
		one.getMap('m').set('half', 1);
		one.getMap('m').delete('half');
		one.getMap('m').set('whole', 2);
		// All that was added can be read, and the list of what was deleted is cut off.
		const bytes = Y.encodeStateAsUpdate(one).slice(0, -1);
		const { damaged, values, doc } = read([{ seq: 1, format: 1, bytes, sound: true }]);
		expect(damaged).toEqual([1]);
		expect(values).toEqual({});
		expect(doc.store.clients.size).toBe(0);
	});

	it.each([
		['its checksum does not fit', (one: StoredUpdate) => ({ ...one, sound: false })],
		['it is cut off', (one: StoredUpdate) => ({ ...one, bytes: one.bytes.slice(0, -5) })],
		['nothing is left of it', (one: StoredUpdate) => ({ ...one, bytes: new Uint8Array() })]
	])('does not open without its snapshot: %s', (_, damage) => {
		const { log } = storedLog();
		log[0] = damage(log[0]!);
		expect(() => read(log)).toThrow(DamagedDocument);
		expect(() => read(log)).toThrow('piece 10, a snapshot, is damaged');
	});

	it('shows one flipped bit anywhere: the piece is left out and the rest is there, or it does not open', () => {
		const { log, doc } = storedLog();
		const all = doc.getMap('m').toJSON();
		const next = random(11);
		for (let i = 0; i < 1000; i++) {
			const at = Math.floor(next() * log.length);
			const piece = log[at]!;
			const bytes = piece.bytes.slice();
			const place = Math.floor(next() * bytes.length);
			bytes[place]! ^= 1 << Math.floor(next() * 8);
			// As the store says it, which has the checksum of what was stored.
			const sound = crc32(bytes) === crc32(piece.bytes);
			expect(sound).toBe(false);
			const spoilt = log.with(at, { ...piece, bytes, sound });
			if (piece.format === 2) {
				expect(() => read(spoilt)).toThrow(DamagedDocument);
				continue;
			}
			const { damaged, values } = read(spoilt);
			expect(damaged).toEqual([piece.seq]);
			const { [`p${at - 1}`]: lost, ...rest } = all;
			expect(lost).toBeDefined();
			expect(values).toEqual(rest);
		}
	});

	it('ends in no other way than these where there are no checksums, whatever bit is flipped', () => {
		const { log } = storedLog();
		const next = random(12);
		for (let i = 0; i < 1000; i++) {
			const at = Math.floor(next() * log.length);
			const bytes = log[at]!.bytes.slice();
			bytes[Math.floor(next() * bytes.length)]! ^= 1 << Math.floor(next() * 8);
			try {
				read(log.with(at, { ...log[at]!, bytes }));
			} catch (error) {
				expect(error).toBeInstanceOf(DamagedDocument);
			}
		}
	});
});
