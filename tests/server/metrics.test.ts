// What /metrics and /healthz say, to whom, and what counting costs.
import { join as joinPath } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ROLES } from '#server/access/roles.ts';
import { LIMITS } from '#server/limits.ts';
import { createMetrics } from '#server/metrics.ts';
import { runningServer } from '../support/backups.ts';
import { add, newModel } from '../support/rooms.ts';
import { join } from '../support/sync-client.ts';
import { OWNER_KEY, startTestServer } from '../support/test-server.ts';
import { until } from '../support/wait.ts';

/** The value of a series, by its name with its labels. */
function valueOf(text: string, series: string): number {
	const line = text.split('\n').find((one) => one.startsWith(`${series} `));
	return line === undefined ? NaN : Number(line.slice(series.length + 1));
}

describe('metrics', () => {
	it('count what the sync server tells them', async () => {
		const metrics = createMetrics();
		const { meter } = metrics;
		meter.update(10);
		meter.update(20);
		meter.delivered(7);
		meter.committed(3, 2);
		meter.committed(0.4, 1);
		meter.commitFailed();
		meter.dropped('malformed');
		meter.dropped('slow-reader', 5);
		meter.closed(4400);
		meter.closed(1001);
		meter.closed(1001);
		metrics.watch({ rooms: () => 3, clients: () => 4 });
		metrics.request('GET', '/models/{modelId}', 200, 12);
		const text = await metrics.text();
		const expected = {
			throughline_rooms: 3,
			throughline_clients: 4,
			throughline_updates_total: 2,
			throughline_update_bytes_total: 30,
			throughline_deliveries_total: 7,
			throughline_commit_seconds_count: 2,
			throughline_commit_seconds_sum: 0.0034,
			'throughline_commit_seconds_bucket{le="0.0005"}': 1,
			throughline_commit_failures_total: 1,
			'throughline_dropped_messages_total{reason="malformed"}': 1,
			'throughline_dropped_messages_total{reason="slow-reader"}': 5,
			'throughline_dropped_messages_total{reason="read-only"}': 0,
			'throughline_closed_sockets_total{code="4400"}': 1,
			'throughline_closed_sockets_total{code="1001"}': 2,
			'throughline_http_requests_total{method="GET",route="/models/{modelId}",status="200"}': 1,
			throughline_http_seconds_count: 1
		};
		for (const [series, value] of Object.entries(expected))
			expect(valueOf(text, series), series).toBeCloseTo(value, 10);
		for (const name of [
			'process_cpu_seconds_total',
			'process_resident_memory_bytes',
			'nodejs_eventloop_lag_p99_seconds'
		])
			expect(text).toContain(`\n${name} `);
		// What is read twice is not counted twice.
		expect(valueOf(await metrics.text(), 'throughline_updates_total')).toBe(2);
	});

	it('count an update in well below a microsecond', () => {
		const { meter } = createMetrics();
		const perCall = (count: () => void) => {
			let best = Infinity;
			for (let round = 0; round < 5; round++) {
				const begin = performance.now();
				for (let i = 0; i < 200_000; i++) count();
				best = Math.min(best, ((performance.now() - begin) / 200_000) * 1000);
			}
			return best;
		};
		expect(perCall(() => meter.update(100))).toBeLessThan(0.5);
		expect(perCall(() => meter.delivered(20))).toBeLessThan(0.5);
		expect(perCall(() => meter.dropped('awareness'))).toBeLessThan(0.5);
	});

	it('follow a server, and name nobody and nothing', async () => {
		const server = await runningServer();
		const model = await newModel(server);
		const [a, b] = [await join(server.url, `theory.${model}`), await join(server.url, `theory.${model}`)];
		add(a, 'zebrafinch');
		await a.saved();
		await until('the other to have it', () => b.doc.getMap('nodes').size > 0 || b.doc.share.size > 0);
		await server.call('GET', `/models/${model}`);
		const text = await (await fetch(`${server.url}/metrics`)).text();
		expect(valueOf(text, 'throughline_clients')).toBe(2);
		expect(valueOf(text, 'throughline_rooms')).toBeGreaterThanOrEqual(1);
		for (const name of ['updates_total', 'update_bytes_total', 'deliveries_total', 'commit_seconds_count'])
			expect(valueOf(text, `throughline_${name}`), name).toBeGreaterThan(0);
		const route = '{method="GET",route="/api/v1/models/{modelId}",status="200"}';
		expect(valueOf(text, `throughline_http_requests_total${route}`)).toBe(1);
		expect(text).not.toContain(model);
		expect(text).not.toMatch(/zebrafinch|127\.0\.0\.1/i);
	});

	it('are for this machine and the owner; for others there is nothing there', async () => {
		const server = await runningServer();
		const get = async (headers: Record<string, string> = {}, method = 'GET') =>
			(await fetch(`${server.url}/metrics`, { method, headers })).status;
		expect(await get()).toBe(200);
		expect(await get({}, 'HEAD')).toBe(200);
		expect(await get({}, 'POST')).toBe(405);
		for (const name of ['X-Forwarded-For', 'X-Forwarded-Proto', 'X-Real-IP', 'Forwarded', 'Via'])
			expect(await get({ [name]: '127.0.0.1' }), name).toBe(404);
		const forwarded = (key: string) => ({ 'X-Forwarded-For': '192.0.2.1', Authorization: `Bearer ${key}` });
		expect(await get(forwarded(OWNER_KEY))).toBe(200);
		expect(await get(forwarded('wrong'))).toBe(404);
		expect(await get(forwarded('wrong'), 'POST')).toBe(404);
		for (const role of ROLES.filter((one) => one !== 'owner'))
			expect(await get({ Authorization: `Bearer ${await server.keyFor(role)}` }), role).toBe(404);
	});

	it('are no place to try keys at', async () => {
		const server = await startTestServer({ config: { limits: { ...LIMITS, wrongKeysPerMinute: 3 } } });
		onTestFinished(() => server.close());
		const get = async (key: string) =>
			(await fetch(`${server.url}/metrics`, { headers: { Authorization: `Bearer ${key}` } })).status;
		expect(await get(OWNER_KEY)).toBe(200);
		for (let i = 0; i < 3; i++) expect(await get(`wrong${i}`)).toBe(404);
		expect(await get(OWNER_KEY)).toBe(404);
	});
});

