// Making a backup: whole and consistent whoever writes meanwhile, never half, never in the way of another file.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArchive } from '#server/backup/archive.ts';
import { makeBackup } from '#server/backup/backup.ts';
import { refusalFor } from '#server/command-line/refusal.ts';
import { restoreBackup } from '#server/backup/restore.ts';
import { readModel } from '#lib/shared-doc/theory-doc.ts';
import {
	backupOf,
	contentOf,
	dataWith,
	filesIn,
	refusalOf,
	run,
	runningServer,
	sql,
	studiesIn
} from '../../support/backups.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { add, newModel, onDisk } from '../../support/rooms.ts';
import { join as joinRoom } from '../../support/sync-client.ts';
import { OWNER_KEY, startTestServer } from '../../support/test-server.ts';
import { until } from '../../support/wait.ts';

/** Restores a backup into a new folder. */
async function restored(file: string): Promise<string> {
	const dataDir = temporaryFolder();
	await restoreBackup({ dataDir, file });
	return dataDir;
}

describe('a backup', () => {
	it('of a server under load is one moment of it, and nobody waits for it', { timeout: 60_000 }, async () => {
		const server = await runningServer();
		const room = `theory.${await newModel(server)}`;
		const client = await joinRoom(server.url, room);
		const study = (await server.call('GET', '/studies')).json.studies[0].id as string;
		const source = await server.call('POST', `/studies/${study}/sources`, { body: { title: 'S' } });
		let [edits, records, going] = [0, 0, true];
		const editing = (async () => {
			while (going) {
				add(client, `n${edits++}`);
				await client.saved();
			}
		})();
		const recording = (async () => {
			while (going) {
				const text = `word${records++}`;
				const body = { sourceId: source.json.id, kind: 'interview', text };
				await server.call('POST', `/studies/${study}/evidence`, { body });
			}
		})();
		const target = temporaryFolder();
		for (let i = 0; i < 3; i++) {
			const ran = await run('server/backup/backup-command.ts', [join(target, `${i}.tar.gz`)], {
				DATA_DIR: server.dataDir
			});
			expect(ran).toMatchObject({ code: 0, err: '' });
		}
		going = false;
		await Promise.all([editing, recording]);
		expect(Math.min(edits, records)).toBeGreaterThan(20);
		for (let i = 0; i < 3; i++) {
			const dataDir = await restored(join(target, `${i}.tar.gz`));
			// The edits of one person, one after the other: a moment of them has no gap.
			const { nodes } = readModel(onDisk(dataDir, room));
			expect([...nodes.keys()].sort()).toEqual(Array.from({ length: nodes.size }, (_, n) => `n${n}`).sort());
			// A record and its words for the search are written together.
			const found = sql(dataDir, `select rowid from evidence_search where words match 'word*'`).length;
			const written = sql(dataDir, `select seq from evidence where text like 'word%'`).length;
			expect(found).toBe(written);
		}
		// Nobody writes any more: now the backup holds all of it.
		const all = await restored(await backupOf(server.dataDir));
		expect(readModel(onDisk(all, room)).nodes.size).toBe(edits);
		expect(contentOf(all)).toEqual(contentOf(server.dataDir));
	});

	it('of a stopped server holds everything, and changes none of it', async () => {
		const dataDir = await dataWith('One');
		const before = readFileSync(join(dataDir, 'throughline.db'));
		const file = await backupOf(dataDir);
		expect(readFileSync(join(dataDir, 'throughline.db')).equals(before)).toBe(true);
		expect(contentOf(await restored(file))).toEqual(contentOf(dataDir));
		await (await startTestServer({ dataDir })).close(true);
	});

	it('of a server that was killed holds what is only in the journal', async () => {
		const server = await runningServer();
		await server.call('POST', '/studies', { body: { title: 'Only in the journal' } });
		const dataDir = temporaryFolder();
		for (const suffix of ['', '-wal'])
			cpSync(join(server.dataDir, `throughline.db${suffix}`), join(dataDir, `throughline.db${suffix}`));
		expect(statSync(join(dataDir, 'throughline.db-wal')).size).toBeGreaterThan(0);
		expect(studiesIn(await restored(await backupOf(dataDir)))).toContain('Only in the journal');
	});

	it('says what it holds', async () => {
		const dataDir = await dataWith('One');
		const { manifest } = await makeBackup({ dataDir, target: join(temporaryFolder(), 'b') });
		expect(manifest).toMatchObject({
			format: 'throughline-backup',
			findings: [],
			generation: sql(dataDir, `select value from setting where name = 'generation'`)[0]!.value
		});
		expect(manifest.counts).toMatchObject({ study: 2, model: 1, evidence: 117 });
		expect(manifest.migrations).toEqual(
			sql(dataDir, 'select name from kysely_migration order by name').map(({ name }) => name)
		);
	});

	it('opens with tar, and only its owner may read it', async () => {
		const file = await backupOf(await dataWith('One'));
		expect(statSync(file).mode & 0o777).toBe(0o600);
		if (spawnSync('tar', ['--version']).status !== 0) return;
		const listed = execFileSync('tar', ['tvzf', file], { encoding: 'utf8' }).trim().split('\n');
		expect(listed.map((line) => [line.slice(0, 10), line.split(' ').at(-1)])).toEqual([
			['-rw-------', 'manifest.json'],
			['-rw-------', 'throughline.db']
		]);
		const manifest = JSON.parse(execFileSync('tar', ['xzOf', file, 'manifest.json'], { encoding: 'utf8' }));
		expect(manifest).toEqual(await readArchive(file));
	});

	it('does not hold what was deleted', async () => {
		const dataDir = await dataWith('One');
		sql(dataDir, `update study set note = ? where title = 'One'`, 'Zebrafinch '.repeat(500));
		sql(dataDir, `update study set note = '' where title = 'One'`);
		expect(readFileSync(join(dataDir, 'throughline.db')).includes('Zebrafinch')).toBe(true);
		const copy = await restored(await backupOf(dataDir));
		expect(readFileSync(join(copy, 'throughline.db')).includes('Zebrafinch')).toBe(false);
	});

	it('is made also where documents are damaged, and says so', async () => {
		const dataDir = await dataWith('One');
		sql(dataDir, `update document_update set checksum = 1 where room = 'theory.overarching'`);
		const { manifest } = await makeBackup({ dataDir, target: join(temporaryFolder(), 'b') });
		expect(manifest.findings).toEqual(['document theory.overarching does not open']);
	});

	it('is made of an older database before its first start with this Throughline', async () => {
		const dataDir = await dataWith('One');
		sql(dataDir, `delete from kysely_migration where name <> '001-first'`);
		const { manifest } = await makeBackup({ dataDir, target: join(temporaryFolder(), 'b') });
		expect(manifest).toMatchObject({ migrations: ['001-first'], findings: [] });
	});
});

