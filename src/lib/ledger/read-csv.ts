// A table as text: cells between delimiters, records between line breaks.
import Papa from 'papaparse';
import { decode } from './decode.ts';
import { delimiterOf, stated } from './delimiter.ts';
import type { Grid, TableLimits } from './grid.ts';
import { counted, RefusedFile } from './refused-file.ts';

/**
 * Every record as it stands, blank ones too; only zeros that pad a file are dropped.
 * @throws RefusedFile
 */
export function readCsv(bytes: Uint8Array, limits: TableLimits): Grid {
	const { text: decoded, encoding } = decode(bytes);
	const text = decoded.includes('\0') ? decoded.replaceAll('\0', '') : decoded;
	if (!/[^\s,;|"\x1a]/.test(text)) throw new RefusedFile('empty-file', 'This file holds no data.');
	const delimiter = delimiterOf(text);
	const { data, errors } = Papa.parse<string[]>(text, { delimiter, preview: limits.rows + 2 });
	const open = errors.find(({ code }) => code === 'MissingQuotes');
	if (open)
		throw new RefusedFile(
			'damaged',
			`A quotation mark is opened in record ${counted((open.row ?? 0) + 1)} and never closed. The file may be cut short, or the mark is one too many. Put it right and try again.`
		);
	if (stated(text)) data[0] = [data[0]!.join(delimiter)];
	// The last line break ends the last record; it does not begin another.
	if (data.at(-1)?.join('') === '') data.pop();
	if (data.length > limits.rows)
		throw new RefusedFile(
			'too-many-rows',
			`This file has more than ${counted(limits.rows)} rows. Split it and import the parts one by one.`
		);
	if (data.some((record) => record.length > limits.columns))
		throw new RefusedFile(
			'too-many-columns',
			`This file has more than ${counted(limits.columns)} columns. Delete those that are not needed and try again.`
		);
	return {
		format: 'csv',
		encoding,
		delimiter,
		sheets: [],
		rows: data,
		hiddenRows: new Set(),
		dateSystem: null
	};
}
