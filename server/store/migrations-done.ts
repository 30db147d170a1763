// Which migrations a database has just gone through.
import type { Kysely } from 'kysely';
import type { Db } from './database.ts';

/** @param since a time as ISO 8601 in UTC */
export async function migrationsSince(db: Db, since: string): Promise<string[]> {
	const rows = await (db as unknown as Kysely<{ kysely_migration: { name: string; timestamp: string } }>)
		.selectFrom('kysely_migration')
		.select('name')
		.where('timestamp', '>=', since)
		.orderBy('name')
		.execute();
	return rows.map(({ name }) => name);
}
