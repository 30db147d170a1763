// One record of the table: a line of the register, questions, or the reason why it is neither.
import { Asking, type Answers } from './answers.ts';
import { codeOf, rawOf } from './cells.ts';
import type { DateReading } from './dates.ts';
import { inWords } from './days.ts';
import type { LedgerLine } from './ledger-line.ts';
import type { Question, Reading } from './receipt.ts';
import type { RecordAmount } from './record-amount.ts';
import { cellOf, type Table, trimmed } from './table.ts';
import { approverNamed, familyNamed, instalmentOf, kindOf, siteNamed } from './vocabulary.ts';
import { allFit } from './limits.ts';
import type { Flag, Rejected, Skipped } from './words.ts';

export type Outcome =
	| { is: 'line'; line: LedgerLine }
	| { is: 'asked'; questions: Question[] }
	| { is: 'rejected'; why: Rejected }
	| { is: 'skipped'; why: Skipped };

const IMPORT_OR_LEAVE: Reading[] = [
	{ value: 'import', words: 'Import it as a line' },
	{ value: 'leave', words: 'Leave it out' }
];
const KINDS: Reading[] = [
	{ value: 'spent', words: 'Spent' },
	{ value: 'agreed', words: 'Agreed' }
];
/** Two codes in a cell, but not “12/2019” or “AB-3”. */
const SEVERAL_CODES = /^(\S*\d\S*?) ?(?:,|;|&|\+| and ) ?(\S*\d\S*)$/i;

const bothWays = (...dates: string[]): Reading[] =>
	dates.map((date) => ({ value: date, words: inWords(date) }));

/** What was read of a record already. */
export interface ReadSoFar {
	amount: RecordAmount;
	date: DateReading;
	/** The file holds dates that speak against its order: what reads both ways is asked about. */
	orderInDoubt: boolean;
	/** Set where the record can be a total. */
	doubt: 'amount-alone' | 'maybe-total' | 'summary-row' | null;
}

export function readRecord(table: Table, at: number, so: ReadSoFar, answers: Answers): Outcome {
	const record = at + 1;
	const asking = new Asking(record, answers);
	const { amount } = so;
	if (amount.reading.is === 'refused') return { is: 'rejected', why: amount.reading.why };
	if (so.date.is === 'refused') return { is: 'rejected', why: 'no-such-date' };
	const flags: Flag[] = [];
	if (so.doubt) {
		const choice = asking.choice('record', amount.raw, so.doubt, IMPORT_OR_LEAVE);
		if (choice === 'leave') return { is: 'skipped', why: 'left-out-by-you' };
	}
	const pence =
		amount.reading.is === 'pence'
			? amount.reading.pence
			: asking.pence(amount.raw, amount.reading.why, amount.reading.readings);
	const date = dateOf(table, at, so, asking, flags);
	const familyCode = familyOf(table, at, asking);
	const siteId = siteOf(table, at, asking);
	const kind = kindIn(table, at, asking);
	if (asking.leftOut) return { is: 'skipped', why: 'left-out-by-you' };
	if (asking.questions.length > 0) return { is: 'asked', questions: asking.questions };
	const strand = strandOf(table, at, siteId ?? null);
	const line: LedgerLine = {
		record,
		date: date ?? null,
		familyCode: familyCode!,
		pence: pence!,
		purpose: trimmed(table, at, 'purpose'),
		note: trimmed(table, at, 'note'),
		reference: codeOf(cellOf(table, at, 'reference')),
		approvedBy: approverNamed(trimmed(table, at, 'approved-by')),
		siteId: siteId ?? null,
		strandId: strand,
		instalment: instalmentOf(codeOf(cellOf(table, at, 'instalment'))),
		kind: kind!,
		category: trimmed(table, at, 'category'),
		flags
	};
	if (!allFit(line)) return { is: 'rejected', why: 'too-long' };
	if (line.pence < 0) flags.push('refund');
	if (line.pence === 0) flags.push('zero');
	if (amount.formula) flags.push('formula');
	if (line.familyCode === '' && table.columns.family !== undefined) flags.push('no-family');
	if (strand === null && trimmed(table, at, 'strand') !== '') flags.push('unknown-strand');
	if (table.hiddenRows.has(record)) flags.push('hidden-row');
	if (asking.answered) flags.push('answered');
	return { is: 'line', line };
}

function dateOf(
	table: Table,
	at: number,
	{ date, orderInDoubt }: ReadSoFar,
	asking: Asking,
	flags: Flag[]
): string | null | undefined {
	if (table.columns.date === undefined) return null;
	if (date.is === 'none') {
		flags.push('no-date');
		return null;
	}
	const raw = rawOf(cellOf(table, at, 'date'));
	let iso: string | undefined;
	if (date.is === 'date' && !(orderInDoubt && date.other)) {
		iso = date.date;
		if (date.flag) flags.push(date.flag);
		if (date.against) flags.push('against-order');
	} else if (date.is === 'date') iso = asking.date(raw, 'ambiguous-date', bothWays(date.date, date.other!));
	else if (date.is === 'asked') iso = asking.date(raw, date.why, date.readings);
	if (iso !== undefined && iso > table.settings.today.slice(0, iso.length)) flags.push('future');
	return iso;
}

function familyOf(table: Table, at: number, asking: Asking): string | undefined {
	const code = familyNamed(codeOf(cellOf(table, at, 'family')));
	const several = code.length > 60 ? null : SEVERAL_CODES.exec(code);
	if (!several) return code;
	const readings = [several[1]!, several[2]!, code].map((value) => ({ value, words: value }));
	return asking.family(code, 'several-families', readings);
}

function siteOf(table: Table, at: number, asking: Asking): string | null | undefined {
	const text = trimmed(table, at, 'site');
	if (text === '') return null;
	const { sites } = table.settings;
	return (
		siteNamed(text, sites) ??
		asking.choice(
			'site',
			text,
			'unknown-site',
			sites.map(({ id, name }) => ({ value: id, words: name }))
		)
	);
}

function kindIn(table: Table, at: number, asking: Asking): LedgerLine['kind'] | undefined {
	const text = trimmed(table, at, 'kind');
	if (text === '') return table.kind;
	return (
		kindOf(text) ?? (asking.choice('record', text, 'unknown-kind', KINDS) as LedgerLine['kind'] | undefined)
	);
}

function strandOf(table: Table, at: number, siteId: string | null): string | null {
	const text = trimmed(table, at, 'strand').toLowerCase();
	if (text === '') return null;
	const named = table.settings.strands.filter(
		(strand) =>
			(siteId === null || strand.siteId === siteId) &&
			(strand.id.toLowerCase() === text || strand.title.toLowerCase() === text)
	);
	return named.length === 1 ? named[0]!.id : null;
}
