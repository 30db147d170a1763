// Honest people in a room: editors who write at a steady rate, receivers who note what comes when. Free of the product's
// code, which is what is watched.
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

const [SYNC, AWARENESS] = [0, 1];
const [STEP_ONE, UPDATE] = [0, 2];

export interface Delivery {
	expected: number;
	delivered: number;
	/** Milliseconds from sending until receiving. */
	latencies: number[];
	/** Codes of honest sockets that were closed. */
	closed: number[];
}

export interface SteadyLoad {
	/** Writes for so long, waits for the last to come, and says what came. */
	run(ms: number): Promise<Delivery>;
	/** The client ids under which the editors are present. */
	clientIds: number[];
	close(): void;
}

export interface LoadOptions {
	/** The address of the room, with a key in it. */
	address: string;
	editors?: number;
	receivers?: number;
	/** Updates of each editor in a second. */
	perSecond?: number;
}

/** How long something may be under way. */
const DRAIN_MS = 5000;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

const message = (type: number, write: (encoder: encoding.Encoder) => void) =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, type);
		write(encoder);
	});

export async function startSteadyLoad({
	address,
	editors = 3,
	receivers = 10,
	perSecond = 20
}: LoadOptions): Promise<SteadyLoad> {
	const closed: number[] = [];
	const sentAt = new Map<string, number>();
	let latencies: number[] = [];
	const seen = new Set<string>();
	let over = false;
	const open = async () => {
		const socket = new WebSocket(address);
		socket.binaryType = 'nodebuffer';
		socket.on('error', () => {});
		socket.on('close', (code) => over || closed.push(code));
		await new Promise((done) => socket.once('open', done).once('close', done));
		return socket;
	};
	const sockets = await Promise.all(Array.from({ length: editors + receivers }, open));
	for (const [i, socket] of sockets.entries()) {
		if (i < editors) continue;
		socket.on('message', (data: Buffer) => {
			if (data[0] !== SYNC || data[1] !== UPDATE) return;
			for (const [mark] of data.toString('latin1').matchAll(/#\d+\.\d+#/g)) {
				const at = sentAt.get(mark);
				const once = `${i} ${mark}`;
				if (at === undefined || seen.has(once)) continue;
				seen.add(once);
				latencies.push(performance.now() - at);
			}
		});
	}
	for (const socket of sockets)
		socket.send(
			message(SYNC, (encoder) => {
				encoding.writeVarUint(encoder, STEP_ONE);
				encoding.writeVarUint8Array(encoder, Uint8Array.of(0));
			})
		);
	const docs = sockets.slice(0, editors).map((socket) => {
		const doc = new Y.Doc();
		doc.on('update', (update: Uint8Array) => {
			if (socket.readyState !== socket.OPEN) return;
			socket.send(
				message(SYNC, (encoder) => {
					encoding.writeVarUint(encoder, UPDATE);
					encoding.writeVarUint8Array(encoder, update);
				})
			);
		});
		return doc;
	});
	let clock = 0;
	const present = () => {
		clock++;
		for (const [i, { clientID }] of docs.entries()) {
			if (sockets[i]!.readyState !== WebSocket.OPEN) continue;
			const entry = encoding.encode((encoder) => {
				for (const number of [1, clientID, clock]) encoding.writeVarUint(encoder, number);
				encoding.writeVarString(encoder, JSON.stringify({ cursor: [clock, i] }));
			});
			sockets[i]!.send(message(AWARENESS, (encoder) => encoding.writeVarUint8Array(encoder, entry)));
		}
	};
	present();
	let count = 0;

	return {
		clientIds: docs.map(({ clientID }) => clientID),
		async run(ms) {
			latencies = [];
			sentAt.clear();
			seen.clear();
			const begin = performance.now();
			const gap = 1000 / perSecond / editors;
			for (let i = 0; i * gap < ms; i++) {
				const wait = begin + i * gap - performance.now();
				if (wait > 0) await pause(wait);
				const mark = `#${i % editors}.${count++}#`;
				sentAt.set(mark, performance.now());
				docs[i % editors]!.getMap('load').set(`editor ${i % editors}`, mark);
				if (i % 10 === 0) present();
			}
			const expected = sentAt.size * receivers;
			for (let waited = 0; waited < DRAIN_MS && latencies.length < expected; waited += 20) await pause(20);
			return { expected, delivered: latencies.length, latencies, closed: [...closed] };
		},
		close() {
			over = true;
			for (const socket of sockets) socket.terminate();
			for (const doc of docs) doc.destroy();
		}
	};
}

/** The value below which so many of the values lie. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
