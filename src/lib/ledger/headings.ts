// Finds the row of headings among titles, blank rows and data.
import { readAmount } from './amounts.ts';
import { filledColumns, isBlank, mergedAcross, mergedDown } from './cells.ts';
import { comparable, oneLine } from './clean-text.ts';
import { readDate } from './dates.ts';
import { type Cell, type Grid, textOf } from './grid.ts';
import { roleOfHeading } from './heading-words.ts';

export interface Header {
	/** From 1; null where the file has no row of headings. */
	record: number | null;
	/** The records that hold a part of the headings: two where they stand in two rows. */
	records: readonly number[];
	/** By column. */
	headings: readonly string[];
}

type Rows = readonly (readonly Cell[])[];

/** Titles above the headings are fewer than this. */
const FARTHEST = 100;
/** What stands alone in a cell below a heading to say what its column counts. */
const UNIT = /^\(?(?:£|gbp|pounds|pence|p|£ ?p|dd\/mm\/yy(?:yy)?)\)?$/i;
const ANY_ORDER = { order: 'dmy', lastYear: 2199, dateSystem: 1900 } as const;

const isValue = (cell: Cell | undefined): boolean => {
	if (typeof cell === 'object' && (cell.number !== undefined || cell.date !== undefined || cell.broken))
		return true;
	const text = textOf(cell);
	if (!/\d/.test(text)) return false;
	return readAmount(text).is === 'pence' || readDate(text, ANY_ORDER).is === 'date';
};

/** The number of meanings in a row of texts; the amount counts most, as no table of payments goes without. */
function score(headings: readonly string[]): number {
	const roles = new Set(
		headings.map((heading) => roleOfHeading(heading)?.role).filter((role) => role !== undefined)
	);
	if (roles.size === 0) return 0;
	const money = roles.has('amount') || roles.has('debit') || roles.has('credit');
	return roles.size + (money ? 3 : 0);
}

const textsOf = (rows: Rows, at: number): string[] =>
	rows[at]!.map((cell, column) => (mergedAcross(rows, at, column) ? '' : oneLine(textOf(cell))));

/** Texts with what merged cells carry across: “Payment” above both “date” and “amount”. */
const joined = (rows: Rows, upper: number, lower: number): string[] =>
	Array.from({ length: Math.max(rows[upper]!.length, rows[lower]!.length) }, (_, column) => {
		const [a, b] = [oneLine(textOf(rows[upper]![column])), oneLine(textOf(rows[lower]![column]))];
		return a === b ? a : `${a} ${b}`.trim();
	});

/** @param decided where somebody pointed at the row, or at none */
export function findHeader(grid: Grid, decided?: number | null): Header {
	if (decided === null) return withoutHeader(grid);
	const { rows } = grid;
	if (decided !== undefined && rows[decided - 1]) return fromRow(rows, decided - 1);
	let best = { at: -1, score: 0 };
	for (let at = 0; at < Math.min(rows.length, FARTHEST); at++) {
		if (isBlank(rows[at]!)) continue;
		const texts = textsOf(rows, at);
		const filled = texts.filter((text) => text !== '');
		// A table of one column is a table, too; a title is not one.
		if (filled.length < 2 && columnsOf(rows) > 1) continue;
		if (rows[at]!.some(isValue)) continue;
		const own = score(texts);
		if (own >= 2 && own > best.score) best = { at, score: own };
	}
	return best.at < 0 ? withoutHeader(grid) : fromRow(rows, best.at);
}

const columnsOf = (rows: Rows) =>
	rows.slice(0, FARTHEST).reduce((most, row) => Math.max(most, row.length), 0);

/** Headings can stand in two rows; what names the meanings best is the header, the other row belongs to it. */
function fromRow(rows: Rows, at: number): Header {
	const own = textsOf(rows, at);
	const alone: Header = { record: at + 1, records: [at + 1], headings: own };
	const below = rows[at + 1];
	if (below && !isBlank(below) && isSecondRow(rows, at + 1))
		return { record: at + 1, records: [at + 1, at + 2], headings: joined(rows, at, at + 1) };
	const sharesCells = rows[at]!.some((_, column) => mergedDown(rows, at, column));
	if (at > 0 && isUpperRow(rows, at - 1) && (sharesCells || score(joined(rows, at - 1, at)) > score(own)))
		return { record: at + 1, records: [at, at + 1], headings: joined(rows, at - 1, at) };
	return alone;
}

/** Only units, or words that name a column which the row above leaves open. */
function isSecondRow(rows: Rows, at: number): boolean {
	const filled = filledColumns(rows, at);
	if (numbersColumns(rows[at]!)) return true;
	if (filled.length === 0 || rows[at]!.some(isValue)) return false;
	const texts = filled.map((column) => oneLine(textOf(rows[at]![column])));
	if (texts.every((text) => UNIT.test(text))) return true;
	const opens = filled.some((column) => textOf(rows[at - 1]![column]).trim() === '');
	return (
		filled.length > 1 &&
		texts.every((text) => roleOfHeading(text) !== null || UNIT.test(text)) &&
		(opens || score(joined(rows, at - 1, at)) > score(textsOf(rows, at - 1)))
	);
}

/** 1, 2, 3, 4 below the headings, as forms number their columns. */
const numbersColumns = (row: readonly Cell[]): boolean =>
	row.length >= 4 && row.every((cell, column) => textOf(cell).trim() === String(column + 1));

const isUpperRow = (rows: Rows, at: number): boolean =>
	!isBlank(rows[at]!) && filledColumns(rows, at).length > 1 && !rows[at]!.some(isValue);

function withoutHeader({ rows }: Grid): Header {
	return {
		record: null,
		records: [],
		headings: Array.from({ length: columnsOf(rows) }, (_, column) => `Column ${column + 1}`)
	};
}

/** True for a row in the middle of the table that says the headings again, as printed pages do. */
export function repeatsHeadings(rows: Rows, at: number, header: Header): boolean {
	if (header.record === null) return false;
	return header.records.some((record) => sameTexts(rows[at]!, rows[record - 1]!));
}

function sameTexts(row: readonly Cell[], heading: readonly Cell[]): boolean {
	let same = 0;
	const length = Math.max(row.length, heading.length);
	for (let column = 0; column < length; column++) {
		const text = textOf(row[column]).trim();
		const other = textOf(heading[column]).trim();
		if (text === '' && other === '') continue;
		if (text !== other && comparable(text) !== comparable(other)) return false;
		same++;
	}
	return same > 0;
}
