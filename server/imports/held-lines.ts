// The lines that the register holds of some sites, as a file is compared with them.
import { fingerprintOf } from '#lib/ledger/read-ledger.ts';
import type { HeldLine } from '#lib/ledger/ledger-line.ts';
import type { SpendKind } from '#lib/domain/spend/spend-line.ts';
import type { Sqlite } from '#server/store/sqlite.ts';

export type Held = HeldLine & { revision: number };

/** Where none came with a file, the fingerprint is that of the line as it is now. */
export function heldLines(db: Sqlite, studyId: string, siteIds: readonly string[]): Held[] {
	if (siteIds.length === 0) return [];
	const rows = db
		.prepare(
			`select id, date, family_code as familyCode, pence, purpose, reference, site_id as siteId, kind, fingerprint, revision from spend_line where study_id = ? and site_id in (${siteIds.map(() => '?').join(', ')}) and (import_id is null or import_id in (select id from spend_import where state = 'held')) order by seq`
		)
		.all(studyId, ...siteIds) as unknown as Held[];
	return rows.map((row) => ({
		...row,
		kind: row.kind as SpendKind,
		fingerprint: row.fingerprint || fingerprintOf(row, row.siteId)
	}));
}

export const versionOf = (db: Sqlite, studyId: string): number =>
	Number(db.prepare('select ledger_version from study where id = ?').get(studyId)?.ledger_version ?? 0);
