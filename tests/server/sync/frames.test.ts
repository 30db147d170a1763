// Frames made by hand are those that the WebSocket library reads.
import { createRequire } from 'node:module';
import type { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { frameOf } from '#server/sync/frames.ts';

// The library's own reader of frames is missing in its types.
const { Receiver } = createRequire(import.meta.url)('ws') as {
	Receiver: new (options: { isServer: boolean; binaryType: 'nodebuffer' }) => Writable;
};

/** What a client reads of these bytes, which come in pieces of this size. */
function readBy(bytes: Buffer, piece: number): Promise<{ data: Buffer; isBinary: boolean }[]> {
	const receiver = new Receiver({ isServer: false, binaryType: 'nodebuffer' });
	const messages: { data: Buffer; isBinary: boolean }[] = [];
	receiver.on('message', (data: Buffer, isBinary: boolean) => messages.push({ data, isBinary }));
	return new Promise((done, failed) => {
		receiver.on('error', failed);
		for (let at = 0; at < bytes.length; at += piece) receiver.write(bytes.subarray(at, at + piece));
		receiver.end(() => done(messages));
	});
}
const message = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 31 + length) % 256);

describe('a frame', () => {
	it.each([0, 1, 125, 126, 127, 65_535, 65_536, 1_000_000])(
		'of %i bytes is read by the WebSocket library as one binary message',
		async (length) => {
			const sent = message(length);
			const [read, ...more] = await readBy(frameOf(sent), 100_000);
			expect(more).toEqual([]);
			expect(read!.isBinary).toBe(true);
			expect(read!.data.equals(Buffer.from(sent))).toBe(true);
		}
	);

	it('has the shortest header that its length allows', () => {
		expect([125, 126, 65_535, 65_536].map((length) => frameOf(message(length)).length - length)).toEqual([
			2, 4, 4, 10
		]);
	});

	it('stands behind others in one write, and may come in any pieces', async () => {
		for (const [piece, long] of [
			[1, 300],
			[7, 300],
			[4096, 66_000]
		] as const) {
			const lengths = [3, 0, 200, 125, long, 126, 1];
			const written = Buffer.concat(lengths.map((length) => frameOf(message(length))));
			const read = await readBy(written, piece);
			expect(read.map(({ data }) => data.length)).toEqual(lengths);
			expect(read.every(({ data }) => data.equals(Buffer.from(message(data.length))))).toBe(true);
		}
	});

	it('does not share memory with its message', () => {
		const sent = message(10);
		const frame = frameOf(sent);
		sent.fill(0);
		expect([...frame.subarray(2)]).toEqual([...message(10)]);
	});
});
