// Saved views of models as rows.
import type { Selectable } from 'kysely';
import type { SavedView, ViewFields } from '#lib/domain/views/saved-view.ts';
import type { Db } from './database.ts';
import { keyOf } from './key-of.ts';
import type { SavedViewTable } from './schema.ts';

export interface SavedViewStore {
	/** By name. */
	list(modelId: string): Promise<SavedView[]>;
	find(modelId: string, id: string): Promise<SavedView | undefined>;
	/** @returns undefined where another view of the model has this name */
	add(modelId: string, id: string, fields: ViewFields): Promise<SavedView | undefined>;
	/** @returns `name-taken`; `stale` where it is gone or `revision` is not its own any more */
	update(
		modelId: string,
		id: string,
		revision: number,
		fields: ViewFields
	): Promise<SavedView | 'name-taken' | 'stale'>;
	/** @returns false where it is gone or `revision` is not its own any more */
	remove(modelId: string, id: string, revision: number): Promise<boolean>;
}

/** Only what the API checked is stored. */
const toView = (row: Selectable<SavedViewTable>): SavedView => ({
	...(JSON.parse(row.content) as ViewFields),
	id: row.id,
	modelId: row.model_id,
	revision: row.revision
});

export function savedViewStore(db: Db): SavedViewStore {
	const all = (modelId: string) => db.selectFrom('saved_view').selectAll().where('model_id', '=', modelId);
	return {
		async find(modelId, id) {
			const row = await all(modelId).where('id', '=', id).executeTakeFirst();
			return row && toView(row);
		},
		async list(modelId) {
			return (await all(modelId).orderBy('name_key').execute()).map(toView);
		},
		async add(modelId, id, fields) {
			const row = await db
				.insertInto('saved_view')
				.values({ id, model_id: modelId, name_key: keyOf(fields.name), content: JSON.stringify(fields) })
				.onConflict((conflict) => conflict.doNothing())
				.returningAll()
				.executeTakeFirst();
			return row && toView(row);
		},
		async update(modelId, id, revision, fields) {
			const name_key = keyOf(fields.name);
			const named = all(modelId).where('name_key', '=', name_key).where('id', '!=', id);
			const row = await db
				.updateTable('saved_view')
				.set({ name_key, content: JSON.stringify(fields), revision: revision + 1 })
				.where('model_id', '=', modelId)
				.where('id', '=', id)
				.where('revision', '=', revision)
				.where(({ not, exists }) => not(exists(named)))
				.returningAll()
				.executeTakeFirst();
			if (row) return toView(row);
			return (await named.executeTakeFirst()) ? 'name-taken' : 'stale';
		},
		async remove(modelId, id, revision) {
			const { numDeletedRows } = await db
				.deleteFrom('saved_view')
				.where('model_id', '=', modelId)
				.where('id', '=', id)
				.where('revision', '=', revision)
				.executeTakeFirstOrThrow();
			return numDeletedRows > 0n;
		}
	};
}
