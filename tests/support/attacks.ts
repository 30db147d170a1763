// What hostile clients do to a sync server. Each attack goes on for a while, comes again when it is sent away, and says how
// the server ended its sockets.
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

export interface Target {
	/** `ws://host:port/sync/` */
	base: string;
	room: string;
	/** A room in which nobody else is. */
	elsewhere: string;
	/** Keys of somebody who may write, and of somebody who may only read. */
	writer: string;
	reader: string;
	/** Client ids of people who are in the room. */
	victims: number[];
	ms: number;
}

export interface Outcome {
	/** How often a socket ended with which code; 1006 where none came through. */
	codes: Record<number, number>;
	/** Sockets that were never ended by the server. */
	left: number;
	/** Messages or sockets that were sent or tried. */
	tried: number;
}

export type AttackName = keyof typeof ATTACKS;

const [SYNC, AWARENESS, SAVED] = [0, 1, 121];
const [STEP_ONE, UPDATE] = [0, 2];
/** Before somebody who was sent away comes again. */
const AGAIN_MS = 100;
const PATIENCE_MS = 15_000;
/** An attacker takes turns, so that what it measures is not how fast it is itself. */
const TURN_MS = 10;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

const message = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, type);
		write(encoder);
	});
const sync = (kind: number, bytes: Uint8Array) =>
	message(SYNC, (encoder) => {
		encoding.writeVarUint(encoder, kind);
		encoding.writeVarUint8Array(encoder, bytes);
	});
const awareness = (...entries: { id: number; clock: number; state: unknown }[]) =>
	message(AWARENESS, (encoder) =>
		encoding.writeVarUint8Array(
			encoder,
			encoding.encode((inner) => {
				encoding.writeVarUint(inner, entries.length);
				for (const { id, clock, state } of entries) {
					encoding.writeVarUint(inner, id);
					encoding.writeVarUint(inner, clock);
					encoding.writeVarString(inner, JSON.stringify(state));
				}
			})
		)
	);

/** An update that is sound, of about so many bytes. */
function soundUpdate(size: number): Uint8Array {
	const doc = new Y.Doc();
	doc.getMap('attack').set(`key ${doc.clientID}`, 'x'.repeat(size));
	return Y.encodeStateAsUpdate(doc);
}

function spoilt(update: Uint8Array, flips: number): Uint8Array {
	const copy = update.slice();
	for (let i = 0; i < flips; i++)
		copy[Math.floor(Math.random() * copy.length)] = Math.floor(Math.random() * 256);
	return copy;
}

class Attacker {
	readonly outcome: Outcome = { codes: {}, left: 0, tried: 0 };
	readonly target: Target;
	/** False for an attack that the server bears with. */
	isEnded = true;
	readonly #open = new Set<WebSocket>();
	#over = false;
	constructor(target: Target) {
		this.target = target;
	}

	/** Opens a socket; null where it was not let in, which is counted. */
	async open(key: string | null, room = this.target.room): Promise<WebSocket | null> {
		const socket = new WebSocket(`${this.target.base}${room}${key === null ? '' : `?key=${key}`}`);
		this.#open.add(socket);
		socket.on('error', () => {});
		socket.on('close', (code) => {
			this.#open.delete(socket);
			if (!this.#over) this.outcome.codes[code] = (this.outcome.codes[code] ?? 0) + 1;
		});
		await new Promise((done) => socket.once('open', done).once('close', done));
		return socket.readyState === WebSocket.OPEN ? socket : null;
	}

	/** Does something with a socket again and again until the time is over; opens another where the server ended it. */
	async again(
		key: string | null,
		act: (socket: WebSocket, turn: number) => void,
		room?: string
	): Promise<void> {
		const begin = performance.now();
		while (this.#goesOn(begin)) {
			const socket = await this.open(key, room);
			for (let turn = 0; socket?.readyState === WebSocket.OPEN && this.#goesOn(begin); turn++) {
				act(socket, turn);
				this.outcome.tried++;
				await pause(TURN_MS);
			}
			await pause(AGAIN_MS);
		}
	}

	/** On a busy machine the end of the time may come before the server has ended anything. */
	#goesOn(begin: number): boolean {
		const { ms } = this.target;
		const unheard = this.isEnded && Object.keys(this.outcome.codes).length === 0;
		return performance.now() - begin < (unheard ? ms + PATIENCE_MS : ms);
	}

