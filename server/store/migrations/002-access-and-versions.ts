// Share links with scope and expiry, the audit, versions of models, checksums of stored documents, and settings.
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Schema } from '../schema.ts';

export const accessAndVersions: Migration = {
	async up(db: Kysely<never>) {
		const text = 'text';
		// SQLite takes one new column at a time.
		const key = () => db.schema.alterTable('access_key');
		await key()
			.addColumn('scope_kind', text, (c) => c.notNull().defaultTo('server'))
			.execute();
		await key().addColumn('scope_id', text).execute();
		await key().addColumn('expires_at', text).execute();
		await key()
			.addColumn('uses', 'integer', (c) => c.notNull().defaultTo(0))
			.execute();
		await key().addColumn('last_used_at', text).execute();
		await key()
			.addColumn('created_by', text, (c) => c.notNull().defaultTo(''))
			.execute();
		await db.schema
			.createTable('audit')
			.addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
			.addColumn('at', text, (c) => c.notNull())
			.addColumn('actor_id', text, (c) => c.notNull())
			.addColumn('actor', text, (c) => c.notNull())
			.addColumn('role', text, (c) => c.notNull())
			.addColumn('action', text, (c) => c.notNull())
			.addColumn('object_kind', text, (c) => c.notNull())
			.addColumn('object_id', text, (c) => c.notNull())
			.addColumn('study_id', text)
			.addColumn('detail', text, (c) => c.notNull())
			.execute();
		await db.schema
			.createTable('version')
			.addColumn('id', text, (c) => c.primaryKey())
			.addColumn('model_id', text, (c) => c.notNull().references('model.id'))
			.addColumn('kind', text, (c) => c.notNull())
			.addColumn('title', text, (c) => c.notNull())
			.addColumn('reason', text, (c) => c.notNull())
			.addColumn('phase_id', text)
			.addColumn('created_at', text, (c) => c.notNull())
			.addColumn('created_by', text, (c) => c.notNull())
			.addColumn('node_count', 'integer', (c) => c.notNull())
			.addColumn('arrow_count', 'integer', (c) => c.notNull())
			.addColumn('link_count', 'integer', (c) => c.notNull())
			.addColumn('model', 'blob', (c) => c.notNull())
			.addColumn('links', 'blob', (c) => c.notNull())
			.addColumn('theory_state', 'blob', (c) => c.notNull())
			.addColumn('links_state', 'blob', (c) => c.notNull())
			.execute();
		await db.schema.createIndex('version_model').on('version').columns(['model_id', 'created_at']).execute();
		await db.schema.alterTable('document_update').addColumn('checksum', 'integer').execute();
		await db.schema
			.createTable('document_damaged')
			.addColumn('seq', 'integer', (c) => c.primaryKey())
			.addColumn('room', text, (c) => c.notNull())
			.addColumn('format', 'integer', (c) => c.notNull())
			.addColumn('bytes', 'blob', (c) => c.notNull())
			.addColumn('checksum', 'integer')
			.addColumn('found_at', text, (c) => c.notNull())
			.execute();
		await db.schema
			.createTable('setting')
			.addColumn('name', text, (c) => c.primaryKey())
			.addColumn('value', text, (c) => c.notNull())
			.execute();
		await (db as unknown as Kysely<Schema>)
			.insertInto('setting')
			.values({ name: 'generation', value: randomBytes(9).toString('base64url') })
			.execute();
	}
};
