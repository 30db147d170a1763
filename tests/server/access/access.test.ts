// Keys and sessions: made once, kept as hashes only, ended when the owner's key changes or time is up.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Access, createAccess, sessionCookie } from '#server/access/access.ts';
import { fromOwnPage, sessionToken } from '#server/access/authenticate.ts';
import { may, type Permission, ROLES } from '#server/access/roles.ts';
import { openDatabase } from '#server/store/database.ts';
import { temporaryFolder } from '../../support/folders.ts';

let access: Access;
let clock: Date;
let folder: string;
let close: () => Promise<void>;
beforeEach(async () => {
	folder = temporaryFolder();
	const database = await openDatabase(folder);
	close = () => database.close();
	onTestFinished(() => close());
	clock = new Date('2026-01-01T00:00:00.000Z');
	access = createAccess(database.db, () => clock);
});
const DAY = 86_400_000;
const GIVEN = 'a-key-that-was-given';

describe('the owner’s key', () => {
	it('is made once and lets the owner in', async () => {
		const key = await access.ensureOwnerKey(null);
		expect(key).toMatch(/^[\w-]{32,}$/);
		expect(await access.byKey(key!)).toMatchObject({ id: 'owner', role: 'owner', via: 'key' });
		expect(await access.ensureOwnerKey(null)).toBe(null);
		expect(await access.byKey(key!)).toBeDefined();
	});

	it('is the one that was given, and is not shown then', async () => {
		expect(await access.ensureOwnerKey(GIVEN)).toBe(null);
		expect((await access.byKey(GIVEN))?.role).toBe('owner');
		expect(await access.ensureOwnerKey(GIVEN)).toBe(null);
		expect(await access.ensureOwnerKey(null)).toBe(null);
		expect((await access.byKey(GIVEN))?.role).toBe('owner');
	});

	it('is replaced by another one that is given, which ends the sessions of the old one and no others', async () => {
		const old = (await access.ensureOwnerKey(null))!;
		const mine = (await access.signIn(old, 'Ana'))!;
		const invited = (await access.signIn(await access.invite('evaluator', 'Bo'), 'Bo'))!;
		await access.ensureOwnerKey(GIVEN);
		expect(await access.byKey(old)).toBeUndefined();
		expect(await access.signIn(old, 'Ana')).toBeUndefined();
		expect(await access.bySession(mine.token)).toBeUndefined();
		expect(await access.bySession(invited.token)).toMatchObject({ name: 'Bo', role: 'evaluator' });
	});

	it('keeps its sessions where the same key is given again', async () => {
		await access.ensureOwnerKey(GIVEN);
		const session = (await access.signIn(GIVEN, 'Ana'))!;
		await access.ensureOwnerKey(GIVEN);
		expect(await access.bySession(session.token)).toBeDefined();
	});
});

describe('sessions', () => {
	it('carry the name that was given and the role of the key', async () => {
		const key = await access.invite('reviewer', 'Workshop');
		const session = (await access.signIn(key, 'Ana'))!;
		expect(session.principal).toMatchObject({ name: 'Ana', role: 'reviewer', via: 'session' });
		expect(await access.bySession(session.token)).toEqual(session.principal);
		const again = (await access.signIn(key, 'Ana'))!;
		expect(again.principal.id).not.toBe(session.principal.id);
	});

	it('expire after 30 days', async () => {
		const session = (await access.signIn(await access.invite('viewer', 'x'), 'Ana'))!;
		clock = new Date(clock.getTime() + 30 * DAY - 1000);
		expect(await access.bySession(session.token)).toBeDefined();
		clock = new Date(clock.getTime() + 2000);
		expect(await access.bySession(session.token)).toBeUndefined();
	});

	it('end when one signs out, and only that one', async () => {
		const key = await access.invite('viewer', 'x');
		const [one, two] = [(await access.signIn(key, 'A'))!, (await access.signIn(key, 'B'))!];
		await access.signOut(one.token);
		await access.signOut('nonsense');
		expect(await access.bySession(one.token)).toBeUndefined();
		expect(await access.bySession(two.token)).toBeDefined();
	});

	it('are not made with a key that is not known', async () => {
		expect(await access.signIn('nonsense', 'Ana')).toBeUndefined();
		expect(await access.byKey('')).toBeUndefined();
	});
});

