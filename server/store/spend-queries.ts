// Questions to the spend register that somebody saved.
import type { SpendQuery } from '#lib/domain/spend/spend-query.ts';
import type { Db } from './database.ts';

export interface SavedQuery {
	id: string;
	title: string;
	query: SpendQuery;
	createdBy: string;
	createdAt: string;
}

export interface SpendQueryStore {
	list(studyId: string): Promise<SavedQuery[]>;
	add(studyId: string, saved: Pick<SavedQuery, 'id' | 'title' | 'query'>, by: string): Promise<SavedQuery>;
	/** @returns false where there is none */
	remove(studyId: string, id: string): Promise<boolean>;
}

export function spendQueryStore(db: Db, now: () => Date): SpendQueryStore {
	return {
		async list(studyId) {
			const rows = await db
				.selectFrom('spend_query')
				.selectAll()
				.where('study_id', '=', studyId)
				.orderBy('title')
				.orderBy('id')
				.execute();
			return rows.map((row) => ({
				id: row.id,
				title: row.title,
				query: JSON.parse(row.query) as SpendQuery,
				createdBy: row.created_by,
				createdAt: row.created_at
			}));
		},
		async add(studyId, saved, by) {
			const at = now().toISOString();
			await db
				.insertInto('spend_query')
				.values({
					id: saved.id,
					study_id: studyId,
					title: saved.title,
					query: JSON.stringify(saved.query),
					created_by: by,
					created_at: at
				})
				.execute();
			return { ...saved, createdBy: by, createdAt: at };
		},
		async remove(studyId, id) {
			const { numDeletedRows } = await db
				.deleteFrom('spend_query')
				.where('study_id', '=', studyId)
				.where('id', '=', id)
				.executeTakeFirstOrThrow();
			return numDeletedRows > 0n;
		}
	};
}
