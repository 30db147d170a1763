// Unpacks a backup into a folder of its own and looks whether it can be trusted, before anything else is touched.
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { type OpenDatabase, openDatabase } from '#server/store/database.ts';
import { readArchive } from './archive.ts';
import { damageOf, factsOf } from './database-file.ts';
import { danglingFindings, documentFindings, newerMigrations } from './findings.ts';
import { DATABASE, type Manifest, productVersion } from './manifest.ts';
import { Refusal } from '#server/command-line/refusal.ts';

export interface Prepared {
	manifest: Manifest;
	/** The database of the backup, unpacked and brought up to date. */
	database: OpenDatabase;
	/** What is wrong with its data, though it is whole; see findings.ts. */
	findings: string[];
}

/**
 * @param file the backup
 * @param folder an empty folder
 * @throws Refusal where the backup cannot be trusted
 */
export async function prepare(file: string, folder: string): Promise<Prepared> {
	const manifest = await readArchive(file, (name) => join(folder, name));
	const unpacked = join(folder, DATABASE);
	const damaged = (what: string) => new Refusal(`${file} is damaged: ${what}. Choose another backup.`);
	const newer = newerMigrations(manifest.migrations);
	if (newer.length > 0)
		throw new Refusal(
			`${file} was made by a newer Throughline (${manifest.product}; ${newer.join(', ')}). Update this one (${productVersion()}) first.`
		);
	if (damageOf(unpacked) !== null) throw damaged('SQLite finds its database broken');
	const { migrations, counts, generation } = factsOf(unpacked);
	const told = { migrations: manifest.migrations, counts: manifest.counts, generation: manifest.generation };
	if (!isDeepStrictEqual({ migrations, counts, generation }, told))
		throw damaged('its database does not hold what the manifest says');
	const findings = danglingFindings(unpacked);
	const database = await openDatabase(folder);
	try {
		findings.push(...(await documentFindings(database.db)));
	} catch (error) {
		await database.close();
		throw error;
	}
	return { manifest, database, findings };
}
