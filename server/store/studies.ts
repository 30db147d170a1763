// Studies and their models as rows. Facts about sites are kept whole, as one JSON value.
import { DEFAULT_SPEND_SETTINGS } from '#lib/domain/spend/spend-settings.ts';
import type { Study } from '#lib/domain/study/study.ts';
import { crc32 } from 'node:zlib';
import { type Db, inTransaction } from './database.ts';

/** What of a study is kept whole, as one JSON value. */
export type StudyFacts = Pick<Study, 'phases' | 'sites' | 'spend' | 'printedTables' | 'dataCollection'>;

/** A study to create; what is left out begins as it does in every new study. */
export type NewStudy = Pick<Study, 'id' | 'title' | 'note' | 'phases' | 'sites'> & Partial<StudyFacts>;

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
	create(study: NewStudy): Promise<void>;
	/** @returns false where `revision` is not the study's any more: somebody else changed it meanwhile */
	update(study: Study): Promise<boolean>;
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
			const { title, note, revision } = row;
			return { id, title, note, revision, ...factsOf(row.facts) };
		},
		async create({ id, title, note, ...facts }) {
			await db
				.insertInto('study')
				.values({ id, title, note, facts: JSON.stringify(facts), created_at: now().toISOString() })
				.execute();
		},
		async update({ id, title, note, revision, phases, sites, spend, printedTables, dataCollection }) {
			const facts: StudyFacts = { phases, sites, spend, printedTables, dataCollection };
			const { numUpdatedRows } = await db
				.updateTable('study')
				.set({ title, note, facts: JSON.stringify(facts), revision: revision + 1 })
				.where('id', '=', id)
				.where('revision', '=', revision)
				.executeTakeFirstOrThrow();
			return numUpdatedRows > 0n;
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

/** What was stored before a part was thought of begins as in a new study. */
function factsOf(json: string): StudyFacts {
	const { phases, sites, spend, printedTables, dataCollection } = JSON.parse(json) as Partial<StudyFacts>;
	return {
		phases: phases ?? [],
		sites: (sites ?? []).map((site) => ({
			...site,
			startMonth: site.startMonth ?? null,
			allocation: site.allocation ?? null,
			funnel: site.funnel ?? [],
			approvalRules: site.approvalRules.map((rules) => ({
				...rules,
				from: rules.from ?? null,
				until: rules.until ?? null
			}))
		})),
		spend: { ...DEFAULT_SPEND_SETTINGS, ...spend },
		printedTables: printedTables ?? [],
		dataCollection: dataCollection ?? []
	};
}
