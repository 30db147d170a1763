// Imports of ledgers as rows. Their lines count from the moment an import is `held`, and no longer once it is taken
// back; what does not count is deleted in small steps.
import { type Selectable, sql } from 'kysely';
import type { ColumnMapping } from '#lib/ledger/receipt.ts';
import type { Db } from './database.ts';
import { indexLine } from './spend-search.ts';
import { searchable } from './spend-words.ts';
import type { SpendImportTable, SpendLineTable } from './schema.ts';

/** How a file was read, in counts, settings, numbers of records and codes; no text of the file. */
export type ImportSummary = Readonly<Record<string, unknown>>;

export interface LedgerImport {
	id: string;
	fileName: string;
	siteIds: readonly string[];
	state: 'held' | 'taken-back';
	lines: number;
	pence: number;
	createdBy: string;
	createdAt: string;
	takenBack: { by: string; at: string; reason: string } | null;
	summary: ImportSummary;
}

/** What a held line becomes. */
export interface ChangedLine {
	id: string;
	/** The line as it was read before; where it is another by now, somebody changed it meanwhile. */
	revision: number;
	set: Pick<
		SpendLineTable,
		'date' | 'month' | 'family_code' | 'pence' | 'purpose' | 'note' | 'reference' | 'fingerprint'
	> &
		Partial<Pick<SpendLineTable, 'approved_by' | 'instalment' | 'strand_id'>>;
}

/** What a line said before an import changed it, and the revision that it was left at. */
interface Before {
	set: ChangedLine['set'];
	left: number;
}

export interface SavedMapping {
	siteId: string;
	headings: readonly string[];
	mapping: ColumnMapping;
	updatedAt: string;
}

/**
 * `moved-on`: a line that it changed was changed again, or a later import changed one of its own: taken back alone, it
 * would bring back what nobody holds any more.
 */
export type TakenBack = 'taken-back' | 'not-held' | 'moved-on';

export interface ImportStore {
	/** Without the numbers of records in their summaries. */
	list(studyId: string): Promise<LedgerImport[]>;
	find(studyId: string, id: string): Promise<LedgerImport | undefined>;
	/** True where any import has this id, whatever its state. */
	isTaken(id: string): Promise<boolean>;
	/** Makes the lines of an import count. @returns false where it is not loading, or not all of its lines are there */
	hold(
		id: string,
		held: { sourceId: string; lines: number; pence: number; summary: ImportSummary }
	): Promise<boolean>;
	/** @returns false where somebody changed one of them meanwhile */
	change(studyId: string, importId: string, lines: readonly ChangedLine[], by: string): Promise<boolean>;
	takeBack(studyId: string, id: string, reason: string, by: string): Promise<TakenBack>;
	/** Imports that do not count and still have lines, or were never finished. */
	leftovers(): Promise<string[]>;
	/** Deletes some lines of an import that does not count, and in the end what is left of it. @returns false once all is done */
	removeSome(id: string, limit: number): Promise<boolean>;
	mappings(studyId: string, siteId?: string): Promise<SavedMapping[]>;
	remember(
		studyId: string,
		siteId: string,
		headings: readonly string[],
		mapping: ColumnMapping
	): Promise<void>;
}

