// “Saved” is true: what was acknowledged is on disk, also after the server closed, and after kill -9.
import { type ChildProcess, spawn } from 'node:child_process';
import { join as joinPath } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { readModel } from '#lib/shared-doc/theory-doc.ts';
import { makeFolder, removeFolder } from '../../support/folders.ts';
import { add, newModel, onDisk, sees, useRooms } from '../../support/rooms.ts';
import { bare, type Client, join } from '../../support/sync-client.ts';
import { OWNER_KEY, SAMPLE_MODEL, startTestServer } from '../../support/test-server.ts';
import { until } from '../../support/wait.ts';

const rooms = useRooms();

describe('“saved”', () => {
	it('comes only when the edit is on disk, for each of many edits', async () => {
		const room = await rooms.theory();
		const client = await bare(rooms.server.url, room);
		const doc = new Y.Doc();
		doc.on('update', (update) => client.update(update));
		for (let i = 1; i <= 20; i++) {
			add({ doc }, `n${i}`);
			client.askSaved(i);
			await until(`the acknowledgement of edit ${i}`, () => client.savedCounters.includes(i));
			expect(readModel(rooms.onDisk(room)).nodes.has(`n${i}`)).toBe(true);
		}
	});

	it('stays true when the server is closed and opened again', async () => {
		const dataDir = makeFolder();
		onTestFinished(() => removeFolder(dataDir));
		const first = await startTestServer({ dataDir });
		const room = `theory.${await newModel(first)}`;
		const client = await join(first.url, room);
		for (let i = 0; i < 150; i++) add(client, `n${i}`);
		await client.saved();
		const before = readModel(client.doc);
		client.leave();
		await first.close(true);
		const second = await startTestServer({ dataDir });
		onTestFinished(() => second.close());
		expect(readModel((await join(second.url, room)).doc)).toEqual(before);
	});

	it('is true of edits that were sent just before the server closed', async () => {
		const dataDir = makeFolder();
		onTestFinished(() => removeFolder(dataDir));
		const first = await startTestServer({ dataDir });
		const room = `theory.${await newModel(first)}`;
		const [a, b] = [await join(first.url, room), await join(first.url, room)];
		add(a, 'n1');
		await sees(b, 'n1');
		// It has passed through the server; closing in good order stores it, acknowledged or not.
		const closing = first.close(true);
		for (const client of [a, b]) client.leave();
		await closing;
		expect(readModel(onDisk(dataDir, room)).nodes.has('n1')).toBe(true);
	});

	/** A server process, and its address. */
	async function startProcess(
		dataDir: string
	): Promise<{ child: ChildProcess; url: string; ended: Promise<void> }> {
		const script = joinPath(import.meta.dirname, '../../support/serve-without-pages.ts');
		const child = spawn(process.execPath, [script], {
			env: { PATH: process.env.PATH, DATA_DIR: dataDir, OWNER_KEY },
			stdio: ['pipe', 'pipe', 'pipe']
		});
		onTestFinished(() => void child.kill('SIGKILL'));
		const ended = new Promise<void>((done) => child.once('exit', () => done()));
		let printed = '';
		child.stdout!.setEncoding('utf8').on('data', (text: string) => (printed += text));
		child.stderr!.setEncoding('utf8').on('data', (text: string) => (printed += text));
		const port = await until(
			'the server process to listen',
			() => {
				if (child.exitCode !== null) throw new Error(printed);
				return /port (\d+)/.exec(printed)?.[1];
			},
			15_000
		);
		return { child, url: `http://127.0.0.1:${port}`, ended };
	}

	it('is true after kill -9, again and again', async () => {
		const dataDir = makeFolder();
		onTestFinished(() => removeFolder(dataDir));
		const room = `theory.${SAMPLE_MODEL}`;
		const acknowledged: string[] = [];
		for (let round = 0; round < 3; round++) {
			const { child, url, ended } = await startProcess(dataDir);
			const client: Client = await join(url, room);
			for (const id of acknowledged) expect(readModel(client.doc).nodes.has(id), id).toBe(true);
			const sent: string[] = [];
			// Edits go on and on; the process dies the moment an acknowledgement has come in.
			const typing = setInterval(() => {
				const id = `r${round}n${sent.length}`;
				add(client, id);
				sent.push(id);
			}, 2);
			await until('some acknowledgements', () => sent.length - client.counter.waiting >= 5 + round * 7);
			const count = sent.length - client.counter.waiting;
			child.kill('SIGKILL');
			clearInterval(typing);
			await ended;
			client.leave();
			acknowledged.push(...sent.slice(0, count));
		}
		const model = readModel(onDisk(dataDir, room));
		for (const id of acknowledged) expect(model.nodes.has(id), id).toBe(true);
		expect(acknowledged.length).toBeGreaterThan(30);
		expect(model.nodes.has('o_care')).toBe(true);
	}, 40_000);
});
