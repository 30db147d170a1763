// Which column means what: from the headings, and from what the columns hold where headings do not say.
import { readAmount } from './amounts.ts';
import { isBlank, readAmountCell, readDateCell } from './cells.ts';
import { comparable, oneLine } from './clean-text.ts';
import type { DateContext } from './dates.ts';
import { type Cell, type Grid, textOf } from './grid.ts';
import { headingWords, isNoRole, roleOfHeading, saysAgreed } from './heading-words.ts';
import type { Header } from './headings.ts';
import { directionOf, kindOf } from './vocabulary.ts';
import type { ColumnMapping, ColumnRole } from './receipt.ts';

export type Suggestion = { ok: true; columns: ColumnMapping } | { ok: false; message: string };

/** Enough of a file to know what its columns hold. */
const SAMPLE = 300;
/** Of what a column holds, so that it counts as a column of such. */
const MOST = 0.6;
/** Headings of amounts before this one in the list of heading-words.ts name nothing else. */
const PLAINLY_MONEY = 16;

interface Column {
	index: number;
	filled: number;
	amounts: number;
	/** Amounts with decimals or a pound sign: nobody's code. */
	money: number;
	/** Cells of amounts, or what could be some. */
	withDigits: number;
	dates: number;
	codes: number;
	directions: number;
	kinds: number;
	length: number;
	values: Set<string>;
}

const CODE = /^(?=[^\d]*\d)[a-z]{0,6}[ -/]?\d{1,8}[a-z]?$/i;

function studyColumn(cells: readonly (Cell | undefined)[], index: number, context: DateContext): Column {
	const column: Column = {
		index,
		filled: 0,
		amounts: 0,
		money: 0,
		withDigits: 0,
		dates: 0,
		codes: 0,
		directions: 0,
		kinds: 0,
		length: 0,
		values: new Set()
	};
	for (const cell of cells) {
		const text = oneLine(textOf(cell));
		if (text === '') continue;
		column.filled++;
		column.length += text.length;
		column.values.add(text);
		if (CODE.test(text)) column.codes++;
		if (directionOf(text)) column.directions++;
		if (kindOf(text)) column.kinds++;
		const date = readDateCell(cell, context);
		if (typeof cell === 'object' && cell.date !== undefined) column.dates++;
		else if (/\D/.test(text) && date.is === 'date') column.dates++;
		const amount = readAmountCell(cell, false);
		if (amount.is === 'pence') column.amounts++;
		if (amount.is !== 'refused') column.withDigits++;
		if (amount.is === 'pence' && (/£|\.\d\d?$|^[-(]|[-)]$/.test(text) || readAmount(text).is !== 'pence'))
			column.money++;
	}
	return column;
}

const share = (part: number, column: Column) => (column.filled === 0 ? 0 : part / column.filled);

function study(grid: Grid, header: Header, context: DateContext): Column[] {
	const sample: (readonly Cell[])[] = [];
	for (let at = header.records.at(-1) ?? 0; at < grid.rows.length && sample.length < SAMPLE; at++)
		if (!isBlank(grid.rows[at]!)) sample.push(grid.rows[at]!);
	const width = sample.reduce((most, row) => Math.max(most, row.length), header.headings.length);
	return Array.from({ length: width }, (_, index) =>
		studyColumn(
			sample.map((row) => row[index]),
			index,
			context
		)
	);
}

/** What the columns mean, or words for why somebody has to say. */
export function suggestColumns(grid: Grid, header: Header, context: DateContext): Suggestion {
	const columns = study(grid, header, context);
	return header.record === null ? byContent(columns) : byHeadings(columns, header.headings);
}

function byHeadings(columns: readonly Column[], headings: readonly string[]): Suggestion {
	const candidates = new Map<ColumnRole, { column: Column; rank: number }[]>();
	const enter = (role: ColumnRole, column: Column, rank: number) =>
		candidates.set(role, [...(candidates.get(role) ?? []), { column, rank }]);
	for (const column of columns) {
		const meaning = roleOfHeading(headings[column.index] ?? '');
		if (!meaning) continue;
		const { role, rank } = meaning;
		if (role === 'by-content') enter(roleByContent(column), column, rank);
		else if (role !== 'amount' || couldBeMoney(column, rank)) enter(role, column, rank);
	}
	const mapping: ColumnMapping = {};
	for (const [role, each] of candidates) mapping[role] = best(each).column.index;
	const dated = columns.filter(
		(column) =>
			share(column.dates, column) >= MOST &&
			!isNoRole(headings[column.index] ?? '') &&
			!isTaken(mapping, column.index)
	);
	// Where no heading names the date, the only column of dates is it.
	if (mapping.date === undefined && dated.length === 1) mapping.date = dated[0]!.index;
	const instalments = (candidates.get('instalment') ?? []).filter(
		({ column }) => share(column.amounts, column) >= MOST
	);
	if (instalments.length > 1)
		return {
			ok: false,
			message: 'Each instalment has a column of its own. Give each payment a row of its own.'
		};
	return settleMoney(mapping, candidates.get('amount') ?? [], columns, headings);
}

