// A workbook (.xlsx, .xlsm) to a grid.
//
// Its XML is read here and not by a library: a ledger needs what readers for the general case leave out. Formulas whose
// value was never stored, rows as they are hidden, numbers beside the dates they are shown as, definitions in XML that
// are refused, and a bound on memory whatever the file says of itself. How a number looks in its format is a library's.
import type { Grid, TableLimits } from '../grid.ts';
import { RefusedFile } from '../refused-file.ts';
import { Parts } from './parts.ts';
import { fillMerges, type SheetContent } from './sheet.ts';
import { Workbook, type Sheet } from './workbook.ts';

export interface WorkbookOptions {
	sheet?: string;
	limits: TableLimits;
	progress?(done: number, of: number): void;
}

function refuseOtherZips(parts: Parts): never {
	const save = 'Open it and save it as an Excel workbook (.xlsx), and try again.';
	if (parts.has('xl/workbook.bin'))
		throw new RefusedFile('old-workbook', `This is a binary workbook (.xlsb). ${save}`);
	if (parts.has('content.xml') && parts.has('META-INF/manifest.xml'))
		throw new RefusedFile('not-a-table', `This is an OpenDocument file (.ods). ${save}`);
	if (parts.some((name) => name.endsWith('.iwa')))
		throw new RefusedFile('not-a-table', `This is a document of Numbers or Pages. ${save}`);
	throw new RefusedFile(
		'not-a-table',
		'This is a packed file or another document, but no workbook. Choose the ledger as an Excel workbook (.xlsx) or as a CSV file.'
	);
}

function sheetNamed(workbook: Workbook, name: string, names: string): Sheet {
	const plain = (text: string) => text.trim().toLowerCase();
	const sheet =
		workbook.sheets.find((one) => one.name === name) ??
		workbook.sheets.find((one) => plain(one.name) === plain(name));
	if (sheet) return sheet;
	throw new RefusedFile('no-such-sheet', `This workbook has no sheet of that name. It has ${names}.`);
}

/** The sheet to read, with its cells, and all others as far as they were looked at. */
function chosen(
	workbook: Workbook,
	name: string | undefined
): { used: Sheet; contents: Map<Sheet, SheetContent> } {
	const { sheets } = workbook;
	const names = sheets.map((sheet) => `“${sheet.name}”${sheet.hidden ? ' (hidden)' : ''}`).join(', ');
	const contents = new Map<Sheet, SheetContent>();
	const look = (sheet: Sheet, keepsCells: boolean) => {
		const content = contents.get(sheet) ?? workbook.read(sheet, keepsCells);
		contents.set(sheet, content);
		return content.filledRows;
	};
	const visible = sheets.filter((sheet) => !sheet.hidden);
	const used =
		name === undefined
			? (visible.find((sheet) => look(sheet, true) > 1) ?? visible.find((sheet) => look(sheet, true)))
			: sheetNamed(workbook, name, names);
	if (used) look(used, true);
	const filled = sheets.filter((sheet) => look(sheet, false));
	if (used && contents.get(used)!.filledRows) return { used, contents };
	if (used || !filled.length)
		throw new RefusedFile(
			'empty-file',
			used ? 'This sheet is empty.' : 'The sheets of this workbook are empty.'
		);
	throw new RefusedFile(
		'no-such-sheet',
		`The visible sheets of this workbook are empty. Say which sheet to read: it has ${names}.`
	);
}

/**
 * Reads the sheet of this name, else the first visible one that holds a table.
 * @throws RefusedFile
 */
export async function readWorkbook(bytes: Uint8Array, options: WorkbookOptions): Promise<Grid> {
	const parts = new Parts(bytes, options.limits, options.progress ?? (() => {}));
	const main = parts.relationsOf('').find(({ type }) => type === 'officeDocument')?.target;
	if (!main || !parts.has(main) || !/^(?!word\/|ppt\/).*\.xml$/i.test(main)) refuseOtherZips(parts);
	parts.refuseDefinitions();
	// Takes a while to load, which files of text do not wait for.
	const { formatValue } = await import('hucre');
	const workbook = new Workbook(parts, main, options.limits, formatValue);
	const { used, contents } = chosen(workbook, options.sheet);
	const content = contents.get(used)!;
	fillMerges(content);
	parts.finish();
	return {
		format: 'xlsx',
		encoding: null,
		delimiter: null,
		sheets: workbook.sheets.map((sheet) => ({
			name: sheet.name,
			rows: contents.get(sheet)!.lastRow,
			hidden: sheet.hidden,
			used: sheet === used
		})),
		rows: content.rows,
		hiddenRows: new Set([...content.hiddenRows].filter((row) => row <= content.rows.length)),
		dateSystem: workbook.dateSystem
	};
}
