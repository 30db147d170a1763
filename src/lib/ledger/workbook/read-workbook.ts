// A workbook (.xlsx, .xlsm) to a grid.
//
// Its XML is read here and not by a library: a ledger needs what readers for the general case leave out. Formulas whose
// value was never stored, rows as they are hidden, numbers beside the dates they are shown as, definitions in XML that
// are refused, and a bound on memory whatever the file says of itself. How a number looks in its format is a library's.
import type { Grid, SheetInfo, TableLimits } from '../grid.ts';
import { RefusedFile } from '../refused-file.ts';
import { CellValues, type FormatNumber } from './cell-values.ts';
import { builtinFormat } from './number-formats.ts';
import { Parts } from './parts.ts';
import { fillMerges, SheetHandler, type SheetContent } from './sheet.ts';
import { attributeOf, decoded, isSet } from './xml.ts';
import { damaged } from './zip.ts';

export interface WorkbookOptions {
	sheet?: string;
	limits: TableLimits;
	progress?(done: number, of: number): void;
}

interface Sheet {
	name: string;
	hidden: boolean;
	part: string;
}

function refuseOtherZips(parts: Parts): void {
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

function sharedStrings(parts: Parts, part: string): string[] {
	const strings: string[] = [];
	let text = '';
	let collects = false;
	let phonetic = false;
	parts.read(part, {
		open(name) {
			if (name === 'si') text = '';
			else if (name === 'rPh') phonetic = true;
			else if (name === 't') collects = !phonetic;
		},
		text(piece) {
			if (collects) text += piece;
		},
		close(name) {
			if (name === 't') collects = false;
			else if (name === 'rPh') phonetic = false;
			else if (name === 'si') strings.push(decoded(text));
		}
	});
	return strings;
}

/** The code of the number format of each style. */
function numberFormats(parts: Parts, part: string): string[] {
	const own = new Map<number, string>();
	const ids: number[] = [];
	let within = false;
	parts.read(part, {
		open(name, attributes) {
			const id = () => Number(attributeOf(attributes, 'numFmtId') ?? 0);
			if (name === 'numFmt') own.set(id(), attributeOf(attributes, 'formatCode') ?? 'General');
			else if (name === 'cellXfs') within = true;
			else if (name === 'xf' && within) ids.push(id());
		},
		close(name) {
			if (name === 'cellXfs') within = false;
		}
	});
	return ids.map((id) => own.get(id) ?? builtinFormat(id));
}

class Workbook {
	readonly sheets: Sheet[] = [];
	dateSystem: 1900 | 1904 = 1900;
	readonly #parts: Parts;
	readonly #limits: TableLimits;
	readonly #values: CellValues;
	readonly #contents = new Map<Sheet, SheetContent>();

	constructor(parts: Parts, limits: TableLimits, formatNumber: FormatNumber) {
		this.#parts = parts;
		this.#limits = limits;
		const main = parts.relationsOf('').find(({ type }) => type === 'officeDocument')?.target;
		if (!main || !parts.has(main)) refuseOtherZips(parts);
		parts.refuseDefinitions();
		const relations = parts.relationsOf(main!);
		const partOf = (type: string) => relations.find((relation) => relation.type === type)?.target;
		parts.read(main!, {
			open: (name, attributes) => {
				if (name === 'workbookPr' && isSet(attributes, 'date1904')) this.dateSystem = 1904;
				if (name !== 'sheet') return;
				const id = attributeOf(attributes, 'id');
				const relation = relations.find((one) => one.id === id);
				if (relation?.type !== 'worksheet') return;
				this.sheets.push({
					name: attributeOf(attributes, 'name') ?? '',
					hidden: (attributeOf(attributes, 'state') ?? 'visible') !== 'visible',
					part: relation.target
				});
			}
		});
		if (!this.sheets.length) throw damaged();
		const strings = partOf('sharedStrings');
		const styles = partOf('styles');
		this.#values = new CellValues(
			strings ? sharedStrings(parts, strings) : [],
			styles ? numberFormats(parts, styles) : [],
			this.dateSystem,
			formatNumber
		);
	}

	contentOf(sheet: Sheet): SheetContent {
		let content = this.#contents.get(sheet);
		if (!content) {
			const handler = new SheetHandler(this.#values, this.#limits);
			this.#parts.read(sheet.part, handler);
			content = handler.content;
			this.#contents.set(sheet, content);
		}
		return content;
	}

	chosen(name: string | undefined): Sheet {
		const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
		const names = this.sheets.map((sheet) => `“${sheet.name}”${sheet.hidden ? ' (hidden)' : ''}`).join(', ');
		if (name !== undefined) {
			const sheet =
				this.sheets.find((one) => one.name === name) ?? this.sheets.find((one) => same(one.name, name));
			if (sheet) return sheet;
			throw new RefusedFile('no-such-sheet', `This workbook has no sheet of that name. It has ${names}.`);
		}
		const visible = this.sheets.filter((sheet) => !sheet.hidden);
		const sheet =
			visible.find((one) => this.contentOf(one).filledRows > 1) ??
			visible.find((one) => this.contentOf(one).filledRows);
		if (sheet) return sheet;
		if (this.sheets.some((one) => this.contentOf(one).filledRows))
			throw new RefusedFile(
				'no-such-sheet',
				`The visible sheets of this workbook are empty. Say which sheet to read: it has ${names}.`
			);
		throw new RefusedFile('empty-file', 'The sheets of this workbook are empty.');
	}
}

/**
 * Reads the sheet of this name, else the first visible one that holds a table.
 * @throws RefusedFile
 */
export async function readWorkbook(bytes: Uint8Array, options: WorkbookOptions): Promise<Grid> {
	// Takes a while to load, which files of text do not wait for.
	const { formatValue } = await import('hucre');
	const parts = new Parts(bytes, options.limits, options.progress ?? (() => {}));
	const workbook = new Workbook(parts, options.limits, formatValue);
	const used = workbook.chosen(options.sheet);
	const sheets = workbook.sheets.map((sheet): SheetInfo => ({
		name: sheet.name,
		rows: workbook.contentOf(sheet).rows.length,
		hidden: sheet.hidden,
		used: sheet === used
	}));
	parts.finish();
	const content = workbook.contentOf(used);
	fillMerges(content);
	const { rows, hiddenRows } = content;
	return {
		format: 'xlsx',
		encoding: null,
		delimiter: null,
		sheets,
		rows,
		hiddenRows: new Set([...hiddenRows].filter((row) => row <= rows.length)),
		dateSystem: workbook.dateSystem
	};
}
