// Clients of the sync sockets: the stock one that browsers use, and a bare one that sends whatever bytes it likes.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';
import { SavedCounter } from '#lib/open-model/saved-counter.ts';
import { EVIDENCE_CHANGED, SAVED, STORING } from '#lib/shared-doc/messages.ts';
import { AWARENESS, SYNC, syncMessage } from '#server/sync/messages.ts';
import { OWNER_KEY } from './test-server.ts';
import { until } from './wait.ts';

export interface Client {
	doc: Y.Doc;
	provider: WebsocketProvider;
	counter: SavedCounter;
	/** The code with which the server ended it for good; null while it has not. */
	readonly closedWith: number | null;
	/** What the server said about its disk, in messages 123. */
	readonly storing: number[];
	/** Everything that was edited here is on the server's disk. */
	saved(deadlineMs?: number): Promise<void>;
	leave(): void;
}

/** Joins a room as a browser does, and waits until the document is there. Leaves when the test ends. */
export async function join(
	url: string,
	room: string,
	{ key = OWNER_KEY, doc = new Y.Doc(), wait = true } = {}
): Promise<Client> {
	const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, room, doc, {
		disableBc: true,
		params: { key },
		maxBackoffTime: 100,
		WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket
	});
	let closedWith: number | null = null;
	provider.on('closed', ({ code }: { code: number }) => (closedWith = code));
	// The stock client complains about types that it does not know.
	provider.messageHandlers[EVIDENCE_CHANGED] = () => {};
	const storing: number[] = [];
	provider.messageHandlers[STORING] = (_encoder, decoder) => storing.push(decoding.readVarUint(decoder));
	const counter = new SavedCounter(provider, () => {});
	let left = false;
	const client: Client = {
		doc,
		provider,
		counter,
		storing,
		get closedWith() {
			return closedWith;
		},
		async saved(deadlineMs) {
			await until('the server to say that all is saved', () => counter.waiting === 0, deadlineMs);
		},
		leave() {
			if (left) return;
			left = true;
			counter.destroy();
			provider.destroy();
		}
	};
	onTestFinished(() => client.leave());
	if (wait) await until(`${room} to be synced`, () => provider.synced);
	return client;
}

export interface Bare {
	socket: WebSocket;
	/** Messages by type; the rest of each as bytes. */
	got: { type: number; bytes: Uint8Array }[];
	/** The close code once it is closed. */
	readonly closedWith: number | null;
	/** The HTTP status where the upgrade was refused. */
	readonly refusedWith: number | null;
	send(bytes: Uint8Array | string): void;
	/** Sends an update. */
	update(update: Uint8Array): void;
	/** Asks for message 121 with this counter. */
	askSaved(counter: number): void;
	/** The counters that came back in messages 121. */
	readonly savedCounters: number[];
	/** What the server said about its disk, in messages 123. */
	readonly storing: number[];
	/** What the room has sent so far, applied to a document. */
	readonly doc: Y.Doc;
}

/** Opens a socket and sends nothing by itself. */
export async function bare(
	url: string,
	room: string,
	{ key = OWNER_KEY as string | null, headers = {} as Record<string, string>, wait = true } = {}
): Promise<Bare> {
	const query = key === null ? '' : `${room.includes('?') ? '&' : '?'}key=${encodeURIComponent(key)}`;
	const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${room}${query}`, { headers });
	socket.binaryType = 'nodebuffer';
	let closedWith: number | null = null;
	let refusedWith: number | null = null;
	const got: Bare['got'] = [];
	const savedCounters: number[] = [];
	const storing: number[] = [];
	const doc = new Y.Doc();
	socket.on('message', (data: Buffer) => {
		const decoder = decoding.createDecoder(new Uint8Array(data));
		const type = decoding.readVarUint(decoder);
		got.push({ type, bytes: new Uint8Array(data).slice(decoder.pos) });
		if (type === SAVED) savedCounters.push(decoding.readVarUint(decoder));
		if (type === STORING) storing.push(decoding.readVarUint(decoder));
		if (type === SYNC) {
			const kind = decoding.readVarUint(decoder);
			const bytes = decoding.readVarUint8Array(decoder);
			if (kind !== syncProtocol.messageYjsSyncStep1) Y.applyUpdate(doc, bytes, 'server');
		}
	});
	socket.on('close', (code) => (closedWith = code));
	socket.on('error', () => {});
	socket.on('unexpected-response', (_request, response) => {
		refusedWith = response.statusCode ?? 0;
		response.destroy();
	});
	onTestFinished(() => socket.terminate());
	if (wait) await until('the socket to open', () => socket.readyState === socket.OPEN);
	return {
		socket,
		got,
		savedCounters,
		storing,
		doc,
		get closedWith() {
			return closedWith;
		},
		get refusedWith() {
			return refusedWith;
		},
		send: (bytes) => socket.send(bytes),
		update: (update) => socket.send(syncMessage((encoder) => syncProtocol.writeUpdate(encoder, update))),
		askSaved: (counter) =>
			socket.send(
				encoding.encode((encoder) => {
					encoding.writeVarUint(encoder, SAVED);
					encoding.writeVarUint(encoder, counter);
				})
			)
	};
}

/** A message of the type for awareness with these bytes as its update. */
export const awarenessBytes = (update: Uint8Array): Uint8Array =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, AWARENESS);
		encoding.writeVarUint8Array(encoder, update);
	});

/** The message in which a client asks for all that it lacks of a document. */
export const stepOne = (doc: Y.Doc): Uint8Array =>
	syncMessage((encoder) => syncProtocol.writeSyncStep1(encoder, doc));
