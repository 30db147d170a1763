// One socket as a member of a room: its limits, how far behind it may be, and how it ends.
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Principal } from '#server/access/principal.ts';
import type { Limits } from '#server/limits.ts';
import { CLOSE } from '#lib/shared-doc/close-codes.ts';
import { frameOf } from './frames.ts';
import type { SyncMeter } from './meter.ts';
import type { Member } from './room.ts';
import { TokenBucket } from './token-bucket.ts';

/** Above this nothing more is sent on to a reader; once it has caught up it gets everything anew. */
const BEHIND_BYTES = 1024 * 1024;
/** Above this, or after this long behind, it is let go. */
const MAX_BUFFERED_BYTES = 8 * 1024 * 1024;
const MAX_BEHIND_MS = 30_000;
/** Asks for the whole state: a stock client asks once each time that it comes. */
const ASKS_PER_SECOND = 1;
const ASKS_AT_ONCE = 5;
/** How long the other side has to answer a close. */
export const CLOSING_MS = 2000;
/** Codes for what only a client does that is broken or hostile, and how long it has to hear of it. */
const OFFENCES = new Set<number>([CLOSE.malformed, CLOSE.tooLarge, CLOSE.tooMany]);
const CUT_MS = 1000;
/** Pings are answered only so often. */
const PONGS_PER_SECOND = 2;
const PONGS_AT_ONCE = 10;

export interface Connection extends Member {
	readonly principal: Principal;
	/** Takes note of a message that came in. @returns false where it is one too many, which ends the connection */
	spend(bytes: number): boolean;
	/** Called every few seconds: pings, and ends what does not answer, stays behind, or has run out. */
	check(now: number): void;
	readonly isOpen: boolean;
}

/** @param onCaughtUp called once a reader that was behind can be sent everything anew */
export function connect(
	ws: WebSocket,
	socket: Duplex,
	{ principal, mayWrite }: { principal: Principal; mayWrite: boolean },
	{ limits, meter }: { limits: Limits; meter: SyncMeter },
	onCaughtUp: () => void
): Connection {
	const start = performance.now();
	const messages = new TokenBucket(limits.messagesPerSecond, 5 * limits.messagesPerSecond, start);
	const bytes = new TokenBucket(limits.bytesPerSecond, 8 * limits.bytesPerSecond, start);
	const asks = new TokenBucket(ASKS_PER_SECOND, ASKS_AT_ONCE, start);
	const pongs = new TokenBucket(PONGS_PER_SECOND, PONGS_AT_ONCE, start);
	let answered = true;
	let behindSince: number | null = null;
	let closing = false;
	/** Nothing more is read, and after what has been written nothing more comes: the other side need not wait for the cut. */
	const endUnheard = () => {
		ws.pause();
		socket.pause();
		socket.end();
	};
	/** How much was sent to this socket alone, e.g. a large document, and may be on its way: that is no delay. */
	let own = 0;

	socket.on('drain', () => {
		own = 0;
		if (behindSince === null || closing) return;
		behindSince = null;
		onCaughtUp();
	});

	function put(frames: Buffer): boolean {
		if (!connection.isOpen) return true;
		if (behindSince !== null) return false;
		if (socket.writableLength - own > BEHIND_BYTES) {
			behindSince = performance.now();
			return false;
		}
		// Past the library: the frames are ready, and it has nothing of its own under way.
		socket.write(frames);
		if (socket.writableLength - own > MAX_BUFFERED_BYTES) connection.close(CLOSE.tooSlow, 'too slow');
		return true;
	}

	const connection: Connection = {
		principal,
		mayWrite,
		name: principal.name,
		personId: principal.id,
		get isOpen() {
			return !closing && ws.readyState === ws.OPEN;
		},
		mayAsk: () => asks.take(1, performance.now()),
		spend(size) {
			const now = performance.now();
			if (messages.take(1, now) && bytes.take(size, now)) return true;
			meter.dropped('too-many');
			connection.close(CLOSE.tooMany, 'too many messages');
			return false;
		},
		send(message) {
			const frame = frameOf(message);
			if (socket.writableLength === 0) own = 0;
			// One large message at a time.
			if (own > BEHIND_BYTES) behindSince ??= performance.now();
			else own += frame.length;
			return put(frame);
		},
		write(frames) {
			if (socket.writableLength === 0) own = 0;
			return put(frames);
		},
		close(code, reason) {
			if (closing) return;
			closing = true;
			meter.closed(code);
			ws.close(code, reason);
			// Whoever reads nothing does not see the close, either; and who sent too much is not listened to any longer.
			const offends = OFFENCES.has(code);
			if (offends) endUnheard();
			setTimeout(() => ws.terminate(), offends ? CUT_MS : CLOSING_MS).unref();
		},
		check(now) {
			if (closing) return;
			if (principal.expiresAt !== null && now >= principal.expiresAt)
				return connection.close(CLOSE.signedOut, 'access has ended');
			if (behindSince !== null && performance.now() - behindSince > MAX_BEHIND_MS)
				return connection.close(CLOSE.tooSlow, 'too slow');
			if (!answered) return ws.terminate();
			answered = false;
			ws.ping();
		}
	};
	ws.on('pong', ({ length }) => (answered = connection.spend(length)));
	ws.on('ping', (data) => {
		if (connection.spend(data.length) && pongs.take(1, performance.now())) ws.pong(data);
	});
	ws.on('error', () => {
		meter.dropped('malformed');
		closing = true;
		// The rest of what is too large or broken is not even read.
		setImmediate(endUnheard);
		setTimeout(() => ws.terminate(), CUT_MS).unref();
	});
	standardCodes(ws, meter);
	return connection;
}

/**
 * Where a frame is too large or broken, the library ends the socket by itself, with codes at which a stock client comes
 * again, with the same message, for ever. Ours tell it to stay away.
 */
function standardCodes(ws: WebSocket, meter: SyncMeter): void {
	const close = ws.close.bind(ws);
	ws.close = (code, reason) => {
		if (code === 1009) {
			meter.closed(CLOSE.tooLarge);
			close(CLOSE.tooLarge, 'message too large');
		} else if (code === 1002 || code === 1007) {
			meter.closed(CLOSE.malformed);
			close(CLOSE.malformed, 'malformed frame');
		} else if (code === 1008) {
			meter.closed(CLOSE.tooMany);
			close(CLOSE.tooMany, 'too many pieces');
		} else close(code, reason);
	};
}
