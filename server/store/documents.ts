// Where Yjs documents are kept: an append-only log of updates for each room, now and then folded into a snapshot.
import { crc32 } from 'node:zlib';
import { type Db, inTransaction } from './database.ts';

/** One stored piece. `format` 1: a Yjs update V1; 2: a whole snapshot as update V2. */
export interface StoredUpdate {
	seq: number;
	format: 1 | 2;
	bytes: Uint8Array;
	/** False where the bytes are not those that were stored. */
	sound: boolean;
}

/** The contract that any engine must pass (tests/server/store/document-store-contract.ts). */
export interface DocumentStore {
	/** All pieces of a room, in the order they came; empty where the room is not known. */
	load(room: string): Promise<StoredUpdate[]>;
	/**
	 * Adds updates in one transaction: when it comes back they are on disk, all of them or none.
	 * @returns the number of the last piece
	 */
	append(updates: readonly { room: string; bytes: Uint8Array }[]): Promise<number>;
	/** Replaces the pieces up to `upTo` with one snapshot, in one transaction. */
	compact(room: string, snapshot: Uint8Array, upTo: number): Promise<void>;
	/** Takes damaged pieces out of a room's log and keeps them apart, in one transaction. */
	setAside(room: string, seqs: readonly number[]): Promise<void>;
}

export function documentStore(db: Db, now: () => Date): DocumentStore {
	return {
		async load(room) {
			const rows = await db
				.selectFrom('document_update')
				.select(['seq', 'format', 'bytes', 'checksum'])
				.where('room', '=', room)
				.orderBy('seq')
				.execute();
			return rows.map(({ seq, format, bytes, checksum }) => ({
				seq,
				format: format === 2 ? 2 : 1,
				bytes,
				sound: checksum === null || checksum === crc32(bytes)
			}));
		},
		append(updates) {
			return inTransaction(db, async (trx) => {
				const rows = updates.map(({ room, bytes }) => ({ room, format: 1, bytes, checksum: crc32(bytes) }));
				// 200 rows of 4 values stay below every engine's limit of bound values.
				for (let i = 0; i < rows.length; i += 200)
					await trx
						.insertInto('document_update')
						.values(rows.slice(i, i + 200))
						.execute();
				const { last } = await trx
					.selectFrom('document_update')
					.select((e) => e.fn.max('seq').as('last'))
					.executeTakeFirstOrThrow();
				return last ?? 0;
			});
		},
		async compact(room, snapshot, upTo) {
			await inTransaction(db, async (trx) => {
				// The snapshot takes the place of the last piece that it holds, so it stays before everything newer.
				await trx.deleteFrom('document_update').where('room', '=', room).where('seq', '<=', upTo).execute();
				await trx
					.insertInto('document_update')
					.values({ seq: upTo, room, format: 2, bytes: snapshot, checksum: crc32(snapshot) })
					.execute();
			});
		},
		async setAside(room, seqs) {
			if (seqs.length === 0) return;
			await inTransaction(db, async (trx) => {
				const rows = await trx
					.selectFrom('document_update')
					.select(['seq', 'room', 'format', 'bytes', 'checksum'])
					.where('room', '=', room)
					.where('seq', 'in', [...seqs])
					.execute();
				const found_at = now().toISOString();
				for (const row of rows)
					await trx
						.insertInto('document_damaged')
						.values({ ...row, found_at })
						.execute();
				await trx
					.deleteFrom('document_update')
					.where(
						'seq',
						'in',
						rows.map(({ seq }) => seq)
					)
					.execute();
			});
		}
	};
}
