// Sessions of browsers, requests that no client library sends, and what the outside is told when something breaks.
import { request as httpRequest } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { LIMITS } from '#server/limits.ts';
import { expectProblem, SECRET, useApi } from '../../support/api.ts';
import { OWNER_KEY, startTestServer } from '../../support/test-server.ts';

const api = useApi();

describe('sessions', () => {
	const signIn = async (key = OWNER_KEY) => {
		const answered = await api.call('POST', '/session', { key: null, body: { key, name: 'Ana' } });
		const [cookie, ...attributes] = (answered.headers.get('set-cookie') ?? '').split('; ');
		return { answered, cookie: cookie!, attributes };
	};
	const asAna = (cookie: string, headers = {}) => ({ key: null, headers: { cookie, ...headers } });

	it('come for a key, as a cookie that scripts and other sites do not get, and end', async () => {
		const { answered, cookie, attributes } = await signIn();
		const ana = {
			name: 'Ana',
			role: 'owner',
			scope: { kind: 'server', title: 'All studies' },
			may: {
				writeTheory: true,
				readEvidence: true,
				writeEvidence: true,
				manageAccess: true,
				createStudy: true,
				readAudit: true
			}
		};
		expect([answered.status, answered.json]).toEqual([201, ana]);
		expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/']));
		expect(answered.text).not.toContain(cookie.split('=')[1]);
		expect((await api.call('GET', '/session', asAna(cookie))).json).toEqual(ana);
		const made = await api.call('POST', '/studies', {
			...asAna(cookie, { origin: api.server.url }),
			body: { title: 'By session' }
		});
		expect(made.status).toBe(201);
		const out = await api.call('DELETE', '/session', asAna(cookie, { origin: api.server.url }));
		expect(out.status).toBe(204);
		expect(out.headers.get('set-cookie')).toMatch(/Max-Age=0/);
		expectProblem(await api.call('GET', '/session', asAna(cookie)), 401, 'unauthorised');
	});

	it('are secure over TLS, which only a proxy of ours may say', async () => {
		const options = {
			key: null,
			body: { key: OWNER_KEY, name: 'Ana' },
			headers: { 'x-forwarded-proto': 'https' }
		};
		expect((await api.call('POST', '/session', options)).headers.get('set-cookie')).not.toMatch(/Secure/);
		const behind = await startTestServer({ config: { behindProxy: true } });
		onTestFinished(() => behind.close());
		const answered = await behind.call('POST', '/session', options);
		expect(answered.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Lax; .*; Secure$/);
	});

	it('take the place of the browser’s old one', async () => {
		const { cookie } = await signIn();
		const body = { key: OWNER_KEY, name: 'Bea' };
		const again = await api.call('POST', '/session', { ...asAna(cookie), body });
		const fresh = again.headers.get('set-cookie')!.split(';')[0]!;
		expect(fresh).not.toBe(cookie);
		expectProblem(await api.call('GET', '/session', asAna(cookie)), 401, 'unauthorised');
		expect((await api.call('GET', '/session', asAna(fresh))).json.name).toBe('Bea');
	});

	it.each([
		['', 422],
		['   ', 422],
		['\u200b\u200d', 422],
		['\u0301', 422],
		['a\u0007b', 422],
		['a\nb', 422],
		['\u202eeno', 422],
		['x'.repeat(61), 422],
		['x'.repeat(60), 201],
		['  Ana Ng  ', 201],
		['Zoë 🦊', 201],
		['李', 201]
	])('take the name %j: %d', async (name, status) => {
		const answered = await api.call('POST', '/session', { key: null, body: { key: OWNER_KEY, name } });
		expect(answered.status).toBe(status);
		if (status === 201) expect(answered.json.name).toBe(name.trim());
		else expect(expectProblem(answered, 422, 'invalid-input').json.faults[0].path).toBe('name');
	});

	it('are not made from another site, where somebody could be signed in as somebody else', async () => {
		const body = { key: OWNER_KEY, name: 'Ana' };
		for (const [name, value] of [
			['origin', 'http://evil.example'],
			['sec-fetch-site', 'cross-site']
		] as const) {
			const headers = { [name]: value };
			expectProblem(await api.call('POST', '/session', { key: null, body, headers }), 403, 'forbidden');
		}
	});

	it('do not come for a wrong key, and the key is not repeated', async () => {
		const { answered } = await signIn('wrong-key-that-somebody-tried');
		expectProblem(answered, 401, 'wrong-key');
		expect(answered.text).not.toContain('somebody-tried');
		expect(answered.headers.get('set-cookie')).toBe(null);
	});

	it('do not carry requests that come from another site', async () => {
		const { cookie } = await signIn();
		const before = await api.everything();
		for (const origin of [
			'http://evil.example',
			'null',
			`${api.server.url}.evil.example`,
			`http://127.0.0.1:${api.server.port + 1}`
		]) {
			expectProblem(
				await api.call('POST', '/studies', { ...asAna(cookie, { origin }), body: { title: 'x' } }),
				403,
				'forbidden'
			);
			expectProblem(await api.call('DELETE', '/session', asAna(cookie, { origin })), 403, 'forbidden');
		}
		for (const site of ['cross-site', 'same-site'])
			expectProblem(
				await api.call('POST', '/studies', {
					...asAna(cookie, { origin: api.server.url, 'sec-fetch-site': site }),
					body: { title: 'x' }
				}),
				403,
				'forbidden'
			);
		expect(await api.everything()).toEqual(before);
		expect((await api.call('GET', '/session', asAna(cookie))).status).toBe(200);
		// Behind a proxy that hands on another host and port, the browser’s own word is enough.
		const own = asAna(cookie, { origin: 'https://models.example:8443', 'sec-fetch-site': 'same-origin' });
		expect((await api.call('POST', '/studies', { ...own, body: { title: 'x' } })).status).toBe(201);
		// A bearer key is no cookie: no other site can make a browser send it.
		expect(
			(
				await api.call('POST', '/studies', {
					body: { title: 'x' },
					headers: { origin: 'http://evil.example' }
				})
			).status
		).toBe(201);
	});
});

