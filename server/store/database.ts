// Opens the database of a DATA_DIR: makes it where it is missing, brings it up to date, refuses what it cannot read.
import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { StartError } from '#server/config.ts';
import { MIGRATIONS } from './migrations.ts';
import type { Schema } from './schema.ts';
import { holdFolder, openSqlite, sqliteDialect } from './sqlite.ts';

const PID_FILE = 'server.pid';

export type Db = Kysely<Schema>;

export interface OpenDatabase {
	db: Db;
	/** Where it is. */
	file: string;
	close(): Promise<void>;
}

/**
 * @param dataDir folder of the database; made where it is missing
 * @throws StartError where the folder cannot be written, is held by another process, or holds a newer database
 */
export async function openDatabase(dataDir: string): Promise<OpenDatabase> {
	makeWritable(dataDir);
	const lock = hold(dataDir);
	const file = join(dataDir, 'throughline.db');
	let db: Db;
	try {
		db = new Kysely<Schema>({ dialect: sqliteDialect(openSqlite(file)) });
	} catch (error) {
		lock.close();
		throw unreadable(file, error);
	}
	const close = async () => {
		await db.destroy();
		lock.close();
	};
	try {
		await migrate(db, dataDir);
	} catch (error) {
		await close();
		throw error instanceof StartError ? error : unreadable(file, error);
	}
	return { db, file, close };
}

const unreadable = (file: string, error: unknown) =>
	new StartError(
		`The database ${file} cannot be read: ${(error as Error).message}. Restore it from a backup (npm run restore), or set DATA_DIR to another folder.`
	);

function makeWritable(dataDir: string): void {
	try {
		mkdirSync(dataDir, { recursive: true, mode: 0o700 });
		accessSync(dataDir, constants.R_OK | constants.W_OK);
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code;
		throw new StartError(
			`The folder ${dataDir} cannot be written (${code}). Give this user the right to write it, or set DATA_DIR to another folder.`
		);
	}
}

function hold(dataDir: string) {
	try {
		const lock = holdFolder(join(dataDir, 'lock.db'));
		// Only for the words that another server says; the lock itself is the open transaction.
		writeFileSync(join(dataDir, PID_FILE), String(process.pid));
		return lock;
	} catch (error) {
		if (/locked|busy/i.test((error as Error).message))
			throw new StartError(
				`Another Throughline${holder(dataDir)} is running on the folder ${dataDir}. Stop it first, or set DATA_DIR to another folder.`
			);
		throw new StartError(
			`The folder ${dataDir} cannot be written (${(error as Error).message}). Give this user the right to write it, or set DATA_DIR to another folder.`
		);
	}
}

/** " (process 123)" for whoever holds the folder, where that is known. */
function holder(dataDir: string): string {
	try {
		return ` (process ${Number(readFileSync(join(dataDir, PID_FILE), 'utf8'))})`;
	} catch {
		return '';
	}
}

async function migrate(db: Db, dataDir: string): Promise<void> {
	const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
	const unknown = await newerMigrations(db);
	if (unknown.length > 0)
		throw new StartError(
			`The folder ${dataDir} holds the database of a newer Throughline (${unknown.join(', ')}). Update this one, or set DATA_DIR to another folder.`
		);
	const { error } = await migrator.migrateToLatest();
	if (error)
		throw new StartError(
			`The database in ${dataDir} could not be brought up to date: ${(error as Error).message}`
		);
}

async function newerMigrations(db: Db): Promise<string[]> {
	const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
	if (!tables.some((table) => table.name === 'kysely_migration')) return [];
	const rows = await (db as unknown as Kysely<{ kysely_migration: { name: string } }>)
		.selectFrom('kysely_migration')
		.select('name')
		.execute();
	return rows.map((row) => row.name).filter((name) => !(name in MIGRATIONS));
}

/** Runs work in one transaction: a new one, or the one that is already under way. */
export function inTransaction<T>(db: Db, work: (trx: Transaction<Schema>) => Promise<T>): Promise<T> {
	return db.isTransaction ? work(db as Transaction<Schema>) : db.transaction().execute(work);
}
