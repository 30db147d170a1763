// What is logged, and above all what is not: nobody's name, nothing that somebody wrote or searched for, no key.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { API_ROOT } from '#server/api/handler.ts';
import { ROUTES } from '#server/api/routes.ts';
import { createLog } from '#server/log.ts';
import { pagePatterns, routeNames } from '#server/route-names.ts';
import { runningServer } from '../support/backups.ts';
import { bare } from '../support/sync-client.ts';
import { OWNER_KEY, SAMPLE_MODEL } from '../support/test-server.ts';
import { until } from '../support/wait.ts';

/** A log, and its lines as objects. */
function logOf(level: Parameters<typeof createLog>[0] = 'info') {
	const lines: Record<string, unknown>[] = [];
	const log = createLog(level, { write: (line) => void lines.push(JSON.parse(line)) });
	return { log, lines };
}

describe('a line', () => {
	it('is one JSON object with level, time and event', () => {
		const { log, lines } = logOf();
		log.info('listening', { port: 3000 });
		expect(lines).toEqual([
			{ level: 'info', time: expect.stringMatching(/^\d{4}-.*Z$/), event: 'listening', port: 3000 }
		]);
	});

	it('is written from its level on', () => {
		const all = (level: Parameters<typeof createLog>[0]) => {
			const { log, lines } = logOf(level);
			log.debug('a');
			log.info('b');
			log.warn('c');
			log.report('d', null);
			expect(log.writes('debug')).toBe(level === 'debug');
			return lines.length;
		};
		expect(['debug', 'info', 'warn', 'error', 'silent'].map((level) => all(level as 'info'))).toEqual([
			4, 3, 2, 1, 0
		]);
	});

	it('on a fault says name, code, SQLite’s words and place, and no word of the message', () => {
		const { log, lines } = logOf();
		const fault = Object.assign(new TypeError('Zebrafinch\n    at home (file:///zebrafinch.ts:1:2)'), {
			code: 'ERR_SQLITE_ERROR',
			errstr: 'disk I/O error'
		});
		log.report('room theory.x could not be loaded', fault, { pieces: 3 });
		expect(lines[0]).toMatchObject({
			level: 'error',
			event: 'failed',
			what: 'room theory.x could not be loaded',
			pieces: 3,
			error: 'TypeError',
			code: 'ERR_SQLITE_ERROR',
			errstr: 'disk I/O error',
			at: expect.stringMatching(/log\.test\.ts:\d+:\d+/)
		});
		expect(JSON.stringify(lines)).not.toMatch(/zebrafinch/i);
	});

	it('holds nothing of a fault that quotes what was read', () => {
		const { log, lines } = logOf();
		try {
			JSON.parse('{"name": Zebrafinch}');
		} catch (error) {
			log.report('a body', error);
		}
		log.report('something else', 'Zebrafinch');
		log.report('a code that is none', Object.assign(new Error('x'), { code: 'Zebrafinch said' }));
		expect(lines).toHaveLength(3);
		expect(JSON.stringify(lines)).not.toMatch(/zebrafinch/i);
	});
});

describe('requests', () => {
	it('leave no search, key, name or id in the log, at any level', async () => {
		const server = await runningServer();
		const study = (await server.call('GET', '/studies')).json.studies[0].id as string;
		server.logLines.length = 0;
		const signedIn = await server.call('POST', '/session', {
			key: null,
			body: { key: OWNER_KEY, name: 'Zebrafinch' }
		});
		const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
		await server.call('GET', `/studies/${study}/evidence?q=zebrafinch`, { key: null, headers: { cookie } });
		await server.call('GET', `/models/zebrafinch/links`);
		await server.call('POST', `/studies/zebrafinch/evidence`, { raw: 'zebrafinch' });
		await server.call('GET', '/zebrafinch', {
			headers: { referer: 'http://x/zebrafinch', 'user-agent': 'zebrafinch' }
		});
		await fetch(`${server.url}/models/zebrafinch?key=${OWNER_KEY}#key=${OWNER_KEY}`);
		const socket = await bare(server.url, `theory.${SAMPLE_MODEL}`, { key: OWNER_KEY });
		socket.send('zebrafinch');
		await until('the socket to be closed', () => socket.closedWith);
		await (await bare(server.url, 'theory.zebrafinch', { key: 'zebrafinch', wait: false })).socket.close();
		await until('all to be logged', () => server.logLines.length >= 6);
		const lines = server.logLines.join('');
		expect(lines).not.toMatch(/zebrafinch/i);
		for (const secret of [OWNER_KEY, cookie.split('=')[1]!, study, '127.0.0.1', '?'])
			expect(lines).not.toContain(secret);
		expect(server.logLines.map((line) => JSON.parse(line) as object)).toEqual(
			[
				['POST', '/api/v1/session', 201],
				['GET', '/api/v1/studies/{studyId}/evidence', 200],
				['GET', '/api/v1/models/{modelId}/links', 404],
				['POST', '/api/v1/studies/{studyId}/evidence', 404],
				['GET', 'other', 404],
				['GET', '/models/{modelId}', 404]
			].map(([method, route, status]) => ({
				level: 'debug',
				time: expect.any(String),
				event: 'request',
				method,
				route,
				status,
				ms: expect.any(Number)
			}))
		);
	});
});

describe('names of routes', () => {
	const nameOf = routeNames(
		API_ROOT,
		ROUTES.map((route) => route.path)
	);

	it.each([
		['/', '/'],
		['/enter', '/enter'],
		['/enter/', '/enter'],
		['/studies/jane', '/studies/{studyId}'],
		['/studies/jane/__data.json', '/studies/{studyId}'],
		['/models/jane', '/models/{modelId}'],
		['/models/jane/smith', 'other'],
		['/_app/immutable/jane.js', '/_app'],
		['/healthz', '/healthz'],
		['/api/v1/studies', '/api/v1/studies'],
		['/api/v1/models/jane/figure.svg', '/api/v1/models/{modelId}/figure.svg'],
		['/api/v1/models/jane/figureXsvg', 'other'],
		['/api/v1/jane', 'other'],
		['/jane', 'other'],
		['/%zz', 'other'],
		[null, 'other']
	])('%s is %s', (path, name) => {
		expect(nameOf(path)).toBe(name);
	});

	it('know every page, also those to come', () => {
		const pages = pagePatterns();
		expect(pages).toEqual(expect.arrayContaining(['/', '/enter', '/studies/{studyId}', '/models/{modelId}']));
		expect(pages.join()).not.toMatch(/[[\]()]/);
		expect(pagePatterns(join(tmpdir(), 'no-such-folder'))).toEqual([]);
	});
});
