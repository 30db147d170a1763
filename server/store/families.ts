// Families and cases of a study as rows, by their pseudonymous codes. Case-level, as evidence is.
import type { Selectable } from 'kysely';
import type { Family, FamilyFields, FamilyGroup } from '#lib/domain/study/family.ts';
import type { Db } from './database.ts';
import type { FamilyTable } from './schema.ts';

export interface FamilyStore {
	/** By site, then by code as people count: 2 comes before 10. */
	list(studyId: string): Promise<Family[]>;
	find(studyId: string, siteId: string, code: string): Promise<Family | undefined>;
	/**
	 * @param revision the one that was edited; null for a new family
	 * @returns false where somebody else made, changed or removed it meanwhile
	 */
	save(studyId: string, revision: number | null, fields: FamilyFields): Promise<boolean>;
	/** @returns false where there is none, or `revision` is not its own any more */
	remove(studyId: string, siteId: string, code: string, revision: number): Promise<boolean>;
}

const inOrder = new Intl.Collator('en-GB', { numeric: true });

export function familyStore(db: Db): FamilyStore {
	const one = (studyId: string, siteId: string, code: string) =>
		db
			.selectFrom('family')
			.selectAll()
			.where('study_id', '=', studyId)
			.where('site_id', '=', siteId)
			.where('code', '=', code);
	return {
		async list(studyId) {
			const rows = await db.selectFrom('family').selectAll().where('study_id', '=', studyId).execute();
			return rows
				.map(toFamily)
				.sort((a, b) => inOrder.compare(a.siteId, b.siteId) || inOrder.compare(a.code, b.code));
		},
		async find(studyId, siteId, code) {
			const row = await one(studyId, siteId, code).executeTakeFirst();
			return row && toFamily(row);
		},
		async save(studyId, revision, { siteId, code, ...fields }) {
			const columns = {
				strand_id: fields.strandId,
				cohort: fields.cohort,
				allocated: fields.group,
				goals: fields.goals,
				note: fields.note
			};
			if (revision === null) {
				const { numInsertedOrUpdatedRows } = await db
					.insertInto('family')
					.values({ study_id: studyId, site_id: siteId, code, ...columns })
					.onConflict((conflict) => conflict.doNothing())
					.executeTakeFirstOrThrow();
				return (numInsertedOrUpdatedRows ?? 0n) > 0n;
			}
			const { numUpdatedRows } = await db
				.updateTable('family')
				.set({ ...columns, revision: revision + 1 })
				.where('study_id', '=', studyId)
				.where('site_id', '=', siteId)
				.where('code', '=', code)
				.where('revision', '=', revision)
				.executeTakeFirstOrThrow();
			return numUpdatedRows > 0n;
		},
		async remove(studyId, siteId, code, revision) {
			const { numDeletedRows } = await db
				.deleteFrom('family')
				.where('study_id', '=', studyId)
				.where('site_id', '=', siteId)
				.where('code', '=', code)
				.where('revision', '=', revision)
				.executeTakeFirstOrThrow();
			return numDeletedRows > 0n;
		}
	};
}

const toFamily = (row: Selectable<FamilyTable>): Family => ({
	siteId: row.site_id,
	code: row.code,
	strandId: row.strand_id,
	cohort: row.cohort,
	group: row.allocated as FamilyGroup,
	goals: row.goals,
	note: row.note,
	revision: row.revision
});
