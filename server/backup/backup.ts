// Makes a backup: a consistent copy of the database with what it says of itself, in one file that is there as a whole or
// not at all. The server may run meanwhile.
import { existsSync, linkSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { measure, PRIVATE_FILE, readArchive, writeArchive } from './archive.ts';
import { copyDatabase, damageOf, factsOf, reading } from './database-file.ts';
import { syncFolder } from './files.ts';
import { danglingFindings, documentFindings, isUpToDate } from './findings.ts';
import { DATABASE, type Manifest, newManifest } from './manifest.ts';
import { Refusal, refusalFor } from '#server/command-line/refusal.ts';

export interface BackupOptions {
	dataDir: string;
	/** The file to write, or a folder in which to make one. */
	target: string;
	/** Replaces a file that is there. */
	force?: boolean;
	now?: () => Date;
	/** Told the folder of unfinished files, for whoever is stopped half-way. */
	onScratch?(folder: string): void;
}

export interface Backup {
	file: string;
	bytes: number;
	manifest: Manifest;
}

/** @throws Refusal saying why there is no backup; nothing of it is left then */
export async function makeBackup(options: BackupOptions): Promise<Backup> {
	const { dataDir, force = false, now = () => new Date() } = options;
	const database = join(dataDir, DATABASE);
	try {
		statSync(database);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw refusalFor(`read ${database}`, error);
		throw new Refusal(`There is no database in ${dataDir}. Set DATA_DIR to the folder of the server's data.`);
	}
	const madeAt = now().toISOString();
	const file = targetFile(options.target, madeAt);
	if (existsSync(file) && !force)
		throw new Refusal(`${file} is already there. Choose another name, or add --force to replace it.`);
	// Beside the target: what is unfinished needs the same room and the same protection.
	const scratch = attempt(`write to ${dirname(file)}`, () =>
		mkdtempSync(join(dirname(file), '.throughline-backup-'))
	);
	options.onScratch?.(scratch);
	try {
		const copy = join(scratch, DATABASE);
		const archive = join(scratch, 'archive');
		attempt(`copy the database of ${dataDir} to ${dirname(file)}`, () => {
			writeFileSync(copy, '', { mode: PRIVATE_FILE });
			copyDatabase(database, copy);
		});
		const facts = factsOf(copy);
		const damage = damageOf(copy);
		if (damage !== null)
			throw new Refusal(
				`The copy of ${database} is not sound. Try again; where it stays so, look at the disk and the memory of this machine.`
			);
		const findings = danglingFindings(copy);
		// An older database, before its first start with this Throughline, has its documents looked at by the restore.
		if (isUpToDate(facts.migrations)) findings.push(...(await reading(copy, documentFindings)));
		const manifest = newManifest({
			...facts,
			madeAt,
			findings,
			files: [{ name: DATABASE, ...(await measure(copy)) }]
		});
		await writeArchive(archive, manifest, { [DATABASE]: copy });
		await readArchive(archive);
		putInPlace(archive, file, force);
		syncFolder(dirname(file));
		return { file, bytes: statSync(file).size, manifest };
	} catch (error) {
		throw refusalFor(`write the backup ${file}`, error);
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}

function targetFile(target: string, madeAt: string): string {
	const isFolder = existsSync(target) && statSync(target).isDirectory();
	return isFolder ? join(target, `throughline-${stampOf(madeAt)}.tar.gz`) : target;
}

/** A time as part of a file's name. */
export const stampOf = (time: string): string => time.replaceAll(':', '-').replace(/\.\d+Z$/, 'Z');

/** Gives a finished file its name; without `force` only where the name is still free. */
function putInPlace(from: string, to: string, force: boolean): void {
	if (!force)
		try {
			linkSync(from, to);
			return;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === 'EEXIST')
				throw new Refusal(`${basename(to)} came into being meanwhile. Choose another name.`);
			// Some file systems know no second name for a file.
		}
	renameSync(from, to);
}

function attempt<T>(doing: string, work: () => T): T {
	try {
		return work();
	} catch (error) {
		throw refusalFor(doing, error);
	}
}
