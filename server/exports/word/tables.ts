// Tables of a document as tables of Word: repeated headings, row headings, widths, groups, totals.
import {
	BorderStyle,
	type IContext,
	type ITableCellOptions,
	type IXmlableObject,
	ShadingType,
	type FileChild,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	VerticalAlignTable,
	WidthType
} from 'docx';
import { measure } from '#lib/text/measure.ts';
import type { Cell, Table as TableBlock, TableColumn, TableRow as Row } from '#lib/report/document.ts';
import { captionParagraph } from './captions.ts';
import { COLOURS } from './looks.ts';
import { paragraph } from './words.ts';

const LINE = { style: BorderStyle.SINGLE, size: 4, color: COLOURS.hairline };
const STRONG_LINE = { style: BorderStyle.SINGLE, size: 8, color: COLOURS.quiet };
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const TINT = { type: ShadingType.CLEAR, color: 'auto', fill: COLOURS.tint };

/** Room left and right in a cell, in twips. */
const CELL_SIDE = 70;
/** Words must not be wrapped for the sake of a hair. */
const ROOM_FOR_BOLD = 1.04;

/** A table that says what it is to whoever does not see it; docx has no option for that. */
class DescribedTable extends Table {
	readonly #words: { title: string; description: string };

	constructor(
		options: ConstructorParameters<typeof Table>[0],
		words: { title: string; description: string }
	) {
		super(options);
		this.#words = words;
	}

	override prepForXml(context: IContext): IXmlableObject | undefined {
		const table = super.prepForXml(context);
		const parts = table?.['w:tbl'] as IXmlableObject[];
		const properties = parts.find((part) => 'w:tblPr' in part)!['w:tblPr'] as IXmlableObject[];
		const { title, description } = this.#words;
		properties.push({ 'w:tblCaption': { _attr: { 'w:val': title } } } as IXmlableObject);
		if (description !== '')
			properties.push({ 'w:tblDescription': { _attr: { 'w:val': description } } } as IXmlableObject);
		return table;
	}
}

/** Caption, table and notes. `width` of the table and `size` of its text in pt. */
export function tableBlock(
	table: TableBlock,
	width: number,
	size: number,
	pageBreakBefore: boolean
): FileChild[] {
	const widths = columnWidths(table, Math.round(width * 20), size);
	const drawn = new DescribedTable(
		{
			rows: [
				...headRows(table.columns, widths),
				...table.rows.map((row) => bodyRow(row, table.columns, widths))
			],
			width: { size: widths.reduce((sum, w) => sum + w, 0), type: WidthType.DXA },
			columnWidths: widths,
			layout: TableLayoutType.FIXED,
			margins: { top: 40, bottom: 40, left: CELL_SIDE, right: CELL_SIDE },
			tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
			borders: {
				top: STRONG_LINE,
				bottom: STRONG_LINE,
				left: NO_LINE,
				right: NO_LINE,
				insideHorizontal: LINE,
				insideVertical: NO_LINE
			}
		},
		{ title: `Table ${table.number}. ${table.title}`, description: table.caption }
	);
	const notes = table.notes.map((note) => paragraph(note, 'SmallNote'));
	return [
		captionParagraph('Table', table, {
			keepNext: true,
			keepLines: true,
			pageBreakBefore,
			spacing: { before: 240, after: 80 }
		}),
		drawn,
		// Word wants a paragraph between a table and what follows it.
		...(notes.length > 0 ? notes : [paragraph('', 'SmallNote')])
	];
}

/** Longer words than this are broken wherever a line ends: they must not take the room of all others. */
const LONGEST_WORD = 24;

/** What each column needs for its longest word, in twips. */
function neededWidths({ columns, rows }: TableBlock, size: number): number[] {
	const plain = rows.filter(({ kind }) => kind !== 'group');
	return columns.map(({ title }, i) => {
		const texts = [title, ...plain.map(({ cells }) => cells[i]?.text ?? '')];
		const words = texts
			.flatMap((text) => text.split(/[\s\-–—/]+/))
			.map((word) => word.slice(0, LONGEST_WORD));
		const longest = Math.max(...words.map((word) => measure(word, { size, weight: 600 })));
		return longest * 20 * ROOM_FOR_BOLD + 2 * CELL_SIDE;
	});
}

