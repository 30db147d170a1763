// The thread behind append-thread.ts: one transaction for each batch that comes.
import { parentPort, workerData } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import type { AppendOrder, AppendReply } from './append-thread.ts';
import { openSqlite } from './sqlite.ts';

/** The rest of the server may hold the database for a while, e.g. for an import. */
const BUSY_MS = 15_000;

let open: ReturnType<typeof opened> | undefined;
const port = parentPort!;

port.on('message', (order: AppendOrder | null) => {
	if (order === null) {
		open?.db.close();
		return port.close();
	}
	port.postMessage(append(order));
});

function append(updates: AppendOrder): AppendReply {
	try {
		const { db, insert } = (open ??= opened());
		db.exec('begin immediate');
		try {
			let seq = 0;
			for (const { room, bytes } of updates)
				seq = Number(insert.run(room, bytes, crc32(bytes)).lastInsertRowid);
			db.exec('commit');
			return { seq };
		} catch (error) {
			// After some errors, such as a full disk, SQLite has rolled back by itself.
			if (db.isTransaction) db.exec('rollback');
			throw error;
		}
	} catch (error) {
		const { code, errcode, errstr } = error as { code?: string; errcode?: number; errstr?: string };
		return { failed: { code, errcode, errstr } };
	}
}

function opened() {
	const db = openSqlite(workerData as string);
	db.exec(`pragma busy_timeout = ${BUSY_MS}`);
	return {
		db,
		insert: db.prepare('insert into document_update (room, format, bytes, checksum) values (?, 1, ?, ?)')
	};
}
