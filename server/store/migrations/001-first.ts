// Studies, models, evidence, documents, keys and sessions.
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createSearchTable } from '../evidence-search.ts';

export const first: Migration = {
	async up(db: Kysely<never>) {
		const text = 'text';
		await db.schema
			.createTable('study')
			.addColumn('id', text, (c) => c.primaryKey())
			.addColumn('title', text, (c) => c.notNull())
			.addColumn('note', text, (c) => c.notNull())
			.addColumn('facts', text, (c) => c.notNull())
			.addColumn('created_at', text, (c) => c.notNull())
			.execute();
		await db.schema
			.createTable('model')
			.addColumn('id', text, (c) => c.primaryKey())
			.addColumn('study_id', text, (c) => c.notNull().references('study.id'))
			.addColumn('title', text, (c) => c.notNull())
			.addColumn('position', 'integer', (c) => c.notNull())
			.addColumn('created_at', text, (c) => c.notNull())
			.execute();
		await db.schema
			.createTable('source')
			.addColumn('id', text, (c) => c.notNull())
			.addColumn('study_id', text, (c) => c.notNull().references('study.id'))
			.addColumn('title', text, (c) => c.notNull())
			.addColumn('kind', text, (c) => c.notNull())
			.addColumn('date', text)
			.addColumn('reference', text, (c) => c.notNull())
			.addColumn('duplicate_of', text)
			.addPrimaryKeyConstraint('source_key', ['study_id', 'id'])
			.execute();
		await db.schema
			.createTable('evidence')
			.addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
			.addColumn('id', text, (c) => c.notNull())
			.addColumn('study_id', text, (c) => c.notNull().references('study.id'))
			.addColumn('source_id', text, (c) => c.notNull())
			.addColumn('kind', text, (c) => c.notNull())
			.addColumn('phase_id', text)
			.addColumn('date', text)
			.addColumn('role', text, (c) => c.notNull())
			.addColumn('text', text, (c) => c.notNull())
			.addColumn('amount_kind', text)
			.addColumn('amount_pence', 'integer')
			.addColumn('amount_up_to_pence', 'integer')
			.addColumn('family_code', text, (c) => c.notNull())
			.addColumn('instalment', 'integer')
			.addColumn('typology', text, (c) => c.notNull())
			.addColumn('section', text, (c) => c.notNull())
			.addColumn('lines', text, (c) => c.notNull())
			.addColumn('caveat', text, (c) => c.notNull())
			.addColumn('revision', 'integer', (c) => c.notNull())
			.addColumn('created_by', text, (c) => c.notNull())
			.addColumn('created_at', text, (c) => c.notNull())
			.addColumn('updated_by', text, (c) => c.notNull())
			.addColumn('updated_at', text, (c) => c.notNull())
			.addColumn('withdrawn_by', text)
			.addColumn('withdrawn_at', text)
			.addColumn('withdrawn_reason', text)
			.addUniqueConstraint('evidence_key', ['study_id', 'id'])
			.addForeignKeyConstraint('evidence_source', ['study_id', 'source_id'], 'source', ['study_id', 'id'])
			.execute();
		await db.schema
			.createTable('evidence_site')
			.addColumn('study_id', text, (c) => c.notNull())
			.addColumn('evidence_id', text, (c) => c.notNull())
			.addColumn('site_id', text, (c) => c.notNull())
			.addPrimaryKeyConstraint('evidence_site_key', ['study_id', 'evidence_id', 'site_id'])
			.addForeignKeyConstraint('evidence_site_evidence', ['study_id', 'evidence_id'], 'evidence', [
				'study_id',
				'id'
			])
			.execute();
		await createSearchTable(db);
		await db.schema
			.createTable('document_update')
			.addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
			.addColumn('room', text, (c) => c.notNull())
			.addColumn('format', 'integer', (c) => c.notNull())
			.addColumn('bytes', 'blob', (c) => c.notNull())
			.execute();
		await db.schema
			.createIndex('document_update_room')
			.on('document_update')
			.columns(['room', 'seq'])
			.execute();
		await db.schema
			.createTable('access_key')
			.addColumn('id', text, (c) => c.primaryKey())
			.addColumn('hash', text, (c) => c.notNull().unique())
			.addColumn('role', text, (c) => c.notNull())
			.addColumn('label', text, (c) => c.notNull())
			.addColumn('created_at', text, (c) => c.notNull())
			.addColumn('revoked_at', text)
			.execute();
		await db.schema
			.createTable('session')
			.addColumn('hash', text, (c) => c.primaryKey())
			.addColumn('access_key_id', text, (c) => c.notNull().references('access_key.id'))
			.addColumn('name', text, (c) => c.notNull())
			.addColumn('created_at', text, (c) => c.notNull())
			.addColumn('expires_at', text, (c) => c.notNull())
			.execute();
	}
};
