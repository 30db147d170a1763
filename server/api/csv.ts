// Tables as CSV (RFC 4180), safe to open in a spreadsheet.

/** One row, ended as RFC 4180 wants it. */
export const csvRow = (values: readonly (string | number | null)[]): string =>
	`${values.map(cell).join(',')}\r\n`;

/** A text that a spreadsheet would take for a formula gets an apostrophe before it, which it shows as text. */
function cell(value: string | number | null): string {
	if (typeof value === 'number') return String(value);
	const text = value ?? '';
	const safe = /^[\s]*[=+\-@]|^[\t\r\n]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
