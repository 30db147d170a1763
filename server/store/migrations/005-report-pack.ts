// Saved views of models, saved reports, and how far an evidence record may go.
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const reportPack: Migration = {
	async up(db: Kysely<never>) {
		const text = 'text';
		await db.schema
			.alterTable('evidence')
			.addColumn('release', text, (c) => c.notNull().defaultTo('team'))
			.execute();
		await db.schema
			.createTable('saved_view')
			.addColumn('id', text, (c) => c.primaryKey())
			.addColumn('model_id', text, (c) => c.notNull().references('model.id'))
			.addColumn('name_key', text, (c) => c.notNull())
			.addColumn('content', text, (c) => c.notNull())
			.addColumn('revision', 'integer', (c) => c.notNull().defaultTo(1))
			.addUniqueConstraint('saved_view_name', ['model_id', 'name_key'])
			.execute();
		await db.schema
			.createTable('report')
			.addColumn('id', text, (c) => c.primaryKey())
			.addColumn('study_id', text, (c) => c.notNull().references('study.id'))
			.addColumn('title_key', text, (c) => c.notNull())
			.addColumn('content', text, (c) => c.notNull())
			.addColumn('revision', 'integer', (c) => c.notNull().defaultTo(1))
			.addColumn('updated_by', text, (c) => c.notNull())
			.addColumn('updated_at', text, (c) => c.notNull())
			.addUniqueConstraint('report_title', ['study_id', 'title_key'])
			.execute();
	}
};
