// Sessions as rows: what a browser's cookie stands for.
import type { Selectable } from 'kysely';
import type { Db } from '#server/store/database.ts';
import type { SessionTable } from '#server/store/schema.ts';
import { findKey, grantOf, type KeyRow, letsIn } from './keys.ts';
import type { Principal } from './principal.ts';

export const SESSION_DAYS = 30;
/** How much of a session's hash names it. */
const ID_LENGTH = 16;

export interface Session {
	session: Selectable<SessionTable>;
	key: KeyRow;
}

/** Which session: by the hash of its token, or by its id. */
export type SessionName = { hash: string } | { id: string };

/** A session that lets somebody in just now, with the key that it came from. */
export async function findSession(db: Db, name: SessionName, now: Date): Promise<Session | undefined> {
	const query = db.selectFrom('session').selectAll().where('expires_at', '>', now.toISOString());
	const session = await (
		'hash' in name
			? query.where('hash', '=', name.hash)
			: // The id is the beginning of the hash, and “g” comes after every hexadecimal digit.
				query.where('hash', '>=', name.id).where('hash', '<', `${name.id}g`)
	).executeTakeFirst();
	const key = session && (await findKey(db, 'id', session.access_key_id));
	return session && key && letsIn(key, now) ? { session, key } : undefined;
}

/** Who a session is. It ends with its key at the latest. */
export function principalOf({ session, key }: Session): Principal {
	const grant = grantOf(key);
	return {
		...grant,
		id: session.hash.slice(0, ID_LENGTH),
		name: session.name,
		via: 'session',
		expiresAt: Math.min(Date.parse(session.expires_at), grant.expiresAt ?? Infinity)
	};
}
