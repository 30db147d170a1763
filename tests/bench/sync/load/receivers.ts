// A process with all receivers of a room: notes when each update reaches each of them, however the server packs them.
import * as Y from 'yjs';
import type { BareSocket } from '../bare-socket.ts';
import { offer } from '../calls.ts';
import { now } from '../clock.ts';
import { STEP_ONE, SYNC, updateIn } from '../messages.ts';
import type { Clocks } from '../script.ts';
import { joinRoom } from './join.ts';

export interface Received {
	/** Updates that reached a receiver, of those that were asked about. */
	delivered: number;
	/** Milliseconds from sending to arrival. */
	p50: number;
	p99: number;
	/** Updates that came in one message, on average. */
	packed: number;
	/** Updates that came to the same receiver again. */
	repeated: number;
	/** Why sockets were ended, if any were. */
	closed: number[];
}

/** Messages that all receivers get alike are read once. */
const READ_KEPT = 2000;

let sockets: BareSocket[] = [];
let clocks: Clocks[] = [];
/** Updates of all editors: number `i` of editor `e` stands at `e * length + i`. */
let length = 0;
/** When update `u` reached receiver `r`, at `r * updates + u`; 0 where it did not. */
let arrivedAt = new Float64Array(0);
let delivered = 0;
let repeated = 0;
let messages = 0;
const read = new Map<string, Uint32Array>();

const methods = {
	async connect(room: { address: string; count: number; answers: boolean; clocks: Clocks[] }): Promise<void> {
		clocks = room.clocks;
		length = clocks[0]!.starts.length - 1;
		const updates = clocks.length * length;
		arrivedAt = new Float64Array(room.count * updates);
		delivered = repeated = messages = 0;
		read.clear();
		sockets = [];
		for (let r = 0; r < room.count; r++)
			sockets.push(
				await joinRoom(room.address, room.answers, (data, start, end) => note(r * updates, data, start, end))
			);
	},
	delivered: () => delivered,
	/** What came of the updates that have a time of sending. */
	report(sentAt: Float64Array): Received {
		const latencies = new Float64Array(delivered);
		let count = 0;
		for (let i = 0; i < arrivedAt.length; i++) {
			const sent = sentAt[i % sentAt.length]!;
			if (sent > 0 && arrivedAt[i]! > 0) latencies[count++] = arrivedAt[i]! - sent;
		}
		const sorted = latencies.subarray(0, count).sort();
		const share = (of: number) => sorted[Math.min(count - 1, Math.floor(count * of))] ?? NaN;
		return {
			delivered: count,
			p50: share(0.5),
			p99: share(0.99),
			packed: (delivered + repeated) / messages,
			repeated,
			closed: sockets.flatMap(({ closedWith }) => closedWith ?? [])
		};
	},
	close(): void {
		for (const socket of sockets) socket.drop();
		sockets = [];
	}
};
export type ReceiverMethods = typeof methods;
offer(methods);

function note(base: number, data: Buffer, start: number, end: number): void {
	if (data[start] !== SYNC || data[start + 1] === STEP_ONE) return;
	const at = now();
	const ranges = rangesIn(data, start, end);
	if (ranges.length > 0) messages++;
	for (let i = 0; i < ranges.length; i += 2)
		for (let u = base + ranges[i]!; u < base + ranges[i + 1]!; u++)
			if (arrivedAt[u] === 0) {
				arrivedAt[u] = at;
				delivered++;
			} else repeated++;
}

/** Which updates a message holds: from, up to, from, up to … */
function rangesIn(data: Buffer, start: number, end: number): Uint32Array {
	const key = data.toString('latin1', start, end);
	const known = read.get(key);
	if (known) return known;
	const ranges: number[] = [];
	for (const { from, to, client } of stretches(updateIn(data, start, end))) {
		const e = clocks.findIndex((one) => one.client === client);
		if (e < 0) continue;
		const { starts } = clocks[e]!;
		const first = lowerBound(starts, from);
		// The end of an update is the start of the next one.
		const last = lowerBound(starts, to + 1) - 1;
		if (last > first) ranges.push(e * length + first, e * length + last);
	}
	if (read.size >= READ_KEPT) read.clear();
	const result = Uint32Array.from(ranges);
	read.set(key, result);
	return result;
}

/** Clocks without a gap in an update, for each client. */
function stretches(update: Uint8Array): { client: number; from: number; to: number }[] {
	const found: { client: number; from: number; to: number }[] = [];
	for (const struct of Y.decodeUpdate(update).structs) {
		if (struct instanceof Y.Skip) continue;
		const { client, clock } = struct.id;
		const last = found.at(-1);
		if (last?.client === client && last.to === clock) last.to += struct.length;
		else found.push({ client, from: clock, to: clock + struct.length });
	}
	return found;
}

/** The first place whose value is at least `value`; the length where there is none. */
function lowerBound(values: Uint32Array, value: number): number {
	let low = 0;
	let high = values.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (values[middle]! < value) low = middle + 1;
		else high = middle;
	}
	return low;
}
