// What a row of the file is: a title, headings, blank, a total, a note, or a record that is to be read.
import { codeOf, isBlank, readAmountCell } from './cells.ts';
import type { DateReading } from './dates.ts';
import { repeatsHeadings } from './headings.ts';
import type { ReadSoFar } from './read-record.ts';
import type { RecordAmount } from './record-amount.ts';
import { cellOf, type Table, trimmed, hasWords, wordColumns } from './table.ts';
import { labelOf, type RunningSums, type TotalLabel } from './totals.ts';
import { familyNamed } from './vocabulary.ts';
import type { Skipped } from './words.ts';

export type RowKind = { is: 'skip'; why: Skipped } | { is: 'record'; so: ReadSoFar };

interface Rows {
	/** What the row is, given the sums of those above it; takes a total down there. */
	kind(at: number, sums: RunningSums): RowKind;
	/** Records whose dates speak against the order of the file. */
	against: number[];
}

const CODE = /^(?=[^\d]*\d)[a-z]{0,6}[ -/]?\d{1,8}[a-z]?$/i;
const skip = (why: Skipped): RowKind => ({ is: 'skip', why });

export function rowsOfTable(
	table: Table,
	dateOf: (at: number) => DateReading,
	amountOf: (at: number) => RecordAmount
): Rows {
	const { rows, header } = table;
	const first = header.record === null ? 0 : Math.max(...header.records);
	const against: number[] = [];
	for (let at = first; at < rows.length; at++) {
		const date = dateOf(at);
		if (date.is === 'date' && date.against) against.push(at + 1);
	}
	const orderInDoubt = against.length > 0;
	const end = endOfTable(table, first, amountOf);
	return {
		against,
		kind(at, sums) {
			if (isBlank(rows[at]!)) return skip('blank');
			if (at < first) return skip(header.records.includes(at + 1) ? 'heading' : 'title');
			if (repeatsHeadings(rows, at, header)) return skip('repeated-heading');
			const amount = amountOf(at);
			const date = dateOf(at);
			const total = totalAt(table, at, date, amount, sums);
			if (total === 'total') return skip('total');
			if (total === null && at >= end && isNote(table, at, date, amount)) return skip('note');
			return { is: 'record', so: { amount, date, orderInDoubt, doubt: total } };
		}
	};
}

/** Below this row no cell of the money columns holds a digit. */
function endOfTable(table: Table, first: number, amountOf: (at: number) => RecordAmount): number {
	let end = table.rows.length;
	while (end > first) {
		const { is } = amountOf(end - 1).reading;
		if (is === 'pence' || is === 'asked') break;
		end--;
	}
	return end;
}

/** Under the table, what has no amount, and neither a date with words nor a code of a family, is no payment. */
function isNote(table: Table, at: number, date: DateReading, { reading }: RecordAmount): boolean {
	if (reading.is !== 'refused' || reading.why !== 'no-amount') return false;
	if (CODE.test(codeOf(cellOf(table, at, 'family')))) return false;
	const dated = date.is === 'date' || date.is === 'refused';
	return !(dated && (trimmed(table, at, 'purpose') !== '' || trimmed(table, at, 'family') !== ''));
}

/** Whether a row states a sum, could do so, or is a record like others. */
function totalAt(
	table: Table,
	at: number,
	date: DateReading,
	amount: RecordAmount,
	sums: RunningSums
): 'total' | 'maybe-total' | 'summary-row' | 'amount-alone' | null {
	const family = familyNamed(codeOf(cellOf(table, at, 'family')));
	const pence = amount.reading.is === 'pence' ? amount.reading.pence : null;
	const labelled = labelOf(table, at, date.is === 'date' || date.is === 'refused');
	// “Budget” and “VAT” can be what was bought; without a date and a family somebody has to say.
	if (labelled?.label === 'figure')
		return !labelled.asPayment && pence !== null && namesPayments(table) ? 'summary-row' : null;
	// “Food shop total” may be what was bought: a total that does not come to a sum is asked about.
	if (labelled && !labelled.asPayment && labelled.label === 'with-words' && pence !== null)
		if (!sums.isSum(pence, family, 1)) return 'maybe-total';
	if (labelled && !labelled.asPayment) return takeDown(table, at, amount, labelled.label, sums);
	if (labelled && pence !== null) {
		const isSum = sums.isSum(pence, family, labelled.label === 'plain' ? 1 : 2);
		if (labelled.label === 'with-words') return isSum ? 'maybe-total' : null;
		if (!isSum) return 'maybe-total';
		sums.state(at + 1, pence, labelled.label, family);
		return 'total';
	}
	if (hasWords(table, at)) return null;
	const { date: dates, family: families, purpose, reference } = table.columns;
	if ([dates, families, purpose, reference].every((column) => column === undefined)) return null;
	const stated = pence ?? netOf(amount);
	if (stated === null) return null;
	if (!sums.isSum(stated, '', 1)) return pence === null ? null : 'amount-alone';
	sums.state(at + 1, stated, null, '');
	return 'total';
}

/** Where records have no date and no family, a row without them is like any other. */
const namesPayments = ({ columns }: Table): boolean =>
	columns.date !== undefined || columns.family !== undefined;

/** A total is left out whatever it says; what it says is compared where it can be read. */
function takeDown(
	table: Table,
	at: number,
	amount: RecordAmount,
	label: TotalLabel,
	sums: RunningSums
): 'total' {
	const stated = amount.reading.is === 'pence' ? amount.reading.pence : statedElsewhere(table, at, amount);
	if (stated !== null) sums.state(at + 1, stated, label, '');
	return 'total';
}

/** A total of debits and credits is their difference. */
function netOf({ reading }: RecordAmount): number | null {
	const net = reading.is === 'asked' && reading.why === 'debit-and-credit' ? reading.readings[2] : undefined;
	return net === undefined ? null : Number(net.value);
}

/** Some totals stand in a column of their own. */
function statedElsewhere(table: Table, at: number, amount: RecordAmount): number | null {
	const { reading } = amount;
	if (reading.is !== 'refused' || reading.why !== 'no-amount') return netOf(amount);
	const found = wordColumns(table, at)
		.map((column) => readAmountCell(table.rows[at]![column], table.inPence))
		.filter((each) => each.is === 'pence');
	return found.length === 1 ? found[0]!.pence : null;
}