describe('what is kept', () => {
	it('is hashes only: no key and no token is anywhere in the folder', async () => {
		const secrets = [(await access.ensureOwnerKey(null))!, await access.invite('viewer', 'x')];
		secrets.push((await access.signIn(secrets[1]!, 'Ana'))!.token);
		const read = () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
		const open = read();
		await close();
		close = async () => {};
		for (const bytes of [open, read()]) {
			// The search works: a label that is kept is found.
			expect(bytes.includes('Owner')).toBe(true);
			for (const secret of secrets) expect(bytes.includes(secret)).toBe(false);
		}
	});
});

describe('authenticate', () => {
	it('takes a bearer key, then the key of the address, then the cookie', async () => {
		const key = await access.invite('evaluator', 'Key');
		const { token } = (await access.signIn(key, 'Cookie'))!;
		const cookie = `a=b; throughline_session=${token}; c=d`;
		const nameOf = async (credentials: Parameters<Access['authenticate']>[0]) => {
			const who = await access.authenticate(credentials);
			return who.ok ? who.principal.name : who.why;
		};
		expect(await nameOf({ authorization: `Bearer ${key}` })).toBe('Key');
		expect(await nameOf({ authorization: `bearer ${key}` })).toBe('Key');
		expect(await nameOf({ key })).toBe('Key');
		expect(await nameOf({ cookie })).toBe('Cookie');
		expect(await nameOf({ authorization: `Bearer ${key}`, cookie })).toBe('Key');
		// A wrong key is not made good by a cookie.
		expect(await nameOf({ authorization: 'Bearer wrong', cookie })).toBe('wrong-key');
		expect(await nameOf({ key: 'wrong', cookie })).toBe('wrong-key');
		expect(await nameOf({ cookie: 'throughline_session=nonsense' })).toBe('none');
		expect(await nameOf({ authorization: `Basic ${key}` })).toBe('none');
		expect(await nameOf({ authorization: `Bearer ${token}` })).toBe('wrong-key');
		expect(await nameOf({ cookie: `throughline_session=${key}` })).toBe('none');
		expect(await nameOf({})).toBe('none');
	});

	it('reads the one cookie that is ours', () => {
		expect(sessionToken('xthroughline_session=1; throughline_session=2')).toBe('2');
		expect(sessionToken('throughline_session=')).toBeUndefined();
		expect(sessionToken(undefined)).toBeUndefined();
	});

	it('knows its own pages by their origin', () => {
		expect(fromOwnPage('http://host:3000', 'host:3000')).toBe(true);
		expect(fromOwnPage('https://host', 'host')).toBe(true);
		expect(fromOwnPage(undefined, 'host')).toBe(true);
		for (const origin of [
			'http://evil.example',
			'http://host:3001',
			'null',
			'',
			'http://host:3000.evil.example',
			'nonsense'
		])
			expect(fromOwnPage(origin, 'host:3000')).toBe(false);
	});

	it('writes a cookie that scripts and other sites do not get', () => {
		expect(sessionCookie('t', false)).toBe(
			'throughline_session=t; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000'
		);
		expect(sessionCookie('t', true)).toMatch(/; Secure$/);
		expect(sessionCookie('', false, 0)).toMatch(/Max-Age=0/);
	});
});

describe('roles', () => {
	const TABLE: Record<Permission, string> = {
		'theory:read': 'owner evaluator contributor reviewer viewer',
		'theory:write': 'owner evaluator contributor',
		'evidence:read': 'owner evaluator',
		'evidence:write': 'owner evaluator',
		'study:create': 'owner evaluator',
		'access:manage': 'owner evaluator',
		'audit:read': 'owner'
	};
	it.each(Object.entries(TABLE))('%s is for %s', (permission, roles) => {
		expect(ROLES.filter((role) => may(role, permission as Permission)).join(' ')).toBe(roles);
	});
});
