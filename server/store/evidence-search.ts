// Full-text search over evidence. The only file with SQL that is SQLite's own (FTS5).
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** Makes the search table; part of a migration. */
export async function createSearchTable(db: Kysely<never>): Promise<void> {
	await sql`create virtual table evidence_search using fts5(study_id unindexed, evidence_id unindexed, words, tokenize = 'unicode61 remove_diacritics 2')`.execute(
		db
	);
}

/** Replaces what is searchable of one record. */
export async function indexForSearch(
	db: Transaction<Schema>,
	studyId: string,
	evidenceId: string,
	words: string
): Promise<void> {
	await sql`delete from evidence_search where study_id = ${studyId} and evidence_id = ${evidenceId}`.execute(
		db
	);
	await sql`insert into evidence_search (study_id, evidence_id, words) values (${studyId}, ${evidenceId}, ${words})`.execute(
		db
	);
}

/** A condition on `evidence.id` for records that hold every word of the query, each as the beginning of a word; null where it holds no word. */
export function matchesWords(studyId: string, query: string) {
	const words = query.normalize('NFC').match(/[\p{L}\p{N}]+/gu);
	if (!words) return null;
	const match = words
		.slice(0, 20)
		.map((word) => `"${word}"*`)
		.join(' ');
	return sql<boolean>`evidence.id in (select evidence_id from evidence_search where evidence_search match ${match} and study_id = ${studyId})`;
}
