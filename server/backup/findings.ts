// What is wrong with the data of a database that is sound as a file: rows that point at nothing, documents that do not
// open. Said by ids and numbers, never with content.
import * as Y from 'yjs';
import type { Db } from '#server/store/database.ts';
import { documentStore } from '#server/store/documents.ts';
import { MIGRATIONS } from '#server/store/migrations.ts';
import { openStored } from '#server/sync/stored-document.ts';
import { danglingRows } from './database-file.ts';

/** Rows that point at rows that are not there. */
export function danglingFindings(file: string): string[] {
	return [...danglingRows(file)].map(
		([table, count]) => `${plural(count, 'row')} of ${table} point at nothing`
	);
}

/** Opens every document that is stored, one after the other. */
export async function documentFindings(db: Db): Promise<string[]> {
	const findings: string[] = [];
	const store = documentStore(db, () => new Date());
	const rooms = await db.selectFrom('document_update').select('room').distinct().orderBy('room').execute();
	for (const { room } of rooms) {
		const pieces = await store.load(room);
		const doc = new Y.Doc();
		try {
			const damaged = openStored(doc, pieces, null);
			if (damaged.length > 0)
				findings.push(`document ${room} has lost ${plural(damaged.length, 'damaged piece')}`);
		} catch {
			findings.push(`document ${room} does not open`);
		} finally {
			doc.destroy();
		}
	}
	return findings;
}

/** True where a database has gone through all migrations of this Throughline, and no others. */
export const isUpToDate = (migrations: readonly string[]): boolean =>
	migrations.length === Object.keys(MIGRATIONS).length && newerMigrations(migrations).length === 0;

/** Migrations that this Throughline does not know. */
export const newerMigrations = (migrations: readonly string[]): string[] =>
	migrations.filter((name) => !(name in MIGRATIONS));

/** "1 row", "2 rows". */
export const plural = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;
