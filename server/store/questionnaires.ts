// Returns of the case questionnaire as rows. Case-level, as evidence is.
import type { Selectable } from 'kysely';
import type { CaseReturn, Issue, ReturnFields } from '#lib/domain/questionnaires/return.ts';
import type { Db } from './database.ts';
import type { QuestionnaireReturnTable } from './schema.ts';

/** Who stores a return, and when. */
export interface Writing {
	by: string;
	/** ISO 8601 time. */
	at: string;
	newId: () => string;
}

export interface QuestionnaireStore {
	/** By site, then by code as people count, then by wave. */
	list(studyId: string): Promise<CaseReturn[]>;
	find(studyId: string, id: string): Promise<CaseReturn | undefined>;
	/**
	 * Adds a return, or replaces the one of the same case, site and wave.
	 * @param revision the one that was edited; null for a new return
	 * @returns its id; undefined where somebody else made, changed or removed it meanwhile
	 */
	save(
		studyId: string,
		revision: number | null,
		fields: ReturnFields,
		writing: Writing
	): Promise<string | undefined>;
	/** @returns false where there is none, or `revision` is not its own any more */
	remove(studyId: string, id: string, revision: number): Promise<boolean>;
}

const inOrder = new Intl.Collator('en-GB', { numeric: true });

export function questionnaireStore(db: Db): QuestionnaireStore {
	const all = (studyId: string) =>
		db.selectFrom('questionnaire_return').selectAll().where('study_id', '=', studyId);
	return {
		async list(studyId) {
			return (await all(studyId).execute())
				.map(toReturn)
				.sort(
					(a, b) =>
						inOrder.compare(a.siteId, b.siteId) || inOrder.compare(a.caseCode, b.caseCode) || a.wave - b.wave
				);
		},
		async find(studyId, id) {
			const row = await all(studyId).where('id', '=', id).executeTakeFirst();
			return row && toReturn(row);
		},
		async save(studyId, revision, fields, { by, at, newId }) {
			const columns = { ...toColumns(fields), updated_by: by, updated_at: at };
			const key = { site_id: fields.siteId, case_code: fields.caseCode, wave: fields.wave };
			const stored =
				revision === null
					? await db
							.insertInto('questionnaire_return')
							.values({ id: newId(), study_id: studyId, ...key, ...columns })
							.onConflict((conflict) => conflict.doNothing())
							.returning('id')
							.executeTakeFirst()
					: await db
							.updateTable('questionnaire_return')
							.set({ ...columns, revision: revision + 1 })
							.where('study_id', '=', studyId)
							.where('site_id', '=', key.site_id)
							.where('case_code', '=', key.case_code)
							.where('wave', '=', key.wave)
							.where('revision', '=', revision)
							.returning('id')
							.executeTakeFirst();
			return stored?.id;
		},
		async remove(studyId, id, revision) {
			const { numDeletedRows } = await db
				.deleteFrom('questionnaire_return')
				.where('study_id', '=', studyId)
				.where('id', '=', id)
				.where('revision', '=', revision)
				.executeTakeFirstOrThrow();
			return numDeletedRows > 0n;
		}
	};
}

const toColumns = (fields: ReturnFields) => ({
	strand_id: fields.strandId,
	phase_id: fields.phaseId,
	allocated: fields.group,
	cohort: fields.cohort,
	legal_status: fields.legalStatus,
	living_situation: fields.livingSituation,
	issues: fields.issues.join(' '),
	likelihood: fields.likelihood,
	completed_on: fields.completedOn
});

/** Only what the API checked is stored, so that the lists of answers hold. */
const toReturn = (row: Selectable<QuestionnaireReturnTable>): CaseReturn => ({
	id: row.id,
	siteId: row.site_id,
	strandId: row.strand_id,
	wave: row.wave as CaseReturn['wave'],
	phaseId: row.phase_id,
	caseCode: row.case_code,
	group: row.allocated as CaseReturn['group'],
	cohort: row.cohort,
	legalStatus: row.legal_status as CaseReturn['legalStatus'],
	livingSituation: row.living_situation as CaseReturn['livingSituation'],
	issues: row.issues === '' ? [] : (row.issues.split(' ') as Issue[]),
	likelihood: row.likelihood as CaseReturn['likelihood'],
	completedOn: row.completed_on,
	revision: row.revision
});
