// A document out of its stored pieces. A damaged piece behind the last snapshot is left out and the rest opens, since
// clients that hold it bring it again; without its snapshot a document does not open.
import * as Y from 'yjs';
import type { StoredUpdate } from '#server/store/documents.ts';

/** Thrown where the snapshot of a document is damaged. The way out is a version of the model, or a backup. */
export class DamagedDocument extends Error {
	readonly seq: number;
	constructor(seq: number) {
		super(`piece ${seq}, a snapshot, is damaged`);
		this.seq = seq;
	}
}

/**
 * Fills a document, in one transaction: much faster than piece by piece.
 * @returns the numbers of damaged pieces, which were left out
 * @throws DamagedDocument where a snapshot is damaged
 */
export function openStored(doc: Y.Doc, pieces: readonly StoredUpdate[], origin: unknown): number[] {
	const damaged: number[] = [];
	doc.transact(() => {
		for (const { seq, format, bytes, sound } of pieces)
			try {
				if (!sound) throw new RangeError('checksum');
				if (format === 2) Y.applyUpdateV2(doc, bytes, origin);
				else {
					// Decoding first keeps a half-readable piece from being half applied.
					Y.decodeUpdate(bytes);
					Y.applyUpdate(doc, bytes, origin);
				}
			} catch {
				if (format === 2) throw new DamagedDocument(seq);
				damaged.push(seq);
			}
	}, origin);
	return damaged;
}
