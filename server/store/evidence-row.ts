// From a row of the evidence table to a record and back.
import type { Selectable } from 'kysely';
import type { AmountKind, EvidenceKind, EvidenceRecord } from '#lib/domain/evidence/record.ts';
import type { ReleaseTier } from '#lib/domain/release/audience.ts';
import type { LedgerCitation } from '#lib/domain/spend/spend-query.ts';
import type { EvidenceTable } from './schema.ts';

/** What a person sets of a record; the rest is kept by the store. */
export type RecordFields = Omit<
	EvidenceRecord,
	| 'id'
	| 'studyId'
	| 'revision'
	| 'createdBy'
	| 'createdAt'
	| 'updatedBy'
	| 'updatedAt'
	| 'withdrawn'
	| 'ledger'
>;

/** The columns of what a person sets of a record. */
export function toColumns(fields: RecordFields) {
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
		caveat: fields.caveat,
		release: fields.release
	};
}

/** A row with the ids of its sites as a record. */
export function toRecord(row: Selectable<EvidenceTable>, siteIds: string[]): EvidenceRecord {
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
		release: row.release as ReleaseTier,
		revision: row.revision,
		createdBy: row.created_by,
		createdAt: row.created_at,
		updatedBy: row.updated_by,
		updatedAt: row.updated_at,
		withdrawn:
			row.withdrawn_at === null
				? null
				: { by: row.withdrawn_by ?? '', at: row.withdrawn_at, reason: row.withdrawn_reason ?? '' },
		ledger: row.ledger === null ? null : (JSON.parse(row.ledger) as LedgerCitation)
	};
}
