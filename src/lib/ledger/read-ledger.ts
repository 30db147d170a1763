// A council's ledger: what every record of its table is. Nothing is guessed and nothing is lost: each record is the
// header, a line, asked about, rejected or skipped, and each for a reason that can be named.
import type { SpendKind } from '#lib/domain/spend/spend-line.ts';
import { Answers } from './answers.ts';
import { oneWayOfMoney, suggestColumns } from './columns.ts';
import type { FileProblem, Grid } from './grid.ts';
import { saysAgreed, saysPence, strangeUnit } from './heading-words.ts';
import { findHeader } from './headings.ts';
import { flagFamilySpelling } from './family-spelling.ts';
import { leftOut } from './left-out.ts';
import type { Decisions, LedgerLine, LedgerReading, LedgerSettings } from './ledger-line.ts';
import { readRecord, type Outcome } from './read-record.ts';
import type { ColumnMapping, LeftOut, Question } from './receipt.ts';
import { amountReader } from './record-amount.ts';
import { flagRepeated } from './repeated.ts';
import { screenLines } from './screen-lines.ts';
import { dateReader, type Table, trimmed } from './table.ts';
import { rowsOfTable } from './row-kinds.ts';
import { RunningSums } from './totals.ts';

export { fingerprintOf } from './fingerprint.ts';
export { reconcile } from './reconcile.ts';
export { linesToImport, receiptOf } from './receipt-of.ts';
export type { Decisions, HeldLine, LedgerLine, LedgerReading, LedgerSettings } from './ledger-line.ts';

/** Where nobody can say which column holds the amounts, the headings come back so that somebody can be asked. */
export type LedgerResult =
	| { ok: true; reading: LedgerReading }
	| { ok: false; problem: FileProblem; headerRecord: number | null; headings: readonly string[] };

/** Reads a grid as a ledger. The same grid, settings and decisions make the same reading. */
export function readLedger(grid: Grid, settings: LedgerSettings, decisions: Decisions = {}): LedgerResult {
	const pointed = decisions.headerRecord === undefined ? settings.headerRecord : decisions.headerRecord;
	const header = findHeader(grid, pointed);
	const dates = {
		order: settings.dateOrder.order,
		lastYear: Number(settings.today.slice(0, 4)) + 1,
		dateSystem: grid.dateSystem
	};
	const chosen = chosenColumns(settings, decisions, grid);
	const suggested = chosen ? null : suggestColumns(grid, header, dates);
	if (suggested && !suggested.ok)
		return {
			ok: false,
			problem: { code: 'columns-unclear', message: suggested.message },
			headerRecord: header.record,
			headings: header.headings
		};
	const columns = chosen?.mapping ?? (suggested as { columns: ColumnMapping }).columns;
	const money = [columns.amount, columns.debit, columns.credit].filter((column) => column !== undefined);
	const moneyHeadings = header.record === null ? [] : money.map((column) => header.headings[column] ?? '');
	const table: Table = {
		rows: grid.rows,
		hiddenRows: grid.hiddenRows,
		header,
		columns,
		money: new Set(money),
		inPence: moneyHeadings.some(saysPence),
		strangeUnit: moneyHeadings.map(strangeUnit).find((unit) => unit !== null) ?? null,
		kind: moneyHeadings.some(saysAgreed) ? 'agreed' : settings.defaultKind,
		dates,
		settings
	};
	const records = readRecords(table, new Answers(decisions));
	const { lines, questions, rejected, skipped } = records.sorted;
	const screened = screenLines(lines, decisions);
	const unwanted = screened.rejected.map((record) => leftOut(record, 'personal-data'));
	return {
		ok: true,
		reading: {
			headerRecord: header.record,
			lines: screened.lines,
			questions,
			rejected: [...rejected, ...unwanted].sort((a, b) => a.record - b.record),
			skipped,
			personalData: screened.hits,
			read: {
				format: grid.format,
				encoding: grid.encoding,
				delimiter: grid.delimiter,
				sheets: grid.sheets.map((sheet) => ({ ...sheet })),
				dateSystem: grid.dateSystem,
				dateOrder: { ...settings.dateOrder, against: records.against },
				headings: [...header.headings],
				columns,
				columnsFrom: chosen?.from ?? 'suggested',
				fileRecords: grid.rows.length,
				totals: records.sums.stated,
				inPence: table.inPence,
				kind: kindOf(screened.lines, table.kind)
			}
		}
	};
}

/** @param usual of a file without a line */
function kindOf(lines: readonly LedgerLine[], usual: SpendKind): SpendKind | 'mixed' {
	const kinds = new Set(lines.map(({ kind }) => kind));
	return kinds.size > 1 ? 'mixed' : ([...kinds][0] ?? usual);
}

/** Columns that somebody chose, as far as the file has them; null where they hold no amount. */
function chosenColumns(
	settings: LedgerSettings,
	decisions: Decisions,
	{ rows }: Grid
): { mapping: ColumnMapping; from: 'remembered' | 'chosen' } | null {
	const chosen = decisions.columns
		? { mapping: decisions.columns, from: 'chosen' as const }
		: settings.columns;
	if (!chosen) return null;
	const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
	const within = Object.entries(chosen.mapping).filter(([, column]) => column < width);
	const mapping = oneWayOfMoney(Object.fromEntries(within));
	return mapping ? { mapping, from: chosen.from } : null;
}

function readRecords(table: Table, answers: Answers) {
	const dateOf = dateReader(table);
	const amountOf = amountReader(table);
	const rows = rowsOfTable(table, dateOf, amountOf);
	const sums = new RunningSums();
	const sorted = {
		lines: [] as LedgerLine[],
		questions: [] as Question[],
		rejected: [] as LeftOut[],
		skipped: [] as LeftOut[]
	};
	const enter = (at: number, outcome: Outcome) => {
		const record = at + 1;
		if (outcome.is === 'asked') sorted.questions.push(...outcome.questions);
		else if (outcome.is === 'rejected') sorted.rejected.push(leftOut(record, outcome.why));
		else if (outcome.is === 'skipped') sorted.skipped.push(leftOut(record, outcome.why));
		else sorted.lines.push(outcome.line);
	};
	for (let at = 0; at < table.rows.length; at++) {
		if (at + 1 === table.header.record) continue;
		const kind = rows.kind(at, sums);
		if (kind.is === 'skip') {
			enter(at, { is: 'skipped', why: kind.why });
			continue;
		}
		const outcome = readRecord(table, at, kind.so, answers);
		const { reading } = kind.so.amount;
		// The totals of the file count what stands in it, whatever became of it.
		if (reading.is === 'pence') sums.add(reading.pence, trimmed(table, at, 'family'));
		else if (outcome.is === 'line') sums.add(outcome.line.pence, trimmed(table, at, 'family'));
		enter(at, outcome);
	}
	flagFamilySpelling(sorted.lines);
	flagRepeated(sorted.lines);
	return { sorted, sums, against: rows.against };
}
