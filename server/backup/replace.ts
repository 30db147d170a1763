// Puts a new database in the place of the old one. Stopped at any point, the folder holds the old data or the new, whole:
// the old file gets a second name, the new one then takes its first name in one step.
import {
	chmodSync,
	chownSync,
	constants,
	copyFileSync,
	existsSync,
	linkSync,
	readdirSync,
	renameSync,
	rmSync,
	statSync
} from 'node:fs';
import { join } from 'node:path';
import { foldJournal, isDatabase, JOURNALS } from './database-file.ts';
import { syncFile, syncFolder } from './files.ts';
import { DATABASE } from './manifest.ts';
import { Refusal } from '#server/command-line/refusal.ts';

const KEPT = /^throughline-before-restore-.*\.db$/;

/** Called before each step, for tests that stop there. */
export type OnStep = (step: Step) => void;
export type Step = 'unpack' | 'check' | 'stamp' | 'fold' | 'keep' | 'clear' | 'replace' | 'tidy';

/**
 * Makes the database of a folder one file, without a journal, where it can be read at all.
 * @throws Refusal where another program has it open
 */
export function foldOld(dataDir: string): void {
	const database = join(dataDir, DATABASE);
	if (!existsSync(database)) return;
	// A file that is damaged, perhaps the reason for the restore, is kept as it is, with its journal.
	if (!isDatabase(database)) return;
	try {
		foldJournal(database);
	} catch (error) {
		if (error instanceof Refusal) throw error;
	}
}

/**
 * @param next the new database, a file on the same disk
 * @param stamp goes into the name under which the old one is kept
 * @returns the path of the old database; null where there was none
 */
export function replaceDatabase(
	dataDir: string,
	next: string,
	stamp: string,
	onStep: OnStep = () => {}
): string | null {
	const database = join(dataDir, DATABASE);
	const kept = existsSync(database) ? join(dataDir, `throughline-before-restore-${stamp}.db`) : null;
	// Whatever of it still lies in its journal would stay behind.
	foldJournal(next);
	matchOwner(next, kept ? database : dataDir, kept !== null);
	syncFile(next);
	onStep('keep');
	if (kept) {
		secondName(database, kept);
		// What could not be folded belongs to the old file.
		if (existsSync(`${database}-wal`)) secondName(`${database}-wal`, `${kept}-wal`);
		syncFolder(dataDir);
	}
	onStep('clear');
	// SQLite would take a journal that lies here for one of the new file.
	for (const suffix of JOURNALS) rmSync(database + suffix, { force: true });
	onStep('replace');
	renameSync(next, database);
	syncFolder(dataDir);
	return kept;
}

/** Takes away what a restore left that was stopped: second names of a database that is still in its place. */
export function dropSecondNames(dataDir: string): void {
	const database = join(dataDir, DATABASE);
	if (!existsSync(database)) return;
	const same = (file: string) => {
		const [one, other] = [statSync(database, { bigint: true }), statSync(file, { bigint: true })];
		return one.ino === other.ino && one.dev === other.dev;
	};
	for (const name of readdirSync(dataDir).filter((name) => KEPT.test(name)))
		if (same(join(dataDir, name))) rmSync(join(dataDir, name));
}

function secondName(file: string, name: string): void {
	try {
		linkSync(file, name);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
		// Some file systems know no second name for a file.
		copyFileSync(file, name, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
		syncFile(name);
	}
}

/** Gives a file to whom the data belong: the command may run as another user than the server. */
function matchOwner(file: string, like: string, alsoMode: boolean): void {
	const { uid, gid, mode } = statSync(like);
	if (alsoMode) chmodSync(file, mode & 0o777);
	if (process.getuid?.() === 0) chownSync(file, uid, gid);
}
