// Studies and their models as rows. Facts about sites are kept whole, as one JSON value.
import type { Phase, Site, Study } from '#lib/domain/study/study.ts';
import { crc32 } from 'node:zlib';
import { type Db, inTransaction } from './database.ts';

export interface StudySummary {
	id: string;
	title: string;
	createdAt: string;
}

export interface ModelSummary {
	id: string;
	studyId: string;
	title: string;
	createdAt: string;
}

/** A new model's row and the first state of its two documents, written together or not at all. */
export interface NewModel {
	id: string;
	studyId: string;
	title: string;
	/** Whole documents as Yjs update V2. */
	documents: readonly { room: string; snapshot: Uint8Array }[];
}

export interface StudyStore {
	list(): Promise<StudySummary[]>;
	find(id: string): Promise<Study | undefined>;
	create(study: Study): Promise<void>;
	listModels(studyId: string): Promise<ModelSummary[]>;
	findModel(id: string): Promise<ModelSummary | undefined>;
	createModel(model: NewModel): Promise<ModelSummary>;
	/** Keeps the title in lists the same as the one in the document. */
	renameModel(id: string, title: string): Promise<void>;
}

export function studyStore(db: Db, now: () => Date): StudyStore {
	const modelRow = (row: {
		id: string;
		study_id: string;
		title: string;
		created_at: string;
	}): ModelSummary => ({
		id: row.id,
		studyId: row.study_id,
		title: row.title,
		createdAt: row.created_at
	});
	return {
		async list() {
			const rows = await db
				.selectFrom('study')
				.select(['id', 'title', 'created_at'])
				.orderBy('created_at')
				.orderBy('id')
				.execute();
			return rows.map((row) => ({ id: row.id, title: row.title, createdAt: row.created_at }));
		},
		async find(id) {
			const row = await db.selectFrom('study').selectAll().where('id', '=', id).executeTakeFirst();
			if (!row) return undefined;
			const { phases, sites } = JSON.parse(row.facts) as { phases: Phase[]; sites: Site[] };
			return { id: row.id, title: row.title, note: row.note, phases, sites };
		},
		async create({ id, title, note, phases, sites }) {
			const facts = JSON.stringify({ phases, sites });
			await db
				.insertInto('study')
				.values({ id, title, note, facts, created_at: now().toISOString() })
				.execute();
		},
		async listModels(studyId) {
			const rows = await db
				.selectFrom('model')
				.selectAll()
				.where('study_id', '=', studyId)
				.orderBy('position')
				.orderBy('id')
				.execute();
			return rows.map(modelRow);
		},
		async findModel(id) {
			const row = await db.selectFrom('model').selectAll().where('id', '=', id).executeTakeFirst();
			return row && modelRow(row);
		},
		async renameModel(id, title) {
			await db.updateTable('model').set({ title }).where('id', '=', id).where('title', '!=', title).execute();
		},
		async createModel({ id, studyId, title, documents }) {
			return inTransaction(db, async (trx) => {
				const last = await trx
					.selectFrom('model')
					.select((e) => e.fn.max('position').as('position'))
					.where('study_id', '=', studyId)
					.executeTakeFirst();
				const row = {
					id,
					study_id: studyId,
					title,
					position: (last?.position ?? 0) + 1,
					created_at: now().toISOString()
				};
				await trx.insertInto('model').values(row).execute();
				for (const { room, snapshot } of documents)
					await trx
						.insertInto('document_update')
						.values({ room, format: 2, bytes: snapshot, checksum: crc32(snapshot) })
						.execute();
				return modelRow(row);
			});
		}
	};
}
