// Tables: header repeated on every page, rows kept whole where a page can hold them, a group's heading with its rows.
import type { Table } from '#lib/report/document.ts';
import { baseline, linesOf, measureOf, setLines } from './lines.ts';
import type { Element, Paper, PaperSize } from './paper.ts';
import type { Part } from './part.ts';
import { GROUND, HAIRLINE, INK, QUIET, type Setting } from './sizes.ts';
import {
	bodyRow,
	type Grid,
	gridOf,
	headRows,
	longestWords,
	type SetCell,
	type SetRow
} from './table-grid.ts';

const paddingOf = ({ size }: Setting): Grid['padding'] => ({ x: size * 0.5, y: size * 0.28 });

/** The smallest page of these on which no word of a table is broken; the largest where there is none. */
export function pageFor(paper: Paper, table: Table, pages: readonly PaperSize[]): PaperSize {
	const { cell, strongCell } = paper.sizes;
	const words = longestWords(table, paddingOf(cell), cell, strongCell);
	const wide = words.reduce((all, word) => all + word, 0);
	return pages.find(({ frame }) => wide <= frame.width) ?? pages.at(-1)!;
}

export function tablePart(paper: Paper, table: Table, width: number): Part {
	const { captionTitle, caption, cell, strongCell, note } = paper.sizes;
	const padding = paddingOf(cell);
	const grid = gridOf(table, width, padding, cell, strongCell);
	const heads = headRows(table, grid, { ...strongCell, colour: INK });
	const rows = table.rows.map((row) => bodyRow(table, row, grid, cell, strongCell));
	const titleLines = linesOf(`Table ${table.number}. ${table.title}`, captionTitle, width);
	const captionLines =
		table.caption.trim() === ''
			? []
			: linesOf(table.caption, caption, Math.min(width, measureOf(caption, width) * 1.3));
	const notes = table.notes.map((words) =>
		linesOf(words, note, Math.min(width, measureOf(note, width) * 1.3))
	);
	const above =
		titleLines.length * captionTitle.leading + captionLines.length * caption.leading + padding.y * 2;
	const headHeight = sum(heads);
	const first = rows.slice(0, rows[0]?.kind === 'group' ? 3 : 2);
	const noteHeight = notes.reduce((height, lines) => height + lines.length * note.leading, 0);
	return {
		before: captionTitle.size * 1.3,
		least: above + headHeight + sum(first),
		height: above + headHeight + sum(rows) + noteHeight,
		heads: false,
		set() {
			paper.need(above + headHeight + Math.min(sum(first), wholePage(paper) / 2));
			paper.bookmark(4, `Table ${table.number}. ${table.title}`);
			const { left } = paper.frame;
			const element = paper.open(paper.root, 'Table');
			const said = paper.open(element, 'Caption');
			setLines(paper, said, 'Caption', titleLines, captionTitle, left);
			setLines(paper, said, 'Caption', captionLines, caption, left);
			said.end();
			paper.y += padding.y * 2;
			const head = paper.open(element, 'THead');
			setHead(paper, heads, grid, head);
			head.end();
			const body = paper.open(element, 'TBody');
			rows.forEach((row, i) => {
				const next = row.kind === 'group' ? rows[i + 1] : undefined;
				const whole = row.height + (next?.height ?? 0);
				// A total stays with a row that it is the sum of.
				const withTotal = rows[i + 1]?.kind === 'total' && i === rows.length - 2 ? rows[i + 1]!.height : 0;
				if (whole + withTotal > paper.room && whole + withTotal < wholePage(paper) - headHeight)
					turnPage(paper, table, heads, grid);
				setRow(paper, row, grid, body, () => turnPage(paper, table, heads, grid));
			});
			body.end();
			element.end();
			paper.y += padding.y;
			for (const lines of notes) {
				paper.space(padding.y);
				const paragraph = paper.open(paper.root, 'P');
				setLines(paper, paragraph, 'P', lines, note, left);
				paragraph.end();
			}
			paper.y += captionTitle.size * 0.6;
		}
	};
}

const wholePage = ({ frame }: Paper): number => frame.bottom - frame.top;
const sum = (rows: readonly SetRow[]): number => rows.reduce((height, row) => height + row.height, 0);

