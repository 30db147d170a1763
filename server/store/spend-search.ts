// Full-text search over the spend register. With evidence-search.ts the only SQL that is SQLite's own (FTS5).
import { type Kysely, sql } from 'kysely';

/** Makes the search table; part of a migration. Its `rowid` is the `seq` of the line. */
export async function createSpendSearchTable(db: Kysely<never>): Promise<void> {
	const made = sql`create virtual table spend_search using fts5(study_id unindexed, words, tokenize = 'unicode61 remove_diacritics 2')`;
	await made.execute(db);
}
