// The amount of a record: from one column, from one with a column of debits and credits beside it, or from two.
import { askedAmount, readAmount, type AmountReading } from './amounts.ts';
import { mergedDown, rawOf, readAmountCell } from './cells.ts';
import type { Cell } from './grid.ts';
import { cellOf, type Table, trimmed } from './table.ts';
import { directionOf } from './vocabulary.ts';

export interface RecordAmount {
	reading: AmountReading | { is: 'refused'; why: 'merged-amount' };
	/** What stands in the file. */
	raw: string;
	formula: boolean;
}

/** Reads the amount of a record, each text once. */
export function amountReader(table: Table): (at: number) => RecordAmount {
	const known = new Map<string, AmountReading>();
	const read = (cell: Cell | undefined) => inUnit(table, readPlain(cell));
	const readPlain = (cell: Cell | undefined): AmountReading => {
		if (typeof cell === 'object') return readAmountCell(cell, table.inPence);
		const text = cell ?? '';
		const before = known.get(text);
		if (before) return before;
		const reading = readAmount(text, table.inPence);
		known.set(text, reading);
		return reading;
	};
	return table.columns.debit === undefined && table.columns.credit === undefined
		? (at) => fromOneColumn(table, at, read)
		: (at) => fromTwoColumns(table, at, read);
}

/** Below “€” or “£000” no amount is plainly one. */
function inUnit({ strangeUnit }: Table, reading: AmountReading): AmountReading {
	if (strangeUnit === null || reading.is === 'refused') return reading;
	if (strangeUnit === 'other-currency') return askedAmount('other-currency', []);
	return askedAmount(
		'short-amount',
		candidatesOf(reading).flatMap((pence) => [pence * 1000, pence])
	);
}

type Read = (cell: Cell | undefined) => AmountReading;

const isFormula = (cell: Cell | undefined) => typeof cell === 'object' && cell.formula === true;

function fromOneColumn(table: Table, at: number, read: Read): RecordAmount {
	const cell = cellOf(table, at, 'amount');
	const more = { raw: rawOf(cell), formula: isFormula(cell) };
	if (table.columns.amount !== undefined && mergedDown(table.rows, at, table.columns.amount))
		return { reading: { is: 'refused', why: 'merged-amount' }, ...more };
	const reading = read(cell);
	const direction = trimmed(table, at, 'direction');
	if (direction === '' || reading.is === 'refused') return { reading, ...more };
	return { reading: directed(reading, directionOf(direction)), ...more, raw: `${more.raw} ${direction}` };
}

const candidatesOf = (reading: AmountReading): number[] =>
	reading.is === 'pence'
		? [reading.pence]
		: reading.is === 'asked'
			? reading.readings.map(({ value }) => Number(value))
			: [];

const negated = (value: number) => (value === 0 ? 0 : -value);

function directed(reading: AmountReading, direction: 'out' | 'in' | null): AmountReading {
	const values = candidatesOf(reading);
	if (direction === null)
		return askedAmount('unknown-direction', [...values, ...values.map((value) => negated(value))]);
	if (values.some((value) => value < 0))
		return askedAmount('two-signs', [...values, ...values.map((value) => negated(value))]);
	return direction === 'out' ? reading : turned(reading);
}

/** Money that came back. */
function turned(reading: AmountReading): AmountReading {
	if (reading.is === 'refused') return reading;
	const values = candidatesOf(reading);
	if (values.some((value) => value < 0)) return askedAmount('two-signs', [...values, ...values.map(negated)]);
	return reading.is === 'pence'
		? { is: 'pence', pence: negated(reading.pence) }
		: askedAmount(reading.why, values.map(negated));
}

function fromTwoColumns(table: Table, at: number, read: Read): RecordAmount {
	const [debitCell, creditCell] = [cellOf(table, at, 'debit'), cellOf(table, at, 'credit')];
	const [debit, credit] = [read(debitCell), read(creditCell)];
	const raw = [rawOf(debitCell), rawOf(creditCell)].filter((text) => text.trim() !== '').join(' / ');
	const more = { raw, formula: isFormula(debitCell) || isFormula(creditCell) };
	for (const each of [debit, credit])
		if (each.is === 'refused' && each.why !== 'no-amount' && each.why !== 'not-an-amount')
			return { reading: each, ...more };
	const says = (reading: AmountReading) =>
		reading.is !== 'refused' && !(reading.is === 'pence' && reading.pence === 0);
	if (says(debit) && says(credit)) {
		const [out, back] = [candidatesOf(debit), candidatesOf(credit)];
		const net = out.length === 1 && back.length === 1 ? [out[0]! - back[0]!] : [];
		return { reading: askedAmount('debit-and-credit', [...out, ...back.map(negated), ...net]), ...more };
	}
	if (says(credit)) return { reading: turned(credit), ...more };
	// A nought in either column is an amount, too; words in one and nothing in the other are none.
	const spent =
		debit.is === 'refused' && (credit.is !== 'refused' || debit.why === 'no-amount') ? credit : debit;
	return { reading: spent, ...more };
}