const isTaken = (mapping: ColumnMapping, index: number) => Object.values(mapping).includes(index);

/** “Amount” is money even where every cell has to be asked about; “Approved” is, where it stands above amounts. */
const couldBeMoney = (column: Column, rank: number): boolean =>
	rank < PLAINLY_MONEY ||
	column.filled === 0 ||
	(column.withDigits > 0 && share(column.dates, column) < MOST);

const best = (candidates: readonly { column: Column; rank: number }[]) =>
	candidates.reduce((a, b) => (holds(b) > holds(a) || (holds(b) === holds(a) && b.rank < a.rank) ? b : a));

/** A column that is empty all over is nobody's first choice. */
const holds = ({ column }: { column: Column }) => Number(column.filled > 0);

function roleByContent(column: Column): ColumnRole {
	if (share(column.directions, column) >= MOST) return 'direction';
	return share(column.kinds, column) >= MOST ? 'kind' : 'category';
}

function settleMoney(
	mapping: ColumnMapping,
	amounts: readonly { column: Column; rank: number }[],
	columns: readonly Column[],
	headings: readonly string[]
): Suggestion {
	const filled = amounts.filter(({ column }) => column.amounts > 0);
	const top = filled.length > 0 ? best(filled) : undefined;
	const name = (column: Column) => headingWords(headings[column.index] ?? '');
	if (top && filled.some(({ column }) => column !== top.column && name(column) === name(top.column)))
		return { ok: false, message: 'Two columns of amounts have the same heading. Say which one counts.' };
	// “Budget” beside an amount is what there was to spend.
	const sums = filled.filter(({ column }) => name(column) !== 'budget');
	const agreed = sums.filter(({ column }) => saysAgreed(headings[column.index] ?? ''));
	if (agreed.length > 0 && agreed.length < sums.length)
		return {
			ok: false,
			message:
				'One column of amounts is of what was agreed and one of what was spent. Import one, then the other.'
		};
	const settled = oneWayOfMoney(mapping);
	return settled ? { ok: true, columns: settled } : findAmount(mapping, columns);
}

/** Money stands in one column or in two; null where it stands in none. */
export function oneWayOfMoney(mapping: ColumnMapping): ColumnMapping | null {
	if (mapping.debit !== undefined && mapping.credit !== undefined) return without(mapping, 'amount');
	// “Amount” beside “Refund”.
	if (mapping.credit !== undefined && mapping.amount !== undefined)
		return { ...without(mapping, 'amount'), debit: mapping.amount };
	if (mapping.amount !== undefined) return without(mapping, 'debit');
	return mapping.debit === undefined && mapping.credit === undefined ? null : mapping;
}

function without(mapping: ColumnMapping, role: ColumnRole): ColumnMapping {
	const { [role]: _, ...rest } = mapping;
	return rest;
}

/** The only column that holds money and has no other meaning. */
function findAmount(mapping: ColumnMapping, columns: readonly Column[]): Suggestion {
	const free = columns.filter(
		(column) => !isTaken(mapping, column.index) && share(column.amounts, column) >= MOST
	);
	const money = free.filter((column) => share(column.money, column) >= MOST / 2);
	const found = money.length > 0 ? money : free;
	if (found.length === 1) return { ok: true, columns: { ...mapping, amount: found[0]!.index } };
	return {
		ok: false,
		message:
			found.length === 0
				? 'No column holds amounts. Say which column counts, or choose another sheet.'
				: 'More than one column could hold the amounts. Say which one counts.'
	};
}

function byContent(columns: readonly Column[]): Suggestion {
	const mapping: ColumnMapping = {};
	const dates = columns.filter((column) => share(column.dates, column) >= MOST);
	if (dates.length > 0) mapping.date = dates[0]!.index;
	const rest = columns.filter((column) => !dates.includes(column) && column.filled > 0);
	const amount = findAmount(Object.fromEntries(dates.map(({ index }) => ['date', index])), rest);
	// Of whole numbers only, one can be the code of the family.
	if (!amount.ok) return amount;
	mapping.amount = amount.columns.amount!;
	const texts = rest.filter(({ index }) => index !== mapping.amount);
	const directions = texts.filter((column) => share(column.directions, column) >= MOST);
	if (directions.length === 1) mapping.direction = directions[0]!.index;
	const codes = texts.filter((column) => share(column.codes, column) >= MOST);
	// A code that comes back is a family's; one that never does is of the transaction.
	const [family, reference] = codes.toSorted((a, b) => a.values.size / a.filled - b.values.size / b.filled);
	if (family) mapping.family = family.index;
	if (reference) mapping.reference = reference.index;
	const words = texts
		.filter((column) => !codes.includes(column) && !directions.includes(column))
		.toSorted((a, b) => b.length / b.filled - a.length / a.filled);
	if (words[0]) mapping.purpose = words[0].index;
	if (words[1] && comparable([...words[1].values].join('')) !== '') mapping.note = words[1].index;
	return { ok: true, columns: mapping };
}
