// Returns of the case questionnaire, one row for each case, site and wave.
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const questionnaires: Migration = {
	async up(db: Kysely<never>) {
		const text = 'text';
		await db.schema
			.createTable('questionnaire_return')
			.addColumn('id', text, (c) => c.primaryKey())
			.addColumn('study_id', text, (c) => c.notNull().references('study.id'))
			.addColumn('site_id', text, (c) => c.notNull())
			.addColumn('strand_id', text)
			.addColumn('wave', 'integer', (c) => c.notNull())
			.addColumn('phase_id', text)
			.addColumn('case_code', text, (c) => c.notNull())
			.addColumn('allocated', text, (c) => c.notNull())
			.addColumn('cohort', text, (c) => c.notNull())
			.addColumn('legal_status', text, (c) => c.notNull())
			.addColumn('living_situation', text, (c) => c.notNull())
			.addColumn('issues', text, (c) => c.notNull())
			.addColumn('likelihood', text, (c) => c.notNull())
			.addColumn('completed_on', text)
			.addColumn('revision', 'integer', (c) => c.notNull().defaultTo(1))
			.addColumn('updated_by', text, (c) => c.notNull())
			.addColumn('updated_at', text, (c) => c.notNull())
			.addUniqueConstraint('questionnaire_return_key', ['study_id', 'site_id', 'case_code', 'wave'])
			.execute();
	}
};
