// What a command reads of a folder of data: the same stores as the server's, over a connection that cannot write, so that
// it also works while the server runs.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import * as Y from 'yjs';
import { readLinks } from '#lib/shared-doc/links-doc.ts';
import { readModel } from '#lib/shared-doc/theory-doc.ts';
import type { Readable } from '#server/exports/gather.ts';
import { createLedgerReader } from '#server/spend/reader.ts';
import { documentStore } from '#server/store/documents.ts';
import { evidenceStore } from '#server/store/evidence.ts';
import { familyStore } from '#server/store/families.ts';
import { readGeneration } from '#server/store/generation.ts';
import { MIGRATIONS } from '#server/store/migrations.ts';
import { migrationsSince } from '#server/store/migrations-done.ts';
import { questionnaireStore } from '#server/store/questionnaires.ts';
import { type ReportStore, reportStore } from '#server/store/reports.ts';
import type { Schema } from '#server/store/schema.ts';
import { savedViewStore } from '#server/store/saved-views.ts';
import { openToRead, sqliteDialect } from '#server/store/sqlite.ts';
import { type StudyStore, studyStore } from '#server/store/studies.ts';
import { versionStore } from '#server/store/versions.ts';
import { openStored } from '#server/sync/stored-document.ts';
import { type RoomKind, roomName } from '#server/sync/room-name.ts';
import { unpack } from '#server/versions/frozen.ts';
import { Refusal, refusalFor } from './refusal.ts';

export interface Stored extends Readable {
	studies: StudyStore;
	reports: ReportStore;
	/** See `secret` of an order. */
	secret: string;
	close(): Promise<void>;
}

/** @throws Refusal where there is no database, or one of another release */
export async function openStoredData(dataDir: string): Promise<Stored> {
	const file = join(dataDir, 'throughline.db');
	if (!existsSync(file))
		throw new Refusal(
			`There is no data in ${dataDir}. Start Throughline once (npm start), or set DATA_DIR to the folder that holds them.`
		);
	const now = () => new Date();
	let db: Kysely<Schema>;
	try {
		db = new Kysely<Schema>({ dialect: sqliteDialect(openToRead(file)) });
		await refuseOtherReleases(db, dataDir);
	} catch (error) {
		throw refusalFor(`read ${file}`, error);
	}
	const documents = documentStore(db, now);
	const versions = versionStore(db);
	const spend = createLedgerReader(file);
	async function use<T>(kind: RoomKind, modelId: string, read: (doc: Y.Doc) => T): Promise<T> {
		const doc = new Y.Doc();
		openStored(doc, await documents.load(roomName(kind, modelId)), 'command');
		const value = read(doc);
		doc.destroy();
		return value;
	}
	return {
		secret: await readGeneration(db),
		studies: studyStore(db, now),
		reports: reportStore(db, now),
		savedViews: savedViewStore(db),
		evidence: evidenceStore(db, now),
		families: familyStore(db),
		questionnaires: questionnaireStore(db),
		models: {
			read: (id) => use('theory', id, readModel),
			readLinks: (id) => use('links', id, readLinks)
		},
		versions: {
			find: (modelId, id) => versions.find(modelId, id),
			async read(modelId, id) {
				const content = await versions.content(modelId, id);
				return content && unpack(content);
			}
		},
		spend,
		async close() {
			await spend.close();
			await db.destroy();
		}
	};
}

async function refuseOtherReleases(db: Kysely<Schema>, dataDir: string): Promise<void> {
	const done = new Set((await isMigrated(db)) ? await migrationsSince(db, '') : []);
	const [newer] = [...done].filter((name) => !(name in MIGRATIONS));
	if (newer !== undefined)
		throw new Refusal(`The data in ${dataDir} are of a newer Throughline (${newer}). Update this one.`);
	const [missing] = Object.keys(MIGRATIONS).filter((name) => !done.has(name));
	if (missing !== undefined)
		throw new Refusal(
			`The data in ${dataDir} are of an older Throughline. Start the server once (npm start) to bring them up to date.`
		);
}

/** False for a database that no server has begun on, e.g. an empty file. */
async function isMigrated(db: Kysely<Schema>): Promise<boolean> {
	const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
	return tables.some(({ name }) => name === 'kysely_migration');
}
