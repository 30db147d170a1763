// Stopping: what runs is answered, what is new is not taken, and the exit code says whether everything was stored.
import { Agent, createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { compose } from '#server/compose.ts';
import { readConfig } from '#server/config.ts';
import { createLog } from '#server/log.ts';
import { createStop } from '#server/shutdown.ts';
import { temporaryFolder } from '../support/folders.ts';
import { until } from '../support/wait.ts';

/** A server whose requests take until they are let go, and what becomes of it. */
async function startSlow({ graceMs = 5000, close = async () => {} } = {}) {
	const phases: string[] = [];
	const logged: string[] = [];
	const codes: number[] = [];
	const held: (() => void)[] = [];
	const http = createServer((_request, response) => void held.push(() => response.end('done')));
	const stop = createStop({
		http,
		server: {
			enter: (phase) => void phases.push(phase),
			async close() {
				phases.push('closed');
				await close();
			}
		},
		log: createLog('info', { write: (line) => void logged.push(JSON.parse(line).event) }),
		exit: (code) => void codes.push(code),
		graceMs,
		sameSignalMs: 300
	});
	await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
	onTestFinished(() => {
		http.close();
		http.closeAllConnections();
	});
	const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/`;
	return { url, stop, phases, logged, codes, held };
}

describe('stopping', () => {
	it('answers what runs, closes after it, and ends with 0', async () => {
		const slow = await startSlow();
		const answer = fetch(slow.url).then((response) => response.text());
		await until('the request to run', () => slow.held.length === 1);
		slow.stop('SIGTERM');
		expect(slow.phases).toEqual(['stopping']);
		await expect(fetch(slow.url)).rejects.toThrow();
		await pause(100);
		expect(slow.codes).toEqual([]);
		slow.held[0]!();
		expect(await answer).toBe('done');
		await until('the end', () => slow.codes.length);
		expect(slow.codes).toEqual([0]);
		expect(slow.phases).toEqual(['stopping', 'closed']);
		expect(slow.logged).toEqual(['stopping', 'stopped']);
	});

	it('waits for nothing where nothing runs, whoever holds a connection', async () => {
		const slow = await startSlow();
		const agent = new Agent({ keepAlive: true });
		onTestFinished(() => agent.destroy());
		const answered = new Promise((done) =>
			get(slow.url, { agent }, (response) => response.resume().on('end', done))
		);
		await until('the request to run', () => slow.held.length === 1);
		slow.held[0]!();
		await answered;
		const begin = performance.now();
		slow.stop('SIGINT');
		await until('the end', () => slow.codes.length);
		expect(performance.now() - begin).toBeLessThan(2000);
	});

	it('cuts off what takes too long', async () => {
		const slow = await startSlow({ graceMs: 50 });
		const answer = fetch(slow.url);
		answer.catch(() => {});
		await until('the request to run', () => slow.held.length === 1);
		slow.stop('SIGTERM');
		await until('the end', () => slow.codes.length);
		await expect(answer).rejects.toThrow();
		expect(slow.logged).toEqual(['stopping', 'requests-cut-off', 'stopped']);
		expect(slow.codes).toEqual([0]);
	});

	it('ends with 1 and a line where not everything could be stored', async () => {
		const slow = await startSlow({ close: () => Promise.reject(new Error('the disk is full')) });
		slow.stop('SIGTERM');
		await until('the end', () => slow.codes.length);
		expect(slow.codes).toEqual([1]);
		expect(slow.logged).toEqual(['stopping', 'failed']);
	});

	it('takes two signals of one Ctrl+C for one, and ends at once at a later one', async () => {
		const slow = await startSlow({ close: () => new Promise(() => {}) });
		slow.stop('SIGINT');
		slow.stop('SIGINT');
		expect(slow.codes).toEqual([]);
		await pause(350);
		slow.stop('SIGINT');
		expect(slow.codes).toEqual([1]);
		expect(slow.logged).toEqual(['stopping', 'ended-at-once']);
	});

	it('turns away what comes over a connection that is open still, and says so on /healthz', async () => {
		const dataDir = temporaryFolder();
		const server = await compose(
			{ ...readConfig({}), dataDir, ownerKey: 'owner-key-for-tests-0123456789' },
			createLog('silent')
		);
		const http = createServer((request, response) => {
			if (!server.handle(request, response)) response.end('a page');
		});
		http.on('upgrade', (request, socket, head) => {
			if (!server.upgrade(request, socket, head)) socket.destroy();
		});
		await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
		onTestFinished(async () => {
			http.close();
			http.closeAllConnections();
			await server.close();
		});
		const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
		const ask = async (path: string) => {
			const response = await fetch(url + path);
			return [response.status, (await response.text()).split('\n')[0]!.slice(0, 40)];
		};
		server.enter('starting');
		expect(await ask('/healthz')).toEqual([503, 'starting']);
		server.enter('ready');
		expect(await ask('/healthz')).toEqual([200, 'ok']);
		expect(await ask('/')).toEqual([200, 'a page']);
		server.enter('stopping');
		expect(await ask('/healthz')).toEqual([503, 'stopping']);
		for (const path of ['/', '/api/v1/studies', '/enter'])
			expect(await ask(path)).toEqual([503, 'The server stops. Nothing was stored; tr']);
		expect((await ask('/metrics'))[0]).toBe(200);
	});
});
