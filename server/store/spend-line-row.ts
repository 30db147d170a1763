// From a row of the spend register to a line and back.
import type { Selectable } from 'kysely';
import type { SpendFields, SpendKind, SpendLine } from '#lib/domain/spend/spend-line.ts';
import type { SpendLineTable } from './schema.ts';

/** The columns of what a person sets of a line. */
export function toLineColumns(fields: SpendFields) {
	return {
		site_id: fields.siteId,
		strand_id: fields.strandId,
		date: fields.date,
		month: monthOf(fields.date),
		family_code: fields.familyCode,
		instalment: fields.instalment,
		kind: fields.kind,
		pence: fields.pence,
		purpose: fields.purpose,
		note: fields.note,
		reference: fields.reference,
		approved_by: fields.approvedBy,
		category_id: fields.categoryId
	};
}

/** "2019-05" of "2019-05-20"; null where the date does not know its month. */
export const monthOf = (date: string | null): string | null =>
	date !== null && date.length >= 7 ? date.slice(0, 7) : null;

export function toLine(row: Selectable<SpendLineTable>): SpendLine {
	return {
		id: row.id,
		studyId: row.study_id,
		importId: row.import_id,
		record: row.record,
		sourceId: row.source_id,
		siteId: row.site_id,
		strandId: row.strand_id,
		date: row.date,
		familyCode: row.family_code,
		instalment: row.instalment,
		kind: row.kind as SpendKind,
		pence: row.pence,
		purpose: row.purpose,
		note: row.note,
		reference: row.reference,
		approvedBy: row.approved_by,
		categoryId: row.category_id,
		flags: row.flags === '' ? [] : row.flags.split(' '),
		reversalOf: row.reversal_of,
		excluded:
			row.excluded_reason === null
				? null
				: { reason: row.excluded_reason, by: row.excluded_by ?? '', at: row.excluded_at ?? '' },
		revision: row.revision,
		createdBy: row.created_by,
		createdAt: row.created_at,
		updatedBy: row.updated_by,
		updatedAt: row.updated_at
	};
}