describe('/healthz', () => {
	it('says ok, to whoever asks in a way that reads', async () => {
		const server = await runningServer();
		const ask = (method: string) => fetch(`${server.url}/healthz`, { method });
		const answer = await ask('GET');
		expect([answer.status, await answer.text()]).toEqual([200, 'ok\n']);
		expect(answer.headers.get('cache-control')).toBe('no-store');
		expect((await ask('HEAD')).status).toBe(200);
		for (const method of ['POST', 'DELETE', 'PUT']) {
			const refused = await ask(method);
			expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
		}
	});

	it('says so while the database takes no writes, and when it does again', async () => {
		const server = await runningServer();
		const client = await join(server.url, `theory.${await newModel(server)}`);
		const other = new DatabaseSync(joinPath(server.dataDir, 'throughline.db'));
		onTestFinished(() => other.close());
		const health = async () => {
			const answer = await fetch(`${server.url}/healthz`);
			return `${answer.status} ${(await answer.text()).trim()}`;
		};
		other.exec(`create trigger full before insert on document_update begin select raise(abort, 'full'); end`);
		add(client, 'n1');
		await until('the server to notice', async () => (await health()) === '503 not storing');
		expect(
			valueOf(await (await fetch(`${server.url}/metrics`)).text(), 'throughline_commit_failures_total')
		).toBeGreaterThan(0);
		other.exec('drop trigger full');
		await until('the server to recover', async () => (await health()) === '200 ok');
		await client.saved();
	});

	it('answers at once while others keep the server busy', async () => {
		const server = await runningServer();
		let going = true;
		const busy = Promise.all(
			Array.from({ length: 4 }, async () => {
				while (going) await server.call('GET', '/models/overarching');
			})
		);
		const times: number[] = [];
		for (let i = 0; i < 30; i++) {
			const begin = performance.now();
			expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
			times.push(performance.now() - begin);
		}
		going = false;
		await busy;
		// Half of them: the machine of the tests has other things to do, too.
		expect(times.sort((a, b) => a - b)[15]).toBeLessThan(100);
	});
});
