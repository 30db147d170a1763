// Tables as blocks: columns by weight, and cells that know whether they are numbers.
import type { Numbering } from '../build/numbering.ts';
import type { Cell, Table, TableColumn, TableRow } from '../document.ts';

export interface ColumnPlan {
	title: string;
	/** How wide it is beside the others. */
	weight: number;
	group?: string;
	align?: 'left' | 'right';
}

export function columnsOf(plans: readonly ColumnPlan[]): TableColumn[] {
	const all = plans.reduce((sum, { weight }) => sum + weight, 0);
	return plans.map(({ title, weight, group = '', align = 'left' }) => ({
		title,
		group,
		align,
		share: weight / all
	}));
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

export const tableBlock = (numbering: Numbering, table: Omit<Table, 'kind' | 'id' | 'number'>): Table => ({
	kind: 'table',
	...numbering.table(),
	...table
});
