// Restores a backup into a folder of data: checked as a whole before anything is touched, with the old data kept.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SYSTEM } from '#server/access/audit-actions.ts';
import { auditStore } from '#server/store/audit.ts';
import { type Db, inTransaction } from '#server/store/database.ts';
import { renewGeneration } from '#server/store/generation.ts';
import { holdFolder } from '#server/store/sqlite.ts';
import { reading } from './database-file.ts';
import { plural } from './findings.ts';
import { DATABASE, type Manifest } from './manifest.ts';
import { prepare, type Prepared } from './prepare.ts';
import { Refusal, refusalFor } from '#server/command-line/refusal.ts';
import { dropSecondNames, foldOld, type OnStep, replaceDatabase } from './replace.ts';

/** Where a backup is unpacked, inside the folder of data. */
const UNPACKED = 'restoring';

export interface RestoreOptions {
	dataDir: string;
	file: string;
	/** Restores also where documents do not open, or rows point at nothing. */
	acceptDamage?: boolean;
	now?: () => Date;
	/** Told the folder of unfinished files, for whoever is stopped half-way. */
	onScratch?(folder: string): void;
	onStep?: OnStep;
}

export interface Restored {
	manifest: Manifest;
	findings: string[];
	/** Where the old database is now; null where there was none. */
	kept: string | null;
	/** Share links that were revoked after the backup was made, and stay so. */
	stayRevoked: number;
	/** Evidence that was withdrawn after the backup was made, and is back. */
	unwithdrawn: { studyId: string; id: string }[];
}

/** Checks a backup and touches nothing. @throws Refusal where it could not be restored */
export async function checkBackup(
	options: Pick<RestoreOptions, 'dataDir' | 'file' | 'onScratch'>
): Promise<Pick<Restored, 'manifest' | 'findings'>> {
	const { dataDir, file } = options;
	needFile(file);
	const place = existsSync(dataDir) ? dataDir : tmpdir();
	try {
		const folder = mkdtempSync(join(place, '.throughline-check-'));
		options.onScratch?.(folder);
		try {
			const { manifest, findings, database } = await prepare(file, folder);
			await database.close();
			return { manifest, findings };
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	} catch (error) {
		throw refusalFor(`check the backup ${file} in ${place}`, error);
	}
}

/** @throws Refusal where nothing was changed */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
	const { dataDir, file, acceptDamage = false, now = () => new Date(), onStep = () => {} } = options;
	needFile(file);
	const letGo = hold(dataDir);
	const folder = join(dataDir, UNPACKED);
	try {
		rmSync(folder, { recursive: true, force: true });
		dropSecondNames(dataDir);
		mkdirSync(folder, { mode: 0o700 });
		options.onScratch?.(folder);
		onStep('unpack');
		const prepared = await prepare(file, folder);
		onStep('check');
		const stamped = await usePrepared(prepared, acceptDamage, async () => {
			const old = await changesSince(dataDir);
			onStep('stamp');
			return stamp(prepared, old, now);
		});
		onStep('fold');
		foldOld(dataDir);
		const time = now().toISOString().replaceAll(/[:.]/g, '-');
		const kept = replaceDatabase(dataDir, join(folder, DATABASE), time, onStep);
		onStep('tidy');
		return { manifest: prepared.manifest, findings: prepared.findings, kept, ...stamped };
	} catch (error) {
		throw refusalFor(`restore ${file} into ${dataDir}`, error);
	} finally {
		rmSync(folder, { recursive: true, force: true });
		letGo();
	}
}

function needFile(file: string): void {
	if (!existsSync(file)) throw new Refusal(`There is no file ${file}. Give the path of a backup.`);
}

/** Closes the database of a backup whatever comes of the work. */
async function usePrepared<T>(
	{ database, findings }: Prepared,
	acceptDamage: boolean,
	work: () => Promise<T>
): Promise<T> {
	try {
		if (findings.length > 0 && !acceptDamage)
			throw new Refusal(
				`The backup is whole, but not all of its data are sound: ${plural(findings.length, 'finding')}.\n${findings.map((one) => `  ${one}`).join('\n')}\nNothing was changed. Choose another backup, or add --accept-damage to restore this one as it is.`
			);
		return await work();
	} finally {
		await database.close();
	}
}

/** Holds the folder, so that no server starts meanwhile. @throws Refusal where one runs @returns how to let go */
function hold(dataDir: string): () => void {
	const pidFile = join(dataDir, 'server.pid');
	try {
		mkdirSync(dataDir, { recursive: true, mode: 0o700 });
		const lock = holdFolder(join(dataDir, 'lock.db'));
		writeFileSync(pidFile, String(process.pid));
		return () => lock.close();
	} catch (error) {
		if (!/locked|busy/i.test((error as Error).message)) throw refusalFor(`write to ${dataDir}`, error);
		const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : NaN;
		throw new Refusal(
			`A Throughline${pid ? ` (process ${pid})` : ''} is running on the folder ${dataDir}. Stop it first, then restore. Nothing was changed.`
		);
	}
}

/** What narrowed somebody's access in the data that are replaced. */
interface Narrowed {
	revoked: { id: string; revoked_at: string }[];
	withdrawn: { studyId: string; id: string }[];
}

/** Nothing where the old database is missing, or cannot be read. */
async function changesSince(dataDir: string): Promise<Narrowed> {
	try {
		return await reading(join(dataDir, DATABASE), async (db) => ({
			revoked: await db
				.selectFrom('access_key')
				.select(['id', 'revoked_at'])
				.where('revoked_at', 'is not', null)
				.$narrowType<{ revoked_at: string }>()
				.execute(),
			withdrawn: await db
				.selectFrom('evidence')
				.select(['study_id as studyId', 'id'])
				.where('withdrawn_at', 'is not', null)
				.orderBy('study_id')
				.orderBy('id')
				.execute()
		}));
	} catch {
		return { revoked: [], withdrawn: [] };
	}
}

/** Makes the data of a backup those of a restored server, in one transaction. */
async function stamp(
	{ database, manifest }: Prepared,
	old: Narrowed,
	now: () => Date
): Promise<Pick<Restored, 'stayRevoked' | 'unwithdrawn'>> {
	return inTransaction(database.db, async (db) => {
		// Whoever was sent away since, or should be, must not come in by an old session.
		await db.deleteFrom('session').execute();
		const generation = await renewGeneration(db);
		let stayRevoked = 0;
		for (const { id, revoked_at } of old.revoked) {
			const { numUpdatedRows } = await db
				.updateTable('access_key')
				.set({ revoked_at })
				.where('id', '=', id)
				.where('revoked_at', 'is', null)
				.executeTakeFirst();
			stayRevoked += Number(numUpdatedRows);
		}
		const unwithdrawn: Restored['unwithdrawn'] = [];
		for (const record of old.withdrawn) if (await isBack(db, record)) unwithdrawn.push(record);
		await auditStore(db, now).note(
			SYSTEM,
			'backup-restored',
			{ kind: 'server', id: generation },
			{ madeAt: manifest.madeAt, product: manifest.product, stayRevoked, unwithdrawn: unwithdrawn.length }
		);
		return { stayRevoked, unwithdrawn };
	});
}

async function isBack(db: Db, { studyId, id }: { studyId: string; id: string }): Promise<boolean> {
	const row = await db
		.selectFrom('evidence')
		.select('withdrawn_at')
		.where('study_id', '=', studyId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.withdrawn_at === null;
}
