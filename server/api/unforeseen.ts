// What a client is told of an error that no route foresaw. Where the disk takes nothing, that is said, and it is no fault
// of the request.
import { LedgerBusy } from '#server/spend/reader.ts';
import { NotStored } from '#server/sync/rooms.ts';
import { HttpProblem } from './problem.ts';

/** SQLite's primary codes for a disk that takes nothing: busy, read-only, input/output error, full. */
const DISK = new Set([5, 8, 10, 13]);

export function problemFor(error: unknown): HttpProblem {
	if (error instanceof HttpProblem) return error;
	if (error instanceof NotStored)
		return new HttpProblem(
			'not-stored',
			'The disk of the server takes nothing at the moment. The change is in the model, and is stored once the disk takes it again; look before you try again.'
		);
	if (error instanceof LedgerBusy)
		return new HttpProblem(
			'busy',
			'The spend register could not be asked in time. Try again in a moment, or ask for less: one site, or a shorter time.',
			[],
			{ 'Retry-After': '2' }
		);
	const { errcode } = (error ?? {}) as { errcode?: number };
	if (errcode !== undefined && DISK.has(errcode & 0xff))
		return new HttpProblem(
			'not-stored',
			'The disk of the server takes nothing at the moment, so not everything was stored, or nothing. Look before you try again in a while, and tell whoever runs this server if it stays.'
		);
	return new HttpProblem(
		'internal',
		'It may or may not have been stored: look before you try again. If it stays, tell whoever runs this server and give the time.'
	);
}
