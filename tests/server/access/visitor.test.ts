// Where a request comes from: address, TLS, our own page or another site, with and without a proxy of ours.
import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { fromOwnPage, visitorOf } from '#server/access/visitor.ts';

const DIRECT = { behindProxy: false, origin: null };
const PROXY = { behindProxy: true, origin: null };
const ask = (
	headers: IncomingHttpHeaders,
	front = DIRECT as { behindProxy: boolean; origin: string | null }
) => visitorOf({ headers: { host: 'host:3000', ...headers }, socket: { remoteAddress: '10.0.0.9' } }, front);

describe('the address', () => {
	it('is the socket’s; what anybody can write into a header is not believed', () => {
		expect(ask({ 'x-forwarded-for': '192.0.2.1' }).address).toBe('10.0.0.9');
		expect(ask({ 'x-real-ip': '192.0.2.1', forwarded: 'for=192.0.2.1' }, PROXY).address).toBe('10.0.0.9');
	});

	it.each([
		['192.0.2.1', '192.0.2.1'],
		// What the client wrote stands first; what our proxy saw stands last.
		['1.1.1.1, 2.2.2.2, 192.0.2.1', '192.0.2.1'],
		['192.0.2.1:5555', '192.0.2.1'],
		['::ffff:192.0.2.1', '192.0.2.1'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
		['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
		['[2001:db8:1:2::9]:5555', '2001:db8:1:2::/64'],
		['2001:db8::1', '2001:db8:0:0::/64'],
		['fe80::1%eth0', 'fe80:0:0:0::/64'],
		['::1', '0:0:0:0::/64'],
		['nonsense', '10.0.0.9'],
		['', '10.0.0.9']
	])('behind a proxy of ours it is what that saw: %j is %s', (header, address) => {
		expect(ask({ 'x-forwarded-for': header }, PROXY).address).toBe(address);
	});

	it('is always something to count by', () => {
		expect(visitorOf({ headers: {}, socket: {} }, DIRECT).address).toBe('unknown');
	});
});

describe('TLS', () => {
	it('is believed of the socket, of our own proxy, and of the configuration', () => {
		expect(ask({ 'x-forwarded-proto': 'https' }).secure).toBe(false);
		expect(ask({ 'x-forwarded-proto': 'https' }, PROXY).secure).toBe(true);
		expect(ask({ 'x-forwarded-proto': 'HTTPS, http' }, PROXY).secure).toBe(true);
		expect(ask({ 'x-forwarded-proto': 'http' }, PROXY).secure).toBe(false);
		expect(ask({}, PROXY).secure).toBe(false);
		expect(ask({}, { behindProxy: false, origin: 'https://models.example' }).secure).toBe(true);
		expect(visitorOf({ headers: {}, socket: { encrypted: true } }, DIRECT).secure).toBe(true);
	});
});

describe('our own page', () => {
	it.each([
		['same-origin', true],
		['none', true],
		['same-site', false],
		['cross-site', false],
		['nonsense', false]
	])('is what the browser says it is: %s', (site, own) => {
		expect(ask({ 'sec-fetch-site': site, origin: 'http://host:3000' }).ownPage).toBe(own);
		// A proxy that hands on neither host nor port does no harm where the browser says so.
		expect(ask({ 'sec-fetch-site': site, origin: 'https://models.example:8443' }).ownPage).toBe(own);
	});

	it('is told by its origin where the browser does not say', () => {
		expect(ask({ origin: 'http://host:3000' }).ownPage).toBe(true);
		expect(ask({}).ownPage).toBe(true);
		for (const origin of [
			'null',
			'',
			'http://evil.example',
			'http://host:3001',
			'http://host',
			'http://host:3000.evil.example',
			'http://evil.example/http://host:3000',
			'file://host:3000',
			'nonsense'
		])
			expect(ask({ origin }).ownPage, origin).toBe(false);
		expect(visitorOf({ headers: { origin: 'http://host' }, socket: {} }, DIRECT).ownPage).toBe(false);
	});

	it('is at the address that a proxy of ours was asked for, or that the configuration gives', () => {
		const headers = { host: 'inside:3000', origin: 'https://models.example:8443' };
		const forwarded = { 'x-forwarded-host': 'models.example:8443', 'x-forwarded-proto': 'https' };
		expect(ask(headers).ownPage).toBe(false);
		expect(ask({ ...headers, ...forwarded }).ownPage).toBe(false);
		expect(ask({ ...headers, ...forwarded }, PROXY).ownPage).toBe(true);
		expect(ask(headers, { behindProxy: true, origin: 'https://models.example:8443' }).ownPage).toBe(true);
		expect(ask(headers, { behindProxy: true, origin: 'https://models.example' }).ownPage).toBe(false);
	});

	it('is not the same page without TLS', () => {
		const forwarded = { 'x-forwarded-host': 'models.example', 'x-forwarded-proto': 'https' };
		expect(ask({ ...forwarded, origin: 'http://models.example' }, PROXY).ownPage).toBe(false);
		expect(ask({ ...forwarded, origin: 'https://models.example' }, PROXY).ownPage).toBe(true);
	});

	it('does not mind a port that goes without saying', () => {
		expect(fromOwnPage('https://host', 'host:443')).toBe(true);
		expect(fromOwnPage('http://host', 'host:80')).toBe(true);
		expect(fromOwnPage('https://host', 'host:80')).toBe(false);
		expect(fromOwnPage('http://[::1]:3000', '[::1]:3000')).toBe(true);
	});
});
