// Share links: made, listed and revoked. A link is a key with a role, a scope, a label, and mostly an end.
import { auditStore } from '#server/store/audit.ts';
import { type Db, inTransaction } from '#server/store/database.ts';
import type { StudyStore } from '#server/store/studies.ts';
import type { Gate, Target } from './gate.ts';
import { findKey, type KeyRow, letsIn, OWNER_ID, roleOf, scopeId, scopeOf } from './keys.ts';
import { type LinkRefusal, type WantedLink, whyNotGranted } from './link-rules.ts';
import type { Principal } from './principal.ts';
import { atLeast, type Role } from './roles.ts';
import type { Scope } from './scope.ts';
import { type TitledScope, titledScope } from './scope-title.ts';
import { hashOf, newKeyId, newSecret } from './secrets.ts';

export interface ShareLink {
	id: string;
	label: string;
	role: Role;
	scope: TitledScope;
	createdAt: string;
	/** Name of whoever made it. */
	createdBy: string;
	expiresAt: string | null;
	revokedAt: string | null;
	/** How often somebody came in with it. */
	uses: number;
	lastUsedAt: string | null;
	state: 'active' | 'expired' | 'revoked';
}

/** A new link and its key, which is not kept. */
export interface NewShareLink {
	link: ShareLink;
	key: string;
}

export interface ShareLinks {
	/**
	 * Those that somebody may manage, newest first, never the owner's own key. With a target: those that reach it or
	 * a part of it.
	 */
	list(by: Principal, target?: Target): Promise<ShareLink[]>;
	/** Asks for no permission at the scope: that is the gate's, and the caller's. */
	create(by: Principal, wanted: WantedLink & { label: string }): Promise<NewShareLink | LinkRefusal>;
	/** Ends a link and all that it let in. @returns false where there is none that they may manage */
	revoke(by: Principal, id: string): Promise<boolean>;
}

/** What links need of the rest. */
interface Parts {
	gate: Gate;
	studies: StudyStore;
	/** Called once access has ended. */
	changed(): void;
}

/** The place that a scope names. */
export const targetOf = (scope: Scope): Target =>
	scope.kind === 'server'
		? {}
		: scope.kind === 'study'
			? { studyId: scope.studyId }
			: { modelId: scope.modelId };

export function createShareLinks(db: Db, now: () => Date, { gate, studies, changed }: Parts): ShareLinks {
	/** One may manage what one could have made. */
	async function mayManage(by: Principal, row: KeyRow): Promise<boolean> {
		if (row.id === OWNER_ID || !atLeast(by.role, roleOf(row))) return false;
		return (await gate.decide(by, 'access:manage', targetOf(scopeOf(row)))) === 'allowed';
	}

	async function shown(row: KeyRow): Promise<ShareLink> {
		return {
			id: row.id,
			label: row.label,
			role: roleOf(row),
			scope: await titledScope(studies, scopeOf(row)),
			createdAt: row.created_at,
			createdBy: row.created_by,
			expiresAt: row.expires_at,
			revokedAt: row.revoked_at,
			uses: row.uses,
			lastUsedAt: row.last_used_at,
			state: row.revoked_at !== null ? 'revoked' : letsIn(row, now()) ? 'active' : 'expired'
		};
	}

	return {
		async list(by, target = {}) {
			const rows = await db
				.selectFrom('access_key')
				.selectAll()
				.where('id', '!=', OWNER_ID)
				.orderBy('created_at', 'desc')
				.orderBy('id')
				.execute();
			const studyId =
				target.studyId ?? (target.modelId && (await studies.findModel(target.modelId))?.studyId);
			const found: ShareLink[] = [];
			for (const row of rows) {
				if (!(await mayManage(by, row))) continue;
				const link = await shown(row);
				if (reaches(link.scope, studyId, target.modelId)) found.push(link);
			}
			return found;
		},
		async create(by, { label, ...wanted }) {
			const refusal = whyNotGranted(by.role, wanted, now());
			if (refusal) return refusal;
			const key = newSecret();
			const row = {
				id: newKeyId(),
				hash: hashOf(key),
				role: wanted.role,
				label,
				created_at: now().toISOString(),
				revoked_at: null,
				scope_kind: wanted.scope.kind,
				scope_id: scopeId(wanted.scope),
				expires_at: wanted.expiresAt && new Date(wanted.expiresAt).toISOString(),
				uses: 0,
				last_used_at: null,
				created_by: by.name
			};
			const link = await shown(row);
			await inTransaction(db, async (trx) => {
				await trx.insertInto('access_key').values(row).execute();
				await auditStore(trx, now).note(by, 'link-made', ...noted(link));
			});
			return { link, key };
		},
		async revoke(by, id) {
			const row = await findKey(db, 'id', id);
			if (!row || !(await mayManage(by, row))) return false;
			if (row.revoked_at !== null) return true;
			const link = await shown(row);
			await inTransaction(db, async (trx) => {
				const { numUpdatedRows } = await trx
					.updateTable('access_key')
					.set({ revoked_at: now().toISOString() })
					.where('id', '=', id)
					.where('revoked_at', 'is', null)
					.executeTakeFirst();
				await trx.deleteFrom('session').where('access_key_id', '=', id).execute();
				if (numUpdatedRows > 0n) await auditStore(trx, now).note(by, 'link-revoked', ...noted(link));
			});
			changed();
			return true;
		}
	};
}

/** True where a link lets somebody see the target or a part of it. */
function reaches(scope: TitledScope, studyId: string | undefined, modelId: string | undefined): boolean {
	if (scope.kind === 'server' || studyId === undefined) return true;
	if (scope.studyId !== studyId) return false;
	return scope.kind === 'study' || modelId === undefined || scope.modelId === modelId;
}

/** What the audit keeps of a link. */
function noted({ id, label, role, scope, expiresAt, uses }: ShareLink) {
	const detail = { label, role, scope: scope.kind, modelId: scope.modelId ?? null, expiresAt, uses };
	return [{ kind: 'link', id } as const, detail, scope.studyId ?? null] as const;
}
