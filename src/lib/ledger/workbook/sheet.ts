// One sheet of a workbook, row by row.
import type { Cell, TableLimits, TypedCell } from '../grid.ts';
import { counted, RefusedFile } from '../refused-file.ts';
import { tooManyRows } from '../text-shape.ts';
import type { CellValues } from './cell-values.ts';
import { attributeOf, decoded, isSet, type XmlHandler } from './xml.ts';
import { damaged } from './zip.ts';

export interface SheetContent {
	/** Up to the last row that holds a value; empty where the sheet was only measured. */
	rows: Cell[][];
	/** The last row that holds a value, from 1; 0 where there is none. */
	lastRow: number;
	/** How many rows hold more than white space. */
	filledRows: number;
	/** Rows from 1. */
	hiddenRows: Set<number>;
	/** Such as `B2:B9`. */
	merges: string[];
}

const MOST_CHARACTERS = 1024 * 1024;

/** Column from 0 and row from 1 of a reference such as `C12`. */
export function placeOf(reference: string): { column: number; row: number } {
	let column = 0;
	let at = 0;
	for (; at < reference.length; at++) {
		const letter = reference.charCodeAt(at) - 64;
		if (letter < 1 || letter > 26) break;
		column = column * 26 + letter;
	}
	const row = Number(reference.slice(at));
	if (!at || at > 3 || !(row > 0)) throw damaged();
	return { column: column - 1, row };
}

/** Gathers what the tags of a sheet say. */
export class SheetHandler implements XmlHandler {
	readonly content: SheetContent = {
		rows: [],
		lastRow: 0,
		filledRows: 0,
		hiddenRows: new Set(),
		merges: []
	};
	readonly #values: CellValues;
	readonly #limits: TableLimits;
	readonly #keeps: boolean;
	#filled = false;
	#row = 0;
	#cells: Cell[] = [];
	#column = -1;
	#cell = { type: 'n', style: 0, formula: false, hasValue: false };
	#text = '';
	#collects = false;
	#phonetic = false;

	/** @param keeps the cells; otherwise the sheet is only measured, and may be of any size */
	constructor(values: CellValues, limits: TableLimits, keeps: boolean) {
		this.#values = values;
		this.#limits = limits;
		this.#keeps = keeps;
	}

	open(name: string, attributes: string): void {
		switch (name) {
			case 'row':
				return this.#openRow(attributes);
			case 'c':
				return this.#openCell(attributes);
			case 'f':
				this.#cell.formula = true;
				return;
			case 'v':
				this.#cell.hasValue = true;
				this.#collects = true;
				return;
			case 't':
				this.#cell.hasValue = true;
				this.#collects = !this.#phonetic;
				return;
			case 'rPh':
				this.#phonetic = true;
				return;
			case 'mergeCell':
				// Each covers a row or more.
				if (this.content.merges.length > this.#limits.rows) throw damaged();
				this.content.merges.push(attributeOf(attributes, 'ref') ?? '');
		}
	}

	text(text: string): void {
		if (!this.#collects) return;
		this.#text += text;
		if (this.#text.length > MOST_CHARACTERS) throw damaged();
	}

	close(name: string): void {
		if (name === 'v' || name === 't') this.#collects = false;
		else if (name === 'rPh') this.#phonetic = false;
		else if (name === 'c') this.#closeCell();
		else if (name === 'row') this.#closeRow();
	}

	#openRow(attributes: string): void {
		const row = Number(attributeOf(attributes, 'r') ?? this.#row + 1);
		if (!(row > this.#row)) throw damaged();
		this.#row = row;
		this.#cells = [];
		this.#filled = false;
		this.#column = -1;
		if (row > this.#limits.rows) return;
		const height = attributeOf(attributes, 'ht');
		if (isSet(attributes, 'hidden') || (height !== undefined && Number(height) === 0))
			this.content.hiddenRows.add(row);
	}

	#openCell(attributes: string): void {
		const reference = attributeOf(attributes, 'r');
		const column = reference === undefined ? this.#column + 1 : placeOf(reference).column;
		if (column <= this.#column) throw damaged();
		this.#column = column;
		this.#cell = {
			type: attributeOf(attributes, 't') ?? 'n',
			style: Number(attributeOf(attributes, 's') ?? 0),
			formula: false,
			hasValue: false
		};
		this.#text = '';
	}

	#closeCell(): void {
		const { type, style, formula, hasValue } = this.#cell;
		if (!formula && !hasValue) return;
		const cell = this.#values.cell(type, hasValue ? decoded(this.#text) : null, style, formula);
		if (cell === '') return;
		this.content.lastRow = this.#row;
		if (typeof cell !== 'string' || cell.trim()) this.#filled = true;
		if (this.#keeps) this.#keep(cell);
	}

	#keep(cell: Cell): void {
		if (this.#column >= this.#limits.columns)
			throw new RefusedFile(
				'too-many-columns',
				`This sheet has more than ${counted(this.#limits.columns)} columns. Delete those that are not needed and try again.`
			);
		if (this.#row > this.#limits.rows) throw tooManyRows(this.#limits);
		while (this.#cells.length < this.#column) this.#cells.push('');
		this.#cells.push(cell);
	}

	#closeRow(): void {
		if (this.#filled) this.content.filledRows++;
		if (!this.#cells.length) return;
		while (this.content.rows.length < this.#row - 1) this.content.rows.push([]);
		this.content.rows.push(this.#cells);
	}
}

/** Gives all cells of a merged range the value of its first one. Ranges end where the table does. */
export function fillMerges({ rows, merges }: SheetContent): void {
	const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
	let room = rows.length * width;
	for (const range of merges) {
		const [first, last] = range.split(':');
		const from = placeOf(first!);
		const to = placeOf(last ?? first!);
		const lastRow = Math.min(to.row, rows.length);
		const lastColumn = Math.min(to.column, width - 1);
		const cells = Math.max(0, lastRow - from.row + 1) * Math.max(0, lastColumn - from.column + 1);
		const value = rows[from.row - 1]?.[from.column] ?? '';
		if (!cells || value === '') continue;
		room -= cells;
		// More cells than the table has: ranges overlap, which Excel never does.
		if (room < 0) throw damaged();
		const filled: TypedCell = { ...(typeof value === 'string' ? { text: value } : value), merged: true };
		for (let row = from.row; row <= lastRow; row++)
			for (let column = from.column; column <= lastColumn; column++)
				if (row > from.row || column > from.column) put(rows[row - 1]!, column, filled);
	}
}

function put(row: Cell[], column: number, cell: Cell): void {
	while (row.length < column) row.push('');
	row[column] = cell;
}
