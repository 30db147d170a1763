// “Saved” is true: what was acknowledged is on disk, also after the server closed, and after kill -9.
import { describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { readModel } from '#lib/shared-doc/theory-doc.ts';
import { makeFolder, removeFolder } from '../../support/folders.ts';
import { add, newModel, onDisk, sees, useRooms } from '../../support/rooms.ts';
import { bare, join } from '../../support/sync-client.ts';
import { startServerProcess } from '../../support/server-process.ts';
import { SAMPLE_MODEL, startTestServer } from '../../support/test-server.ts';
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

	it('is true after kill -9 for who comes again with the stock client', async () => {
		const dataDir = makeFolder();
		onTestFinished(() => removeFolder(dataDir));
		const room = `theory.${SAMPLE_MODEL}`;
		const acknowledged: string[] = [];
		for (let round = 0; round < 2; round++) {
			const server = await startServerProcess(dataDir);
			const client = await join(server.url, room);
			for (const id of acknowledged) expect(readModel(client.doc).nodes.has(id), id).toBe(true);
			const sent: string[] = [];
			// Edits go on and on; the process dies the moment an acknowledgement has come in.
			const typing = setInterval(() => {
				const id = `r${round}n${sent.length}`;
				add(client, id);
				sent.push(id);
			}, 5);
			await until('some acknowledgements', () => sent.length - client.counter.waiting >= 15 + round * 7);
			const count = sent.length - client.counter.waiting;
			clearInterval(typing);
			await server.kill();
			client.leave();
			acknowledged.push(...sent.slice(0, count));
		}
		const model = readModel(onDisk(dataDir, room));
		for (const id of acknowledged) expect(model.nodes.has(id), id).toBe(true);
		expect(acknowledged.length).toBeGreaterThan(30);
		expect(model.nodes.has('o_care')).toBe(true);
	}, 120_000);
});
