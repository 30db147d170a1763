// The spend register: lines, imports, remembered columns, saved queries, families; revisions of studies and ledgers.
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createSpendSearchTable } from '../spend-search.ts';

export const spend: Migration = {
	async up(db: Kysely<never>) {
		const text = 'text';
		const study = () => db.schema.alterTable('study');
		await study()
			.addColumn('revision', 'integer', (c) => c.notNull().defaultTo(1))
			.execute();
		await study()
			.addColumn('ledger_version', 'integer', (c) => c.notNull().defaultTo(0))
			.execute();
		await db.schema.alterTable('evidence').addColumn('ledger', text).execute();
		await db.schema
			.createTable('spend_import')
			.addColumn('id', text, (c) => c.primaryKey())
			.addColumn('study_id', text, (c) => c.notNull().references('study.id'))
			.addColumn('source_id', text)
			.addColumn('state', text, (c) => c.notNull())
			.addColumn('file_name', text, (c) => c.notNull())
			.addColumn('digest', text, (c) => c.notNull())
			.addColumn('lines', 'integer', (c) => c.notNull())
			.addColumn('pence', 'integer', (c) => c.notNull())
			.addColumn('summary', text, (c) => c.notNull())
			.addColumn('created_by', text, (c) => c.notNull())
			.addColumn('created_at', text, (c) => c.notNull())
			.addColumn('taken_back_by', text)
			.addColumn('taken_back_at', text)
			.addColumn('taken_back_reason', text)
			.execute();
		await db.schema
			.createTable('spend_line')
			.addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
			.addColumn('id', text, (c) => c.notNull())
			.addColumn('study_id', text, (c) => c.notNull().references('study.id'))
			.addColumn('import_id', text, (c) => c.references('spend_import.id'))
			.addColumn('record', 'integer')
			.addColumn('source_id', text)
			.addColumn('site_id', text, (c) => c.notNull())
			.addColumn('strand_id', text)
			.addColumn('date', text)
			.addColumn('month', text)
			.addColumn('family_code', text, (c) => c.notNull())
			.addColumn('instalment', 'integer')
			.addColumn('kind', text, (c) => c.notNull())
			.addColumn('pence', 'integer', (c) => c.notNull())
			.addColumn('purpose', text, (c) => c.notNull())
			.addColumn('note', text, (c) => c.notNull())
			.addColumn('reference', text, (c) => c.notNull())
			.addColumn('approved_by', text, (c) => c.notNull())
			.addColumn('category_id', text, (c) => c.notNull())
			.addColumn('flags', text, (c) => c.notNull())
			.addColumn('reversal_of', text)
			.addColumn('fingerprint', text, (c) => c.notNull())
			.addColumn('excluded_reason', text)
			.addColumn('excluded_by', text)
			.addColumn('excluded_at', text)
			.addColumn('revision', 'integer', (c) => c.notNull().defaultTo(1))
			.addColumn('created_by', text, (c) => c.notNull())
			.addColumn('created_at', text, (c) => c.notNull())
			.addColumn('updated_by', text, (c) => c.notNull())
			.addColumn('updated_at', text, (c) => c.notNull())
			.execute();
		await createSpendSearchTable(db);
		await db.schema
			.createIndex('spend_line_key')
			.unique()
			.on('spend_line')
			.columns(['study_id', 'id'])
			.execute();
		await db.schema.createIndex('spend_line_import').on('spend_line').column('import_id').execute();
		// Holds all that sums by site and month need, so that a million lines are summed without reading them.
		await db.schema
			.createIndex('spend_line_sums')
			.on('spend_line')
			.columns([
				'study_id',
				'site_id',
				'month',
				'family_code',
				'kind',
				'category_id',
				'import_id',
				'pence',
				'excluded_reason'
			])
			.execute();
		// The newest lines first, without sorting all of them.
		await db.schema.createIndex('spend_line_date').on('spend_line').columns(['study_id', 'date']).execute();
		// Finds what rules and people leave out without looking at all the rest.
		await db.schema.createIndex('spend_line_pence').on('spend_line').columns(['study_id', 'pence']).execute();
		await db.schema
			.createIndex('spend_line_excluded')
			.on('spend_line')
			.column('study_id')
			.where(sql.ref('excluded_reason'), 'is not', null)
			.execute();
		await db.schema
			.createTable('spend_line_before')
			.addColumn('import_id', text, (c) => c.notNull().references('spend_import.id'))
			.addColumn('line_seq', 'integer', (c) => c.notNull())
			.addColumn('content', text, (c) => c.notNull())
			.addPrimaryKeyConstraint('spend_line_before_key', ['import_id', 'line_seq'])
			.execute();
		await db.schema
			.createTable('column_mapping')
			.addColumn('study_id', text, (c) => c.notNull().references('study.id'))
			.addColumn('site_id', text, (c) => c.notNull())
			.addColumn('headings', text, (c) => c.notNull())
			.addColumn('mapping', text, (c) => c.notNull())
			.addColumn('updated_at', text, (c) => c.notNull())
			.addPrimaryKeyConstraint('column_mapping_key', ['study_id', 'site_id', 'headings'])
			.execute();
		await db.schema
			.createTable('spend_query')
			.addColumn('id', text, (c) => c.primaryKey())
			.addColumn('study_id', text, (c) => c.notNull().references('study.id'))
			.addColumn('title', text, (c) => c.notNull())
			.addColumn('query', text, (c) => c.notNull())
			.addColumn('created_by', text, (c) => c.notNull())
			.addColumn('created_at', text, (c) => c.notNull())
			.execute();
		await db.schema
			.createTable('family')
			.addColumn('study_id', text, (c) => c.notNull().references('study.id'))
			.addColumn('site_id', text, (c) => c.notNull())
			.addColumn('code', text, (c) => c.notNull())
			.addColumn('strand_id', text)
			.addColumn('cohort', text, (c) => c.notNull())
			.addColumn('allocated', text, (c) => c.notNull())
			.addColumn('goals', text, (c) => c.notNull())
			.addColumn('note', text, (c) => c.notNull())
			.addColumn('revision', 'integer', (c) => c.notNull().defaultTo(1))
			.addPrimaryKeyConstraint('family_key', ['study_id', 'site_id', 'code'])
			.execute();
	}
};
