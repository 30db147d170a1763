// Sources and evidence records as rows. Case-level text lives here and nowhere else.
import type { Selectable, Transaction } from 'kysely';
import type {
	AmountKind,
	EvidenceKind,
	EvidenceRecord,
	Source,
	SourceKind
} from '#lib/domain/evidence/record.ts';
import { formatPence } from '#lib/domain/evidence/money.ts';
import { type Db, inTransaction } from './database.ts';
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

/** What a person sets of a record; the rest is kept by the store. */
export type RecordFields = Omit<
	EvidenceRecord,
	'id' | 'studyId' | 'revision' | 'createdBy' | 'createdAt' | 'updatedBy' | 'updatedAt' | 'withdrawn'
>;

/** One record without its content. */
export interface IndexEntry {
	id: string;
	sourceId: string;
	withdrawn: boolean;
	revision: number;
}

export interface EvidenceStore {
	listSources(studyId: string): Promise<Source[]>;
	addSource(studyId: string, source: Source): Promise<void>;
	list(
		studyId: string,
		filter: EvidenceFilter,
		page: { limit: number; offset: number }
	): Promise<EvidencePage>;
	find(studyId: string, id: string): Promise<EvidenceRecord | undefined>;
	/** The source and standing of every record of a study: what counting needs, without any text. */
	index(studyId: string): Promise<IndexEntry[]>;
	add(studyId: string, records: readonly (RecordFields & { id: string })[], by: string): Promise<void>;
	/** @returns false where `revision` is not the record's any more, or it was withdrawn: somebody else changed it meanwhile */
	update(studyId: string, id: string, revision: number, fields: RecordFields, by: string): Promise<boolean>;
	/** Withdraws, or with `reason` null brings back. @returns false where it is as wanted already: E4, the first reason stays */
	withdraw(studyId: string, id: string, reason: string | null, by: string): Promise<boolean>;
}

export function evidenceStore(db: Db, now: () => Date): EvidenceStore {
	async function withSites(studyId: string, rows: Selectable<EvidenceTable>[]): Promise<EvidenceRecord[]> {
		if (rows.length === 0) return [];
		const sites = new Map<string, string[]>();
		const ids = rows.map((row) => row.id);
		const found = await db
			.selectFrom('evidence_site')
			.select(['evidence_id', 'site_id'])
			.where('study_id', '=', studyId)
			.where('evidence_id', 'in', ids)
			.execute();
		for (const row of found) sites.set(row.evidence_id, [...(sites.get(row.evidence_id) ?? []), row.site_id]);
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
			return rows.map((row) => ({
				id: row.id,
				sourceId: row.source_id,
				withdrawn: row.withdrawn_at !== null,
				revision: row.revision
			}));
		},
		async add(studyId, records, by) {
			const at = now().toISOString();
			await inTransaction(db, async (trx) => {
				for (const { id, ...fields } of records) {
					const stamps = {
						revision: 1,
						created_by: by,
						created_at: at,
						updated_by: by,
						updated_at: at,
						withdrawn_by: null,
						withdrawn_at: null,
						withdrawn_reason: null
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

function toColumns(fields: RecordFields) {
	return {
		source_id: fields.sourceId,
		kind: fields.kind,
		phase_id: fields.phaseId,
		date: fields.date,
		role: fields.role,
		text: fields.text,
		amount_kind: fields.amount?.kind ?? null,
		amount_pence: fields.amount?.pence ?? null,
		amount_up_to_pence: fields.amount?.upToPence ?? null,
		family_code: fields.familyCode,
		instalment: fields.instalment,
		typology: fields.typology,
		section: fields.section,
		lines: fields.lines,
		caveat: fields.caveat
	};
}

function toRecord(row: Selectable<EvidenceTable>, siteIds: string[]): EvidenceRecord {
	return {
		id: row.id,
		studyId: row.study_id,
		sourceId: row.source_id,
		kind: row.kind as EvidenceKind,
		siteIds,
		phaseId: row.phase_id,
		date: row.date,
		role: row.role,
		text: row.text,
		amount:
			row.amount_kind === null
				? null
				: { kind: row.amount_kind as AmountKind, pence: row.amount_pence, upToPence: row.amount_up_to_pence },
		familyCode: row.family_code,
		instalment: row.instalment,
		typology: row.typology,
		section: row.section,
		lines: row.lines,
		caveat: row.caveat,
		revision: row.revision,
		createdBy: row.created_by,
		createdAt: row.created_at,
		updatedBy: row.updated_by,
		updatedAt: row.updated_at,
		withdrawn:
			row.withdrawn_at === null
				? null
				: { by: row.withdrawn_by ?? '', at: row.withdrawn_at, reason: row.withdrawn_reason ?? '' }
	};
}