describe('wrong keys', () => {
	it('are refused with a time to wait once there were too many, also where the key comes as a bearer', async () => {
		const strict = await startTestServer({ config: { limits: { ...LIMITS, wrongKeysPerMinute: 3 } } });
		onTestFinished(() => strict.close());
		const session = (
			await strict.call('POST', '/session', { key: null, body: { key: OWNER_KEY, name: 'A' } })
		).headers
			.get('set-cookie')!
			.split(';')[0]!;
		for (const key of ['guess-1', 'guess-2', 'guess-3'])
			expectProblem(await strict.call('GET', '/session', { key }), 401, 'wrong-key');
		for (const answered of [
			await strict.call('GET', '/session', { key: 'guess-4' }),
			await strict.call('GET', '/session'),
			await strict.call('POST', '/session', { key: null, body: { key: OWNER_KEY, name: 'A' } })
		]) {
			const refused = expectProblem(answered, 429, 'too-many-tries');
			const wait = Number(refused.headers.get('retry-after'));
			expect(wait).toBeGreaterThan(0);
			expect(wait).toBeLessThanOrEqual(20);
			expect(refused.json.detail).toContain(`${wait} second`);
			expect(refused.text).not.toMatch(/guess|127\.0\.0\.1/);
		}
		const inside = { key: null, headers: { cookie: session } };
		expect((await strict.call('GET', '/session', inside)).status).toBe(200);
		const { entries } = (await strict.call('GET', '/audit', inside)).json;
		expect(entries[0]).toMatchObject({ action: 'too-many-tries', role: 'system', detail: { times: 1 } });
		expect(JSON.stringify(entries)).not.toMatch(/guess|127\.0\.0\.1/);
	});

	it('are counted by the address that our own proxy saw, and by no other that is claimed', async () => {
		const limits = { ...LIMITS, wrongKeysPerMinute: 1 };
		const from = (address: string) => ({ key: 'guess', headers: { 'x-forwarded-for': address } });
		const behind = await startTestServer({ config: { limits, behindProxy: true } });
		const direct = await startTestServer({ config: { limits } });
		onTestFinished(async () => void (await Promise.all([behind.close(), direct.close()])));
		expect((await behind.call('GET', '/session', from('192.0.2.1'))).status).toBe(401);
		expect((await behind.call('GET', '/session', from('8.8.8.8, 192.0.2.1'))).status).toBe(429);
		expect((await behind.call('GET', '/session', from('192.0.2.2'))).status).toBe(401);
		expect((await direct.call('GET', '/session', from('192.0.2.1'))).status).toBe(401);
		expect((await direct.call('GET', '/session', from('192.0.2.2'))).status).toBe(429);
	});
});

