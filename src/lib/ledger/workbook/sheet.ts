// One sheet of a workbook, row by row.
import type { Cell, TableLimits, TypedCell } from '../grid.ts';
import { counted, RefusedFile } from '../refused-file.ts';
import type { CellValues } from './cell-values.ts';
import { attributeOf, decoded, isSet, type XmlHandler } from './xml.ts';
import { damaged } from './zip.ts';

export interface SheetContent {
	/** Up to the last row that holds a value. */
	rows: (readonly Cell[])[];
	filledRows: number;
	/** Rows from 1. */
	hiddenRows: Set<number>;
	/** Such as `A2:A9`. */
	merges: string[];
}

const BLANK: readonly Cell[] = [];
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
	readonly content: SheetContent = { rows: [], filledRows: 0, hiddenRows: new Set(), merges: [] };
	readonly #values: CellValues;
	readonly #limits: TableLimits;
	#row = 0;
	#cells: Cell[] = [];
	#column = -1;
	#cell = { type: 'n', style: 0, formula: false, hasValue: false };
	#text = '';
	#collects = false;
	#phonetic = false;

	constructor(values: CellValues, limits: TableLimits) {
		this.#values = values;
		this.#limits = limits;
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
		this.#column = -1;
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
		if (this.#column >= this.#limits.columns)
			throw new RefusedFile(
				'too-many-columns',
				`This sheet has more than ${counted(this.#limits.columns)} columns. Delete those that are not needed and try again.`
			);
		while (this.#cells.length < this.#column) this.#cells.push('');
		this.#cells.push(cell);
	}

	#closeRow(): void {
		if (!this.#cells.length) return;
		if (this.#row > this.#limits.rows)
			throw new RefusedFile(
				'too-many-rows',
				`This sheet has more than ${counted(this.#limits.rows)} rows. Split it and import the parts one by one.`
			);
		while (this.content.rows.length < this.#row - 1) this.content.rows.push(BLANK);
		this.content.rows.push(this.#cells);
		this.content.filledRows++;
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
		const value = rows[from.row - 1]?.[from.column] ?? '';
		const filled: TypedCell = { ...(typeof value === 'string' ? { text: value } : value), merged: true };
		for (let row = from.row; row <= Math.min(to.row, rows.length); row++) {
			const cells = [...rows[row - 1]!];
			for (let column = from.column; column <= Math.min(to.column, width - 1); column++) {
				if (row === from.row && column === from.column) continue;
				// More cells than the table has: ranges overlap, which Excel never does.
				if (room-- <= 0) throw damaged();
				while (cells.length < column) cells.push('');
				if (value !== '') cells[column] = filled;
			}
			rows[row - 1] = cells;
		}
	}
}
