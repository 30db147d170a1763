// The protective headers on whatever the server answers, good or bad.
import { describe, expect, it, onTestFinished } from 'vitest';
import { useApi } from '../../support/api.ts';
import { OWNER_KEY, SAMPLE_MODEL, startTestServer } from '../../support/test-server.ts';

const api = useApi();
const authorization = `Bearer ${OWNER_KEY}`;

function expectProtected(headers: Headers): void {
	expect(Object.fromEntries(headers)).toMatchObject({
		'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
		'x-content-type-options': 'nosniff',
		'x-frame-options': 'DENY',
		'referrer-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'permissions-policy': expect.stringContaining('camera=()')
	});
	expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*(unsafe|\*|http)/);
}

describe('every answer', () => {
	it.each([
		['GET', '/api/v1/studies', 200],
		['GET', '/api/v1/openapi.json', 200],
		['GET', `/api/v1/models/${SAMPLE_MODEL}/figure.svg`, 200],
		['GET', '/api/v1/audit.csv', 200],
		['GET', '/api/v1/studies/gone', 404],
		['PUT', '/api/v1/studies', 405],
		['POST', '/api/v1/studies', 415],
		['GET', '/api/v1/%zz', 404],
		['GET', '/healthz', 200],
		['GET', '/a-page-or-file', 404]
	])('%s %s carries them', async (method, path, status) => {
		const answered = await fetch(api.server.url + path, { method, headers: { authorization } });
		expect(answered.status).toBe(status);
		expectProtected(answered.headers);
		expect(answered.headers.get('strict-transport-security')).toBe(null);
		expect(answered.headers.get('access-control-allow-origin')).toBe(null);
		expect(answered.headers.get('x-powered-by')).toBe(null);
		await answered.arrayBuffer();
	});

	it('to whoever is not let in carries them, too', async () => {
		const answered = await fetch(`${api.server.url}/api/v1/studies`);
		expect(answered.status).toBe(401);
		expectProtected(answered.headers);
	});

	it('over TLS says so, which only a proxy of ours is believed', async () => {
		const headers = { 'x-forwarded-proto': 'https' };
		const direct = await fetch(`${api.server.url}/healthz`, { headers });
		expect(direct.headers.get('strict-transport-security')).toBe(null);
		const server = await startTestServer({ config: { behindProxy: true } });
		onTestFinished(() => server.close());
		const behind = await fetch(`${server.url}/healthz`, { headers });
		expectProtected(behind.headers);
		expect(behind.headers.get('strict-transport-security')).toBe('max-age=31536000');
		expect(behind.headers.get('cross-origin-opener-policy')).toBe('same-origin');
	});
});
