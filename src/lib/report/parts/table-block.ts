// Tables as blocks: columns as wide as what they say, and cells that know whether they are numbers.
import type { Numbering } from '../build/numbering.ts';
import type { Cell, Table, TableRow } from '../document.ts';
import { sharesOf } from '../tables/column-shares.ts';

export interface ColumnPlan {
	title: string;
	group?: string;
	align?: 'left' | 'right';
}

export const numberCell = (n: number, text = n.toLocaleString('en-GB')): Cell => ({
	text,
	number: n,
	align: 'right'
});
export const wordsCell = (text: string): Cell => ({ text, align: 'right' });
export const rowHeader = (text: string): Cell => ({ text, header: true });

export const plainRow = (cells: readonly Cell[]): TableRow => ({ kind: 'plain', cells });
export const groupRow = (text: string): TableRow => ({ kind: 'group', cells: [{ text, header: true }] });
export const totalRow = (cells: readonly Cell[]): TableRow => ({ kind: 'total', cells });

export function tableBlock(
	numbering: Numbering,
	{
		columns,
		rows,
		...words
	}: Pick<Table, 'title' | 'caption' | 'rows' | 'notes'> & { columns: readonly ColumnPlan[] }
): Table {
	const textsOf = (kind: TableRow['kind'], column: number) =>
		rows.flatMap((row) => (row.kind === kind ? [row.cells[column]!.text] : []));
	const shares = sharesOf(
		columns.map(({ title }, i) => ({ title, cells: textsOf('plain', i), bold: textsOf('total', i) }))
	);
	return {
		kind: 'table',
		...numbering.table(),
		...words,
		columns: columns.map(({ title, group = '', align = 'left' }, i) => ({
			title,
			group,
			align,
			share: shares[i]!
		})),
		rows
	};
}
