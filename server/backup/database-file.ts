// A database as a file: taking a consistent copy while a server writes, looking whether it is sound, what it holds.
// Besides store/sqlite.ts the only module that knows node:sqlite.
import { existsSync, rmSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { Db } from '#server/store/database.ts';
import type { Schema } from '#server/store/schema.ts';
import { sqliteDialect } from '#server/store/sqlite.ts';
import { Refusal } from '#server/command-line/refusal.ts';

const BUSY_MS = 5000;

/** What a database says of itself. */
export interface Facts {
	/** Names of the migrations that it went through. */
	migrations: string[];
	/** Rows by table. */
	counts: Record<string, number>;
	generation: string | null;
}

/**
 * Copies a database as it is at one moment, whoever writes meanwhile, without what was deleted. The copy is a plain file
 * without a journal. Nothing in the folder of the original changes.
 * @param target an empty file, or none
 */
export function copyDatabase(file: string, target: string): void {
	using db = openReadOnly(file);
	db.prepare('VACUUM INTO ?').run(target);
}

/** Where the file itself is not sound, SQLite's first words on it; null where it is. */
export function damageOf(file: string): string | null {
	using db = openReadOnly(file);
	const row = db.prepare('PRAGMA integrity_check(1)').get() as { integrity_check: string };
	return row.integrity_check === 'ok' ? null : row.integrity_check;
}

/** Rows that point at rows that are not there, by table. */
export function danglingRows(file: string): Map<string, number> {
	using db = openReadOnly(file);
	const found = new Map<string, number>();
	for (const { table } of db.prepare('PRAGMA foreign_key_check').iterate() as Iterable<{ table: string }>)
		found.set(table, (found.get(table) ?? 0) + 1);
	return found;
}

export function factsOf(file: string): Facts {
	using db = openReadOnly(file);
	const names = (sql: string) => db.prepare(sql).all() as { name: string }[];
	// Without the tables that belong to the search, whose number of rows is SQLite's own business.
	const tables = names(
		"select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name"
	).map(({ name }) => name);
	const counts: Facts['counts'] = {};
	for (const table of tables)
		counts[table] = Number(db.prepare(`select count(*) as n from "${table.replaceAll('"', '""')}"`).get()!.n);
	const generation = tables.includes('setting')
		? db.prepare("select value from setting where name = 'generation'").get()?.value
		: undefined;
	return {
		migrations: tables.includes('kysely_migration')
			? names('select name from kysely_migration order by name').map(({ name }) => name)
			: [],
		counts,
		generation: typeof generation === 'string' ? generation : null
	};
}

/** Runs queries on a database that nothing may change. */
export async function reading<T>(file: string, work: (db: Db) => Promise<T>): Promise<T> {
	const db = new Kysely<Schema>({ dialect: sqliteDialect(openReadOnly(file)) });
	try {
		return await work(db);
	} finally {
		await db.destroy();
	}
}

/** True where SQLite takes a file for a database at all. */
export function isDatabase(file: string): boolean {
	try {
		using db = openReadOnly(file);
		db.prepare('select count(*) from sqlite_schema').get();
		return true;
	} catch {
		return false;
	}
}

/**
 * Moves what is only in the journal of a database into its file, so that the file alone is the whole of it.
 * @throws Refusal where another program has it open
 */
export function foldJournal(file: string): void {
	const db = new DatabaseSync(file, { timeout: BUSY_MS });
	try {
		db.exec('PRAGMA synchronous = FULL');
		db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
	} finally {
		// The last one to close it takes the journal away.
		db.close();
	}
	if (existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0)
		throw new Refusal(
			`Another program reads ${file}, perhaps a backup. Wait until it has ended and try again.`
		);
	for (const suffix of JOURNALS) rmSync(file + suffix, { force: true });
}

/** Files that SQLite keeps beside a database that is open. */
export const JOURNALS = ['-wal', '-shm'];

function openReadOnly(file: string): DatabaseSync {
	const db = new DatabaseSync(file, { readOnly: true, timeout: BUSY_MS });
	// Nothing in the file may run anything.
	db.exec('PRAGMA trusted_schema = OFF');
	return db;
}
