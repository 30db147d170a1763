// What is kept of a receipt after the import: counts, settings, numbers of records and codes; no text of the file.
import type { Receipt } from '#lib/ledger/receipt.ts';
import type { ImportSummary } from '#server/store/imports.ts';

/** Records of one kind that are kept by number; the counts say how many there were. */
const MOST = 2000;
const MOST_TOTALS = 50;

/**
 * @param siteId the site that was chosen for the whole file
 * @param siteIds the sites that its lines are of
 */
export function summaryOf(
	receipt: Receipt,
	siteId: string | null,
	siteIds: readonly string[]
): ImportSummary {
	const { read, held, questions, personalData, rejected, skipped } = receipt;
	return {
		siteIds,
		siteId,
		kind: read.kind,
		format: read.format,
		encoding: read.encoding,
		delimiter: read.delimiter,
		dateOrder: {
			order: read.dateOrder.order,
			from: read.dateOrder.from,
			against: read.dateOrder.against.length
		},
		columnsFrom: read.columnsFrom,
		headerRecord: receipt.headerRecord,
		fileRecords: read.fileRecords,
		records: receipt.control.records,
		sumPence: receipt.control.sumPence,
		totals: read.totals.slice(0, MOST_TOTALS),
		questions: questions.length,
		rejected: rejected.length,
		skipped: skipped.length,
		personalData: personalData.length,
		undecided: new Set([...questions, ...personalData].map(({ record }) => record)).size,
		which: {
			asked: byCode(questions, ({ why }) => why),
			suspected: byCode(personalData, ({ kind }) => kind),
			rejected: byCode(rejected, ({ why }) => why),
			skipped: byCode(skipped, ({ why }) => why)
		},
		already: held.already,
		changed: held.changed.length,
		reversals: held.reversals.length,
		notInFile: held.notInFile
	};
}

function byCode<T extends { record: number }>(
	list: readonly T[],
	codeOf: (item: T) => string
): Record<string, number[]> {
	const records: Record<string, Set<number>> = {};
	for (const item of list.slice(0, MOST)) (records[codeOf(item)] ??= new Set()).add(item.record);
	return Object.fromEntries(Object.entries(records).map(([code, found]) => [code, [...found]]));
}
