// Why a backup or a restore cannot be done, in words that say what, where and what to do.
import { StartError } from '#server/config.ts';

/** Thrown for everything that whoever ran the command can mend. */
export class Refusal extends Error {}

/** SQLite's primary result codes that have words of their own. */
const SQLITE = { busy: 5, corrupt: 11, full: 13, cannotOpen: 14, notADatabase: 26 };

/**
 * Words for a fault of the file system or the database.
 * @param doing what was being done, e.g. `write the backup to /x`
 */
export function refusalFor(doing: string, error: unknown): Refusal {
	if (error instanceof Refusal) return error;
	if (error instanceof StartError) return new Refusal(error.message);
	const { code, errcode, errstr } = error as NodeJS.ErrnoException & { errcode?: number; errstr?: string };
	const primary = errcode === undefined ? undefined : errcode & 0xff;
	const what = `Throughline could not ${doing}`;
	if (code === 'ENOSPC' || code === 'EDQUOT' || primary === SQLITE.full)
		return new Refusal(`${what}: the disk is full. Free some space there and try again.`);
	if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
		return new Refusal(
			`${what}: this user may not (${code}). Run it as the user of the server, or choose another place.`
		);
	if (code === 'ENOENT' || code === 'ENOTDIR')
		return new Refusal(`${what}: there is no such folder or file. Check the path.`);
	if (primary === SQLITE.busy)
		return new Refusal(`${what}: another program holds the database. Wait until it has ended and try again.`);
	if (primary === SQLITE.corrupt || primary === SQLITE.notADatabase)
		return new Refusal(
			`${what}: the database is damaged (${errstr}). Keep a copy of the folder as it is, then restore the last good backup.`
		);
	return new Refusal(`${what} (${errstr ?? code ?? (error as Error).name}).`);
}