describe('the file of a backup', () => {
	it('is not written over, but with force', async () => {
		const dataDir = await dataWith('One');
		const target = join(temporaryFolder(), 'backup.tar.gz');
		writeFileSync(target, 'mine');
		expect(await refusalOf(makeBackup({ dataDir, target }))).toMatch(/is already there.*--force/);
		expect(readFileSync(target, 'utf8')).toBe('mine');
		await makeBackup({ dataDir, target, force: true });
		expect((await readArchive(target)).counts.study).toBe(2);
		expect(filesIn(dirname(target))).toEqual(['backup.tar.gz']);
	});

	it('gets a name of its own in a folder', async () => {
		const dataDir = await dataWith('One');
		const target = temporaryFolder();
		await makeBackup({ dataDir, target, now: () => new Date('2026-01-02T03:04:05.678Z') });
		expect(filesIn(target)).toEqual(['throughline-2026-01-02T03-04-05Z.tar.gz']);
	});

	it('is not there where the backup fails, nor anything else of it', async () => {
		const dataDir = await dataWith('One');
		// A page in the middle of a table.
		const file = join(dataDir, 'throughline.db');
		const bytes = readFileSync(file);
		writeFileSync(file, bytes.fill(0x55, 4096 * 5, 4096 * 60));
		const folder = temporaryFolder();
		const words = await refusalOf(makeBackup({ dataDir, target: join(folder, 'b.tar.gz') }));
		expect(words).toMatch(/damaged|not sound/);
		expect(filesIn(folder)).toEqual([]);
	});

	it.each([
		[
			'no data',
			async () => ({ dataDir: join(temporaryFolder(), 'no'), target: temporaryFolder() }),
			/There is no database in .*Set DATA_DIR/
		],
		[
			'no folder',
			async () => ({ dataDir: await dataWith('One'), target: join(temporaryFolder(), 'no', 'b.tar.gz') }),
			/could not write to .*no such folder/
		],
		[
			'a file for a folder',
			async () => {
				const file = join(temporaryFolder(), 'file');
				writeFileSync(file, '');
				return { dataDir: await dataWith('One'), target: join(file, 'b.tar.gz') };
			},
			/could not write to .*no such folder/
		],
		[
			'a database that is none',
			async () => {
				const dataDir = temporaryFolder();
				writeFileSync(join(dataDir, 'throughline.db'), 'no database, but long enough '.repeat(100));
				return { dataDir, target: temporaryFolder() };
			},
			/the database is damaged/
		],
		[
			'a folder for a database',
			async () => {
				const dataDir = temporaryFolder();
				mkdirSync(join(dataDir, 'throughline.db'));
				return { dataDir, target: temporaryFolder() };
			},
			/could not copy the database/
		]
	])('is refused for %s with words that help', async (_, options, words) => {
		expect(await refusalOf(makeBackup(await options()))).toMatch(words);
	});

	it.each([
		[{ code: 'ENOSPC' }, /disk is full.*Free/],
		[{ code: 'ERR_SQLITE_ERROR', errcode: 13, errstr: 'database or disk is full' }, /disk is full/],
		[{ code: 'EACCES' }, /this user may not/],
		[{ code: 'EROFS' }, /this user may not/],
		[{ code: 'ERR_SQLITE_ERROR', errcode: 5 }, /another program holds/],
		[{ code: 'ERR_SQLITE_ERROR', errcode: 267 }, /damaged/],
		[{ code: 'EIO' }, /\(EIO\)/]
	])('is refused for %j with words that help', (fault, words) => {
		expect(refusalFor('write', Object.assign(new Error('x'), fault)).message).toMatch(words);
	});
});

