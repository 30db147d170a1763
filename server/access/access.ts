// Who is asking: bearer keys for programs, sessions for browsers. Keys and session tokens are kept as SHA-256 only.
import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '#server/store/database.ts';
import { type Authentication, authenticate, type Credentials, SESSION_COOKIE } from './authenticate.ts';
import type { Principal } from './principal.ts';
import { type Role, ROLES } from './roles.ts';

const SESSION_DAYS = 30;

export interface Access {
	/** Makes sure that there is an owner's key. @returns the key where it was just made, to be shown once */
	ensureOwnerKey(given: string | null): Promise<string | null>;
	/** Makes a key for a role. @returns the key itself, which is not kept */
	invite(role: Role, label: string): Promise<string>;
	/** Who a bearer key belongs to; undefined where it is unknown or revoked. */
	byKey(key: string): Promise<Principal | undefined>;
	/** Who a session token belongs to; undefined where it is unknown, expired, or its key was revoked. */
	bySession(token: string): Promise<Principal | undefined>;
	/** Exchanges a key for a session. @returns the token, or undefined where the key lets nobody in */
	signIn(key: string, name: string): Promise<{ token: string; principal: Principal } | undefined>;
	signOut(token: string): Promise<void>;
	/** From what a request carries to who is asking; pages, API and sockets all come here. */
	authenticate(credentials: Credentials): Promise<Authentication>;
}

const hash = (secret: string) => createHash('sha256').update(secret).digest('hex');
const secret = () => randomBytes(24).toString('base64url');

export function createAccess(db: Db, now: () => Date): Access {
	const OWNER_ID = 'owner';
	const asRole = (role: string): Role => ROLES.find((r) => r === role) ?? 'viewer';
	const stamp = () => now().toISOString();
	const findKey = (key: string) =>
		db
			.selectFrom('access_key')
			.selectAll()
			.where('hash', '=', hash(key))
			.where('revoked_at', 'is', null)
			.executeTakeFirst();

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
			if (!owner)
				await db
					.insertInto('access_key')
					.values({
						id: OWNER_ID,
						hash: hash(key),
						role: 'owner',
						label: 'Owner',
						created_at: stamp(),
						revoked_at: null
					})
					.execute();
			else if (owner.hash !== hash(key)) {
				// Another key takes the place of the old one: whoever came in with the old one has to come again.
				await db
					.updateTable('access_key')
					.set({ hash: hash(key) })
					.where('id', '=', OWNER_ID)
					.execute();
				await db.deleteFrom('session').where('access_key_id', '=', OWNER_ID).execute();
			}
			return given === null ? key : null;
		},
		async invite(role, label) {
			const key = secret();
			await db
				.insertInto('access_key')
				.values({
					id: randomBytes(9).toString('base64url'),
					hash: hash(key),
					role,
					label,
					created_at: stamp(),
					revoked_at: null
				})
				.execute();
			return key;
		},
		async byKey(key) {
			const row = await findKey(key);
			return row && { id: row.id, name: row.label, role: asRole(row.role), via: 'key' };
		},
		async bySession(token) {
			const row = await db
				.selectFrom('session')
				.innerJoin('access_key', 'access_key.id', 'session.access_key_id')
				.select(['session.hash', 'session.name', 'access_key.role'])
				.where('session.hash', '=', hash(token))
				.where('session.expires_at', '>', stamp())
				.where('access_key.revoked_at', 'is', null)
				.executeTakeFirst();
			return row && { id: row.hash.slice(0, 16), name: row.name, role: asRole(row.role), via: 'session' };
		},
		async signIn(key, name) {
			const row = await findKey(key);
			if (!row) return undefined;
			const token = secret();
			const expires = new Date(now().getTime() + SESSION_DAYS * 86_400_000).toISOString();
			await db
				.insertInto('session')
				.values({ hash: hash(token), access_key_id: row.id, name, created_at: stamp(), expires_at: expires })
				.execute();
			await db.deleteFrom('session').where('expires_at', '<', stamp()).execute();
			return {
				token,
				principal: { id: hash(token).slice(0, 16), name, role: asRole(row.role), via: 'session' }
			};
		},
		async signOut(token) {
			await db.deleteFrom('session').where('hash', '=', hash(token)).execute();
		}
	};
	return access;
}

/** The cookie that carries a session (Lax, so that a link in a message opens the model; unsafe requests check `Origin`); `maxAge` in seconds, 0 to take it away. */
export function sessionCookie(token: string, secure: boolean, maxAge = SESSION_DAYS * 86_400): string {
	return `${SESSION_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure ? '; Secure' : ''}`;
}