	/** Leaves, after giving the server a moment to end what it has not ended yet. */
	async finish(): Promise<Outcome> {
		for (let waited = 0; waited < 1000 && this.#open.size > 0; waited += 50) await pause(50);
		this.outcome.left = this.#open.size;
		this.#over = true;
		for (const socket of this.#open) socket.terminate();
		return this.outcome;
	}
}

/** Past the library, which sends only what is sound. */
const raw = (socket: WebSocket) => (socket as unknown as { _socket: Socket })._socket;
const whole = sync(STEP_ONE, Uint8Array.of(0));

export const ATTACKS = {
	nobody: (a: Attacker) => a.again(null, () => {}),
	'garbage frames': (a: Attacker) =>
		a.again(a.target.reader, (socket) => raw(socket).write(randomBytes(2000))),
	'garbage messages': (a: Attacker) =>
		a.again(a.target.reader, (socket, turn) => {
			const bytes = randomBytes(1 + Math.floor(Math.random() * 200));
			bytes[0] = [SYNC, AWARENESS][turn % 2]!;
			socket.send(bytes);
		}),
	'malformed updates': (a: Attacker) => {
		const update = soundUpdate(2000);
		return a.again(a.target.writer, (socket) => socket.send(sync(UPDATE, spoilt(update.slice(0, -20), 5))));
	},
	'frames of 64 MB': (a: Attacker) => {
		const huge = new Uint8Array(64 * 1024 * 1024);
		return a.again(a.target.writer, (socket) => socket.bufferedAmount === 0 && socket.send(huge));
	},
	'frames in a million pieces': (a: Attacker) => {
		// One byte each, never the last: binary, then continuations, masked with zeros.
		const pieces = Buffer.alloc(7 * 4000);
		for (let at = 0; at < pieces.length; at += 7) pieces.set([0, 0x81, 0, 0, 0, 0, 1], at);
		return a.again(a.target.reader, (socket, turn) => {
			if (turn === 0) raw(socket).write(Buffer.from([0x02, 0x81, 0, 0, 0, 0, 0]));
			raw(socket).write(pieces);
		});
	},
	'step 1 flood': (a: Attacker) =>
		a.again(a.target.reader, (socket) => {
			for (let i = 0; i < 200; i++) socket.send(whole);
		}),
	'step 1 with huge state vectors': (a: Attacker) => {
		const vector = encoding.encode((encoder) => {
			encoding.writeVarUint(encoder, 100_000);
			for (let i = 0; i < 100_000; i++) for (const n of [1e9 + i, i]) encoding.writeVarUint(encoder, n);
		});
		return a.again(a.target.reader, (socket) => socket.send(sync(STEP_ONE, vector)));
	},
	'awareness flood': (a: Attacker) => {
		let clock = 0;
		return a.again(a.target.reader, (socket) => {
			for (let i = 0; i < 200; i++)
				socket.send(awareness({ id: 4711, clock: clock++, state: { cursor: [i, i] } }));
		});
	},
	'awareness of very many': (a: Attacker) => {
		const many = awareness(
			...Array.from({ length: 60_000 }, (_, i) => ({ id: 1e9 + i, clock: i, state: {} }))
		);
		return a.again(a.target.reader, (socket) => socket.send(many));
	},
	'forged identity': (a: Attacker) =>
		a.again(a.target.reader, (socket, turn) => {
			if (turn === 0) socket.send(awareness({ id: 4712, clock: 1, state: {} }));
			for (const id of a.target.victims)
				socket.send(awareness({ id, clock: 1e6 + turn, state: { user: { name: 'Not me' } } }));
		}),
	'writes of a reader': (a: Attacker) =>
		a.again(a.target.reader, (socket) => socket.send(sync(UPDATE, soundUpdate(100)))),
	pings: (a: Attacker) =>
		a.again(a.target.reader, (socket) => {
			for (let i = 0; i < 500; i++) socket.ping('x'.repeat(100));
		}),
	'asks for saved': (a: Attacker) =>
		a.again(a.target.writer, (socket, turn) => {
			for (let i = 0; i < 200; i++)
				socket.send(message(SAVED, (encoder) => encoding.writeVarUint(encoder, turn * 200 + i)));
		}),
	async 'a thousand connections'(a: Attacker) {
		const end = performance.now() + a.target.ms;
		const sockets: Promise<WebSocket | null>[] = [];
		for (let i = 0; i < 1000 && performance.now() < end; i++) {
			sockets.push(a.open(a.target.reader));
			a.outcome.tried++;
			if (i % 10 === 9) await pause(TURN_MS);
		}
		await Promise.all(sockets);
	},
	/** They read nothing, in the room of the others and in one in which very much is written. */
	async 'slow readers'(a: Attacker) {
		const { room, elsewhere } = a.target;
		a.isEnded = false;
		const slow = await Promise.all(
			Array.from({ length: 20 }, (_, i) => a.open(a.target.reader, i % 2 ? room : elsewhere))
		);
		for (const socket of slow) {
			socket?.send(whole);
			socket?.pause();
		}
		const update = () => sync(UPDATE, soundUpdate(40_000));
		await a.again(a.target.writer, (socket, turn) => turn % 5 === 0 && socket.send(update()), elsewhere);
	}
} satisfies Record<string, (attacker: Attacker) => Promise<void>>;

export async function attack(name: AttackName, target: Target): Promise<Outcome> {
	const attacker = new Attacker(target);
	await ATTACKS[name](attacker);
	return attacker.finish();
}