describe('requests that no client library sends', () => {
	/** Writes bytes to the port and reads what comes back until it closes. */
	const rawly = (text: string) =>
		new Promise<string>((done, failed) => {
			let answer = '';
			const socket = connectTcp(api.server.port, '127.0.0.1', () => socket.write(text));
			socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
			socket.on('close', () => done(answer)).on('error', failed);
			socket.setTimeout(500, () => socket.destroy());
		});
	const head = (target: string, more = '') =>
		`GET ${target} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n${more}\r\n`;

	it.each([
		'//',
		'//a:b:c/',
		'/\\',
		'*',
		'http://[',
		'/%',
		'/api/v1/%',
		'/api/v1//',
		'/api/v1/models/%E0%A4%A'
	])('do not stop the server: GET %s', async (target) => {
		expect(await rawly(head(target))).toMatch(/^HTTP\/1\.1 4\d\d/);
		expect((await fetch(`${api.server.url}/healthz`)).status).toBe(200);
	});

	it.each(['//', '/sync/', '/sync/%', '/sync/%zz', '/sync/theory.../x', '/elsewhere'])(
		'do not stop the server: upgrade of %s',
		async (target) => {
			const upgrade =
				'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
			expect(await rawly(`GET ${target} HTTP/1.1\r\nHost: h\r\n${upgrade}\r\n`)).toMatch(
				/^(HTTP\/1\.1 (4\d\d|101 [^]*sign in)|$)/
			);
			expect((await fetch(`${api.server.url}/healthz`)).status).toBe(200);
		}
	);

	it('are cut off in the middle of a body: nothing is stored and the server goes on', async () => {
		const before = await api.everything();
		await new Promise<void>((done) => {
			const request = httpRequest(`${api.server.url}/api/v1/studies`, {
				method: 'POST',
				headers: {
					authorization: `Bearer ${OWNER_KEY}`,
					'content-type': 'application/json',
					'content-length': '1000'
				}
			});
			request.on('error', () => done());
			request.write('{"title":"half');
			setTimeout(() => request.destroy(), 30);
		});
		expect(await api.everything()).toEqual(before);
		api.logged.length = 0;
	});
});

describe('what is said to the outside', () => {
	it('what goes wrong inside is logged without content, and answered without detail', async () => {
		const add = vi
			.spyOn(api.server.services.evidence, 'add')
			.mockRejectedValueOnce(new Error(`constraint failed: ${SECRET}`));
		const answered = await api.call('POST', `/studies/${api.studyId}/evidence`, { body: await api.record() });
		add.mockRestore();
		expectProblem(answered, 500, 'internal');
		expect(answered.text).not.toMatch(/zebrafinch|constraint/i);
		expect(api.logged).toHaveLength(1);
		expect(JSON.parse(api.logged[0]!)).toMatchObject({
			level: 'error',
			what: 'POST /api/v1/studies/{studyId}/evidence',
			error: 'Error'
		});
		expect(api.logged[0]).not.toMatch(/zebrafinch/i);
		api.logged.length = 0;
	});
});
