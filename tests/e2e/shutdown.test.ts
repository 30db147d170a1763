// The whole product as a process: what it prints and logs, how it stops, and a backup of it while it runs.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { run, studiesIn } from '../support/backups.ts';
import { temporaryFolder } from '../support/folders.ts';
import { add, onDisk } from '../support/rooms.ts';
import { bare, join } from '../support/sync-client.ts';
import { readModel } from '#lib/shared-doc/theory-doc.ts';
import { until } from '../support/wait.ts';

const ROOM = 'theory.overarching';

async function started(options: Parameters<typeof startApp>[0] = {}): Promise<App> {
	const app = await startApp(options);
	onTestFinished(() => app[Symbol.asyncDispose]());
	return app;
}

/** The log lines among all that it printed. */
const logged = (app: App) =>
	app
		.output()
		.split('\n')
		.filter((line) => line.startsWith('{'))
		.map((line) => JSON.parse(line) as { event: string });

const alive = (pid: number) => {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
};

describe('the product', () => {
	it('prints its address for people, and logs in JSON what others read', async () => {
		const app = await started({ env: { LOG_LEVEL: 'debug' } });
		await fetch(`${app.url}/Jane-Smith?q=Jane`);
		await fetch(`${app.url}/enter?next=/models/Jane`);
		await until(
			'both to be logged',
			() => logged(app).filter(({ event }) => event === 'request').length >= 2
		);
		const people = app
			.output()
			.split('\n')
			.filter((line) => line !== '' && !line.startsWith('{'));
		expect(people).toEqual([`Throughline is ready at ${app.url}`]);
		expect(app.output()).not.toContain('Jane');
		expect(logged(app).map(({ event }) => event)).toEqual(
			expect.arrayContaining(['migration', 'started', 'listening', 'request'])
		);
	});

	it('stops in good order: sockets go away with 1001, all is stored, the journal is folded', async () => {
		const dataDir = temporaryFolder();
		const app = await started({ dataDir });
		const [client, socket] = [
			await join(app.url, ROOM, { key: app.ownerKey }),
			await bare(app.url, ROOM, { key: app.ownerKey })
		];
		for (let i = 0; i < 50; i++) add(client, `n${i}`);
		await until('the edits to reach the server', () => readModel(socket.doc).nodes.has('n49'));
		const stopping = app.stop();
		await until('the socket to be closed', () => socket.closedWith);
		client.leave();
		await stopping;
		expect(socket.closedWith).toBe(1001);
		expect(
			logged(app)
				.map(({ event }) => event)
				.slice(-2)
		).toEqual(['stopping', 'stopped']);
		expect(existsSync(joinPath(dataDir, 'throughline.db-wal'))).toBe(false);
		expect(readModel(onDisk(dataDir, ROOM)).nodes.has('n49')).toBe(true);
	});

	it('is backed up while it runs, and what is restored elsewhere runs too', async () => {
		const app = await started();
		const headers = { Authorization: `Bearer ${app.ownerKey}`, 'Content-Type': 'application/json' };
		const body = JSON.stringify({ title: 'Before the backup' });
		await fetch(`${app.url}/api/v1/studies`, { method: 'POST', headers, body });
		const folder = temporaryFolder();
		const file = joinPath(folder, 'backup.tar.gz');
		const backedUp = await run('server/backup/backup-command.ts', [file], { DATA_DIR: app.dataDir });
		expect(backedUp).toMatchObject({ code: 0, err: '' });
		const refused = await run('server/backup/restore-command.ts', [file], { DATA_DIR: app.dataDir });
		expect(refused.err).toContain(`(process ${app.pid}) is running`);
		const dataDir = joinPath(folder, 'data');
		const restored = await run('server/backup/restore-command.ts', [file], { DATA_DIR: dataDir });
		expect(restored).toMatchObject({ code: 0, err: '' });
		expect(studiesIn(dataDir)).toContain('Before the backup');
		const other = await started({ dataDir, ownerKey: app.ownerKey });
		const studies = await fetch(`${other.url}/api/v1/studies`, { headers });
		expect(await studies.text()).toContain('Before the backup');
	});

	it.skipIf(process.platform === 'win32')(
		'under npm start, ends when npm is killed, also behind a shell',
		async () => {
			for (const [command, args] of [
				// Stand-ins for npm: one with a shell between, and one without.
				['sh', ['-c', `sh -c "'${process.execPath}' server/main.ts; true"; true`]],
				['sh', ['-c', `'${process.execPath}' server/main.ts; true`]]
			] as const) {
				const dataDir = temporaryFolder();
				const npm: ChildProcess = spawn(command, args, {
					cwd: fileURLToPath(new URL('../..', import.meta.url)),
					env: {
						PATH: process.env.PATH,
						PORT: '0',
						DATA_DIR: dataDir,
						npm_lifecycle_event: 'start',
						npm_package_name: 'throughline'
					},
					stdio: ['ignore', 'pipe', 'ignore']
				});
				const pidFile = joinPath(dataDir, 'server.pid');
				let printed = '';
				npm.stdout!.setEncoding('utf8').on('data', (text: string) => (printed += text));
				await until('the server to be ready', () => printed.includes('ready at'), 30_000);
				const pid = Number(readFileSync(pidFile, 'utf8'));
				onTestFinished(() => {
					if (alive(pid)) process.kill(pid, 'SIGKILL');
				});
				// Long enough for it to look whether npm is there.
				await pause(1500);
				expect(alive(pid)).toBe(true);
				npm.kill('SIGKILL');
				await until('the server to end', () => !alive(pid));
			}
		}
	);
});
