// Cells with what a workbook knows of them: numbers, dates, formulas, errors, merged ranges.
import { isPence } from '#lib/domain/spend/spend-line.ts';
import { askedAmount, readAmount, type AmountReading } from './amounts.ts';
import { oneLine } from './clean-text.ts';
import { isImplausible, readDate, type DateContext, type DateReading } from './dates.ts';
import { inWords } from './days.ts';
import { type Cell, textOf, type TypedCell } from './grid.ts';
import { nearest } from './numerals.ts';

type Row = readonly Cell[];

/** What floating point leaves of a whole number of pence, as a share of the number. */
const NOISE = 1e-9;
const MONTH_SHOWN = /^(?:[a-z]{3,9}\W{0,2}(?:\d{4}|\d\d)|\d{1,2}[-/.]\d{4}|\d{4}[-/.]\d{1,2})$/i;
/** Shown with a sign or with letters, but not as a power of ten. */
const SHOWN_OTHERWISE = /[%€$¥]|[a-df-z]/i;

export const isBlank = (row: Row): boolean => row.every((cell) => textOf(cell).trim() === '');

/** The cell is only the rest of a cell that was merged across columns. */
export function mergedAcross(rows: readonly Row[], at: number, column: number): boolean {
	const cell = rows[at]?.[column];
	if (typeof cell !== 'object' || !cell.merged || column === 0) return false;
	const text = cell.text;
	if (textOf(rows[at]![column - 1]) !== text) return false;
	const above = rows[at - 1]?.[column];
	// Merged down as well: the first row of the range decides.
	if (typeof above === 'object' && above.merged && above.text === text)
		return mergedAcross(rows, at - 1, column);
	return textOf(above) !== text;
}

/** The cell is only the rest of a cell that was merged down over rows. */
export function mergedDown(rows: readonly Row[], at: number, column: number): boolean {
	const cell = rows[at]?.[column];
	if (typeof cell !== 'object' || !cell.merged) return false;
	return at > 0 && textOf(rows[at - 1]![column]) === cell.text && !mergedAcross(rows, at, column);
}

/** The number of the trimmed cells of a record that say something of their own. */
export const filledColumns = (rows: readonly Row[], at: number): number[] =>
	(rows[at] ?? []).flatMap((cell, column) =>
		textOf(cell).trim() === '' || mergedAcross(rows, at, column) ? [] : [column]
	);

export function readAmountCell(cell: Cell | undefined, inPence: boolean): AmountReading {
	if (cell === undefined || typeof cell === 'string') return readAmount(cell ?? '', inPence);
	if (cell.broken === 'error') return { is: 'refused', why: 'error-value' };
	if (cell.broken === 'no-value') return askedAmount('formula-without-value', []);
	if (cell.number === undefined) return readAmount(cell.text, inPence);
	const number = fromNumber(cell.number, inPence);
	const pence = number.is === 'pence' ? [number.pence] : [];
	if (cell.date !== undefined) return askedAmount('date-as-amount', pence);
	if (!SHOWN_OTHERWISE.test(cell.text)) return number;
	// The format of the cell says more than its number: 50%, €20.00, 12.50CR, 20 hours.
	const shown = readAmount(cell.text, inPence);
	if (shown.is === 'asked') return askedAmount(shown.why, shown.why === 'other-currency' ? [] : pence);
	if (shown.is === 'pence' && number.is === 'pence' && shown.pence === -number.pence && shown.pence !== 0)
		return askedAmount('two-signs', [number.pence, shown.pence]);
	return number;
}

function fromNumber(number: number, inPence: boolean): AmountReading {
	const exact = inPence ? number : number * 100;
	const pence = Math.round(exact) || 0;
	if (!isPence(pence)) return { is: 'refused', why: 'too-large-amount' };
	if (Math.abs(exact - pence) <= Math.max(1e-7, Math.abs(exact) * NOISE)) return { is: 'pence', pence };
	const [pounds, decimals = ''] = Math.abs(number).toFixed(10).split('.');
	const sign = number < 0 ? -1 : 1;
	return inPence
		? askedAmount('ambiguous-amount', [pence, Math.round(number * 100)])
		: askedAmount(
				'too-many-decimals',
				nearest(pounds!, decimals.replace(/0+$/, '')).map((value) => sign * value)
			);
}

export function readDateCell(cell: Cell | undefined, context: DateContext): DateReading {
	if (cell === undefined || typeof cell === 'string') return readDate(cell ?? '', context);
	if (cell.broken) return { is: 'asked', why: 'unreadable-date', readings: [] };
	if (cell.date !== undefined) return fromTyped(cell.date, cell.text);
	const bareNumber = cell.number !== undefined && /^[\d.,\s]+$/.test(cell.text);
	return readDate(bareNumber ? String(cell.number) : cell.text, context);
}

/** The first day of a month that is shown as “May-19” is the month: nobody entered a day. */
function fromTyped(date: string, shown: string): DateReading {
	if (isImplausible(date))
		return { is: 'asked', why: 'implausible-date', readings: [{ value: date, words: inWords(date) }] };
	return date.endsWith('-01') && MONTH_SHOWN.test(shown)
		? { is: 'date', date: date.slice(0, 7), flag: 'month-only' }
		: { is: 'date', date };
}

/** A code as a person would write it: the number 12 is “12”, however many decimals its cell shows. */
export function codeOf(cell: Cell | undefined): string {
	const text = oneLine(textOf(cell));
	const number = typeof cell === 'object' ? numberOf(cell) : null;
	return number !== null && /^[\d,]+(?:\.0+)?$/.test(text) && Number(text.replaceAll(',', '')) === number
		? text.startsWith('0')
			? text
			: String(number)
		: text;
}

const numberOf = (cell: TypedCell): number | null =>
	cell.number !== undefined && Number.isInteger(cell.number) ? cell.number : null;

/** For questions: what stands in the file, and what its cell holds where that is more exact. */
export function rawOf(cell: Cell | undefined): string {
	const text = textOf(cell);
	if (typeof cell !== 'object' || cell.number === undefined || text.includes(String(cell.number)))
		return text;
	return `${text} (${cell.number})`;
}