/** Draws the header; once as part of the table, on further pages as decoration. */
function setHead(paper: Paper, heads: readonly SetRow[], grid: Grid, head: Element | null): void {
	const { left } = paper.frame;
	const rule = (x1: number, x2: number, y: number, width: number) =>
		paper.pen.shape(`M${left + x1} ${y}H${left + x2}`, { fill: null, stroke: INK, width });
	const [from, to] = [grid.edges[0]!, grid.edges.at(-1)!];
	paper.decoration('Layout', () => rule(from, to, paper.y, 0.8));
	heads.forEach((row, i) => {
		// Of several rows, a heading that stands in both is at the foot of the last one, where eyes look for it.
		const element = head && paper.open(head, 'TR');
		for (const cell of i === 0 && heads.length > 1
			? inReadingOrder(heads)
			: heads.length > 1
				? lowerCells(row)
				: row.cells) {
			const below = heads.length > 1 && i === 0 && cell.deep === 2 ? row.height : 0;
			setHeadCell(paper, cell, grid, element, paper.y + below, below > 0 ? heads[1]!.height : row.height);
		}
		if (i === 0 && heads.length > 1)
			paper.decoration('Layout', () => {
				for (const { column, span } of row.cells)
					rule(
						grid.edges[column]! + grid.padding.x,
						grid.edges[column + span]! - grid.padding.x,
						paper.y + row.height,
						0.4
					);
			});
		paper.y += row.height;
		element?.end();
	});
	paper.decoration('Layout', () => rule(from, to, paper.y, 0.8));
}

/** The upper row's cells, with those of the lower one that are two rows deep. */
const inReadingOrder = ([upper, lower]: readonly SetRow[]): SetCell[] =>
	[...upper!.cells, ...lower!.cells.filter(({ deep }) => deep === 2)].toSorted((a, b) => a.column - b.column);
const lowerCells = (row: SetRow): SetCell[] => row.cells.filter(({ deep }) => deep === 1);

function setHeadCell(
	paper: Paper,
	cell: SetCell,
	grid: Grid,
	row: Element | null,
	top: number,
	height: number
): void {
	const draw = () =>
		drawLines(
			paper,
			cell,
			cell.lines,
			grid,
			top + height - grid.padding.y - cell.lines.length * cell.setting.leading
		);
	if (!row) {
		paper.decoration('Pagination', draw);
		return;
	}
	const { span, deep } = cell;
	const attributes = {
		O: 'Table',
		Scope: 'Column',
		...(span > 1 && { ColSpan: span }),
		...(deep > 1 && { RowSpan: deep })
	};
	const element = paper.open(row, 'TH', { attributes });
	paper.content(element, 'TH', draw);
	element.end();
}

function drawLines(paper: Paper, cell: SetCell, lines: readonly string[], grid: Grid, top: number): void {
	const { column, span, align, setting } = cell;
	const left = paper.frame.left + grid.edges[column]! + grid.padding.x;
	const right = paper.frame.left + grid.edges[column + span]! - grid.padding.x;
	lines.forEach((line, i) => {
		const x = align === 'right' ? right - paper.pen.widthOf(line, setting) : left;
		paper.pen.line(line, x, top + i * setting.leading + baseline(setting), setting);
	});
}

/** A row; where no page can hold it, it goes on at the next one. */
function setRow(paper: Paper, row: SetRow, grid: Grid, body: Element, turn: () => void): void {
	const { kind, cells } = row;
	const element = paper.open(body, 'TR');
	const elements = cells.map(({ scope, span }) => {
		const attributes = { O: 'Table', ...(scope && { Scope: scope }), ...(span > 1 && { ColSpan: span }) };
		return paper.open(element, scope ? 'TH' : 'TD', { attributes });
	});
	const leading = Math.max(...cells.map(({ setting }) => setting.leading));
	const most = Math.max(1, ...cells.map(({ lines }) => lines.length));
	let done = 0;
	while (done < most) {
		const { left } = paper.frame;
		let fits = Math.floor((paper.room - 2 * grid.padding.y + 0.01) / leading);
		if (fits < 1) {
			turn();
			fits = Math.max(1, Math.floor((paper.room - 2 * grid.padding.y) / leading));
		}
		const count = Math.min(most - done, fits);
		const height = count * leading + 2 * grid.padding.y;
		const [from, to] = [left + grid.edges[0]!, left + grid.edges.at(-1)!];
		paper.decoration('Layout', () => {
			if (kind === 'group')
				paper.pen.shape(`M${from} ${paper.y + 0.4}H${to}v${height - 0.4}H${from}Z`, { fill: GROUND });
			const strong = kind === 'total';
			paper.pen.shape(`M${from} ${paper.y + (strong ? 0 : height)}H${to}`, {
				fill: null,
				stroke: strong ? QUIET : HAIRLINE,
				width: strong ? 0.8 : 0.5
			});
		});
		cells.forEach((cell, i) => {
			const type = cell.scope ? 'TH' : 'TD';
			const lines = cell.lines.slice(done, done + count);
			if (lines.length === 0) return;
			paper.content(elements[i]!, type, () => drawLines(paper, cell, lines, grid, paper.y + grid.padding.y));
		});
		paper.y += height;
		done += count;
		if (done < most) turn();
	}
	element.end();
}

function turnPage(paper: Paper, { number }: Table, heads: readonly SetRow[], grid: Grid): void {
	paper.need(Infinity);
	const { note } = paper.sizes;
	paper.decoration('Pagination', () => {
		paper.pen.line(`Table ${number}, continued`, paper.frame.left, paper.y + baseline(note), note);
	});
	paper.y += note.leading + grid.padding.y;
	setHead(paper, heads, grid, null);
}
