// A sync server in the same process, for tests of what a tab does: rooms in memory, and trouble at will.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';
import { SAVED, STORING } from '#lib/shared-doc/messages.ts';

const SYNC = 0;
const AWARENESS = 1;

export class FakeServer {
	readonly #docs = new Map<string, Y.Doc>();
	readonly sockets = new Set<FakeSocket>();
	/** Every attempt to come in: where to, and when. */
	readonly attempts: { url: URL; at: number }[] = [];
	/** Nobody gets in. */
	down = false;
	/** Attempts neither succeed nor fail. */
	hangs = false;
	/** Lets everybody in and ends it with this code. */
	refusesWith: number | null = null;
	/** Confirms nothing until `confirm`. */
	holdsBack = false;
	readonly heldBack: (() => void)[] = [];
	/** How many messages of awareness came. */
	pointed = 0;
	/** The last of them, as far as it is text. */
	lastAwareness = '';

	/** The document of a room, as it is on the server. */
	doc(room: string): Y.Doc {
		const doc = this.#docs.get(room) ?? new Y.Doc();
		if (!this.#docs.has(room)) {
			this.#docs.set(room, doc);
			doc.on('update', (update: Uint8Array, origin: unknown) => {
				for (const socket of this.sockets)
					if (socket.room === room && socket !== origin)
						socket.tell(SYNC, (encoder) => syncProtocol.writeUpdate(encoder, update));
			});
		}
		return doc;
	}

	/** What a tab takes for the browser’s WebSocket. */
	get WebSocket(): typeof globalThis.WebSocket {
		const come = (url: string) => new FakeSocket(this, new URL(url));
		return function (url: string) {
			return come(url);
		} as unknown as typeof globalThis.WebSocket;
	}

	cut(code = 1006): void {
		for (const socket of [...this.sockets]) socket.end(code);
	}

	storing(can: boolean): void {
		for (const socket of this.sockets)
			socket.tell(STORING, (encoder) => encoding.writeVarUint(encoder, Number(can)));
	}

	/** Confirms what was held back. */
	confirm(): void {
		for (const answer of this.heldBack.splice(0)) answer();
	}
}

export class FakeSocket {
	readonly OPEN = 1;
	readyState = 0;
	binaryType = '';
	onopen: (() => void) | null = null;
	onclose: ((event: { code: number; reason: string }) => void) | null = null;
	onerror: ((event: object) => void) | null = null;
	onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
	readonly room: string;
	readonly #server: FakeServer;

	constructor(server: FakeServer, url: URL) {
		this.#server = server;
		this.room = url.pathname.split('/').at(-1)!;
		server.attempts.push({ url, at: Date.now() });
		if (!server.hangs) setTimeout(() => this.#open(), 1);
	}

	#open(): void {
		if (this.readyState !== 0) return;
		if (this.#server.down) return this.end(1006);
		this.readyState = 1;
		this.#server.sockets.add(this);
		this.onopen?.();
		const { refusesWith } = this.#server;
		if (refusesWith !== null) return this.end(refusesWith);
		const doc = this.#server.doc(this.room);
		this.tell(SYNC, (encoder) => syncProtocol.writeSyncStep1(encoder, doc));
	}

	tell(type: number, write: (encoder: encoding.Encoder) => void): void {
		const bytes = encoding.encode((encoder) => {
			encoding.writeVarUint(encoder, type);
			write(encoder);
		});
		setTimeout(() => this.readyState === 1 && this.onmessage?.({ data: bytes.slice().buffer }), 1);
	}

	send(bytes: Uint8Array): void {
		setTimeout(() => this.readyState === 1 && this.#receive(bytes), 1);
	}

	#receive(bytes: Uint8Array): void {
		const decoder = decoding.createDecoder(bytes);
		const type = decoding.readVarUint(decoder);
		if (type === AWARENESS) {
			this.#server.pointed++;
			this.#server.lastAwareness = new TextDecoder().decode(bytes);
		}
		if (type === SAVED) {
			const counter = decoding.readVarUint(decoder);
			const answer = () => this.tell(SAVED, (encoder) => encoding.writeVarUint(encoder, counter));
			if (this.#server.holdsBack) this.#server.heldBack.push(answer);
			else answer();
		}
		if (type !== SYNC) return;
		const doc = this.#server.doc(this.room);
		const kind = decoding.readVarUint(decoder);
		const content = decoding.readVarUint8Array(decoder);
		if (kind === syncProtocol.messageYjsSyncStep1)
			this.tell(SYNC, (encoder) => syncProtocol.writeSyncStep2(encoder, doc, content));
		else Y.applyUpdate(doc, content, this);
	}

	close(): void {
		this.end(1000);
	}

	end(code: number): void {
		if (this.readyState === 3) return;
		this.readyState = 3;
		this.#server.sockets.delete(this);
		setTimeout(() => this.onclose?.({ code, reason: '' }), 0);
	}
}
