// Who is asking: keys for programs, sessions for browsers, the owner's key, and word of whoever is out.
import { LIMITS } from '#server/limits.ts';
import { auditStore } from '#server/store/audit.ts';
import { type Db, inTransaction } from '#server/store/database.ts';
import { SYSTEM } from './audit-actions.ts';
import {
	type Authentication,
	authenticate,
	type Credentials,
	type KeyRefusal,
	SESSION_COOKIE,
	sessionToken
} from './authenticate.ts';
import { createKeyTries } from './key-tries.ts';
import { findKey, grantOf, type KeyRow, letsIn, OWNER_ID } from './keys.ts';
import type { Principal } from './principal.ts';
import { hashOf, newSecret } from './secrets.ts';
import { findSession, principalOf, SESSION_DAYS } from './sessions.ts';

const MINUTE = 60_000;

export type SignedIn = { ok: true; token: string; principal: Principal } | KeyRefusal;

export interface Access {
	/** Makes sure that there is an owner's key. @returns the key where it was just made, to be shown once */
	ensureOwnerKey(given: string | null): Promise<string | null>;
	/**
	 * Exchanges a key for a session with a token of its own, which counts as a use of the key. The session that the
	 * browser had before ends.
	 */
	signIn(key: string, name: string, from?: Pick<Credentials, 'address' | 'cookie'>): Promise<SignedIn>;
	signOut(token: string): Promise<void>;
	/** True while somebody who came in may still be in: not signed out, not expired, their key not revoked. */
	stillIn(principal: Principal): Promise<boolean>;
	/** Calls back whenever somebody's access may have ended. @returns how to stop that */
	onChange(listener: () => void): () => void;
	/** Calls those back: for whoever ends access elsewhere. */
	changed(): void;
	/** From what a request carries to who is asking; pages, API and sockets all come here. */
	authenticate(credentials: Credentials): Promise<Authentication>;
}

/** @param wrongKeysPerMinute how many wrong keys one address may try */
export function createAccess(
	db: Db,
	now: () => Date,
	{ wrongKeysPerMinute } = { wrongKeysPerMinute: LIMITS.wrongKeysPerMinute }
): Access {
	const stamp = () => now().toISOString();
	const tries = createKeyTries(wrongKeysPerMinute, () => now().getTime());
	const listeners = new Set<() => void>();
	let blocked = 0;
	let blockedNotedAt = -Infinity;

	/** At most one entry a minute, however many addresses try: a flood must not fill the audit. */
	async function noteBlocked(): Promise<void> {
		blocked += 1;
		if (now().getTime() - blockedNotedAt < MINUTE) return;
		blockedNotedAt = now().getTime();
		const times = blocked;
		blocked = 0;
		await auditStore(db, now).note(SYSTEM, 'too-many-tries', { kind: 'server', id: '' }, { times });
	}

	/** The row of a key that lets somebody in. A key that once did is nobody's guess, and is not counted. */
	async function tryKey(key: string, address = ''): Promise<{ ok: true; row: KeyRow } | KeyRefusal> {
		const refusal = (): KeyRefusal | null => {
			const retryAfter = tries.wait(address);
			return retryAfter > 0 ? { ok: false, why: 'too-many-tries', retryAfter } : null;
		};
		const early = refusal();
		if (early) return early;
		const row = await findKey(db, 'hash', hashOf(key));
		// Asked again: of many keys that come at once, only as many may be told right from wrong as may be tried.
		const late = refusal();
		if (late) return late;
		if (row) return letsIn(row, now()) ? { ok: true, row } : { ok: false, why: 'ended-key' };
		if (tries.wrong(address)) await noteBlocked();
		return { ok: false, why: 'wrong-key' };
	}

	const access: Access = {
		authenticate: (credentials) =>
			authenticate(
				{
					async byKey(key, address) {
						const tried = await tryKey(key, address);
						if (!tried.ok) return tried;
						const { row } = tried;
						return { ok: true, principal: { ...grantOf(row), id: row.id, name: row.label, via: 'key' } };
					},
					async bySession(token) {
						const found = await findSession(db, { hash: hashOf(token) }, now());
						return found && principalOf(found);
					}
				},
				credentials
			),
		async ensureOwnerKey(given) {
			const owner = await findKey(db, 'id', OWNER_ID);
			if (owner && given === null) return null;
			const key = given ?? newSecret();
			if (!owner) {
				const row = { id: OWNER_ID, hash: hashOf(key), role: 'owner', label: 'Owner' };
				await db
					.insertInto('access_key')
					.values({ ...row, created_at: stamp(), revoked_at: null })
					.execute();
			} else if (owner.hash !== hashOf(key)) {
				// Another key takes the place of the old one: whoever came in with the old one has to come again.
				await inTransaction(db, async (trx) => {
					await trx
						.updateTable('access_key')
						.set({ hash: hashOf(key) })
						.where('id', '=', OWNER_ID)
						.execute();
					await trx.deleteFrom('session').where('access_key_id', '=', OWNER_ID).execute();
					await auditStore(trx, now).note(SYSTEM, 'owner-key-replaced', { kind: 'link', id: OWNER_ID });
				});
				access.changed();
			}
			return given === null ? key : null;
		},
		async signIn(key, name, { address, cookie } = {}) {
			const tried = await tryKey(key, address);
			if (!tried.ok) return tried;
			const { row } = tried;
			const token = newSecret();
			const session = {
				hash: hashOf(token),
				access_key_id: row.id,
				name,
				created_at: stamp(),
				expires_at: new Date(now().getTime() + SESSION_DAYS * 86_400_000).toISOString()
			};
			const principal = principalOf({ session, key: row });
			const old = sessionToken(cookie);
			await inTransaction(db, async (trx) => {
				await trx.insertInto('session').values(session).execute();
				await trx
					.updateTable('access_key')
					.set((e) => ({ uses: e('uses', '+', 1), last_used_at: stamp() }))
					.where('id', '=', row.id)
					.execute();
				await trx.deleteFrom('session').where('expires_at', '<=', stamp()).execute();
				if (old) await trx.deleteFrom('session').where('hash', '=', hashOf(old)).execute();
				const { role } = principal;
				await auditStore(trx, now).note(principal, 'signed-in', { kind: 'link', id: row.id }, { role });
			});
			if (old) access.changed();
			return { ok: true, token, principal };
		},
		async signOut(token) {
			await inTransaction(db, async (trx) => {
				const found = await findSession(trx, { hash: hashOf(token) }, now());
				await trx.deleteFrom('session').where('hash', '=', hashOf(token)).execute();
				if (!found) return;
				const principal = principalOf(found);
				await auditStore(trx, now).note(principal, 'signed-out', { kind: 'link', id: principal.keyId });
			});
			access.changed();
		},
		async stillIn({ id, keyId, via }) {
			if (via === 'session') return (await findSession(db, { id }, now())) !== undefined;
			const key = await findKey(db, 'id', keyId);
			return key !== undefined && letsIn(key, now());
		},
		onChange(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		changed() {
			for (const listener of listeners) listener();
		}
	};
	return access;
}

/** The cookie that carries a session (Lax, so that a link in a message opens the model; unsafe requests check where they come from); `maxAge` in seconds, 0 to take it away. */
export function sessionCookie(token: string, secure: boolean, maxAge = SESSION_DAYS * 86_400): string {
	return `${SESSION_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure ? '; Secure' : ''}`;
}
