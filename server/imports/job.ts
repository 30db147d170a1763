// What the thread of an import is told, and what it says.
import type { Study } from '#lib/domain/study/study.ts';
import type { FileProblem, SheetInfo } from '#lib/ledger/grid.ts';
import type { ColumnMapping } from '#lib/ledger/receipt.ts';
import type { DateOrder } from '#lib/domain/spend/spend-settings.ts';
import type { Fault } from '#server/api/problem.ts';
import type { ChangedLine, ImportSummary, SavedMapping } from '#server/store/imports.ts';

export interface ImportOrder {
	importId: string;
	study: Pick<Study, 'id' | 'sites' | 'spend'>;
	dryRun: boolean;
	/** Of records that do not name their site; null where nobody said. */
	siteId: string | null;
	dateOrder: DateOrder | null;
	sheet: string | null;
	/** Remembered of the study, newest first. */
	mappings: readonly SavedMapping[];
	/** What was sent, and as what. */
	body: ArrayBuffer;
	contentType: string;
	by: string;
	/** ISO 8601. */
	at: string;
}

/** Why nothing was imported, in words for whoever sent the file. */
export type Refused =
	| {
			why: 'file';
			problem: FileProblem;
			headerRecord?: number | null;
			headings?: readonly string[];
			/** Of the workbook, to choose another. */
			sheets?: readonly SheetInfo[];
	  }
	| { why: 'site-needed' }
	| { why: 'form'; message: string; faults: readonly Fault[] };

export interface Stored {
	lines: number;
	pence: number;
	changed: readonly ChangedLine[];
	fileName: string;
	/** Of the sites that lines are of. */
	siteIds: readonly string[];
	summary: ImportSummary;
	mapping: { siteId: string; headings: readonly string[]; mapping: ColumnMapping };
}

export type ThreadMessage =
	| { is: 'progress'; state: 'reading' | 'storing'; done: number; of: number }
	| { is: 'refused'; refused: Refused }
	| {
			is: 'done';
			/** SHA-256 of the file. */
			digest: string;
			/** The receipt as JSON in UTF-8. */
			receipt: Uint8Array<ArrayBuffer>;
			/** Of the ledger that the file was compared with. */
			dataVersion: number;
			/** What lies in the store and waits to count; null after a dry run, or where there was nothing to store. */
			stored: Stored | null;
	  }
	/** What went wrong is only named, since its words could quote the file. */
	| { is: 'failed'; error: string; code: string | null };
