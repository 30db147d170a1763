// What stands in a cell of a workbook: its stored value as its type and format say.
import type { Cell, TypedCell } from '../grid.ts';
import { dayOf, showable, showsDay, type FormatNumber, withCurrency } from './number-formats.ts';
import { damaged } from './zip.ts';

interface Format {
	code: string;
	day: boolean;
	/** Otherwise the number is shown plainly. */
	showable: boolean;
	/** Cells by their stored value. */
	kept: Map<string, Cell>;
}

/** So many different numbers of one format are kept: dates and usual sums come again and again. */
const MOST_KEPT = 10_000;

/** Excel itself calculates with 15 digits: 12.3 is often stored as 12.300000000000001. */
const numberOf = (plain: string): number =>
	plain.length > 15 ? Number(Number(plain).toPrecision(15)) : Number(plain);

export class CellValues {
	readonly #strings: readonly string[];
	readonly #styles: readonly string[];
	readonly #formats = new Map<string, Format>();
	readonly #dateSystem: 1900 | 1904;
	readonly #formatNumber: FormatNumber;

	/**
	 * @param strings shared strings by their index
	 * @param styles the codes of their number formats by their index
	 */
	constructor(
		strings: readonly string[],
		styles: readonly string[],
		dateSystem: 1900 | 1904,
		formatNumber: FormatNumber
	) {
		this.#strings = strings;
		this.#styles = styles;
		this.#dateSystem = dateSystem;
		this.#formatNumber = formatNumber;
	}

	/**
	 * @param value as it is stored; null where nothing is
	 * @throws RefusedFile for a value that cannot be
	 */
	cell(type: string, value: string | null, style: number, formula: boolean): Cell {
		const typed = this.#typed(type, value, style);
		if (!formula) return typed;
		if (typed === '' && type !== 'str') return { text: '', formula, broken: 'no-value' };
		return typeof typed === 'string' ? { text: typed, formula } : { ...typed, formula };
	}

	#typed(type: string, value: string | null, style: number): Cell {
		if (value === null) return '';
		if (type === 'inlineStr' || type === 'str') return value;
		const plain = value.trim();
		if (plain === '') return '';
		switch (type) {
			case 's': {
				const text = this.#strings[Number(plain)];
				if (text === undefined) throw damaged();
				return text;
			}
			case 'b':
				return plain === '1' || plain === 'true' ? 'TRUE' : 'FALSE';
			case 'e':
				return { text: plain, broken: 'error' };
			case 'd':
				return /^\d{4}-\d\d-\d\d/.test(plain) ? { text: plain, date: plain.slice(0, 10) } : plain;
			default:
				return this.#number(plain, style);
		}
	}

	#number(plain: string, style: number): Cell {
		const format = this.#format(this.#styles[style] ?? 'General');
		let cell = format.kept.get(plain);
		if (cell === undefined) {
			cell = this.#formatted(plain, format);
			if (format.kept.size < MOST_KEPT) format.kept.set(plain, cell);
		}
		return cell;
	}

	#format(code: string): Format {
		let format = this.#formats.get(code);
		if (!format) {
			const day = showsDay(code);
			format = { code: withCurrency(code), day, showable: showable(code, day), kept: new Map() };
			this.#formats.set(code, format);
		}
		return format;
	}

	#formatted(plain: string, format: Format): Cell {
		const number = numberOf(plain);
		if (!Number.isFinite(number)) return plain;
		const date = format.day ? dayOf(number, this.#dateSystem) : null;
		const cell: TypedCell = { text: String(number), number };
		if (date) cell.date = date;
		if (format.showable && (date || !format.day)) cell.text = this.#shown(number, format.code);
		return cell;
	}

	#shown(number: number, code: string): string {
		try {
			return this.#formatNumber(number, code, { is1904: this.#dateSystem === 1904 }).trim();
		} catch {
			// More decimals than a number can have.
			return String(number);
		}
	}
}