describe('npm run backup', () => {
	it('leaves nothing behind where it is stopped half-way', async () => {
		const dataDir = await dataWith('One');
		sql(dataDir, `update study set note = hex(zeroblob(20000000)) where title = 'One'`);
		const folder = temporaryFolder();
		const running = run('server/backup/backup-command.ts', [join(folder, 'b.tar.gz')], { DATA_DIR: dataDir });
		await until('it to begin', () => readdirSync(folder).length > 0);
		running.kill('SIGINT');
		expect(await running).toEqual({ code: 1, out: '', err: 'Stopped half-way. Nothing was changed.\n' });
		expect(readdirSync(folder)).toEqual([]);
	});

	it('prints one line, and takes paths from where npm was called', async () => {
		const dataDir = await dataWith('One');
		const folder = temporaryFolder();
		const ran = await run('server/backup/backup-command.ts', ['mine.tar.gz'], {
			DATA_DIR: dataDir,
			INIT_CWD: folder
		});
		expect(ran).toMatchObject({ code: 0, err: '' });
		expect(ran.out).toMatch(
			/^Backed up \S+ to \S+mine\.tar\.gz: \d+ kB in [\d.]+ s; 2 studies, 1 model, 117 records, \d+ versions\. Verified\..*\n$/
		);
		expect(filesIn(folder)).toEqual(['mine.tar.gz']);
	});

	it('makes no file in the place of a folder that is not there', async () => {
		const folder = temporaryFolder();
		const ran = await run('server/backup/backup-command.ts', [`${folder}/no/`], {
			DATA_DIR: await dataWith('One')
		});
		expect(ran).toMatchObject({ code: 1, out: '' });
		expect(ran.err).toMatch(/^There is no folder .*Make it first/);
		expect(filesIn(folder)).toEqual([]);
	});

	it('says how it is used where it is not, and ends with 1', async () => {
		for (const args of [[], ['a', 'b'], ['--what', 'a']]) {
			const ran = await run('server/backup/backup-command.ts', args, { DATA_DIR: temporaryFolder() });
			expect(ran).toMatchObject({ code: 1, out: '' });
			expect(ran.err).toContain('Usage: npm run backup -- <file or folder>');
			expect(ran.err).not.toMatch(/ at .*\.ts/);
		}
	});

	it('names no key and no content when it fails', async () => {
		const ran = await run('server/backup/backup-command.ts', ['x.tar.gz'], {
			DATA_DIR: temporaryFolder(),
			OWNER_KEY
		});
		expect(ran.code).toBe(1);
		expect(ran.err).toMatch(/^There is no database in .*\n$/);
	});
});
