// Keys as rows: looking one up, and what it lets somebody do.
import type { Selectable } from 'kysely';
import type { Db } from '#server/store/database.ts';
import type { AccessKeyTable } from '#server/store/schema.ts';
import type { Principal } from './principal.ts';
import { type Role, ROLES } from './roles.ts';
import type { Scope } from './scope.ts';

export type KeyRow = Selectable<AccessKeyTable>;

/** The key that the server itself makes or is given. All others are share links. */
export const OWNER_ID = 'owner';

export function findKey(db: Db, by: 'hash' | 'id', value: string): Promise<KeyRow | undefined> {
	return db.selectFrom('access_key').selectAll().where(by, '=', value).executeTakeFirst();
}

/** True while a key lets somebody in: not revoked, not expired. */
export const letsIn = (key: KeyRow, now: Date): boolean =>
	key.revoked_at === null && (key.expires_at === null || key.expires_at > now.toISOString());

/** What whoever comes with a key is. */
export const grantOf = (key: KeyRow): Pick<Principal, 'keyId' | 'role' | 'scope' | 'expiresAt'> => ({
	keyId: key.id,
	role: roleOf(key),
	scope: scopeOf(key),
	expiresAt: key.expires_at === null ? null : Date.parse(key.expires_at)
});

/** A role that this version does not know may do the least. */
export const roleOf = ({ role }: Pick<KeyRow, 'role'>): Role => ROLES.find((one) => one === role) ?? 'viewer';

/** A scope that this version does not know reaches nothing. */
export function scopeOf({ scope_kind, scope_id }: Pick<KeyRow, 'scope_kind' | 'scope_id'>): Scope {
	if (scope_kind === 'server') return { kind: 'server' };
	return scope_kind === 'study'
		? { kind: 'study', studyId: scope_id ?? '' }
		: { kind: 'model', modelId: scope_id ?? '' };
}

export const scopeId = (scope: Scope): string | null =>
	scope.kind === 'server' ? null : scope.kind === 'study' ? scope.studyId : scope.modelId;
