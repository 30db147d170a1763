// Who is asking: bearer keys for programs, sessions for browsers. Keys and session tokens are kept as SHA-256 only.
import { createHash, randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import { type Db, inTransaction } from '#server/store/database.ts';
import type { AccessKeyTable } from '#server/store/schema.ts';
import { type Authentication, authenticate, type Credentials, SESSION_COOKIE } from './authenticate.ts';
import type { Principal } from './principal.ts';
import { type Role, ROLES } from './roles.ts';
import type { Scope } from './scope.ts';

const SESSION_DAYS = 30;
/** How much of a session's hash names it. */
const ID_LENGTH = 16;
const OWNER_ID = 'owner';

export interface Access {
	/** Makes sure that there is an owner's key. @returns the key where it was just made, to be shown once */
	ensureOwnerKey(given: string | null): Promise<string | null>;
	/** Makes a key for a role. @returns the key itself, which is not kept */
	invite(role: Role, label: string, scope?: Scope): Promise<string>;
	/** Who a bearer key belongs to; undefined where it is unknown or revoked. */
	byKey(key: string): Promise<Principal | undefined>;
	/** Who a session token belongs to; undefined where it is unknown, expired, or its key was revoked. */
	bySession(token: string): Promise<Principal | undefined>;
	/** Exchanges a key for a session. @returns the token, or undefined where the key lets nobody in */
	signIn(key: string, name: string): Promise<{ token: string; principal: Principal } | undefined>;
	signOut(token: string): Promise<void>;
	/** True while somebody who came in may still be in: not signed out, not expired, their key not revoked. */
	stillIn(principal: Principal): Promise<boolean>;
	/** Calls back whenever somebody's access may have ended. @returns how to stop that */
	onChange(listener: () => void): () => void;
	/** From what a request carries to who is asking; pages, API and sockets all come here. */
	authenticate(credentials: Credentials): Promise<Authentication>;
}

const hash = (secret: string) => createHash('sha256').update(secret).digest('hex');
const secret = () => randomBytes(24).toString('base64url');

type KeyRow = Selectable<AccessKeyTable>;

const asRole = (role: string): Role => ROLES.find((r) => r === role) ?? 'viewer';
const scopeId = (scope: Scope) =>
	scope.kind === 'study' ? scope.studyId : scope.kind === 'model' ? scope.modelId : null;
const keyEnds = (key: KeyRow) => (key.expires_at === null ? null : Date.parse(key.expires_at));

function scopeOf({ scope_kind, scope_id }: KeyRow): Scope {
	if (scope_kind === 'server') return { kind: 'server' };
	return scope_kind === 'study'
		? { kind: 'study', studyId: scope_id ?? '' }
		: { kind: 'model', modelId: scope_id ?? '' };
}

const ofKey = (key: KeyRow) => ({
	keyId: key.id,
	role: asRole(key.role),
	scope: scopeOf(key),
	expiresAt: keyEnds(key)
});

export function createAccess(db: Db, now: () => Date): Access {
	const stamp = () => now().toISOString();
	const listeners = new Set<() => void>();
	const changed = () => {
		for (const listener of listeners) listener();
	};
	/** A key that lets somebody in just now. */
	const findKey = (by: 'hash' | 'id', value: string) =>
		db
			.selectFrom('access_key')
			.selectAll()
			.where(by, '=', value)
			.where('revoked_at', 'is', null)
			.where((e) => e.or([e('expires_at', 'is', null), e('expires_at', '>', stamp())]))
			.executeTakeFirst();
	/** A session that lets somebody in just now, with its key. */
	const findSession = async (by: 'hash' | 'id', value: string) => {
		const session = await db
			.selectFrom('session')
			.selectAll()
			.where('hash', by === 'id' ? 'like' : '=', by === 'id' ? `${value}%` : value)
			.where('expires_at', '>', stamp())
			.executeTakeFirst();
		const key = session && (await findKey('id', session.access_key_id));
		return session && key && { session, key };
	};

	const access: Access = {
		authenticate: (credentials) => authenticate(access, credentials),
		async ensureOwnerKey(given) {
			const owner = await db
				.selectFrom('access_key')
				.select('hash')
				.where('id', '=', OWNER_ID)
				.executeTakeFirst();
			if (owner && given === null) return null;
			const key = given ?? secret();
			if (!owner) {
				const row = { id: OWNER_ID, hash: hash(key), role: 'owner', label: 'Owner' };
				await db
					.insertInto('access_key')
					.values({ ...row, created_at: stamp(), revoked_at: null })
					.execute();
			} else if (owner.hash !== hash(key)) {
				// Another key takes the place of the old one: whoever came in with the old one has to come again.
				await inTransaction(db, async (trx) => {
					await trx
						.updateTable('access_key')
						.set({ hash: hash(key) })
						.where('id', '=', OWNER_ID)
						.execute();
					await trx.deleteFrom('session').where('access_key_id', '=', OWNER_ID).execute();
				});
				changed();
			}
			return given === null ? key : null;
		},
		async invite(role, label, scope = { kind: 'server' }) {
			const key = secret();
			await db
				.insertInto('access_key')
				.values({
					id: randomBytes(9).toString('base64url'),
					hash: hash(key),
					role,
					label,
					created_at: stamp(),
					revoked_at: null,
					scope_kind: scope.kind,
					scope_id: scopeId(scope)
				})
				.execute();
			return key;
		},
		async byKey(key) {
			const row = await findKey('hash', hash(key));
			return row && { ...ofKey(row), id: row.id, name: row.label, via: 'key' };
		},
		async bySession(token) {
			const found = await findSession('hash', hash(token));
			if (!found) return undefined;
			const { session, key } = found;
			const ends = Math.min(Date.parse(session.expires_at), keyEnds(key) ?? Infinity);
			return {
				...ofKey(key),
				id: session.hash.slice(0, ID_LENGTH),
				name: session.name,
				via: 'session',
				expiresAt: ends
			};
		},
		async signIn(key, name) {
			const row = await findKey('hash', hash(key));
			if (!row) return undefined;
			const token = secret();
			const expires = new Date(now().getTime() + SESSION_DAYS * 86_400_000).toISOString();
			await inTransaction(db, async (trx) => {
				await trx
					.insertInto('session')
					.values({
						hash: hash(token),
						access_key_id: row.id,
						name,
						created_at: stamp(),
						expires_at: expires
					})
					.execute();
				await trx
					.updateTable('access_key')
					.set((e) => ({ uses: e('uses', '+', 1), last_used_at: stamp() }))
					.where('id', '=', row.id)
					.execute();
				await trx.deleteFrom('session').where('expires_at', '<', stamp()).execute();
			});
			const principal = await access.bySession(token);
			return principal && { token, principal };
		},
		async signOut(token) {
			await db.deleteFrom('session').where('hash', '=', hash(token)).execute();
			changed();
		},
		async stillIn({ id, keyId, via }) {
			if (via === 'session') return (await findSession('id', id)) !== undefined;
			return (await findKey('id', keyId)) !== undefined;
		},
		onChange(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		}
	};
	return access;
}

/** The cookie that carries a session (Lax, so that a link in a message opens the model; unsafe requests check `Origin`); `maxAge` in seconds, 0 to take it away. */
export function sessionCookie(token: string, secure: boolean, maxAge = SESSION_DAYS * 86_400): string {
	return `${SESSION_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure ? '; Secure' : ''}`;
}
