// Sending on: everything to everybody else, in order, in one write for each receiver and moment.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FanOut, type Receiver } from '#server/sync/fan-out.ts';
import { random } from '../../support/random-commands.ts';

interface Ear extends Receiver {
	name: string;
	/** The payload of every message, one list for each write. */
	writes: number[][];
	heard(): number[];
	takes: boolean;
}

function ear(name: string): Ear {
	const one: Ear = {
		name,
		writes: [],
		takes: true,
		heard: () => one.writes.flat(),
		write(frames) {
			if (!one.takes) return false;
			const messages: number[] = [];
			for (let at = 0; at < frames.length; at += 2 + frames[at + 1]!)
				messages.push(frames.readUInt16BE(at + 2));
			one.writes.push(messages);
			return true;
		}
	};
	return one;
}
const message = (number: number) => Uint8Array.of(number >> 8, number & 255);

function setUp(count: number) {
	const ears = Array.from({ length: count }, (_, i) => ear(`ear ${i}`));
	const receivers = new Set(ears);
	const sent: number[] = [];
	const missed: [string, number][] = [];
	const fanOut = new FanOut<Ear>(
		receivers,
		(n) => sent.push(n),
		(one, n) => missed.push([one.name, n])
	);
	return { ears, receivers, sent, missed, fanOut };
}

describe('sending on', () => {
	beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate'] }));
	afterEach(() => vi.useRealTimers());

	it('makes one write for each receiver of all messages of a moment', () => {
		const { ears, fanOut, sent } = setUp(3);
		for (let i = 0; i < 5; i++) fanOut.send(message(i));
		expect(ears.map((one) => one.writes)).toEqual([[], [], []]);
		vi.runAllTimers();
		for (const one of ears) expect(one.writes).toEqual([[0, 1, 2, 3, 4]]);
		expect(sent).toEqual([15]);
	});

	it('does not bring anybody’s own messages back', () => {
		const { ears, fanOut, sent } = setUp(3);
		const [a, b, c] = ears as [Ear, Ear, Ear];
		fanOut.send(message(1), a);
		fanOut.send(message(2), b);
		fanOut.send(message(3), a);
		fanOut.send(message(4), 'somebody who is not here');
		vi.runAllTimers();
		expect([a, b, c].map((one) => one.writes)).toEqual([[[2, 4]], [[1, 3, 4]], [[1, 2, 3, 4]]]);
		expect(sent).toEqual([9]);
	});

	it('writes nothing to somebody who has only spoken', () => {
		const { ears, fanOut } = setUp(2);
		fanOut.send(message(1), ears[0]);
		vi.runAllTimers();
		expect(ears.map((one) => one.writes)).toEqual([[], [[1]]]);
	});

	it('keeps the order over many moments and senders', () => {
		const { ears, fanOut } = setUp(6);
		const next = random(7);
		const from: number[] = [];
		for (let i = 0; i < 2000; i++) {
			const sender = Math.floor(next() * 6);
			from.push(sender);
			fanOut.send(message(i), ears[sender]);
			if (next() < 0.2) vi.runAllTimers();
		}
		vi.runAllTimers();
		for (const [place, one] of ears.entries())
			expect(one.heard()).toEqual(from.flatMap((sender, i) => (sender === place ? [] : [i])));
	});

	it('says who did not take how much, and goes on with the others', () => {
		const { ears, fanOut, sent, missed } = setUp(3);
		ears[1]!.takes = false;
		fanOut.send(message(1));
		fanOut.send(message(2), ears[0]);
		vi.runAllTimers();
		expect(missed).toEqual([['ear 1', 2]]);
		expect(ears.map((one) => one.heard())).toEqual([[1], [], [1, 2]]);
		expect(sent).toEqual([3]);
		ears[1]!.takes = true;
		fanOut.send(message(3));
		vi.runAllTimers();
		expect(ears[1]!.heard()).toEqual([3]);
	});

	it('can be done at once, and does not come twice then', () => {
		const { ears, fanOut } = setUp(1);
		fanOut.send(message(1));
		fanOut.flush();
		expect(ears[0]!.heard()).toEqual([1]);
		vi.runAllTimers();
		fanOut.flush();
		expect(ears[0]!.writes).toEqual([[1]]);
		fanOut.send(message(2));
		vi.runAllTimers();
		expect(ears[0]!.heard()).toEqual([1, 2]);
	});

	it('goes to who is there when it is sent, not to who has left', () => {
		const { ears, receivers, fanOut } = setUp(2);
		fanOut.send(message(1));
		receivers.delete(ears[0]!);
		vi.runAllTimers();
		expect(ears.map((one) => one.heard())).toEqual([[], [1]]);
	});

	it('ends with the room', () => {
		const { ears, fanOut } = setUp(1);
		fanOut.send(message(1));
		fanOut.destroy();
		vi.runAllTimers();
		expect(ears[0]!.writes).toEqual([]);
	});
});

describe('a moment', () => {
	it('becomes wider where writes are slow, and never wider than 12 ms', async () => {
		const slow: Receiver = {
			write() {
				const end = performance.now() + 3;
				while (performance.now() < end);
				return true;
			}
		};
		const fanOut = new FanOut<Receiver>(
			new Set([slow]),
			() => {},
			() => {}
		);
		const waits: number[] = [];
		const timeout = vi.spyOn(globalThis, 'setTimeout').mockImplementation(((_: () => void, ms: number) => {
			waits.push(ms);
			return 0;
		}) as unknown as typeof setTimeout);
		for (let i = 0; i < 40; i++) {
			fanOut.send(message(i));
			fanOut.flush();
		}
		timeout.mockRestore();
		expect(waits.length).toBeGreaterThan(30);
		expect(waits.at(-1)).toBe(12);
		expect(waits.every((wait) => wait >= 1 && wait <= 12)).toBe(true);
	});
});
