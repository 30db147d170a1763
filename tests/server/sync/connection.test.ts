// One socket over time: what does not answer, stays behind, or has run out, is ended.
import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Principal } from '#server/access/principal.ts';
import { LIMITS } from '#server/limits.ts';
import { connect } from '#server/sync/connection.ts';
import { NO_METER } from '#server/sync/meter.ts';

const MB = 1024 * 1024;

/** A connection whose socket takes only as much as the test lets it. */
function setUp({ expiresAt = null as number | null } = {}) {
	const principal = { id: 'p', keyId: 'k', name: 'Ana', expiresAt } as Principal;
	const caughtUp = vi.fn();
	const socket = Object.assign(new EventEmitter(), {
		writableLength: 0,
		written: 0,
		pause: vi.fn(),
		end: vi.fn(),
		write(bytes: Uint8Array) {
			socket.written += bytes.length;
			socket.writableLength += bytes.length;
			return false;
		},
		/** The other side has read everything. */
		drain() {
			socket.writableLength = 0;
			socket.emit('drain');
		}
	});
	const ws = Object.assign(new EventEmitter(), {
		OPEN: 1,
		readyState: 1,
		close: vi.fn(),
		terminate: vi.fn(),
		pause: vi.fn(),
		ping: vi.fn(),
		pong: vi.fn()
	});
	const closedWith = ws.close;
	const connection = connect(
		ws as unknown as WebSocket,
		socket as unknown as Duplex,
		{ principal, mayWrite: true },
		{ limits: LIMITS, meter: NO_METER },
		caughtUp
	);
	return { connection, socket, ws, closedWith, caughtUp };
}
const frames = (bytes: number) => Buffer.alloc(bytes);

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }));
afterEach(() => vi.useRealTimers());

describe('a reader that falls behind', () => {
	it('gets nothing more from a megabyte on, and is told when it can be given everything anew', () => {
		const { connection, socket, caughtUp } = setUp();
		expect(connection.write(frames(MB))).toBe(true);
		expect(connection.write(frames(100))).toBe(true);
		expect(connection.write(frames(100))).toBe(false);
		expect(socket.written).toBe(MB + 100);
		expect(connection.send(new Uint8Array(10))).toBe(false);
		expect(caughtUp).not.toHaveBeenCalled();
		socket.drain();
		expect(caughtUp).toHaveBeenCalledTimes(1);
		expect(connection.write(frames(100))).toBe(true);
		socket.drain();
		expect(caughtUp).toHaveBeenCalledTimes(1);
	});

	it('is sent away after half a minute, and cut where it does not even see that', () => {
		const { connection, ws, closedWith } = setUp();
		connection.write(frames(2 * MB));
		connection.write(frames(1));
		vi.advanceTimersByTime(29_000);
		connection.check(Date.now());
		ws.emit('pong', Buffer.alloc(0));
		expect(closedWith).not.toHaveBeenCalled();
		vi.advanceTimersByTime(2000);
		connection.check(Date.now());
		expect(closedWith).toHaveBeenCalledWith(1013, 'too slow');
		expect(ws.terminate).not.toHaveBeenCalled();
		vi.advanceTimersByTime(2000);
		expect(ws.terminate).toHaveBeenCalled();
	});

	it('is sent away at once where eight megabytes wait', () => {
		const { connection, closedWith } = setUp();
		connection.write(frames(9 * MB));
		expect(closedWith).toHaveBeenCalledWith(1013, 'too slow');
		expect(connection.isOpen).toBe(false);
	});

	it('may take its time for one large document of its own', () => {
		const { connection, socket, closedWith, caughtUp } = setUp();
		expect(connection.send(new Uint8Array(30 * MB))).toBe(true);
		for (let i = 0; i < 100; i++) expect(connection.write(frames(1000))).toBe(true);
		vi.advanceTimersByTime(40_000);
		expect(closedWith).not.toHaveBeenCalled();
		// Not for another one behind it: that comes once the first has.
		expect(connection.send(new Uint8Array(30 * MB))).toBe(false);
		expect(socket.written).toBeLessThan(31 * MB);
		socket.drain();
		expect(caughtUp).toHaveBeenCalledTimes(1);
		expect(connection.send(new Uint8Array(30 * MB))).toBe(true);
	});
});

describe('a socket', () => {
	it('that does not answer a ping is cut at the next look', () => {
		const { connection, ws } = setUp();
		connection.check(Date.now());
		expect(ws.ping).toHaveBeenCalledTimes(1);
		ws.emit('pong', Buffer.alloc(0));
		connection.check(Date.now());
		expect([ws.ping.mock.calls.length, ws.terminate.mock.calls.length]).toEqual([2, 0]);
		connection.check(Date.now());
		expect(ws.terminate).toHaveBeenCalledTimes(1);
	});

	it('of somebody whose access runs out is ended then', () => {
		const { connection, closedWith } = setUp({ expiresAt: Date.now() + 60_000 });
		connection.check(Date.now() + 59_999);
		expect(closedWith).not.toHaveBeenCalled();
		connection.check(Date.now() + 60_000);
		expect(closedWith).toHaveBeenCalledWith(4401, 'access has ended');
	});

	it('is closed once, with the first code', () => {
		const { connection, closedWith } = setUp();
		connection.close(4400, 'one');
		connection.close(4403, 'two');
		expect(closedWith.mock.calls).toEqual([[4400, 'one']]);
		expect(connection.write(frames(10))).toBe(true);
	});

	it('answers pings, though not all of very many, which count as messages', () => {
		const { ws, closedWith } = setUp();
		for (let i = 0; i < 5 * LIMITS.messagesPerSecond; i++) ws.emit('ping', Buffer.from('x'));
		expect(ws.pong).toHaveBeenCalledTimes(10);
		expect(closedWith).not.toHaveBeenCalled();
		ws.emit('ping', Buffer.from('x'));
		expect(closedWith).toHaveBeenCalledWith(4429, 'too many messages');
	});

	it.each([
		[4400, true],
		[4413, true],
		[4429, true],
		[4401, false],
		[4403, false],
		[1001, false]
	])('that is closed with %i is not read any more: %s', (code, isCut) => {
		const { connection, socket, ws } = setUp();
		connection.close(code, 'why');
		vi.advanceTimersByTime(1100);
		const told = [ws.pause, socket.end, ws.terminate].map(({ mock }) => mock.calls.length > 0);
		expect(told).toEqual([isCut, isCut, isCut]);
		vi.advanceTimersByTime(2000);
		expect(ws.terminate).toHaveBeenCalledTimes(1);
	});

	it.each([
		[1009, 4413],
		[1002, 4400],
		[1007, 4400],
		[1008, 4429],
		[1000, 1000]
	])('that the library ends with %i ends with %i', (theirs, ours) => {
		const { ws, closedWith } = setUp();
		(ws as unknown as WebSocket).close(theirs);
		expect(closedWith.mock.calls[0]![0]).toBe(ours);
	});
});
