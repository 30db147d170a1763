// The client's end of a WebSocket with as little as can be around it, so that 50 of them do not hide what a server costs.
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

/** One message; its bytes are only good during the call. */
export type OnMessage = (data: Buffer, start: number, end: number, socket: BareSocket) => void;

export interface BareSocket {
	/** Sends what `frameOf` made. */
	send(frame: Buffer): void;
	/** Why the server ended it: a close code, or 1006 where it gave none; null while it has not. */
	readonly closedWith: number | null;
	/** Ends it without a goodbye. */
	drop(): void;
}

const READ_BYTES = 64 * 1024;
const HEAD_END = '\r\n\r\n';
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
/** Not zero: servers spare themselves unmasking with zeros. */
const MASK = [0x37, 0xfa, 0x21, 0x3d] as const;

/** A message as a whole masked frame. */
export const frameOf = (message: Uint8Array): Buffer => masked(BINARY, message);

function masked(opcode: number, message: Uint8Array): Buffer {
	const { length } = message;
	const extended = length < 126 ? 0 : length < 65_536 ? 2 : 8;
	const frame = Buffer.alloc(2 + extended + 4 + length);
	frame[0] = 0x80 | opcode;
	frame[1] = 0x80 | (extended === 0 ? length : extended === 2 ? 126 : 127);
	if (extended === 2) frame.writeUInt16BE(length, 2);
	if (extended === 8) frame.writeBigUInt64BE(BigInt(length), 2);
	frame.set(MASK, 2 + extended);
	const body = 6 + extended;
	for (let i = 0; i < length; i++) frame[body + i] = message[i]! ^ MASK[i & 3]!;
	return frame;
}

/** @throws Error where the server does not let it in */
export function openSocket(address: string, onMessage: OnMessage): Promise<BareSocket> {
	const { hostname, port, pathname, search } = new URL(address);
	return new Promise((opened, refused) => {
		let open = false;
		let closedWith: number | null = null;
		/** What came of a frame whose end has not come. */
		let rest: Buffer | null = null;
		const read = (count: number, buffer: Uint8Array) => {
			const fresh = buffer as Buffer;
			const data: Buffer = rest ? Buffer.concat([rest, fresh.subarray(0, count)]) : fresh;
			const end: number = rest ? data.length : count;
			let at = 0;
			rest = null;
			if (!open) {
				at = readHead(data, end);
				if (at > 0) opened(socket);
				if (at < 0) return true;
			}
			at = readFrames(data, at, end);
			if (at < end) rest = Buffer.from(data.subarray(at, end));
			return true;
		};
		const tcp = connect({
			host: hostname,
			port: Number(port),
			noDelay: true,
			onread: { buffer: Buffer.allocUnsafe(READ_BYTES), callback: read }
		});
		const socket: BareSocket = {
			send: (frame) => void tcp.write(frame),
			get closedWith() {
				return closedWith;
			},
			drop: () => void tcp.destroy()
		};

		/** @returns where the frames begin; -1 where the head is not whole yet */
		function readHead(data: Buffer, end: number): number {
			const head = data.toString('latin1', 0, end);
			const stop = head.indexOf(HEAD_END);
			if (stop < 0) {
				rest = Buffer.from(data.subarray(0, end));
				return -1;
			}
			if (!head.startsWith('HTTP/1.1 101')) refused(new Error(`Not let in: ${head.split('\r\n')[0]}`));
			open = true;
			return stop + HEAD_END.length;
		}

		/** @returns where the first frame begins that is not whole */
		function readFrames(data: Buffer, from: number, end: number): number {
			let at = from;
			while (end - at >= 2) {
				const short = data[at + 1]!;
				const body = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
				if (body > end) break;
				const length =
					short < 126
						? short
						: short === 126
							? data.readUInt16BE(at + 2)
							: Number(data.readBigUInt64BE(at + 2));
				if (body + length > end) break;
				const opcode = data[at]! & 0x0f;
				if (opcode === BINARY) onMessage(data, body, body + length, socket);
				else if (opcode === PING) tcp.write(masked(PONG, data.subarray(body, body + length)));
				else if (opcode === CLOSE) closedWith = length >= 2 ? data.readUInt16BE(body) : 1005;
				at = body + length;
			}
			return at;
		}

		tcp.on('connect', () =>
			tcp.write(
				`GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\n` +
					`Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
					`Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}${HEAD_END}`
			)
		);
		tcp.on('error', refused);
		tcp.on('end', () => tcp.destroy());
		tcp.on('close', () => {
			closedWith ??= 1006;
			refused(new Error('The server ended the connection before it was open.'));
		});
	});
}
