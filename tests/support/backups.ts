// Backups under test: folders of data with something in them, what a folder holds, and archives made by hand.
import { spawn } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterAll, onTestFinished } from 'vitest';
import { measure, writeArchive } from '#server/backup/archive.ts';
import { makeBackup } from '#server/backup/backup.ts';
import { factsOf } from '#server/backup/database-file.ts';
import { DATABASE, type Manifest, newManifest } from '#server/backup/manifest.ts';
import { Refusal } from '#server/command-line/refusal.ts';
import { MIGRATIONS } from '#server/store/migrations.ts';
import { openSqlite, sqliteDialect } from '#server/store/sqlite.ts';
import { removeFolder, temporaryFolder } from './folders.ts';
import { startTestServer } from './test-server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const made = new Map<string, Promise<string>>();

/** A folder with the sample study and a study of this title, of a server that has stopped. */
export async function dataWith(title: string): Promise<string> {
	if (!made.has(title)) made.set(title, makeData(title));
	const dataDir = temporaryFolder();
	cpSync(await made.get(title)!, dataDir, { recursive: true });
	return dataDir;
}

/** Made once for all tests of a file, and copied. */
async function makeData(title: string): Promise<string> {
	const server = await startTestServer();
	await server.call('POST', '/studies', { body: { title } });
	await server.close(true);
	return server.dataDir;
}

/** Takes away what was made for all tests of a file. */
afterAll(async () => {
	for (const folder of made.values()) removeFolder(await folder);
});

/** A folder as the first release of the product left it. */
export async function dataOfFirstMigration(): Promise<string> {
	const dataDir = temporaryFolder();
	const db = new Kysely<never>({ dialect: sqliteDialect(openSqlite(join(dataDir, DATABASE))) });
	await new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } }).migrateTo('001-first');
	await db.destroy();
	return dataDir;
}

/** A server on a folder of its own that is stopped when the test ends. */
export async function runningServer() {
	const server = await startTestServer();
	onTestFinished(() => server.close());
	return server;
}

export async function backupOf(dataDir: string): Promise<string> {
	const { file } = await makeBackup({ dataDir, target: join(temporaryFolder(), 'backup.tar.gz') });
	return file;
}

type Row = Record<string, unknown>;

/** Runs SQL on the database of a folder, past everything. */
export function sql(dataDir: string, text: string, ...values: (string | number)[]): Row[] {
	using db = new DatabaseSync(join(dataDir, DATABASE));
	return db.prepare(text).all(...values) as Row[];
}

/** All rows of all tables but those that a restore changes. */
export function contentOf(dataDir: string): Record<string, Row[]> {
	using db = new DatabaseSync(join(dataDir, DATABASE), { readOnly: true });
	const tables = db
		.prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'`)
		.all() as { name: string }[];
	const changed = ['session', 'setting', 'audit'];
	const rowsOf = (name: string) => {
		const { length } = db.prepare(`select * from "${name}"`).columns();
		return db.prepare(`select * from "${name}" order by ${length > 1 ? '1, 2' : '1'}`).all() as Row[];
	};
	return Object.fromEntries(
		tables.filter(({ name }) => !changed.includes(name)).map(({ name }) => [name, rowsOf(name)])
	);
}

export const studiesIn = (dataDir: string): unknown[] =>
	sql(dataDir, 'select title from study order by created_at').map(({ title }) => title);

/** An archive as somebody might make it who changes what is in it. */
export async function archiveOf(
	dataDir: string,
	change: (manifest: Manifest) => void = () => {}
): Promise<string> {
	const target = join(temporaryFolder(), 'made.tar.gz');
	const database = join(dataDir, DATABASE);
	const manifest = newManifest({
		...factsOf(database),
		madeAt: new Date().toISOString(),
		findings: [],
		files: [{ name: DATABASE, ...(await measure(database)) }]
	});
	change(manifest);
	const names = manifest.files.map(({ name }) => [name, database]);
	await writeArchive(target, manifest, Object.fromEntries(names));
	return target;
}

/** The words with which something is refused. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
	const error: unknown = await work.then(
		() => new Error('It was not refused.'),
		(reason: unknown) => reason
	);
	if (!(error instanceof Refusal)) throw error;
	return error.message;
}

/** Everything in a folder but what holds it for a server. */
export const filesIn = (folder: string): string[] =>
	readdirSync(folder)
		.filter((name) => !/^(lock\.db.*|server\.pid|throughline\.db-(wal|shm))$/.test(name))
		.sort();

export interface Ran {
	code: number | null;
	out: string;
	err: string;
}

type Running = Promise<Ran> & { kill(signal: NodeJS.Signals): void };

/** Runs a script of the product; what comes back is there once it has ended. */
export function run(script: string, args: string[], env: Record<string, string> = {}): Running {
	const { INIT_CWD: _folder, ...outer } = process.env;
	const child = spawn(process.execPath, [join(ROOT, script), ...args], { env: { ...outer, ...env } });
	onTestFinished(() => void child.kill('SIGKILL'));
	const ran: Ran = { code: null, out: '', err: '' };
	child.stdout.setEncoding('utf8').on('data', (text: string) => (ran.out += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => (ran.err += text));
	const ended = new Promise<Ran>((done) => child.once('close', (code) => done({ ...ran, code })));
	return Object.assign(ended, { kill: (signal: NodeJS.Signals) => child.kill(signal) });
}
