// A long history as people make it: typing into notes and dragging nodes, one small update for each letter and move.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import * as Y from 'yjs';

const NODES = 40;
const CLIENT = 3_456_789_012;
const WORDS = 'parents meet advisers plan support review outcomes with local teams and families '.split('');

/** Numbers from 0 to 1 that are the same in every run. */
function numbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

/** Exactly so many updates; the first ones make the nodes. */
export function makeHistory(length: number): Uint8Array[] {
	const doc = new Y.Doc();
	doc.clientID = CLIENT;
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	const next = numbers(7);
	const upTo = (count: number) => Math.floor(next() * count);
	const nodes = doc.getMap<Y.Map<unknown>>('nodes');
	for (let i = 0; i < NODES; i++)
		doc.transact(() => {
			const node = nodes.set(`n${i}`, new Y.Map());
			const texts = { label: new Y.Text(`Node ${i}`), note: new Y.Text() };
			for (const [key, value] of Object.entries({ kind: 'activity', pos: [0, 0], ...texts }))
				node.set(key, value);
		});
	while (updates.length < length) {
		const node = nodes.get(`n${upTo(NODES)}`)!;
		if (next() < 0.6) type(node.get('note') as Y.Text, 15 + upTo(40));
		else drag(node, 8 + upTo(25));
	}
	doc.destroy();
	return updates.slice(0, length);

	function type(note: Y.Text, letters: number): void {
		let at = upTo(note.length + 1);
		for (let i = 0; i < letters; i++)
			if (at > 0 && next() < 0.08) note.delete(--at, 1);
			else note.insert(at++, WORDS[upTo(WORDS.length)]!);
	}

	function drag(node: Y.Map<unknown>, moves: number): void {
		const [x, y] = [upTo(1600), upTo(900)];
		for (let i = 0; i < moves; i++) node.set('pos', [x + i * 4, y + i * 2]);
	}
}

/** Writes updates to a file, each behind its length. */
export function keepUpdates(file: string, updates: readonly Uint8Array[]): void {
	const parts = updates.flatMap((update) => {
		const size = Buffer.alloc(4);
		size.writeUInt32LE(update.length);
		return [size, update];
	});
	writeFileSync(file, Buffer.concat(parts));
}

export function keptUpdates(file: string): Uint8Array[] {
	const bytes = readFileSync(file);
	const updates: Uint8Array[] = [];
	for (let at = 0; at < bytes.length;) {
		const size = bytes.readUInt32LE(at);
		updates.push(bytes.subarray(at + 4, at + 4 + size));
		at += 4 + size;
	}
	return updates;
}

/** The same for two documents whose nodes say the same. */
export function fingerprint(doc: Y.Doc): string {
	const hash = createHash('sha256');
	const nodes = Object.entries(doc.getMap('nodes').toJSON() as Record<string, Record<string, unknown>>);
	for (const [id, node] of nodes.sort(([a], [b]) => (a < b ? -1 : 1)))
		hash.update(JSON.stringify([id, Object.entries(node).sort(([a], [b]) => (a < b ? -1 : 1))]));
	return hash.digest('hex');
}
