// Where Yjs documents are kept: an append-only log of updates for each room, now and then folded into a snapshot.
import { type Db, inTransaction } from './database.ts';

/** One stored piece. `format` 1: a Yjs update V1; 2: a whole snapshot as update V2. */
export interface StoredUpdate {
	seq: number;
	format: 1 | 2;
	bytes: Uint8Array;
}

/** The contract that any engine must pass (tests/server/store/document-store-contract.ts). */
export interface DocumentStore {
	/** All pieces of a room, in the order they came; empty where the room is not known. */
	load(room: string): Promise<StoredUpdate[]>;
	/** Adds updates in one transaction: when it comes back they are on disk, all of them or none. */
	append(updates: readonly { room: string; bytes: Uint8Array }[]): Promise<void>;
	/** Replaces the pieces up to `upTo` with one snapshot, in one transaction. */
	compact(room: string, snapshot: Uint8Array, upTo: number): Promise<void>;
}

export function documentStore(db: Db): DocumentStore {
	return {
		async load(room) {
			const rows = await db
				.selectFrom('document_update')
				.select(['seq', 'format', 'bytes'])
				.where('room', '=', room)
				.orderBy('seq')
				.execute();
			return rows.map((row) => ({ seq: row.seq, format: row.format === 2 ? 2 : 1, bytes: row.bytes }));
		},
		async append(updates) {
			if (updates.length === 0) return;
			// 200 rows of 3 values stay below every engine's limit of bound values.
			await inTransaction(db, async (trx) => {
				for (let i = 0; i < updates.length; i += 200)
					await trx
						.insertInto('document_update')
						.values(updates.slice(i, i + 200).map(({ room, bytes }) => ({ room, format: 1, bytes })))
						.execute();
			});
		},
		async compact(room, snapshot, upTo) {
			await inTransaction(db, async (trx) => {
				// The snapshot takes the place of the last piece that it holds, so it stays before everything newer.
				await trx.deleteFrom('document_update').where('room', '=', room).where('seq', '<=', upTo).execute();
				await trx
					.insertInto('document_update')
					.values({ seq: upTo, room, format: 2, bytes: snapshot })
					.execute();
			});
		}
	};
}
