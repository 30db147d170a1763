// Full-text search over evidence. The only file with SQL that is SQLite's own (FTS5).
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** Makes the search table; part of a migration. Its `rowid` is the `seq` of the record. */
export async function createSearchTable(db: Kysely<never>): Promise<void> {
	const made = sql`create virtual table evidence_search using fts5(study_id unindexed, words, tokenize = 'unicode61 remove_diacritics 2')`;
	await made.execute(db);
}

/** Replaces what is searchable of one record. */
export async function indexForSearch(
	db: Transaction<Schema>,
	studyId: string,
	seq: number,
	words: string
): Promise<void> {
	await sql`delete from evidence_search where rowid = ${seq}`.execute(db);
	await sql`insert into evidence_search (rowid, study_id, words) values (${seq}, ${studyId}, ${words})`.execute(
		db
	);
}

/** A condition on `evidence` for records that hold every word of the query, each as the beginning of a word; null where it holds no word. */
export function matchesWords(studyId: string, query: string) {
	const words = query.normalize('NFC').match(/[\p{L}\p{N}]+/gu);
	if (!words) return null;
	const match = words
		.slice(0, 20)
		.map((word) => `"${word}"*`)
		.join(' ');
	return sql<boolean>`evidence.seq in (select rowid from evidence_search where evidence_search match ${match} and study_id = ${studyId})`;
}
