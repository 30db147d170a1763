// The configuration from the environment, and what is refused of it.
import { isAbsolute } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIMIT_NAMES, readConfig, StartError } from '#server/config.ts';
import { LIMITS } from '#server/limits.ts';

describe('readConfig', () => {
	it('has defaults that work on one machine and nowhere else', () => {
		const { dataDir, ...rest } = readConfig({});
		expect(rest).toEqual({
			port: 3000,
			host: '127.0.0.1',
			ownerKey: null,
			logLevel: 'info',
			behindProxy: false,
			origin: null,
			limits: LIMITS
		});
		expect(isAbsolute(dataDir)).toBe(true);
	});

	it('takes what is given; an empty value is as good as none', () => {
		expect(
			readConfig({ PORT: '0', HOST: '0.0.0.0', DATA_DIR: '/x', OWNER_KEY: ' 0123456789abcdef ' })
		).toMatchObject({
			port: 0,
			host: '0.0.0.0',
			dataDir: '/x',
			ownerKey: '0123456789abcdef'
		});
		expect(readConfig({ PORT: '', HOST: '', OWNER_KEY: '  ', DATA_DIR: '' })).toEqual(readConfig({}));
	});

	it.each(['abc', '-1', '65536', '3000.5', '80 80', 'NaN', '3000;'])(
		'refuses PORT %j with words that name it',
		(PORT) => {
			expect(() => readConfig({ PORT })).toThrow(StartError);
			expect(() => readConfig({ PORT })).toThrow(`“${PORT}”`);
		}
	);

	it.each(Object.entries(LIMIT_NAMES))(
		'reads the limit %s from %s, and refuses what is no number',
		(limit, name) => {
			expect(readConfig({ [name]: '7' }).limits).toEqual({ ...LIMITS, [limit]: 7 });
			for (const wrong of ['0', '-1', '1.5', 'many'])
				expect(() => readConfig({ [name]: wrong })).toThrow(`${name} must be`);
		}
	);

	it('refuses a level of logs that there is not', () => {
		expect(readConfig({ LOG_LEVEL: 'debug', BEHIND_PROXY: '1' })).toMatchObject({
			logLevel: 'debug',
			behindProxy: true
		});
		expect(() => readConfig({ LOG_LEVEL: 'loud' })).toThrow('“loud”');
	});

	it.each([undefined, 'localhost', '127.0.0.1', '127.1.2.3', '::1'])(
		'takes a short OWNER_KEY where only this machine gets in (HOST=%s), since the start warns of it',
		(HOST) => {
			expect(readConfig({ OWNER_KEY: ' short ', HOST }).ownerKey).toBe('short');
		}
	);

	it.each(['0.0.0.0', '::', '192.168.1.2', 'models.example', '127.0.0.1.example', 'localhost.example'])(
		'refuses a short OWNER_KEY where others get in (HOST=%s), with a way out',
		(HOST) => {
			expect(() => readConfig({ OWNER_KEY: 'short', HOST })).toThrow(StartError);
			expect(() => readConfig({ OWNER_KEY: 'short', HOST })).toThrow(/HOST is .* Set a longer one/);
			expect(readConfig({ HOST }).ownerKey).toBe(null);
			expect(readConfig({ OWNER_KEY: '0123456789abcdef', HOST }).ownerKey).toBe('0123456789abcdef');
		}
	);

	it('refuses a short OWNER_KEY behind a proxy, and never says it', () => {
		const env = { OWNER_KEY: 'brief', BEHIND_PROXY: '1' };
		expect(() => readConfig(env)).toThrow(/BEHIND_PROXY is set/);
		expect(() => readConfig(env)).not.toThrow(/brief/);
	});

	it('takes the address of the pages, and refuses what is none', () => {
		expect(readConfig({ ORIGIN: 'https://models.example/' }).origin).toBe('https://models.example');
		expect(readConfig({ ORIGIN: 'http://localhost:8080' }).origin).toBe('http://localhost:8080');
		expect(readConfig({ ORIGIN: '' }).origin).toBe(null);
		for (const ORIGIN of ['models.example', 'ftp://x', 'https://x/path', 'null'])
			expect(() => readConfig({ ORIGIN })).toThrow(`“${ORIGIN}”`);
	});
});