export function importStore(db: Db, now: () => Date): ImportStore {
	const imports = (studyId: string) =>
		db.selectFrom('spend_import').selectAll().where('study_id', '=', studyId).where('state', '!=', 'loading');
	return {
		async list(studyId) {
			const rows = await imports(studyId).orderBy('created_at', 'desc').orderBy('id').execute();
			return rows.map(importOf).map(inShort);
		},
		async find(studyId, id) {
			const row = await imports(studyId).where('id', '=', id).executeTakeFirst();
			return row && importOf(row);
		},
		async isTaken(id) {
			return !!(await db.selectFrom('spend_import').select('id').where('id', '=', id).executeTakeFirst());
		},
		async hold(id, { sourceId, lines, pence, summary }) {
			const there = await db
				.selectFrom('spend_line')
				.select((e) => e.fn.countAll<number>().as('lines'))
				.where('import_id', '=', id)
				.executeTakeFirstOrThrow();
			const { numUpdatedRows } = await db
				.updateTable('spend_import')
				.set({ state: 'held', source_id: sourceId, lines, pence, summary: JSON.stringify(summary) })
				.where('id', '=', id)
				.where('state', '=', 'loading')
				.executeTakeFirstOrThrow();
			return numUpdatedRows > 0n && Number(there.lines) === lines;
		},
		async change(studyId, importId, lines, by) {
			const at = now().toISOString();
			for (const { id, revision, set } of lines) {
				const row = await db
					.selectFrom('spend_line')
					.selectAll()
					.where('study_id', '=', studyId)
					.where('id', '=', id)
					.where('revision', '=', revision)
					.executeTakeFirst();
				if (!row) return false;
				const said = Object.keys(set).map((key) => [key, row[key as keyof typeof row]]);
				const before: Before = { set: Object.fromEntries(said) as ChangedLine['set'], left: revision + 1 };
				await db
					.insertInto('spend_line_before')
					.values({ import_id: importId, line_seq: row.seq, content: JSON.stringify(before) })
					.execute();
				await put(row, set, by, at);
			}
			return true;
		},
		async takeBack(studyId, id, reason, by) {
			const at = now().toISOString();
			if (await movedOn(id)) return 'moved-on';
			const { numUpdatedRows } = await db
				.updateTable('spend_import')
				.set({ state: 'taken-back', taken_back_by: by, taken_back_at: at, taken_back_reason: reason })
				.where('study_id', '=', studyId)
				.where('id', '=', id)
				.where('state', '=', 'held')
				.executeTakeFirstOrThrow();
			if (numUpdatedRows === 0n) return 'not-held';
			const changed = await db
				.selectFrom('spend_line_before')
				.innerJoin('spend_line', 'spend_line.seq', 'line_seq')
				.selectAll('spend_line')
				.select('content')
				.where('spend_line_before.import_id', '=', id)
				.execute();
			for (const { content, ...row } of changed) await put(row, (JSON.parse(content) as Before).set, by, at);
			await db.deleteFrom('spend_line_before').where('import_id', '=', id).execute();
			return 'taken-back';
		},
		async leftovers() {
			const rows = await db
				.selectFrom('spend_import')
				.select('id')
				.where((e) =>
					e.or([
						e('state', '=', 'loading'),
						e.and([
							e('state', '=', 'taken-back'),
							e.exists(e.selectFrom('spend_line').select('seq').whereRef('import_id', '=', 'spend_import.id'))
						])
					])
				)
				.execute();
			return rows.map(({ id }) => id);
		},
		async removeSome(id, limit) {
			const { state } = await db
				.selectFrom('spend_import')
				.select('state')
				.where('id', '=', id)
				.executeTakeFirstOrThrow();
			if (state === 'held') return false;
			const rows = await db
				.selectFrom('spend_line')
				.select('seq')
				.where('import_id', '=', id)
				.limit(limit)
				.execute();
			const seqs = rows.map(({ seq }) => seq);
			if (seqs.length > 0) {
				await sql`delete from spend_search where rowid in (${sql.join(seqs)})`.execute(db);
				await db.deleteFrom('spend_line').where('seq', 'in', seqs).execute();
				return true;
			}
			await db.deleteFrom('spend_import').where('id', '=', id).where('state', '=', 'loading').execute();
			return false;
		},
		async mappings(studyId, siteId) {
			let query = db.selectFrom('column_mapping').selectAll().where('study_id', '=', studyId);
			if (siteId !== undefined) query = query.where('site_id', '=', siteId);
			const rows = await query.orderBy('updated_at', 'desc').execute();
			return rows.map((row) => ({
				siteId: row.site_id,
				headings: JSON.parse(row.headings) as string[],
				mapping: JSON.parse(row.mapping) as ColumnMapping,
				updatedAt: row.updated_at
			}));
		},
		async remember(studyId, siteId, headings, mapping) {
			const content = { mapping: JSON.stringify(mapping), updated_at: now().toISOString() };
			await db
				.insertInto('column_mapping')
				.values({ study_id: studyId, site_id: siteId, headings: JSON.stringify(headings), ...content })
				.onConflict((c) => c.columns(['study_id', 'site_id', 'headings']).doUpdateSet(content))
				.execute();
		}
	};

	/** True where taking this import back would not bring back what was there before it. */
	async function movedOn(id: string): Promise<boolean> {
		const changed = await db
			.selectFrom('spend_line_before')
			.innerJoin('spend_line', 'spend_line.seq', 'line_seq')
			.select(['revision', 'content'])
			.where('spend_line_before.import_id', '=', id)
			.execute();
		if (changed.some(({ revision, content }) => (JSON.parse(content) as Before).left !== revision))
			return true;
		const byLater = await db
			.selectFrom('spend_line_before')
			.innerJoin('spend_line', 'spend_line.seq', 'line_seq')
			.select('line_seq')
			.where('spend_line.import_id', '=', id)
			.executeTakeFirst();
		return byLater !== undefined;
	}

	/** Gives a line another content. */
	async function put(row: Selectable<SpendLineTable>, set: ChangedLine['set'], by: string, at: string) {
		const { numUpdatedRows } = await db
			.updateTable('spend_line')
			.set((e) => ({ ...set, revision: e('revision', '+', 1), updated_by: by, updated_at: at }))
			.where('seq', '=', row.seq)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) return;
		const { purpose, note, reference, family_code: familyCode } = { ...row, ...set };
		await indexLine(db, row.seq, searchable({ purpose, note, reference, familyCode }));
	}
}

function inShort({ summary, ...one }: LedgerImport): LedgerImport {
	const { which: _, ...short } = summary;
	return { ...one, summary: short };
}

function importOf(row: Selectable<SpendImportTable>): LedgerImport {
	const { siteIds = [], ...summary } = JSON.parse(row.summary) as ImportSummary & { siteIds?: string[] };
	return {
		id: row.id,
		fileName: row.file_name,
		siteIds,
		state: row.state as LedgerImport['state'],
		lines: row.lines,
		pence: row.pence,
		createdBy: row.created_by,
		createdAt: row.created_at,
		takenBack:
			row.taken_back_at === null
				? null
				: { by: row.taken_back_by ?? '', at: row.taken_back_at, reason: row.taken_back_reason ?? '' },
		summary
	};
}
