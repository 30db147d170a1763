// A file against the register: what it says, what is held of it already, and the receipt. Nothing is written here.
import type { SpendCategory } from '#lib/domain/spend/spend-settings.ts';
import type { LedgerLine, LedgerSettings } from '#lib/ledger/ledger-line.ts';
import { findHeader } from '#lib/ledger/headings.ts';
import { linesToImport, receiptOf } from '#lib/ledger/receipt-of.ts';
import type { Receipt } from '#lib/ledger/receipt.ts';
import { readLedger, reconcile } from '#lib/ledger/read-ledger.ts';
import type { Reconciliation } from '#lib/ledger/reconcile.ts';
import { readTable } from '#lib/ledger/read-table.ts';
import { shownRows } from '#lib/ledger/shown-rows.ts';
import type { Sqlite } from '#server/store/sqlite.ts';
import { type Held, heldLines } from './held-lines.ts';
import type { Upload } from './form.ts';
import type { ImportOrder, Refused } from './job.ts';
import { lineIdOf, type LineToStore } from './write-lines.ts';

/** Held lines are replaced in the moment in which the import begins to count, and everybody waits for that. */
const MOST_REPLACED = 1000;

export interface ReadFile {
	receipt: Receipt;
	/** New lines. */
	fresh: LineToStore[];
	/** Held lines that lines of the file take the place of. */
	replacing: { was: Held; is: LineToStore }[];
	siteIds: string[];
}

/**
 * @param db to read what is held
 * @param progress told how many bytes of all were read
 */
export async function readFile(
	db: Sqlite,
	order: ImportOrder,
	{ bytes, decisions, sheet: named }: Upload,
	progress: (done: number, of: number) => void
): Promise<ReadFile | Refused> {
	const { study, siteId, dryRun } = order;
	const sheet = named ?? order.sheet;
	const table = await readTable(bytes, { ...(sheet !== null && { sheet }), progress });
	if (!table.ok) return { why: 'file', problem: table.problem };
	const { grid } = table;
	const { headings } = findHeader(grid, decisions.headerRecord);
	const read = readLedger(grid, settingsOf(order, headings), decisions);
	if (!read.ok) {
		const { problem, headerRecord } = read;
		return { why: 'file', problem, headerRecord, headings: read.headings, sheets: grid.sheets };
	}
	const { reading } = read;
	if (!dryRun && siteId === null && reading.lines.some((line) => line.siteId === null))
		return { why: 'site-needed' };
	const sites = new Set(reading.lines.map((line) => line.siteId ?? siteId).filter((id) => id !== null));
	const held = heldLines(db, study.id, [...sites]);
	const against = reconcile(reading.lines, held, { siteId, decisions });
	if (!dryRun && against.replaces.length > MOST_REPLACED)
		return {
			why: 'form',
			message: `More than ${MOST_REPLACED} held lines would be replaced at once. Take the earlier import back, and import this file anew.`,
			faults: []
		};
	const heldById = new Map(held.map((line) => [line.id, line]));
	const replaced = new Map(against.replaces.map(({ record, lineId }) => [record, heldById.get(lineId)!]));
	const lines = dryRun ? [] : linesToImport(reading, against);
	const store = storing(order, lines, against);
	const receipt = receiptOf(reading, against, !dryRun);
	return {
		receipt: { ...receipt, rows: shownRows(grid, receipt) },
		fresh: lines.filter(({ record }) => !replaced.has(record)).map(store),
		replacing: lines
			.filter(({ record }) => replaced.has(record))
			.map((line) => ({ was: replaced.get(line.record)!, is: store(line) })),
		siteIds: [...sites].sort()
	};
}

function settingsOf({ study, siteId, dateOrder, mappings, at }: ImportOrder, headings: readonly string[]) {
	const wanted = JSON.stringify(headings);
	const known = mappings.find(
		(one) => one.siteId === (siteId ?? '') && JSON.stringify(one.headings) === wanted
	);
	const settings: LedgerSettings = {
		dateOrder: dateOrder
			? { order: dateOrder, from: 'request' }
			: { order: study.spend.dateOrder, from: 'study' },
		...(known && { columns: { mapping: known.mapping, from: 'remembered' as const } }),
		today: at.slice(0, 10),
		sites: study.sites,
		strands: study.sites.flatMap(({ id, strands }) => strands.map((strand) => ({ ...strand, siteId: id }))),
		defaultKind: 'spent'
	};
	return settings;
}

/** How a line of the file is stored. */
function storing(
	{ importId, siteId, study }: ImportOrder,
	lines: readonly LedgerLine[],
	{ reversals, replaces }: Reconciliation
) {
	const categoryOf = byTitle(study.spend.categories);
	const replaced = new Map(replaces.map(({ record, lineId }) => [record, lineId]));
	const stored = new Set(lines.map(({ record }) => record));
	// What a refund takes back can be waiting for a decision on its words; then there is no line to name.
	const takenBack = new Map(
		reversals
			.filter(({ of }) => 'lineId' in of || stored.has(of.record))
			.map(({ record, of }) => [
				record,
				'lineId' in of ? of.lineId : (replaced.get(of.record) ?? lineIdOf(importId, of.record))
			])
	);
	return (line: LedgerLine): LineToStore => ({
		line,
		siteId: line.siteId ?? siteId!,
		categoryId: categoryOf(line.category),
		reversalOf: takenBack.get(line.record) ?? null
	});
}

/** The category of the study that a file names; none where the study has no such one. */
function byTitle(categories: readonly SpendCategory[]): (named: string) => string {
	const plain = (text: string) => text.trim().toLowerCase();
	const ids = new Map(
		categories.flatMap(({ id, title }) => [[plain(id), id] as const, [plain(title), id] as const])
	);
	return (named) => ids.get(plain(named)) ?? '';
}
