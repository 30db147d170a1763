// A disk that is full or refuses every write, under the real server: everybody is told, nothing is acknowledged, and all
// is stored without a restart once there is space. And two servers on one folder.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readModel } from '#lib/shared-doc/theory-doc.ts';
import { openDatabase } from '#server/store/database.ts';
import { documentStore } from '#server/store/documents.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { add, labels, onDisk } from '../../support/rooms.ts';
import { type ServerProcess, startServerProcess } from '../../support/server-process.ts';
import { type Client, join } from '../../support/sync-client.ts';
import { startSyncServer } from '../../support/sync-server.ts';
import { OWNER_KEY, SAMPLE_MODEL } from '../../support/test-server.ts';
import { until } from '../../support/wait.ts';

const ROOM = `theory.${SAMPLE_MODEL}`;
const LONG = 60_000;

/** A call of the API of a server in another process. */
async function call({ url }: ServerProcess, method: string, path: string, body?: unknown) {
	const response = await fetch(`${url}/api/v1${path}`, {
		method,
		headers: { authorization: `Bearer ${OWNER_KEY}`, 'content-type': 'application/json' },
		...(body !== undefined && { body: JSON.stringify(body) })
	});
	return { status: response.status, type: response.headers.get('content-type'), json: await response.json() };
}

/** Two people edit while the disk takes nothing. `fill` fills it, `free` makes space. */
async function liveThrough(
	server: ServerProcess,
	dataDir: string,
	fill: () => void,
	free: () => void
): Promise<void> {
	const [ana, bo] = [await join(server.url, ROOM), await join(server.url, ROOM)];
	const study = (await call(server, 'GET', '/studies')).json.studies[0].id as string;
	add(ana, 'before', 'Before');
	await ana.saved();
	const models = (await call(server, 'GET', `/studies/${study}/models`)).json.models as unknown[];

	fill();
	add(ana, 'full1', 'While it is full');
	add(bo, 'full2', 'Of another');
	for (const { storing } of [ana, bo])
		await until('word that nothing is stored', () => storing.at(-1) === 0, LONG);
	// They still see each other's edits, and know that these are not saved.
	const both = (client: Client) =>
		['While it is full', 'Of another'].every((one) => labels(client).includes(one));
	await until('both to see both', () => both(ana) && both(bo));
	expect([ana.counter.waiting > 0, bo.counter.waiting > 0]).toEqual([true, true]);
	const late = await join(server.url, ROOM);
	await until('the newcomer to be told', () => late.storing.at(-1) === 0);
	expect(both(late)).toBe(true);

	// Reading goes on; a write is refused as a problem, and is not half there.
	const refused = await call(server, 'POST', `/studies/${study}/models`, { title: 'Does not fit' });
	expect(refused.status).toBeGreaterThanOrEqual(500);
	expect(refused.type).toContain('problem+json');
	expect(JSON.stringify(refused.json)).not.toContain('Does not fit');
	expect((await call(server, 'GET', `/studies/${study}/models`)).json.models).toEqual(models);
	expect(readModel(onDisk(dataDir, ROOM)).nodes.has('full1')).toBe(false);

	free();
	await Promise.all([ana.saved(LONG), bo.saved(LONG)]);
	for (const { storing } of [ana, bo, late])
		await until('word that all is stored', () => storing.at(-1) === 1);
	const stored = readModel(onDisk(dataDir, ROOM)).nodes;
	expect(['before', 'full1', 'full2'].every((id) => stored.has(id))).toBe(true);
	add(late, 'after', 'After');
	await late.saved();
	expect((await call(server, 'POST', `/studies/${study}/models`, { title: 'Fits' })).status).toBe(201);
	expect([ana.closedWith, bo.closedWith, late.closedWith]).toEqual([null, null, null]);

	// And all of that is what the next server opens.
	await server.kill();
	const again = await startServerProcess(dataDir);
	const reader = await join(again.url, ROOM);
	const nodes = readModel(reader.doc).nodes;
	expect(['before', 'full1', 'full2', 'after'].every((id) => nodes.has(id))).toBe(true);
}

/** A small file system in memory; null where that is not permitted. */
function smallFileSystem(): string | null {
	const folder = temporaryFolder();
	const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', folder]);
	if (mounted.status !== 0) return null;
	onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
	return folder;
}

describe('a disk', () => {
	it('that is full', async (context) => {
		const small = smallFileSystem();
		if (!small) return context.skip('a file system of a few megabytes may not be mounted here');
		const dataDir = joinPath(small, 'data');
		mkdirSync(dataDir);
		const server = await startServerProcess(dataDir);
		const ballast = joinPath(small, 'ballast');
		const fill = () => {
			const { bavail, bsize } = statfsSync(small);
			writeFileSync(ballast, new Uint8Array(bavail * bsize));
		};
		await liveThrough(server, dataDir, fill, () => rmSync(ballast));
	}, 180_000);

	it('that refuses every write', async (context) => {
		const limit = (bytes: string, pid: number) =>
			spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
		if (limit('unlimited', process.pid).status !== 0)
			return context.skip('prlimit is missing, which takes the right to write from a process that runs');
		const dataDir = temporaryFolder();
		const server = await startServerProcess(dataDir);
		const { pid } = server;
		await liveThrough(
			server,
			dataDir,
			() => void limit('0', pid),
			() => void limit('unlimited', pid)
		);
	}, 180_000);
});

describe('a database', () => {
	it('that may only be read, or has no page left, is waited for', async () => {
		const { db, close } = await openDatabase(temporaryFolder());
		onTestFinished(close);
		const { url } = await startSyncServer(documentStore(db, () => new Date()));
		const client = await join(url, 'theory.m', { key: 'owner' });
		const pragma = (words: string) => sql.raw(`pragma ${words}`).execute(db);
		for (const [i, [stop, goOn]] of [
			['query_only = 1', 'query_only = 0'],
			['max_page_count = 1', 'max_page_count = 1000000']
		].entries()) {
			await pragma(stop!);
			client.doc.getMap('m').set(`k${i}`, 'x'.repeat(20_000));
			await until('word that nothing is stored', () => client.storing.at(-1) === 0);
			expect(client.counter.waiting).toBeGreaterThan(0);
			await pragma(goOn!);
			await client.saved();
			await until('word that all is stored', () => client.storing.at(-1) === 1);
		}
		expect(client.closedWith).toBe(null);
		expect(await sql`select room from document_update`.execute(db)).toMatchObject({ rows: { length: 2 } });
	});
});

describe('a second server on the same folder', () => {
	it('refuses with one line that says what to do, and the first goes on', async () => {
		const dataDir = temporaryFolder();
		const first = await startServerProcess(dataDir);
		const client = await join(first.url, ROOM);
		const refusal: unknown = await startServerProcess(dataDir).catch((error: unknown) => error);
		expect(String(refusal)).toMatch(
			new RegExp(`Another Throughline \\(process ${first.pid}\\) is running on the folder .*Stop it first`)
		);
		add(client, 'n1', 'Still here');
		await client.saved();
		await first.kill();
		// Also after kill -9 the folder is free at once.
		const next = await startServerProcess(dataDir);
		expect(labels(await join(next.url, ROOM))).toContain('Still here');
	}, 120_000);
});