const sumOf = (lengths: readonly number[]): number => lengths.reduce((a, b) => a + b, 0);

/** True where words of a table are broken in this width (pt), whichever way it is shared out. */
export const isTooNarrow = (table: TableBlock, width: number, size: number): boolean =>
	sumOf(neededWidths(table, size)) > width * 20;

/**
 * Widths in twips by the columns' shares; a column too narrow for its longest word takes what others can spare, so that no
 * word is broken where there is room for it.
 */
function columnWidths(table: TableBlock, total: number, size: number): number[] {
	const shares = sumOf(table.columns.map(({ share }) => share)) || 1;
	const wanted = table.columns.map(({ share }) => (total * share) / shares);
	const needed = neededWidths(table, size);
	const lacking = wanted.map((width, i) => Math.max(0, needed[i]! - width));
	const spare = wanted.map((width, i) => Math.max(0, width - needed[i]!));
	const enough = sumOf(spare) >= sumOf(lacking);
	const given = enough && sumOf(lacking) > 0 ? sumOf(lacking) / sumOf(spare) : 0;
	const widths = wanted.map((width, i) => Math.floor(width + (enough ? lacking[i]! : 0) - spare[i]! * given));
	widths[widths.length - 1]! += total - sumOf(widths);
	return widths;
}

function headRows(columns: readonly TableColumn[], widths: readonly number[]): TableRow[] {
	const head = (
		text: string,
		align: 'left' | 'center' | 'right',
		more: Partial<ITableCellOptions>
	): TableCell =>
		new TableCell({
			shading: TINT,
			verticalAlign: VerticalAlignTable.BOTTOM,
			...more,
			children: [paragraph(text, 'TableText', { align, look: { bold: true }, keepNext: true })]
		});
	const rowOf = (children: TableCell[]): TableRow =>
		new TableRow({ tableHeader: true, cantSplit: true, children });
	const width = (from: number, count = 1) => ({
		size: widths.slice(from, from + count).reduce((sum, w) => sum + w, 0),
		type: WidthType.DXA
	});
	const titles = columns.map((column, i) => ({ column, i }));
	if (columns.every(({ group }) => group === ''))
		return [rowOf(titles.map(({ column, i }) => head(column.title, column.align, { width: width(i) })))];
	const top: TableCell[] = [];
	for (let i = 0; i < columns.length;) {
		const { group, title, align } = columns[i]!;
		let count = 1;
		if (group === '') top.push(head(title, align, { rowSpan: 2, width: width(i) }));
		else {
			while (columns[i + count]?.group === group) count++;
			top.push(head(group, 'center', { columnSpan: count, width: width(i, count) }));
		}
		i += count;
	}
	const below = titles.filter(({ column }) => column.group !== '');
	return [
		rowOf(top),
		rowOf(below.map(({ column, i }) => head(column.title, column.align, { width: width(i) })))
	];
}

function bodyRow({ kind, cells }: Row, columns: readonly TableColumn[], widths: readonly number[]): TableRow {
	if (kind === 'group') {
		const text = cells[0]?.text ?? '';
		const words = paragraph(text, 'TableText', {
			look: { bold: true, color: COLOURS.accent },
			keepNext: true
		});
		return new TableRow({
			cantSplit: true,
			children: [new TableCell({ columnSpan: columns.length, shading: TINT, children: [words] })]
		});
	}
	const total = kind === 'total';
	return new TableRow({
		cantSplit: true,
		children: columns.map(({ align }, i) => {
			const cell: Cell = cells[i] ?? { text: '' };
			const look = total ? { bold: true } : {};
			return new TableCell({
				width: { size: widths[i]!, type: WidthType.DXA },
				...(total ? { borders: { top: STRONG_LINE } } : {}),
				children: [paragraph(cell.text, 'TableText', { align: cell.align ?? align, look })]
			});
		})
	});
}
