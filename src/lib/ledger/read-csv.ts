// A table as text: cells between delimiters, records between line breaks.
import Papa from 'papaparse';
import { decode } from './decode.ts';
import { delimiterOf, stated } from './delimiter.ts';
import type { Grid, TableLimits } from './grid.ts';
import { counted, RefusedFile } from './refused-file.ts';
import { lineBreakOf, tooManyRows, withOneLineBreak } from './text-shape.ts';

/** All records of the text, as the parser has them. */
function recordsOf(text: string, delimiter: string, limits: TableLimits): string[][] {
	const lineBreak = lineBreakOf(text, delimiter, limits);
	const mixed = lineBreak === 'mixed';
	const { data, errors } = Papa.parse<string[]>(mixed ? withOneLineBreak(text, delimiter) : text, {
		delimiter,
		newline: mixed ? '\n' : lineBreak,
		preview: limits.rows + 2
	});
	const open = errors.find(({ code }) => code === 'MissingQuotes');
	if (open)
		throw new RefusedFile(
			'damaged',
			`A quotation mark is opened in record ${counted((open.row ?? 0) + 1)} and never closed: the file is cut short, or the mark is one too many. Put it right and try again.`
		);
	// The last line break ends the last record; it does not begin another.
	if (data.length > 1 && data.at(-1)!.join('') === '' && data.at(-1)!.length === 1) data.pop();
	return data;
}

/** Rows without the blank cells beyond the last column that is taken. */
function narrowed(rows: readonly string[][], limits: TableLimits): string[][] {
	return rows.map((row) => {
		if (row.length <= limits.columns) return row;
		if (row.slice(limits.columns).some((cell) => cell.trim()))
			throw new RefusedFile(
				'too-many-columns',
				`This table has more than ${counted(limits.columns)} columns. Delete those that are not needed and try again.`
			);
		return row.slice(0, limits.columns);
	});
}

/** DOS ended files with this character, some ledgers still do. */
function withoutEndMark(text: string): string {
	let end = text.length;
	while (text[end - 1] === '\x1a') end--;
	return text.slice(0, end);
}

/**
 * Every record as it stands, blank ones and `sep=;` too. Only the zeros that pad a file and the end mark of DOS are dropped.
 * @throws RefusedFile
 */
export function readCsv(bytes: Uint8Array, limits: TableLimits): Grid {
	const { text: whole, encoding } = decode(bytes);
	const text = withoutEndMark(whole.replaceAll('\0', ''));
	if (!/[^\s,;|"]/.test(text)) throw new RefusedFile('empty-file', 'This file holds no data.');
	const delimiter = delimiterOf(text);
	const records = recordsOf(text, delimiter, limits);
	if (stated(text)) records[0] = [records[0]!.join(delimiter)];
	if (records.length > limits.rows) throw tooManyRows(limits);
	const rows = narrowed(records, limits);
	return { format: 'csv', encoding, delimiter, sheets: [], rows, hiddenRows: new Set(), dateSystem: null };
}
