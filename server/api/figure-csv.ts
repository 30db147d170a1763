// A figure of spending as CSV: its table, then an empty row, then what stands beneath it, one sentence a row.
import { notesOf } from '#lib/charts/figure-notes.ts';
import { cellWords } from '#lib/domain/spend/cell-words.ts';
import type { FigureCell, FigureTable } from '#lib/domain/spend/figure-table.ts';
import { BYTE_ORDER_MARK, csvRow, type CsvValue, pounds } from './csv.ts';

export function figureCsv(figure: FigureTable): string {
	const grouped = figure.rows.some(({ group }) => group !== '');
	const headings = figure.columns.map(({ group, title }) => [group, title].filter(Boolean).join(': '));
	return [
		BYTE_ORDER_MARK,
		csvRow([...(grouped ? ['Group'] : []), figure.rowsAre, ...headings]),
		...figure.rows.map(({ group, title, cells }) =>
			csvRow([...(grouped ? [group] : []), title, ...cells.map(valueOf)])
		),
		csvRow([]),
		...[figure.title, figure.caption, ...notesOf(figure)].map((words) => csvRow([words]))
	].join('');
}

/** Numbers as spreadsheets read them, money in pounds. */
function valueOf(cell: FigureCell): CsvValue {
	switch (cell.type) {
		case 'pence':
			return pounds(cell.pence);
		case 'count':
			return cell.count;
		case 'number':
			return { number: cell.number.toFixed(cell.decimals) };
		case 'percent':
			return { number: cell.percent.toFixed(1) };
		case 'text':
		case 'accounts':
		case 'withheld':
		case 'none':
			return cellWords(cell);
	}
}
