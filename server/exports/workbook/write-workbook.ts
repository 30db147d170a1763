// Tables as a workbook (.xlsx), a sheet each. The same tables give the same bytes: the only moment in it is `date`.
import { type CellStyle, type ColumnDef, colToLetter, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { SheetTable } from '#lib/report/tables/model-tables.ts';
import { notAFormula } from '#server/api/csv.ts';

export interface AboutWorkbook {
	title: string;
	/** ISO 8601 day that the file says it was made on. */
	date: string;
}

/** Widths of columns in characters; beyond the widest, text wraps. */
const NARROWEST = 8;
const WIDEST = 48;
/** What a cell holds at most, and a sheet's name, as Excel has it. */
const CELL_LENGTH = 32_767;
const NAME_LENGTH = 31;

/** Characters that XML 1.0 forbids. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const HEAD: CellStyle = { font: { bold: true }, alignment: { vertical: 'top', wrapText: true } };
const BODY: CellStyle = { alignment: { vertical: 'top', wrapText: true } };

/** @param tables with at least one column each */
export async function writeWorkbook(
	tables: readonly SheetTable[],
	about: AboutWorkbook
): Promise<Uint8Array> {
	const names = namesOf(tables);
	const made = new Date(`${about.date.slice(0, 10)}T00:00:00Z`);
	return writeXlsx({
		sheets: tables.map((table, i) => sheetOf(names[i]!, table)),
		properties: { title: clean(about.title), creator: 'Throughline', created: made, modified: made },
		defaultFont: { name: 'Arial', size: 10 }
	});
}

function sheetOf(name: string, { columns, rows }: SheetTable): WriteSheet {
	const cells = [columns, ...rows].map((row) => row.map(cellOf));
	const lastColumn = colToLetter(columns.length - 1);
	return {
		name,
		columns: columns.map((_, i): ColumnDef => ({ width: widthOf(cells.map((row) => row[i])), style: BODY })),
		rows: cells,
		cells: new Map(cells[0]!.map((value, i) => [`0,${i}`, { value, style: HEAD }])),
		freezePane: { rows: 1 },
		autoFilter: { range: `A1:${lastColumn}${cells.length}` },
		pageSetup: {
			paperSize: 'a4',
			orientation: 'landscape',
			fitToPage: true,
			fitToWidth: 1,
			fitToHeight: 0,
			printTitlesRow: '$1:$1'
		}
	};
}

const cellOf = (value: string | number | null): string | number | null =>
	typeof value === 'string' ? (value === '' ? null : notAFormula(clean(value))) : value;

const clean = (text: string): string =>
	text.toWellFormed().replace(FORBIDDEN, '').replaceAll('\r\n', '\n').slice(0, CELL_LENGTH).toWellFormed();

function widthOf(values: readonly (string | number | null | undefined)[]): number {
	const longest = Math.max(...values.map((value) => String(value ?? '').length));
	return Math.min(Math.max(longest + 2, NARROWEST), WIDEST);
}

/** Without what Excel refuses in a name, and no two alike. */
function namesOf(tables: readonly SheetTable[]): string[] {
	const taken = new Set<string>();
	return tables.map((table, i) => {
		const asked = clean(table.name)
			.replaceAll(/[[\]:*?/\\]/g, ' ')
			.replaceAll(/^'|'$/g, '')
			.trim();
		const name = asked.slice(0, NAME_LENGTH) || `Table ${i + 1}`;
		for (let n = 1; ; n++) {
			const ending = n === 1 ? '' : ` (${n})`;
			const free = `${name.slice(0, NAME_LENGTH - ending.length)}${ending}`;
			if (taken.has(free.toLowerCase())) continue;
			taken.add(free.toLowerCase());
			return free;
		}
	});
}
