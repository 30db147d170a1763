// Reads a file that somebody sends, up to a limit, without ever holding more than that.
import type { IncomingMessage } from 'node:http';
import { HttpProblem } from './problem.ts';

/** What stands around a file in multipart/form-data, decisions included. */
const ROOM_FOR_FORM = 8 * 1024 * 1024;

/**
 * @param limit bytes of the file
 * @returns the whole body, in a buffer that can be handed to a thread
 * @throws HttpProblem `too-large`, before anything is read where the request says its length
 */
export async function readUpload(request: IncomingMessage, limit: number): Promise<ArrayBuffer> {
	const isForm = isMultipart(request);
	const most = isForm ? limit + ROOM_FOR_FORM : limit;
	const tooLarge = new HttpProblem(
		'too-large',
		`This file is larger than ${Math.floor(limit / 1024 / 1024)} MB. Nothing was stored. Split it and import the parts one by one.`
	);
	if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge;
	// Grows in place, so that nothing is copied together in the end.
	const buffer = new ArrayBuffer(0, { maxByteLength: most });
	const bytes = new Uint8Array(buffer);
	// Not `for await`: leaving that would destroy the request before it is answered.
	await new Promise<void>((read, failed) => {
		const settle = (then: () => void) => {
			request.off('data', take).off('end', done).off('close', gone).off('error', gone);
			then();
		};
		const take = (chunk: Buffer) => {
			const from = buffer.byteLength;
			if (from + chunk.length > most) {
				request.pause();
				return settle(() => failed(tooLarge));
			}
			buffer.resize(from + chunk.length);
			bytes.set(chunk, from);
		};
		const done = () => settle(read);
		const gone = () =>
			settle(() => failed(new HttpProblem('bad-request', 'The request ended before the file was whole.')));
		if (request.destroyed) return gone();
		request.on('data', take).on('end', done).on('close', gone).on('error', gone);
	});
	return buffer;
}

export const isMultipart = ({ headers }: IncomingMessage): boolean =>
	/^multipart\/form-data\b/i.test(headers['content-type'] ?? '');

/** Ends when whoever asked is gone before they were answered. */
export function whileAsked(request: IncomingMessage): { signal: AbortSignal; done(): void } {
	const gone = new AbortController();
	const abort = () => gone.abort();
	const { socket } = request;
	if (socket.destroyed) abort();
	socket.once('close', abort);
	return { signal: gone.signal, done: () => void socket.off('close', abort) };
}
