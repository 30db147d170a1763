// The lines of the spend register as rows: entered by hand, edited, coded. Every change counts the study's ledger
// version up, in the same transaction. Questions to many lines are not asked here but in server/spend.
import type { SpendFields, SpendLine } from '#lib/domain/spend/spend-line.ts';
import { type Db, inTransaction } from './database.ts';
import { toLine, toLineColumns } from './spend-line-row.ts';
import { forgetLine, indexLine } from './spend-search.ts';
import { searchable } from './spend-words.ts';

/** A line that comes with no file. */
export type NewLine = SpendFields & { id: string; sourceId?: string | null };

/** What is set of many lines at once; what is left out stays. */
export interface Coding {
	categoryId?: string | undefined;
	/** Null takes an exclusion back. */
	excluded?: { reason: string } | null | undefined;
	approvedBy?: string | undefined;
}

export interface LedgerStore {
	/** Counts changes of the study's ledger. */
	dataVersion(studyId: string): Promise<number>;
	/** A line that counts; not one of an import that was taken back. */
	find(studyId: string, id: string): Promise<SpendLine | undefined>;
	add(studyId: string, lines: readonly NewLine[], by: string): Promise<void>;
	/** @returns false where `revision` is not the line's any more: somebody else changed it meanwhile */
	update(studyId: string, id: string, revision: number, fields: SpendFields, by: string): Promise<boolean>;
	/** Deletes a line that came with no file. @returns false where there is none */
	remove(studyId: string, id: string): Promise<boolean>;
	/** @returns how many lines were set */
	code(studyId: string, ids: readonly string[], set: Coding, by: string): Promise<number>;
	/** Counts the version up, for a change that is made elsewhere in the same transaction. @returns the new one */
	changed(studyId: string): Promise<number>;
}

/** Ids of one statement. */
const AT_ONCE = 500;

export function ledgerStore(db: Db, now: () => Date): LedgerStore {
	const line = (studyId: string, id: string) =>
		db
			.selectFrom('spend_line')
			.leftJoin('spend_import', 'spend_import.id', 'import_id')
			.where('spend_line.study_id', '=', studyId)
			.where('spend_line.id', '=', id)
			.where((e) => e.or([e('import_id', 'is', null), e('spend_import.state', '=', 'held')]));

	async function changed(on: Db, studyId: string): Promise<number> {
		const row = await on
			.updateTable('study')
			.set((e) => ({ ledger_version: e('ledger_version', '+', 1) }))
			.where('id', '=', studyId)
			.returning('ledger_version')
			.executeTakeFirstOrThrow();
		return row.ledger_version;
	}

	return {
		changed: (studyId) => changed(db, studyId),
		async dataVersion(studyId) {
			const row = await db
				.selectFrom('study')
				.select('ledger_version')
				.where('id', '=', studyId)
				.executeTakeFirstOrThrow();
			return row.ledger_version;
		},
		async find(studyId, id) {
			const row = await line(studyId, id).selectAll('spend_line').executeTakeFirst();
			return row && toLine(row);
		},
		async add(studyId, lines, by) {
			const at = now().toISOString();
			await inTransaction(db, async (trx) => {
				for (const { id, sourceId = null, ...fields } of lines) {
					const { seq } = await trx
						.insertInto('spend_line')
						.values({
							id,
							study_id: studyId,
							import_id: null,
							record: null,
							source_id: sourceId,
							...toLineColumns(fields),
							flags: '',
							reversal_of: null,
							fingerprint: '',
							excluded_reason: null,
							excluded_by: null,
							excluded_at: null,
							created_by: by,
							created_at: at,
							updated_by: by,
							updated_at: at
						})
						.returning('seq')
						.executeTakeFirstOrThrow();
					await indexLine(trx, seq, searchable(fields));
				}
				await changed(trx, studyId);
			});
		},
		async update(studyId, id, revision, fields, by) {
			return inTransaction(db, async (trx) => {
				const updated = await trx
					.updateTable('spend_line')
					.set({
						...toLineColumns(fields),
						revision: revision + 1,
						updated_by: by,
						updated_at: now().toISOString()
					})
					.where('study_id', '=', studyId)
					.where('id', '=', id)
					.where('revision', '=', revision)
					.returning('seq')
					.executeTakeFirst();
				if (!updated) return false;
				await indexLine(trx, updated.seq, searchable(fields));
				await changed(trx, studyId);
				return true;
			});
		},
		async remove(studyId, id) {
			return inTransaction(db, async (trx) => {
				const removed = await trx
					.deleteFrom('spend_line')
					.where('study_id', '=', studyId)
					.where('id', '=', id)
					.where('import_id', 'is', null)
					.returning('seq')
					.executeTakeFirst();
				if (!removed) return false;
				await forgetLine(trx, removed.seq);
				await changed(trx, studyId);
				return true;
			});
		},
		async code(studyId, ids, { categoryId, excluded, approvedBy }, by) {
			const at = now().toISOString();
			const exclusion =
				excluded === undefined
					? {}
					: excluded === null
						? { excluded_reason: null, excluded_by: null, excluded_at: null }
						: { excluded_reason: excluded.reason, excluded_by: by, excluded_at: at };
			return inTransaction(db, async (trx) => {
				let set = 0;
				for (let from = 0; from < ids.length; from += AT_ONCE) {
					const { numUpdatedRows } = await trx
						.updateTable('spend_line')
						.set((e) => ({
							...(categoryId !== undefined && { category_id: categoryId }),
							...(approvedBy !== undefined && { approved_by: approvedBy }),
							...exclusion,
							revision: e('revision', '+', 1),
							updated_by: by,
							updated_at: at
						}))
						.where('study_id', '=', studyId)
						.where('id', 'in', ids.slice(from, from + AT_ONCE))
						.executeTakeFirstOrThrow();
					set += Number(numUpdatedRows);
				}
				if (set > 0) await changed(trx, studyId);
				return set;
			});
		}
	};
}
