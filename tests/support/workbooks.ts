// Workbooks made by hand, for tests: only what is written here is in them.
import { strToU8, zipSync } from 'fflate';

export type SheetCell =
	| string
	| number
	| boolean
	| null
	/** `format` is a code such as `0.00` or the number of a built-in format. */
	| { number: number; format?: string | number }
	/** Without a value: a formula that nobody has worked out yet. */
	| { formula: string; value?: string | number }
	/** ISO day, stored as a serial number that is shown as a date. */
	| { date: string; format?: string | number }
	/** ISO day, stored as text of the type `d`. */
	| { isoDate: string }
	| { error: string }
	/** Text in the cell itself instead of in the table of shared strings. */
	| { inline: string }
	/** Runs of text with formats of their own. */
	| { rich: readonly string[] };

export interface SheetContent {
	name: string;
	rows: readonly (readonly SheetCell[])[];
	hidden?: boolean | 'very';
	/** Rows from 1. */
	hiddenRows?: readonly number[];
	/** Ranges such as `A2:A4`. */
	merges?: readonly string[];
}

export interface WorkbookContent {
	sheets: readonly SheetContent[];
	date1904?: boolean;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const DAY = 86_400_000;

const escape = (text: string) =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll('\r', '_x000D_');
const textElement = (text: string) => `<t xml:space="preserve">${escape(text)}</t>`;

/** `A`, `B`, … for the index of a column, from 0. */
export function columnName(index: number): string {
	const before = Math.floor(index / 26);
	return (before ? columnName(before - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** Days as Excel counts them: with a 29 February 1900 that never was, or from 1904. */
export function serialOf(isoDay: string, date1904 = false): number {
	const time = Date.parse(`${isoDay}T00:00:00Z`);
	if (date1904) return (time - Date.UTC(1904, 0, 1)) / DAY;
	const serial = (time - Date.UTC(1899, 11, 30)) / DAY;
	return serial < 61 ? serial - 1 : serial;
}

/** What all sheets of a workbook share: strings and formats, each once, by their number. */
class Shared {
	readonly strings: string[] = [];
	readonly formats: (string | number)[] = [0];
	readonly date1904: boolean;
	#stringAt = new Map<string, number>();

	constructor(date1904: boolean) {
		this.date1904 = date1904;
	}

	string(element: string): number {
		const at = this.#stringAt.get(element) ?? this.strings.push(element) - 1;
		this.#stringAt.set(element, at);
		return at;
	}

	format(format: string | number): number {
		const at = this.formats.indexOf(format);
		return at < 0 ? this.formats.push(format) - 1 : at;
	}
}

function cellXml(at: string, cell: SheetCell, shared: Shared): string {
	const c = (attributes: string, inside: string) => `<c r="${at}"${attributes}>${inside}</c>`;
	const numeric = (number: number, format: string | number) =>
		c(` s="${shared.format(format)}"`, `<v>${number}</v>`);
	if (cell === null) return '';
	if (typeof cell === 'string') return c(' t="s"', `<v>${shared.string(textElement(cell))}</v>`);
	if (typeof cell === 'number') return c('', `<v>${cell}</v>`);
	if (typeof cell === 'boolean') return c(' t="b"', `<v>${Number(cell)}</v>`);
	if ('number' in cell) return numeric(cell.number, cell.format ?? 0);
	if ('date' in cell) return numeric(serialOf(cell.date, shared.date1904), cell.format ?? 'dd/mm/yyyy');
	if ('isoDate' in cell) return c(' t="d"', `<v>${cell.isoDate}</v>`);
	if ('error' in cell) return c(' t="e"', `<v>${escape(cell.error)}</v>`);
	if ('inline' in cell) return c(' t="inlineStr"', `<is>${textElement(cell.inline)}</is>`);
	if ('rich' in cell) {
		const runs = cell.rich.map((run) => `<r><rPr><b/></rPr>${textElement(run)}</r>`).join('');
		return c(' t="s"', `<v>${shared.string(runs)}</v>`);
	}
	const value = cell.value === undefined ? '' : `<v>${escape(String(cell.value))}</v>`;
	return c(typeof cell.value === 'string' ? ' t="str"' : '', `<f>${escape(cell.formula)}</f>${value}`);
}

function sheetXml(sheet: SheetContent, shared: Shared): string {
	const rows = sheet.rows.map((cells, index) => {
		const hidden = sheet.hiddenRows?.includes(index + 1) ? ' hidden="1"' : '';
		const inside = cells.map((cell, column) => cellXml(columnName(column) + (index + 1), cell, shared));
		return cells.length || hidden ? `<row r="${index + 1}"${hidden}>${inside.join('')}</row>` : '';
	});
	const merges = (sheet.merges ?? []).map((range) => `<mergeCell ref="${range}"/>`).join('');
	return (
		`${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData>` +
		`${merges && `<mergeCells count="${sheet.merges!.length}">${merges}</mergeCells>`}</worksheet>`
	);
}

function stylesXml(formats: readonly (string | number)[]): string {
	const id = (format: string | number, at: number) => (typeof format === 'number' ? format : 164 + at);
	const codes = formats.map((format, at) =>
		typeof format === 'number' ? '' : `<numFmt numFmtId="${id(format, at)}" formatCode="${escape(format)}"/>`
	);
	const own = codes.filter(Boolean);
	const styles = formats.map((format, at) => `<xf numFmtId="${id(format, at)}" applyNumberFormat="1"/>`);
	return (
		`${HEAD}<styleSheet xmlns="${MAIN}">${own.length ? `<numFmts count="${own.length}">${own.join('')}</numFmts>` : ''}` +
		`<cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>` +
		`<cellXfs count="${styles.length}">${styles.join('')}</cellXfs></styleSheet>`
	);
}

function workbookXml({ sheets, date1904 }: WorkbookContent): string {
	const state = ({ hidden }: SheetContent) =>
		hidden ? ` state="${hidden === 'very' ? 'veryHidden' : 'hidden'}"` : '';
	const list = sheets.map(
		(sheet, at) =>
			`<sheet name="${escape(sheet.name)}" sheetId="${at + 1}"${state(sheet)} r:id="rId${at + 1}"/>`
	);
	return (
		`${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">` +
		`<workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`
	);
}

/** The parts of the workbook by name, as text. */
export function workbookParts(content: WorkbookContent): Record<string, string> {
	const shared = new Shared(content.date1904 ?? false);
	const sheets = content.sheets.map((sheet) => sheetXml(sheet, shared));
	const numbers = sheets.map((_, at) => at + 1);
	const type = (name: string, of: string) =>
		`<Override PartName="/xl/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${of}+xml"/>`;
	const relation = (id: string, of: string, target: string) =>
		`<Relationship Id="${id}" Type="${RELATIONS}/${of}" Target="${target}"/>`;
	const relations = (inside: string) =>
		`${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`;
	return {
		'[Content_Types].xml':
			`${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
			'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
			`<Default Extension="xml" ContentType="application/xml"/>${type('workbook', 'sheet.main')}` +
			`${type('styles', 'styles')}${type('sharedStrings', 'sharedStrings')}` +
			`${numbers.map((at) => type(`worksheets/sheet${at}`, 'worksheet')).join('')}</Types>`,
		'_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
		'xl/workbook.xml': workbookXml(content),
		'xl/_rels/workbook.xml.rels': relations(
			numbers.map((at) => relation(`rId${at}`, 'worksheet', `worksheets/sheet${at}.xml`)).join('') +
				relation('rIdStyles', 'styles', 'styles.xml') +
				relation('rIdStrings', 'sharedStrings', 'sharedStrings.xml')
		),
		'xl/styles.xml': stylesXml(shared.formats),
		'xl/sharedStrings.xml':
			`${HEAD}<sst xmlns="${MAIN}" uniqueCount="${shared.strings.length}">` +
			`${shared.strings.map((inside) => `<si>${inside}</si>`).join('')}</sst>`,
		...Object.fromEntries(sheets.map((xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml]))
	};
}

/** A zip of these parts; bytes are taken as they are, text as UTF-8. */
export const zipped = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
	zipSync(
		Object.fromEntries(
			Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])
		),
		{ mtime: '2026-01-01' }
	);

/** The workbook's file (.xlsx). `change` may replace parts or add some. */
export const workbook = (
	content: WorkbookContent,
	change: Readonly<Record<string, string | Uint8Array>> = {}
): Uint8Array => zipped({ ...workbookParts(content), ...change });
