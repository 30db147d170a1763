// Writes the lines of a file into the register while they do not count yet: many small transactions, so that whoever
// edits something meanwhile does not wait. What a power cut takes of them was never seen by anybody.
import { setTimeout as pause } from 'node:timers/promises';
import { fingerprintOf } from '#lib/ledger/read-ledger.ts';
import type { LedgerLine } from '#lib/ledger/ledger-line.ts';
import { monthOf } from '#server/store/spend-line-row.ts';
import { INDEX_LINE, searchable } from '#server/store/spend-words.ts';
import type { Sqlite, SqlValue } from '#server/store/sqlite.ts';
import type { ImportOrder } from './job.ts';

const AT_ONCE = 500;
const COLUMNS = [
	'id',
	'study_id',
	'import_id',
	'record',
	'source_id',
	'site_id',
	'strand_id',
	'date',
	'month',
	'family_code',
	'instalment',
	'kind',
	'pence',
	'purpose',
	'note',
	'reference',
	'approved_by',
	'category_id',
	'flags',
	'reversal_of',
	'fingerprint',
	'created_by',
	'created_at',
	'updated_by',
	'updated_at'
];

/** A line of a file as it is stored. */
export interface LineToStore {
	line: LedgerLine;
	siteId: string;
	categoryId: string;
	/** Id of the line that this one takes back. */
	reversalOf: string | null;
}

/** Of the source that an import makes, and of the line that a record becomes: the same whenever they are asked for. */
export const sourceIdOf = (importId: string): string => `import-${importId}`;
export const lineIdOf = (importId: string, record: number): string => `${importId}.${record}`;

/** @param db a connection that may write */
export async function writeLines(
	db: Sqlite,
	{ importId, study, by, at }: ImportOrder,
	{ fileName, digest }: { fileName: string; digest: string },
	lines: readonly LineToStore[],
	progress: (done: number) => void
): Promise<void> {
	// The transaction that makes the lines count waits for the disk, and with it for all that was written before.
	db.exec('pragma synchronous = normal; pragma busy_timeout = 15000');
	const transaction = (work: () => void) => {
		db.exec('begin immediate');
		try {
			work();
			db.exec('commit');
		} catch (error) {
			if (db.isTransaction) db.exec('rollback');
			throw error;
		}
	};
	transaction(() =>
		db
			.prepare(
				`insert into spend_import (id, study_id, state, file_name, digest, lines, pence, summary, created_by, created_at) values (?, ?, 'loading', ?, ?, 0, 0, '{}', ?, ?)`
			)
			.run(importId, study.id, fileName, digest, by, at)
	);
	const insert = db.prepare(
		`insert into spend_line (${COLUMNS.join(', ')}) values (${COLUMNS.map(() => '?').join(', ')})`
	);
	const index = db.prepare(INDEX_LINE);
	const write = ({ line, siteId, categoryId, reversalOf }: LineToStore) => {
		const values: SqlValue[] = [
			lineIdOf(importId, line.record),
			study.id,
			importId,
			line.record,
			sourceIdOf(importId),
			siteId,
			line.strandId,
			line.date,
			monthOf(line.date),
			line.familyCode,
			line.instalment,
			line.kind,
			line.pence,
			line.purpose,
			line.note,
			line.reference,
			line.approvedBy,
			categoryId,
			line.flags.join(' '),
			reversalOf,
			fingerprintOf(line, siteId),
			by,
			at,
			by,
			at
		];
		index.run(insert.run(...values).lastInsertRowid, searchable(line));
	};
	for (let from = 0; from < lines.length; from += AT_ONCE) {
		const begun = performance.now();
		transaction(() => lines.slice(from, from + AT_ONCE).forEach(write));
		progress(Math.min(from + AT_ONCE, lines.length));
		// As long a time for all others.
		await pause((performance.now() - begun) / 2);
	}
}
