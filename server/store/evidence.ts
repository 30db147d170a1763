// Sources and evidence records as rows. Case-level text lives here and nowhere else.
import type { Selectable, Transaction } from 'kysely';
import type { EvidenceKind, EvidenceRecord, Source, SourceKind } from '#lib/domain/evidence/record.ts';
import type { LedgerCitation } from '#lib/domain/spend/spend-query.ts';
import { formatPence } from '#lib/domain/evidence/money.ts';
import { type Db, inTransaction } from './database.ts';
import { type RecordFields, toColumns, toRecord } from './evidence-row.ts';
import { indexForSearch, matchesWords } from './evidence-search.ts';
import type { EvidenceTable, Schema } from './schema.ts';

/** Which records to list. `words`: all must occur in a record, each as the beginning of a word. */
export interface EvidenceFilter {
	words?: string;
	kind?: EvidenceKind;
	siteId?: string;
	sourceId?: string;
	ids?: readonly string[];
	withdrawn?: boolean;
}

export interface EvidencePage {
	records: EvidenceRecord[];
	/** How many records match, over all pages. */
	total: number;
}

/** One record without its content. */
export interface IndexEntry {
	id: string;
	sourceId: string;
	siteIds: string[];
	withdrawn: boolean;
	revision: number;
}

export type NewRecord = RecordFields & { id: string; ledger?: LedgerCitation | null };

export interface EvidenceStore {
	listSources(studyId: string): Promise<Source[]>;
	addSource(studyId: string, source: Source): Promise<void>;
	list(
		studyId: string,
		filter: EvidenceFilter,
		page: { limit: number; offset: number }
	): Promise<EvidencePage>;
	find(studyId: string, id: string): Promise<EvidenceRecord | undefined>;
	/** Source, sites and standing of every record of a study: what counting and filtering need, without any text. */
	index(studyId: string): Promise<IndexEntry[]>;
	add(studyId: string, records: readonly NewRecord[], by: string): Promise<void>;
	/** @returns false where `revision` is not the record's any more, or it was withdrawn: somebody else changed it meanwhile */
	update(
		studyId: string,
		id: string,
		revision: number,
		fields: RecordFields & { ledger?: LedgerCitation },
		by: string
	): Promise<boolean>;
	/** Withdraws, or with `reason` null brings back. @returns false where it is as wanted already: E4, the first reason stays */
	withdraw(studyId: string, id: string, reason: string | null, by: string): Promise<boolean>;
}

