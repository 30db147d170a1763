// What is refused of a backup before anything is touched.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkBackup, restoreBackup } from '#server/backup/restore.ts';
import {
	archiveOf,
	backupOf,
	dataWith,
	filesIn,
	refusalOf,
	runningServer,
	sql,
	studiesIn
} from '../../support/backups.ts';
import { temporaryFolder } from '../../support/folders.ts';

const OLD = 'The old study';
const NEW = 'The new study';

/** All that is in a folder of data, to see that a refusal touched nothing. */
const bytesIn = (folder: string) =>
	Object.fromEntries(
		filesIn(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')])
	);

/** Tries to restore a file over data that are there. @returns the words of the refusal */
async function refused(file: string, options = {}): Promise<string> {
	const dataDir = await dataWith(OLD);
	const before = bytesIn(dataDir);
	const words = await refusalOf(restoreBackup({ dataDir, file, ...options }));
	expect(bytesIn(dataDir)).toEqual(before);
	expect(await refusalOf(checkBackup({ dataDir, file }))).toBe(words);
	expect(bytesIn(dataDir)).toEqual(before);
	return words;
}

async function written(bytes: Uint8Array): Promise<string> {
	const file = join(temporaryFolder(), 'backup.tar.gz');
	writeFileSync(file, bytes);
	return file;
}

describe('a backup is refused, and nothing is touched,', () => {
	it('where it is cut off, wherever', async () => {
		const whole = readFileSync(await backupOf(await dataWith(NEW)));
		for (const part of [0.0001, 0.001, 0.01, 0.5, 0.9, 0.9999])
			expect(await refused(await written(whole.subarray(0, Math.ceil(whole.length * part))))).toMatch(
				/cut off/
			);
		expect(await refused(await written(whole.subarray(0, whole.length - 1)))).toMatch(/cut off/);
	});

	it('where a bit is another one', async () => {
		const whole = readFileSync(await backupOf(await dataWith(NEW)));
		for (let i = 0; i < 12; i++) {
			// Behind the ten bytes of the head, most of which mean nothing.
			const at = 10 + Math.floor((i / 12) * (whole.length - 10));
			const flipped = Buffer.from(whole);
			flipped[at]! ^= 1 << (i % 8);
			expect(await refused(await written(flipped))).toMatch(/damaged|cut off/);
		}
	});

	it.each([
		['empty', Buffer.alloc(0), /is empty/],
		['a picture', readFileSync(new URL('../../../static/screenshot.png', import.meta.url)), /not a backup/],
		['some text', Buffer.from('hello '.repeat(1000)), /not a backup/],
		['another archive', gzipSync(Buffer.from('hello '.repeat(1000))), /not a backup/],
		['an archive of nothing', gzipSync(Buffer.alloc(1024)), /files are missing/]
	])('where it is %s', async (_, bytes, words) => {
		expect(await refused(await written(bytes))).toMatch(words);
	});

	it('where there is none', async () => {
		expect(await refused(join(temporaryFolder(), 'no.tar.gz'))).toMatch(/There is no file/);
	});

	it('where the manifest and the database are not of each other', async () => {
		const dataDir = await dataWith(NEW);
		const made = (change: Parameters<typeof archiveOf>[1]) => archiveOf(dataDir, change);
		expect(await refused(await made((manifest) => void (manifest.counts.study = 7)))).toMatch(
			/does not hold what the manifest says/
		);
		expect(await refused(await made((manifest) => void manifest.migrations.pop()))).toMatch(/does not hold/);
		expect(await refused(await made((manifest) => void (manifest.generation = 'other')))).toMatch(
			/does not hold/
		);
		expect(
			await refused(await made((manifest) => void (manifest.files[0]!.sha256 = '0'.repeat(64))))
		).toMatch(/throughline\.db is not what was saved/);
		expect(await refused(await made((manifest) => void (manifest.madeAt = 'yesterday')))).toMatch(/“madeAt”/);
		expect(await refused(await made((manifest) => void (manifest.files[0]!.name = '../x' as never)))).toMatch(
			/manifest lacks “files\.0\.name”/
		);
	});

	it('where it comes from a newer Throughline', async () => {
		const dataDir = await dataWith(NEW);
		const later = await archiveOf(dataDir, (manifest) => {
			manifest.formatVersion = 2;
			manifest.product = '9.9.9';
		});
		expect(await refused(later)).toMatch(/newer Throughline \(9\.9\.9\).*Update this one/);
		sql(dataDir, `insert into kysely_migration (name, timestamp) values ('999-later', '2099')`);
		expect(await refused(await archiveOf(dataDir))).toMatch(/newer Throughline .*999-later.*Update this one/);
	});

	it('where its database is broken inside, though every byte is as it was saved', async () => {
		const dataDir = await dataWith(NEW);
		sql(dataDir, 'PRAGMA journal_mode = DELETE');
		const at = join(dataDir, 'throughline.db');
		const good = await archiveOf(dataDir);
		// An index that lacks what the table holds.
		sql(dataDir, 'PRAGMA writable_schema = ON');
		const page = Number(
			sql(dataDir, `select rootpage from sqlite_schema where name = 'document_update_room'`)[0]!.rootpage
		);
		const bytes = readFileSync(at);
		bytes.fill(0, (page - 1) * 4096 + 3, (page - 1) * 4096 + 5);
		writeFileSync(at, bytes);
		expect(await refused(await archiveOf(dataDir))).toMatch(/SQLite finds its database broken/);
		await checkBackup({ dataDir: temporaryFolder(), file: good });
	});

	it('where documents do not open or rows point at nothing, unless that is accepted', async () => {
		const dataDir = await dataWith(NEW);
		sql(dataDir, `update document_update set checksum = 1 where room = 'theory.overarching'`);
		sql(dataDir, 'PRAGMA foreign_keys = OFF');
		const file = await backupOf(dataDir);
		const into = await dataWith(OLD);
		const words = await refusalOf(restoreBackup({ dataDir: into, file }));
		expect(words).toMatch(/1 finding\.\n {2}document theory\.overarching does not open\nNothing was changed/);
		expect(studiesIn(into)).toContain(OLD);
		expect((await checkBackup({ dataDir: into, file })).findings).toHaveLength(1);
		const { findings } = await restoreBackup({ dataDir: into, file, acceptDamage: true });
		expect(findings).toEqual(['document theory.overarching does not open']);
		expect(studiesIn(into)).toContain(NEW);
	});

	it('while another program reads what is only in the journal', async () => {
		const server = await runningServer();
		const dataDir = temporaryFolder();
		for (const suffix of ['', '-wal'])
			cpSync(join(server.dataDir, `throughline.db${suffix}`), join(dataDir, `throughline.db${suffix}`));
		const reader = new DatabaseSync(join(dataDir, 'throughline.db'), { readOnly: true });
		onTestFinished(() => reader.close());
		reader.exec('begin; select count(*) from study');
		const file = await backupOf(await dataWith(NEW));
		expect(await refusalOf(restoreBackup({ dataDir, file }))).toMatch(
			/Another program reads .*a backup.*try again/
		);
		reader.exec('rollback');
		expect(studiesIn(dataDir)).not.toContain(NEW);
		await restoreBackup({ dataDir, file });
		expect(studiesIn(dataDir)).toContain(NEW);
	});

	it('while a server holds the folder, which goes on', async () => {
		const server = await runningServer();
		const file = await backupOf(await dataWith(NEW));
		const words = await refusalOf(restoreBackup({ dataDir: server.dataDir, file }));
		expect(words).toContain(`(process ${process.pid}) is running on the folder ${server.dataDir}. Stop it`);
		await checkBackup({ dataDir: server.dataDir, file });
		expect((await server.call('POST', '/studies', { body: { title: 'Goes on' } })).status).toBe(201);
		expect(filesIn(server.dataDir)).toEqual(['throughline.db']);
	});
});
