// The columns of a table and its rows as lines that fit them.
import type { Table, TableRow } from '#lib/report/document.ts';
import { measure } from '#lib/text/measure.ts';
import { linesOf } from './lines.ts';
import type { Setting } from './sizes.ts';

/** A cell ready to be set. `span`: how many columns it covers; `deep`: how many header rows. */
export interface SetCell {
	column: number;
	span: number;
	deep: number;
	lines: string[];
	align: 'left' | 'right';
	/** Of which it is a heading. */
	scope: 'Column' | 'Row' | null;
	setting: Setting;
}

export interface SetRow {
	kind: TableRow['kind'];
	cells: SetCell[];
	height: number;
}

export interface Grid {
	/** Left edges of all columns, and the right edge of the last. */
	edges: number[];
	padding: { x: number; y: number };
}

/** Share of a table's width that one word can ask for. */
const LONGEST_WORD = 0.2;

/** How wide each column must be for its longest word. */
export function longestWords(
	{ columns, rows }: Table,
	padding: Grid['padding'],
	plain: Setting,
	strong: Setting
): number[] {
	return columns.map(({ title }, i) => {
		const cells = rows.flatMap(({ kind, cells: all }) => {
			const text = kind === 'group' ? undefined : all[i]?.text;
			return text === undefined ? [] : [{ text, setting: kind === 'plain' ? plain : strong }];
		});
		const longest = [{ text: title, setting: strong }, ...cells].map(({ text, setting }) =>
			Math.max(...text.split(/\s/).map((word) => measure(word, setting)))
		);
		return Math.max(...longest) + 2 * padding.x + 1;
	});
}

/** Columns by their shares, but none narrower than its longest word, as far as the others can spare the room. */
export function gridOf(
	table: Table,
	width: number,
	padding: Grid['padding'],
	plain: Setting,
	strong: Setting
): Grid {
	const { columns } = table;
	const shares = columns.reduce((all, { share }) => all + share, 0);
	const asked = columns.map(({ share }) => (share / shares) * width);
	const words = longestWords(table, padding, plain, strong);
	// A word as long as this is broken: the others want their room, too.
	const least = words.map((word) => Math.min(word, width * LONGEST_WORD));
	const missing = asked.reduce((sum, wide, i) => sum + Math.max(0, least[i]! - wide), 0);
	const spare = asked.reduce((sum, wide, i) => sum + Math.max(0, wide - least[i]!), 0);
	const taken = spare > 0 ? Math.min(1, missing / spare) : 0;
	const given = missing > 0 ? Math.min(1, spare / missing) : 0;
	let at = 0;
	const edges = asked.map((wide, i) => {
		const over = wide - least[i]!;
		return (at += over > 0 ? wide - over * taken : wide - over * given);
	});
	return { edges: [0, ...edges], padding };
}

const widthOf = ({ edges, padding }: Grid, column: number, span: number): number =>
	Math.max(1, edges[column + span]! - edges[column]! - 2 * padding.x);

const rowHeight = (cells: readonly SetCell[], { padding }: Grid): number =>
	2 * padding.y + Math.max(0, ...cells.map(({ lines, setting }) => lines.length * setting.leading));

/** One row of headings, or two where columns have something in common. */
export function headRows({ columns }: Table, grid: Grid, setting: Setting): SetRow[] {
	const row = (cells: SetCell[]): SetRow => ({ kind: 'plain', cells, height: rowHeight(cells, grid) });
	const cellOf = (
		column: number,
		span: number,
		deep: number,
		text: string,
		align: SetCell['align']
	): SetCell => ({
		column,
		span,
		deep,
		align,
		scope: 'Column',
		setting,
		lines: linesOf(text, setting, widthOf(grid, column, span))
	});
	const grouped = columns.some(({ group }) => group !== '');
	if (!grouped) return [row(columns.map(({ title, align }, i) => cellOf(i, 1, 1, title, align)))];
	const upper: SetCell[] = [];
	for (let i = 0; i < columns.length;) {
		const { group } = columns[i]!;
		let end = i + 1;
		while (group !== '' && columns[end]?.group === group) end++;
		if (group !== '') upper.push(cellOf(i, end - i, 1, group, end - i > 1 ? 'left' : columns[i]!.align));
		i = end;
	}
	const lower = columns.map(({ title, align, group }, i) => cellOf(i, 1, group === '' ? 2 : 1, title, align));
	return [row(upper), row(lower)];
}

export function bodyRow(
	{ columns }: Table,
	row: TableRow,
	grid: Grid,
	plain: Setting,
	strong: Setting
): SetRow {
	const { kind } = row;
	const cells =
		kind === 'group' ? row.cells.slice(0, 1) : columns.map((_, i) => row.cells[i] ?? { text: '' });
	const set = cells.map((cell, column): SetCell => {
		const setting = kind === 'plain' ? plain : strong;
		const span = kind === 'group' ? columns.length : 1;
		return {
			column,
			span,
			deep: 1,
			align: kind === 'group' ? 'left' : (cell.align ?? columns[column]!.align),
			scope: cell.header || kind === 'group' ? 'Row' : null,
			setting,
			lines: cell.text === '' ? [] : linesOf(cell.text, setting, widthOf(grid, column, span))
		};
	});
	return { kind, cells: set, height: rowHeight(set, grid) };
}