export function evidenceStore(db: Db, now: () => Date): EvidenceStore {
	/** Ids of sites by the id of a record; of all records of a study where no ids are given. */
	async function sitesOf(studyId: string, ids?: readonly string[]): Promise<Map<string, string[]>> {
		let query = db
			.selectFrom('evidence_site')
			.select(['evidence_id', 'site_id'])
			.where('study_id', '=', studyId)
			.orderBy('site_id');
		if (ids) query = query.where('evidence_id', 'in', [...ids]);
		const sites = new Map<string, string[]>();
		for (const row of await query.execute()) {
			const known = sites.get(row.evidence_id);
			if (known) known.push(row.site_id);
			else sites.set(row.evidence_id, [row.site_id]);
		}
		return sites;
	}
	async function withSites(studyId: string, rows: Selectable<EvidenceTable>[]): Promise<EvidenceRecord[]> {
		if (rows.length === 0) return [];
		const ids = rows.map((row) => row.id);
		const sites = await sitesOf(studyId, ids);
		return rows.map((row) => toRecord(row, sites.get(row.id) ?? []));
	}
	return {
		async listSources(studyId) {
			const rows = await db
				.selectFrom('source')
				.selectAll()
				.where('study_id', '=', studyId)
				.orderBy('title')
				.execute();
			return rows.map((row) => ({
				id: row.id,
				title: row.title,
				kind: row.kind as SourceKind,
				date: row.date,
				reference: row.reference,
				duplicateOf: row.duplicate_of
			}));
		},
		async addSource(studyId, { duplicateOf, ...source }) {
			await db
				.insertInto('source')
				.values({ ...source, study_id: studyId, duplicate_of: duplicateOf })
				.execute();
		},
		async list(studyId, filter, { limit, offset }) {
			let query = db.selectFrom('evidence').where('evidence.study_id', '=', studyId);
			if (filter.kind) query = query.where('kind', '=', filter.kind);
			if (filter.sourceId) query = query.where('source_id', '=', filter.sourceId);
			if (filter.ids) query = query.where('evidence.id', 'in', [...filter.ids]);
			if (filter.withdrawn !== undefined)
				query = query.where('withdrawn_at', filter.withdrawn ? 'is not' : 'is', null);
			if (filter.siteId) {
				const { siteId } = filter;
				query = query.where((e) =>
					e.exists(
						e
							.selectFrom('evidence_site')
							.select('site_id')
							.where('evidence_site.study_id', '=', studyId)
							.whereRef('evidence_site.evidence_id', '=', 'evidence.id')
							.where('site_id', '=', siteId)
					)
				);
			}
			if (filter.words?.trim()) {
				const matches = matchesWords(studyId, filter.words);
				if (!matches) return { records: [], total: 0 };
				query = query.where(matches);
			}
			const { total } = await query
				.select((e) => e.fn.countAll<number>().as('total'))
				.executeTakeFirstOrThrow();
			const rows = await query
				.selectAll('evidence')
				.orderBy('created_at', 'desc')
				.orderBy('evidence.id')
				.limit(limit)
				.offset(offset)
				.execute();
			return { records: await withSites(studyId, rows), total: Number(total) };
		},
		async find(studyId, id) {
			const row = await db
				.selectFrom('evidence')
				.selectAll()
				.where('study_id', '=', studyId)
				.where('id', '=', id)
				.executeTakeFirst();
			return row && (await withSites(studyId, [row]))[0];
		},
		async index(studyId) {
			const rows = await db
				.selectFrom('evidence')
				.select(['id', 'source_id', 'withdrawn_at', 'revision'])
				.where('study_id', '=', studyId)
				.execute();
			const sites = await sitesOf(studyId);
			return rows.map((row) => ({
				id: row.id,
				sourceId: row.source_id,
				siteIds: sites.get(row.id) ?? [],
				withdrawn: row.withdrawn_at !== null,
				revision: row.revision
			}));
		},
		async add(studyId, records, by) {
			const at = now().toISOString();
			await inTransaction(db, async (trx) => {
				for (const { id, ledger = null, ...fields } of records) {
					const stamps = {
						revision: 1,
						created_by: by,
						created_at: at,
						updated_by: by,
						updated_at: at,
						withdrawn_by: null,
						withdrawn_at: null,
						withdrawn_reason: null,
						ledger: ledger && JSON.stringify(ledger)
					};
					const { seq } = await trx
						.insertInto('evidence')
						.values({ id, study_id: studyId, ...toColumns(fields), ...stamps })
						.returning('seq')
						.executeTakeFirstOrThrow();
					await writeSitesAndWords(trx, studyId, id, seq, fields);
				}
			});
		},
		async update(studyId, id, revision, fields, by) {
			return inTransaction(db, async (trx) => {
				const updated = await trx
					.updateTable('evidence')
					.set({
						...toColumns(fields),
						...(fields.ledger && { ledger: JSON.stringify(fields.ledger) }),
						revision: revision + 1,
						updated_by: by,
						updated_at: now().toISOString()
					})
					.where('study_id', '=', studyId)
					.where('id', '=', id)
					.where('revision', '=', revision)
					.where('withdrawn_at', 'is', null)
					.returning('seq')
					.executeTakeFirst();
				if (!updated) return false;
				await trx
					.deleteFrom('evidence_site')
					.where('study_id', '=', studyId)
					.where('evidence_id', '=', id)
					.execute();
				await writeSitesAndWords(trx, studyId, id, updated.seq, fields);
				return true;
			});
		},
		async withdraw(studyId, id, reason, by) {
			const at = now().toISOString();
			const withdrawn =
				reason === null
					? { withdrawn_by: null, withdrawn_at: null, withdrawn_reason: null }
					: { withdrawn_by: by, withdrawn_at: at, withdrawn_reason: reason };
			const result = await db
				.updateTable('evidence')
				.set((e) => ({ ...withdrawn, updated_by: by, updated_at: at, revision: e('revision', '+', 1) }))
				.where('study_id', '=', studyId)
				.where('id', '=', id)
				.where('withdrawn_at', reason === null ? 'is not' : 'is', null)
				.executeTakeFirst();
			return Number(result.numUpdatedRows) > 0;
		}
	};
}

async function writeSitesAndWords(
	trx: Transaction<Schema>,
	studyId: string,
	id: string,
	seq: number,
	fields: RecordFields
): Promise<void> {
	const siteIds = [...new Set(fields.siteIds)];
	if (siteIds.length)
		await trx
			.insertInto('evidence_site')
			.values(siteIds.map((site_id) => ({ study_id: studyId, evidence_id: id, site_id })))
			.execute();
	const source = await trx
		.selectFrom('source')
		.select('title')
		.where('study_id', '=', studyId)
		.where('id', '=', fields.sourceId)
		.executeTakeFirst();
	const amount = fields.amount?.pence == null ? '' : formatPence(fields.amount.pence);
	const words = [
		id,
		fields.text,
		fields.role,
		fields.familyCode,
		fields.typology,
		fields.section,
		fields.kind,
		...siteIds,
		source?.title ?? '',
		// As it is printed and as people type it.
		amount,
		amount.replaceAll(',', '')
	];
	await indexForSearch(trx, studyId, seq, words.join(' '));
}
