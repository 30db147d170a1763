// Node's own SQLite behind Kysely. The only file that knows node:sqlite.
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { type SqliteDatabase, SqliteDialect } from 'kysely';

/** Opens (or makes) a database file that survives power loss: WAL with every commit synced to disk. */
export function openSqlite(path: string): DatabaseSync {
	const db = new DatabaseSync(path);
	db.exec(
		'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 2000;'
	);
	return db;
}

export type Sqlite = DatabaseSync;
export type SqlValue = SQLInputValue;

/** Opens a database that is there already, to read only. What it reads of the file is shared with the system's cache. */
export function openToRead(path: string): DatabaseSync {
	const db = new DatabaseSync(path, { readOnly: true });
	db.exec('PRAGMA busy_timeout = 2000; PRAGMA mmap_size = 1073741824;');
	return db;
}

/**
 * A Kysely dialect over an open database. A transaction takes the right to write at its beginning: another connection
 * (append-thread.ts) writes too, and one that only began by reading would be refused without waiting.
 */
export function sqliteDialect(db: DatabaseSync): SqliteDialect {
	const database: SqliteDatabase = {
		close: () => db.close(),
		prepare: (sql) => {
			const statement = db.prepare(sql === 'begin' ? 'begin immediate' : sql);
			const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
			return {
				reader: statement.columns().length > 0,
				all: (parameters) => statement.all(...values(parameters)),
				run: (parameters) => statement.run(...values(parameters)),
				iterate: (parameters) => statement.iterate(...values(parameters)) as IterableIterator<unknown>
			};
		}
	};
	return new SqliteDialect({ database });
}

/**
 * Holds a folder for this process, by an exclusive transaction on a file that the system lets go of however the
 * process ends. @throws where another process holds it
 */
export function holdFolder(lockFile: string): DatabaseSync {
	const lock = new DatabaseSync(lockFile);
	try {
		lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
	} catch (error) {
		lock.close();
		throw error;
	}
	return lock;
}
