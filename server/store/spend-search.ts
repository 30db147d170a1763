// Full-text search over the spend register. With evidence-search.ts the only SQL that is SQLite's own (FTS5).
import { type Kysely, sql } from 'kysely';
import type { Db } from './database.ts';

/**
 * Makes the search table; part of a migration. Its `rowid` is the `seq` of the line. It holds an index alone: no second
 * copy of what stands in the line, and only which line has a word, not where.
 */
export async function createSpendSearchTable(db: Kysely<never>): Promise<void> {
	const made = sql`create virtual table spend_search using fts5(words, content = '', contentless_delete = 1, detail = none, tokenize = 'unicode61 remove_diacritics 2')`;
	await made.execute(db);
}

/** Replaces what is searchable of one line. */
export async function indexLine(db: Db, seq: number, words: string): Promise<void> {
	await forgetLine(db, seq);
	await sql`insert into spend_search (rowid, words) values (${seq}, ${words})`.execute(db);
}

export async function forgetLine(db: Db, seq: number): Promise<void> {
	await sql`delete from spend_search where rowid = ${seq}`.execute(db);
}
