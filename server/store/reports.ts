// Reports of studies as rows.
import type { Selectable } from 'kysely';
import type { Report, ReportFields } from '#lib/domain/report/report.ts';
import type { Db } from './database.ts';
import { keyOf } from './key-of.ts';
import type { ReportTable } from './schema.ts';

export interface ReportStore {
	/** By title. */
	list(studyId: string): Promise<Report[]>;
	find(studyId: string, id: string): Promise<Report | undefined>;
	/** @returns undefined where another report of the study has this title */
	add(studyId: string, id: string, fields: ReportFields, by: string): Promise<Report | undefined>;
	/** @returns `title-taken`; `stale` where it is gone or `revision` is not its own any more */
	update(
		studyId: string,
		id: string,
		revision: number,
		fields: ReportFields,
		by: string
	): Promise<Report | 'title-taken' | 'stale'>;
	/** @returns false where it is gone or `revision` is not its own any more */
	remove(studyId: string, id: string, revision: number): Promise<boolean>;
}

/** Only what the API checked is stored. */
const toReport = (row: Selectable<ReportTable>): Report => ({
	...(JSON.parse(row.content) as ReportFields),
	id: row.id,
	studyId: row.study_id,
	revision: row.revision,
	updatedBy: row.updated_by,
	updatedAt: row.updated_at
});

export function reportStore(db: Db, now: () => Date): ReportStore {
	const all = (studyId: string) => db.selectFrom('report').selectAll().where('study_id', '=', studyId);
	const written = (by: string) => ({ updated_by: by, updated_at: now().toISOString() });
	return {
		async find(studyId, id) {
			const row = await all(studyId).where('id', '=', id).executeTakeFirst();
			return row && toReport(row);
		},
		async list(studyId) {
			return (await all(studyId).orderBy('title_key').execute()).map(toReport);
		},
		async add(studyId, id, fields, by) {
			const row = await db
				.insertInto('report')
				.values({
					id,
					study_id: studyId,
					title_key: keyOf(fields.title),
					content: JSON.stringify(fields),
					...written(by)
				})
				.onConflict((conflict) => conflict.doNothing())
				.returningAll()
				.executeTakeFirst();
			return row && toReport(row);
		},
		async update(studyId, id, revision, fields, by) {
			const title_key = keyOf(fields.title);
			const named = all(studyId).where('title_key', '=', title_key).where('id', '!=', id);
			const row = await db
				.updateTable('report')
				.set({ title_key, content: JSON.stringify(fields), revision: revision + 1, ...written(by) })
				.where('study_id', '=', studyId)
				.where('id', '=', id)
				.where('revision', '=', revision)
				.where(({ not, exists }) => not(exists(named)))
				.returningAll()
				.executeTakeFirst();
			if (row) return toReport(row);
			return (await named.executeTakeFirst()) ? 'title-taken' : 'stale';
		},
		async remove(studyId, id, revision) {
			const { numDeletedRows } = await db
				.deleteFrom('report')
				.where('study_id', '=', studyId)
				.where('id', '=', id)
				.where('revision', '=', revision)
				.executeTakeFirstOrThrow();
			return numDeletedRows > 0n;
		}
	};
}
