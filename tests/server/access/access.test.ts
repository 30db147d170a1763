// Keys and sessions: made once, kept as hashes only, ended when the owner's key changes, time is up or one signs out.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Access, sessionCookie } from '#server/access/access.ts';
import { sessionToken } from '#server/access/authenticate.ts';
import { atLeast, may, type Permission, PERMISSIONS, ROLES } from '#server/access/roles.ts';
import { type AccessUnderTest, DAY, openAccess } from '../../support/access.ts';

let on: AccessUnderTest;
beforeEach(async () => {
	on = await openAccess();
});
const GIVEN = 'a-key-that-was-given';

describe('the owner’s key', () => {
	it('is made once and lets the owner in', async () => {
		const key = (await on.access.ensureOwnerKey(null))!;
		expect(key).toMatch(/^[\w-]{32}$/);
		expect(await on.byKey(key)).toMatchObject({
			id: 'owner',
			role: 'owner',
			scope: { kind: 'server' },
			via: 'key',
			expiresAt: null
		});
		expect(await on.access.ensureOwnerKey(null)).toBe(null);
		expect(await on.byKey(key)).toMatchObject({ id: 'owner' });
	});

	it('is the one that was given, and is not shown then', async () => {
		expect(await on.access.ensureOwnerKey(GIVEN)).toBe(null);
		expect(await on.byKey(GIVEN)).toMatchObject({ role: 'owner' });
		expect(await on.access.ensureOwnerKey(GIVEN)).toBe(null);
		expect(await on.access.ensureOwnerKey(null)).toBe(null);
		expect(await on.byKey(GIVEN)).toMatchObject({ role: 'owner' });
	});

	it('is replaced by another one that is given, which ends the sessions of the old one and no others', async () => {
		const old = (await on.access.ensureOwnerKey(null))!;
		const mine = await on.signIn(old);
		const invited = await on.signIn((await on.link()).key, 'Bo');
		const changed = vi.fn();
		on.access.onChange(changed);
		await on.access.ensureOwnerKey(GIVEN);
		expect(changed).toHaveBeenCalledOnce();
		expect(await on.byKey(old)).toBe('wrong-key');
		await expect(on.signIn(old)).rejects.toThrow('wrong-key');
		expect(await on.bySession(mine.token)).toBe('none');
		expect(await on.access.stillIn(mine.principal)).toBe(false);
		expect(await on.bySession(invited.token)).toMatchObject({ name: 'Bo', role: 'evaluator' });
	});

	it('keeps its sessions where the same key is given again', async () => {
		await on.access.ensureOwnerKey(GIVEN);
		const session = await on.signIn(GIVEN);
		await on.access.ensureOwnerKey(GIVEN);
		expect(await on.bySession(session.token)).toMatchObject({ role: 'owner' });
	});
});

