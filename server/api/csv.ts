// Tables as CSV (RFC 4180), safe to open in a spreadsheet.

/** A text that is meant as a number, such as “-12.50”: it stays as it is. */
export interface PlainNumber {
	number: string;
}
export type CsvValue = string | number | null | PlainNumber;

/** Begins a file that spreadsheets would otherwise not read as UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

/** Pence as pounds with two decimals. */
export function pounds(pence: number): PlainNumber {
	const whole = Math.abs(pence);
	const rest = String(whole % 100).padStart(2, '0');
	return { number: `${pence < 0 ? '-' : ''}${Math.floor(whole / 100)}.${rest}` };
}

/** One row, ended as RFC 4180 wants it. */
export const csvRow = (values: readonly CsvValue[]): string => `${values.map(cell).join(',')}\r\n`;

/** A text that a spreadsheet would take for a formula gets an apostrophe before it, which it shows as text. */
export const notAFormula = (text: string): string =>
	/^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;

function cell(value: CsvValue): string {
	if (typeof value === 'number') return String(value);
	if (value !== null && typeof value === 'object') return value.number;
	const safe = notAFormula(value ?? '');
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
