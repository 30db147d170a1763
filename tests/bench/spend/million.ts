// A register of a million lines, written straight into the tables.
import { join } from 'node:path';
import { openDatabase } from '#server/store/database.ts';
import { openSqlite, type Sqlite } from '#server/store/sqlite.ts';
import { inventedLines } from './ledger.ts';

const SITES = ['hillingdon', 'darlington', 'wigan'];

/** @param dataDir of a server that has run once and is stopped */
export async function fillRegister(dataDir: string, count: number): Promise<void> {
	const { file, close } = await openDatabase(dataDir);
	const db = openSqlite(file);
	db.exec('pragma synchronous = off; begin');
	write(db, count);
	db.exec('commit');
	db.close();
	await close();
}

function write(db: Sqlite, count: number): void {
	db.exec(
		`insert into spend_import (id, study_id, state, file_name, digest, lines, pence, summary, created_by, created_at) values ('large', 'devolved-budgets', 'held', '', '', 0, 0, '{}', '', '')`
	);
	const insert = db.prepare(
		`insert into spend_line (id, study_id, import_id, record, site_id, date, month, family_code, kind, pence, purpose, note, reference, approved_by, category_id, flags, fingerprint, created_by, created_at, updated_by, updated_at) values (?, 'devolved-budgets', 'large', ?, ?, ?, ?, ?, 'spent', ?, ?, ?, ?, '', '', '', ?, '', '', '', '')`
	);
	let i = 0;
	for (const { date, family, pence, purpose, note, reference } of inventedLines(count)) {
		const site = SITES[i % SITES.length]!;
		insert.run(
			`large.${i}`,
			i,
			site,
			date,
			date.slice(0, 7),
			family,
			pence,
			purpose,
			note,
			reference,
			`print${i}`
		);
		i++;
	}
}

/** The reference: the sums alone, by SQL. */
export function sumsBySql(dataDir: string): () => void {
	const db = openSqlite(join(dataDir, 'throughline.db'));
	const statement = db.prepare(
		`select site_id, month, count(*), sum(pence) from spend_line where study_id = 'devolved-budgets' group by site_id, month`
	);
	return () => void statement.all();
}
