// What a restore changes, and what is left when it is cut off.
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { restoreBackup } from '#server/backup/restore.ts';
import {
	backupOf,
	contentOf,
	dataOfFirstMigration,
	dataWith,
	filesIn,
	run,
	runningServer,
	sql,
	studiesIn
} from '../../support/backups.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { bare } from '../../support/sync-client.ts';
import { startTestServer } from '../../support/test-server.ts';
import { until } from '../../support/wait.ts';

const OLD = 'The old study';
const NEW = 'The new study';
const STEPS = ['unpack', 'check', 'stamp', 'fold', 'keep', 'clear', 'replace', 'tidy'];

describe('a restore', () => {
	it('brings the data of the backup, keeps those that were there, and leaves nothing else', async () => {
		const from = await dataWith(NEW);
		const file = await backupOf(from);
		const dataDir = await dataWith(OLD);
		const { kept } = await restoreBackup({ dataDir, file });
		expect(readdirSync(dataDir).filter((name) => /wal|shm|restoring/.test(name))).toEqual([]);
		expect(contentOf(dataDir)).toEqual(contentOf(from));
		expect(kept).toMatch(/throughline-before-restore-[\dTZ-]+\.db$/);
		// It opens like any other.
		const old = temporaryFolder();
		cpSync(kept!, join(old, 'throughline.db'));
		const server = await startTestServer({ dataDir: old });
		expect(server.services.generation).not.toBe('');
		await server.close(true);
		expect(studiesIn(old)).toContain(OLD);
	});

	it('into a new folder needs nothing there', async () => {
		const file = await backupOf(await dataWith(NEW));
		const dataDir = join(temporaryFolder(), 'new', 'data');
		expect((await restoreBackup({ dataDir, file })).kept).toBe(null);
		expect(filesIn(dataDir)).toEqual(['throughline.db']);
		expect(studiesIn(dataDir)).toContain(NEW);
	});

	it('starts another history, ends all sessions, and is in the audit', async () => {
		const server = await startTestServer();
		onTestFinished(() => server.close());
		const signedIn = await server.call('POST', '/session', {
			key: null,
			body: { key: 'owner-key-for-tests-0123456789', name: 'Ana' }
		});
		const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
		const file = await backupOf(server.dataDir);
		const { generation } = server.services;
		await server.close(true);
		await restoreBackup({ dataDir: server.dataDir, file });
		const again = await startTestServer({ dataDir: server.dataDir });
		onTestFinished(() => again.close());
		expect(again.services.generation).not.toBe(generation);
		expect((await again.call('GET', '/studies', { key: null, headers: { cookie } })).status).toBe(401);
		expect((await again.call('GET', '/studies')).status).toBe(200);
		const { entries } = await again.services.audit.list({ limit: 1 });
		expect(entries).toMatchObject([
			{
				action: 'backup-restored',
				role: 'system',
				object: { kind: 'server', id: again.services.generation },
				detail: { stayRevoked: 0, unwithdrawn: 0 }
			}
		]);
		// A browser that kept a copy of the old history is told so.
		const client = await bare(
			again.url,
			`theory.overarching?generation=${generation}&key=owner-key-for-tests-0123456789`,
			{
				key: null,
				wait: false
			}
		);
		await until('the socket to be closed', () => client.closedWith);
		expect(client.closedWith).toBe(4409);
	});

	it('lets nobody in again who was shut out since, and names what was withdrawn since', async () => {
		const dataDir = await dataWith(NEW);
		const key = (id: string, revoked: string | null) =>
			sql(
				dataDir,
				`insert into access_key (id, hash, role, label, created_at, revoked_at) values (?, ?, 'viewer', '', '2026', ${revoked ? `'${revoked}'` : 'null'})`,
				id,
				id
			);
		key('stays', null);
		key('revoked-before', '2026-01-01');
		key('revoked-since', null);
		const file = await backupOf(dataDir);
		sql(dataDir, `update access_key set revoked_at = '2026-02-02' where id = 'revoked-since'`);
		key('made-since', '2026-02-02');
		const [record] = sql(dataDir, 'select study_id, id from evidence order by seq limit 1');
		sql(
			dataDir,
			`update evidence set withdrawn_at = '2026', withdrawn_by = 'a', withdrawn_reason = 'Consent ended' where id = ?`,
			record!.id as string
		);
		const restored = await restoreBackup({ dataDir, file });
		expect(restored).toMatchObject({
			stayRevoked: 1,
			unwithdrawn: [{ studyId: record!.study_id, id: record!.id }]
		});
		expect(
			sql(dataDir, `select id, revoked_at from access_key where id <> 'owner' order by id`).map((row) => ({
				...row
			}))
		).toEqual([
			{ id: 'revoked-before', revoked_at: '2026-01-01' },
			{ id: 'revoked-since', revoked_at: '2026-02-02' },
			{ id: 'stays', revoked_at: null }
		]);
	});

	it('takes the place of a database that is damaged, and keeps that with its journal', async () => {
		const file = await backupOf(await dataWith(NEW));
		const dataDir = temporaryFolder();
		writeFileSync(join(dataDir, 'throughline.db'), 'damaged '.repeat(1000));
		writeFileSync(join(dataDir, 'throughline.db-wal'), 'journal');
		const { kept } = await restoreBackup({ dataDir, file });
		expect(studiesIn(dataDir)).toContain(NEW);
		expect(readFileSync(kept!, 'utf8')).toContain('damaged');
		expect(readFileSync(`${kept}-wal`, 'utf8')).toBe('journal');
	});

	it('keeps what is only in the journal of a server that was killed', async () => {
		const server = await runningServer();
		await server.call('POST', '/studies', { body: { title: OLD } });
		const dataDir = temporaryFolder();
		for (const suffix of ['', '-wal'])
			cpSync(join(server.dataDir, `throughline.db${suffix}`), join(dataDir, `throughline.db${suffix}`));
		const { kept } = await restoreBackup({ dataDir, file: await backupOf(await dataWith(NEW)) });
		expect(existsSync(`${kept}-wal`)).toBe(false);
		const old = temporaryFolder();
		cpSync(kept!, join(old, 'throughline.db'));
		expect(studiesIn(old)).toContain(OLD);
	});

	it('of an older database brings it up to date', async () => {
		const older = await dataOfFirstMigration();
		const dataDir = temporaryFolder();
		const { manifest } = await restoreBackup({ dataDir, file: await backupOf(older) });
		expect(manifest.migrations).toEqual(['001-first']);
		expect(sql(dataDir, `select value from setting where name = 'generation'`)).toHaveLength(1);
		await (await startTestServer({ dataDir })).close(true);
	});

	it.each(STEPS)(
		'that is cut off before “%s” leaves the old data or the new, and can be done again',
		async (step) => {
			const file = await backupOf(await dataWith(NEW));
			const dataDir = await dataWith(OLD);
			const before = contentOf(dataDir);
			const ran = await run('tests/support/restore-until.ts', [dataDir, file, step]);
			expect(ran, ran.err).toMatchObject({ code: null, err: '' });
			// Whoever looks sees one of the two, whole.
			const studies = studiesIn(dataDir);
			const isNew = step === 'tidy';
			expect(studies).toContain(isNew ? NEW : OLD);
			if (!isNew) expect(contentOf(dataDir)).toEqual(before);
			// A server starts on it, and writes.
			const server = await startTestServer({ dataDir });
			await server.call('POST', '/studies', { body: { title: 'After it was cut off' } });
			await server.close(true);
			await restoreBackup({ dataDir, file });
			expect(studiesIn(dataDir)).toContain(NEW);
			expect(studiesIn(dataDir)).not.toContain('After it was cut off');
			const kept = filesIn(dataDir).filter((name) => name !== 'throughline.db');
			expect(kept).toHaveLength(isNew ? 2 : 1);
		}
	);
});

describe('npm run restore', () => {
	it('checks without touching, restores, and says what to know', async () => {
		const file = await backupOf(await dataWith(NEW));
		const dataDir = await dataWith(OLD);
		const restore = (...args: string[]) =>
			run('server/backup/restore-command.ts', args, { DATA_DIR: dataDir });
		const checked = await restore(file, '--check');
		expect(checked).toMatchObject({ code: 0, err: '' });
		expect(checked.out).toMatch(/can be restored: 2 studies, 1 model, 117 records/);
		expect(studiesIn(dataDir)).toContain(OLD);
		const restored = await restore(file);
		expect(restored).toMatchObject({ code: 0, err: '' });
		expect(restored.out).toMatch(
			/^Restored .*2 studies.*\nAll sessions have ended.*\nWhat was there is kept as .*\n$/
		);
		expect(studiesIn(dataDir)).toContain(NEW);
	});

	it('refuses with 1 and words, without a stack', async () => {
		const ran = await run('server/backup/restore-command.ts', ['/no/such/file'], {
			DATA_DIR: temporaryFolder()
		});
		expect(ran).toEqual({
			code: 1,
			out: '',
			err: 'There is no file /no/such/file. Give the path of a backup.\n'
		});
	});
});
