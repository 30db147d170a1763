// Counting edits out and acknowledgements in, against a provider that does only what it is told.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { beforeEach, describe, expect, it } from 'vitest';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { SAVED } from '#lib/shared-doc/messages.ts';
import { SavedCounter } from '#lib/open-model/saved-counter.ts';
import { LocalEdit } from '#lib/open-model/undo-history.ts';

function setUp() {
	const doc = new Y.Doc();
	const sent: number[] = [];
	const listeners = new Map<string, () => void>();
	const provider = {
		doc,
		wsconnected: true,
		synced: true,
		messageHandlers: [] as ((encoder: unknown, decoder: decoding.Decoder) => void)[],
		on: (event: string, listener: () => void) => listeners.set(event, listener),
		ws: {
			send(bytes: Uint8Array) {
				const decoder = decoding.createDecoder(bytes);
				expect(decoding.readVarUint(decoder)).toBe(SAVED);
				sent.push(decoding.readVarUint(decoder));
			}
		}
	};
	let changes = 0;
	const counter = new SavedCounter(provider as unknown as WebsocketProvider, () => changes++);
	return {
		counter,
		sent,
		provider,
		get changes() {
			return changes;
		},
		edit: (origin?: unknown) => doc.transact(() => doc.getMap('m').set('k', Math.random()), origin),
		sync: () => listeners.get('sync')!(),
		answer: (count: number) =>
			provider.messageHandlers[SAVED]!(
				null,
				decoding.createDecoder(encoding.encode((encoder) => encoding.writeVarUint(encoder, count)))
			)
	};
}

let t: ReturnType<typeof setUp>;
beforeEach(() => (t = setUp()));

describe('SavedCounter', () => {
	it('asks after every edit and waits until the answer holds it', () => {
		t.edit();
		t.edit();
		expect(t.sent).toEqual([1, 2]);
		expect(t.counter.waiting).toBe(2);
		t.answer(1);
		expect(t.counter.waiting).toBe(1);
		t.answer(2);
		expect(t.counter.waiting).toBe(0);
		expect(t.changes).toBe(4);
	});

	it('does not go back where an older answer comes late', () => {
		t.edit();
		t.edit();
		t.answer(2);
		t.answer(1);
		expect(t.counter.waiting).toBe(0);
	});

	it('counts no edit that came from the server', () => {
		t.edit(t.provider);
		expect(t.counter.waiting).toBe(0);
		expect(t.sent).toEqual([]);
	});

	it('asks again after it has joined again, for edits that were made offline', () => {
		t.provider.wsconnected = t.provider.synced = false;
		t.edit();
		t.edit();
		expect(t.sent).toEqual([]);
		expect(t.counter.waiting).toBe(2);
		t.provider.wsconnected = true;
		t.edit();
		// The server has not been sent what came before this edit: its answer would say too much.
		expect(t.sent).toEqual([]);
		t.provider.synced = true;
		t.sync();
		expect(t.sent).toEqual([3]);
	});

	it('counts edits that go on as one change, and is not done before the last of them is confirmed', () => {
		t.edit(new LocalEdit('Rename'));
		t.edit(new LocalEdit('Rename', true));
		t.edit(new LocalEdit('Rename', true));
		expect(t.counter.waiting).toBe(1);
		t.answer(1);
		expect(t.counter.waiting).toBe(1);
		t.edit(new LocalEdit('Move'));
		expect(t.counter.waiting).toBe(1);
		t.answer(3);
		expect(t.counter.waiting).toBe(1);
		t.answer(4);
		expect(t.counter.waiting).toBe(0);
		t.edit(new LocalEdit('Move', true));
		expect(t.counter.waiting).toBe(1);
		expect(t.counter.settled).toBe(false);
	});

	it('counts nothing that comes from a copy as a change, yet wants it confirmed', () => {
		const copy = {};
		t.counter.passOver(copy);
		t.edit(copy);
		expect(t.counter.waiting).toBe(0);
		expect(t.counter.settled).toBe(false);
		expect(t.sent).toEqual([1]);
		t.counter.restore(2);
		expect(t.counter.waiting).toBe(2);
		expect(t.sent).toEqual([1, 3]);
		t.answer(1);
		expect(t.counter.waiting).toBe(2);
		t.answer(3);
		expect(t.counter.settled).toBe(true);
		t.counter.restore(0);
		expect(t.counter.settled).toBe(true);
	});

	it('asks nothing where nothing waits', () => {
		t.sync();
		expect(t.sent).toEqual([]);
	});

	it('stops counting after destroy', () => {
		t.counter.destroy();
		t.edit();
		expect(t.counter.waiting).toBe(0);
	});
});
