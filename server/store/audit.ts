// The audit as rows: only ever added to. What may stand in it is in access/audit-actions.ts.
import type { Selectable } from 'kysely';
import {
	AUDIT_ACTIONS,
	type AuditAction,
	type AuditActor,
	type AuditDetail,
	type AuditObject
} from '#server/access/audit-actions.ts';
import type { Db } from './database.ts';
import type { AuditTable } from './schema.ts';

export interface AuditEntry {
	/** Counts entries in the order they came. */
	seq: number;
	at: string;
	/** The name that they gave themselves. */
	actor: string;
	/** Of their session, or of the key for programs. The entry “signed-in” of a session names its link. */
	actorId: string;
	role: string;
	action: string;
	object: { kind: string; id: string };
	studyId: string | null;
	detail: AuditDetail;
}

export interface AuditPage {
	entries: AuditEntry[];
	/** What to give as `before` for the next page; null where this is the last. */
	next: number | null;
}

export interface AuditStore {
	/** Adds an entry. In a transaction, use a store over that transaction. */
	note(
		actor: AuditActor,
		action: AuditAction,
		object: AuditObject,
		detail?: AuditDetail,
		studyId?: string | null
	): Promise<void>;
	/**
	 * The same for what programs do over and over, such as fetching a figure: not again where the same person did the
	 * same with the same thing within the last minutes.
	 */
	noteOnce: AuditStore['note'];
	/** Newest first. */
	list(page: { before?: number | undefined; limit: number }): Promise<AuditPage>;
}

const ONCE_MS = 10 * 60_000;
/** How far back `noteOnce` looks at most, in entries. */
const ONCE_ENTRIES = 200;

/** @throws RangeError for an action that is not in the list, so that plain JavaScript cannot add one either */
export function auditStore(db: Db, now: () => Date): AuditStore {
	const store: AuditStore = {
		async note({ id, name, role }, action, object, detail = {}, studyId = null) {
			if (!Object.hasOwn(AUDIT_ACTIONS, action)) throw new RangeError('unknown action');
			await db
				.insertInto('audit')
				.values({
					at: now().toISOString(),
					actor_id: id,
					actor: name,
					role,
					action,
					object_kind: object.kind,
					object_id: object.id,
					study_id: studyId,
					detail: JSON.stringify(detail)
				})
				.execute();
		},
		async noteOnce(actor, action, object, detail = {}, studyId = null) {
			const since = new Date(now().getTime() - ONCE_MS).toISOString();
			const again = await db
				.selectFrom('audit')
				.select('seq')
				.where('seq', '>', (e) =>
					e.selectFrom('audit').select((m) => m(m.fn.max('seq'), '-', ONCE_ENTRIES).as('from'))
				)
				.where('at', '>', since)
				.where('actor_id', '=', actor.id)
				.where('action', '=', action)
				.where('object_id', '=', object.id)
				.where('detail', '=', JSON.stringify(detail))
				.executeTakeFirst();
			if (!again) await store.note(actor, action, object, detail, studyId);
		},
		async list({ before, limit }) {
			const rows = await db
				.selectFrom('audit')
				.selectAll()
				.$if(before !== undefined, (query) => query.where('seq', '<', before!))
				.orderBy('seq', 'desc')
				.limit(limit + 1)
				.execute();
			const entries = rows.slice(0, limit).map(entryOf);
			return { entries, next: rows.length > limit ? entries.at(-1)!.seq : null };
		}
	};
	return store;
}

const entryOf = (row: Selectable<AuditTable>): AuditEntry => ({
	seq: row.seq,
	at: row.at,
	actor: row.actor,
	actorId: row.actor_id,
	role: row.role,
	action: row.action,
	object: { kind: row.object_kind, id: row.object_id },
	studyId: row.study_id,
	detail: JSON.parse(row.detail) as AuditDetail
});
