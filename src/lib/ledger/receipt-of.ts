// Puts together what became of every record of a file.
import type { LedgerLine, LedgerReading } from './ledger-line.ts';
import type { Receipt } from './receipt.ts';
import type { Reconciliation } from './reconcile.ts';
import { leftOut } from './left-out.ts';

const byRecord = (a: { record: number }, b: { record: number }) => a.record - b.record;

/** The lines that an import stores: new ones in which no personal data is suspected that nobody decided about. */
export function linesToImport(reading: LedgerReading, against: Reconciliation): LedgerLine[] {
	const open = new Set(reading.personalData.map(({ record }) => record));
	return open.size === 0 ? against.fresh : against.fresh.filter(({ record }) => !open.has(record));
}

/**
 * @param imported true for the receipt of an import: records with undecided personal data are then only in
 *   `personalData`. In a dry run they are among the records as well, since only their words are in question.
 */
export function receiptOf(reading: LedgerReading, against: Reconciliation, imported = false): Receipt {
	const lines = imported ? linesToImport(reading, against) : against.fresh;
	const fresh = new Set(against.fresh.map(({ record }) => record));
	return {
		headerRecord: reading.headerRecord,
		records: lines.map((line) => ({
			record: line.record,
			date: line.date,
			family: line.familyCode || null,
			pence: line.pence,
			...(line.flags.length > 0 ? { flags: line.flags } : {})
		})),
		questions: [...reading.questions, ...against.questions].sort(byRecord),
		rejected: reading.rejected,
		skipped: [
			...reading.skipped,
			...against.already.map(({ record }) => leftOut(record, 'already-held')),
			...against.leftOut.map((record) => leftOut(record, 'left-out-by-you'))
		].sort(byRecord),
		personalData: reading.personalData.filter(({ record }) => fresh.has(record)),
		control: {
			records: lines.length,
			sumPence: lines.reduce((sum, { pence }) => sum + pence, 0)
		},
		read: reading.read,
		held: {
			already: against.already.length,
			notInFile: against.notInFile,
			changed: against.changed,
			reversals: against.reversals
		}
	};
}
