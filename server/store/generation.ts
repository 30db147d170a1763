// The name of the history that a database holds. A restore from a backup starts another one, so that copies which
// browsers kept of the old one are never merged into it.
import { randomBytes } from 'node:crypto';
import type { Db } from './database.ts';

const NAME = 'generation';

export async function readGeneration(db: Db): Promise<string> {
	const row = await db
		.selectFrom('setting')
		.select('value')
		.where('name', '=', NAME)
		.executeTakeFirstOrThrow();
	return row.value;
}

/** Starts another history. @returns its name */
export async function renewGeneration(db: Db): Promise<string> {
	const value = randomBytes(9).toString('base64url');
	await db.updateTable('setting').set({ value }).where('name', '=', NAME).execute();
	return value;
}
