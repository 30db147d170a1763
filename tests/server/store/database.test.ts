// Opening a database: what is refused, with words that say what to do.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StartError } from '#server/config.ts';
import { openDatabase } from '#server/store/database.ts';
import { openSqlite } from '#server/store/sqlite.ts';
import { temporaryFolder } from '../../support/folders.ts';

async function refusalOf(folder: string): Promise<string> {
	const error: unknown = await openDatabase(folder).then(
		async (database) => {
			await database.close();
			return null;
		},
		(reason: unknown) => reason
	);
	expect(error).toBeInstanceOf(StartError);
	return (error as StartError).message;
}

describe('openDatabase', () => {
	it('makes the folder and the database, and opens them again', async () => {
		const folder = join(temporaryFolder(), 'a', 'b');
		await (await openDatabase(folder)).close();
		expect(readdirSync(folder)).toContain('throughline.db');
		await (await openDatabase(folder)).close();
	});

	it('writes so that a power cut loses nothing that was committed', async () => {
		const folder = temporaryFolder();
		const db = openSqlite(join(folder, 'x.db'));
		expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
		expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
		expect(db.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
		db.close();
	});

	it('refuses a file in the place of the folder', async () => {
		const file = join(temporaryFolder(), 'file');
		writeFileSync(file, 'x');
		expect(await refusalOf(file)).toMatch(/cannot be written.*set DATA_DIR/);
	});

	it('refuses a folder that another server holds, and takes it when that has stopped', async () => {
		const folder = temporaryFolder();
		const first = await openDatabase(folder);
		expect(await refusalOf(folder)).toMatch(/Another Throughline \(process \d+\) is running.*set DATA_DIR/);
		await first.close();
		await (await openDatabase(folder)).close();
	});

	it('refuses the database of a newer Throughline and does not touch it', async () => {
		const folder = temporaryFolder();
		await (await openDatabase(folder)).close();
		const db = openSqlite(join(folder, 'throughline.db'));
		db.exec(`insert into kysely_migration (name, timestamp) values ('999-from-the-future', '2099-01-01')`);
		db.close();
		expect(await refusalOf(folder)).toMatch(/newer Throughline \(999-from-the-future\)/);
		// A refusal lets go of the folder.
		expect(await refusalOf(folder)).toMatch(/newer Throughline/);
	});

	it('refuses a file that is no database, or is damaged', async () => {
		const folder = temporaryFolder();
		writeFileSync(
			join(folder, 'throughline.db'),
			'this is not a database, but it is long enough to be looked at '.repeat(40)
		);
		expect(await refusalOf(folder)).toMatch(/throughline\.db cannot be read.*Restore/);
		const other = temporaryFolder();
		mkdirSync(join(other, 'throughline.db'));
		expect(await refusalOf(other)).toMatch(/cannot be read.*Restore/);
	});

	it('refuses a database of which a part in the middle is damaged', async () => {
		const folder = temporaryFolder();
		await (await openDatabase(folder)).close();
		const file = join(folder, 'throughline.db');
		const bytes = readFileSync(file);
		bytes.fill(0xa5, 4096);
		writeFileSync(file, bytes);
		expect(await refusalOf(folder)).toMatch(/cannot be read.*Restore/);
	});
});