describe('sessions', () => {
	it('carry the name that was given, and role and scope of the key', async () => {
		const { key } = await on.link({ role: 'reviewer', scope: { kind: 'study', studyId: 'a' } });
		const session = await on.signIn(key);
		expect(session.principal).toMatchObject({
			name: 'Ana',
			role: 'reviewer',
			scope: { kind: 'study', studyId: 'a' },
			via: 'session'
		});
		expect(await on.bySession(session.token)).toEqual(session.principal);
		expect((await on.signIn(key)).principal.id).not.toBe(session.principal.id);
	});

	it('expire after 30 days', async () => {
		const { token, principal } = await on.signIn((await on.link()).key);
		on.pass(30 * DAY - 1000);
		expect(await on.bySession(token)).toMatchObject({ name: 'Ana' });
		expect(await on.access.stillIn(principal)).toBe(true);
		on.pass(1000);
		expect(await on.bySession(token)).toBe('none');
		expect(await on.access.stillIn(principal)).toBe(false);
	});

	it('expire with their key, and say so', async () => {
		const { key } = await on.link({ expiresAt: on.at(DAY) });
		const { token, principal } = await on.signIn(key);
		expect(principal.expiresAt).toBe(Date.parse(on.at(DAY)));
		on.pass(DAY - 1);
		expect(await on.bySession(token)).toMatchObject({ name: 'Ana' });
		on.pass(1);
		expect(await on.bySession(token)).toBe('none');
		expect(await on.access.stillIn(principal)).toBe(false);
		expect(await on.byKey(key)).toBe('ended-key');
		await expect(on.signIn(key)).rejects.toThrow('ended-key');
	});

	it('end when one signs out, and only that one', async () => {
		const { key } = await on.link();
		const [one, two] = [await on.signIn(key, 'A'), await on.signIn(key, 'B')];
		const changed = vi.fn();
		const stop = on.access.onChange(changed);
		await on.access.signOut(one.token);
		expect(changed).toHaveBeenCalledOnce();
		stop();
		await on.access.signOut('nonsense');
		expect(changed).toHaveBeenCalledOnce();
		expect(await on.bySession(one.token)).toBe('none');
		expect(await on.access.stillIn(one.principal)).toBe(false);
		expect(await on.bySession(two.token)).toMatchObject({ name: 'B' });
		expect(await on.access.stillIn(two.principal)).toBe(true);
	});

	it('get a new token with every sign-in, and the browser’s old session ends', async () => {
		const { key } = await on.link();
		const old = await on.signIn(key, 'Old');
		const changed = vi.fn();
		on.access.onChange(changed);
		const fresh = await on.signIn(key, 'New', `throughline_session=${old.token}`);
		expect(fresh.token).not.toBe(old.token);
		expect(await on.bySession(old.token)).toBe('none');
		expect(changed).toHaveBeenCalledOnce();
		// A token that somebody else planted is not taken over.
		const planted = await on.signIn(key, 'New', 'throughline_session=planted');
		expect(planted.token).not.toBe('planted');
		expect(await on.bySession('planted')).toBe('none');
		// A wrong key ends nothing.
		await expect(on.signIn('wrong', 'X', `throughline_session=${fresh.token}`)).rejects.toThrow();
		expect(await on.bySession(fresh.token)).toMatchObject({ name: 'New' });
	});

	it('are not made with a key that is not known', async () => {
		await expect(on.signIn('nonsense')).rejects.toThrow('wrong-key');
	});
});

describe('what is kept', () => {
	it('is hashes only: no key and no token is anywhere in the folder', async () => {
		const secrets = [(await on.access.ensureOwnerKey(null))!, (await on.link({ label: 'Label' })).key];
		secrets.push((await on.signIn(secrets[1]!)).token);
		const read = () =>
			Buffer.concat(readdirSync(on.folder).map((name) => readFileSync(join(on.folder, name))));
		const open = read();
		await on.closeDatabase();
		for (const bytes of [open, read()]) {
			// The search works: a label that is kept is found.
			expect(bytes.includes('Label')).toBe(true);
			for (const secret of secrets) {
				expect(Buffer.from(secret, 'base64url')).toHaveLength(24);
				expect(bytes.includes(secret)).toBe(false);
			}
		}
	});
});

describe('authenticate', () => {
	it('takes a bearer key, then the key of the address, then the cookie', async () => {
		const { key } = await on.link({ label: 'Key' });
		const { token } = await on.signIn(key, 'Cookie');
		const cookie = `a=b; throughline_session=${token}; c=d`;
		const nameOf = async (credentials: Parameters<Access['authenticate']>[0]) => {
			const who = await on.access.authenticate(credentials);
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

	it('stand in the order of what they may do', () => {
		for (const role of ROLES)
			for (const other of ROLES) {
				const all = PERMISSIONS.every((permission) => may(role, permission) || !may(other, permission));
				if (atLeast(role, other)) expect(all, `${role} and ${other}`).toBe(true);
			}
	});
});
