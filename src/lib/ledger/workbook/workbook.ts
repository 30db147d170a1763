// What the sheets of a workbook share, and how to read each of them.
import type { TableLimits } from '../grid.ts';
import { CellValues } from './cell-values.ts';
import { builtinFormat, type FormatNumber } from './number-formats.ts';
import type { Parts, Relation } from './parts.ts';
import { SheetHandler, type SheetContent } from './sheet.ts';
import { attributeOf, decoded, isSet } from './xml.ts';
import { damaged } from './zip.ts';

export interface Sheet {
	name: string;
	hidden: boolean;
	part: string;
}

function sharedStrings(parts: Parts, part: string): string[] {
	const strings: string[] = [];
	let text = '';
	let collects = false;
	let phonetic = false;
	parts.read(part, {
		open(name) {
			if (name === 'si') text = '';
			else if (name === 'rPh') phonetic = true;
			else if (name === 't') collects = !phonetic;
		},
		text(piece) {
			if (collects) text += piece;
		},
		close(name) {
			if (name === 't') collects = false;
			else if (name === 'rPh') phonetic = false;
			else if (name === 'si') strings.push(decoded(text));
		}
	});
	return strings;
}

/** The code of the number format of each style. */
function numberFormats(parts: Parts, part: string): string[] {
	const own = new Map<number, string>();
	const ids: number[] = [];
	let within = false;
	parts.readDescription(part, {
		open(name, attributes) {
			const id = () => Number(attributeOf(attributes, 'numFmtId') ?? 0);
			if (name === 'numFmt') own.set(id(), attributeOf(attributes, 'formatCode') ?? 'General');
			else if (name === 'cellXfs') within = true;
			else if (name === 'xf' && within) ids.push(id());
		},
		close(name) {
			if (name === 'cellXfs') within = false;
		}
	});
	return ids.map((id) => own.get(id) ?? builtinFormat(id));
}

export class Workbook {
	readonly sheets: Sheet[] = [];
	dateSystem: 1900 | 1904 = 1900;
	readonly #parts: Parts;
	readonly #limits: TableLimits;
	readonly #values: CellValues;

	/**
	 * @param main the part that lists the sheets
	 * @throws RefusedFile
	 */
	constructor(parts: Parts, main: string, limits: TableLimits, formatNumber: FormatNumber) {
		this.#parts = parts;
		this.#limits = limits;
		const relations = parts.relationsOf(main);
		const partOf = (type: string) => relations.find((relation) => relation.type === type)?.target;
		this.#list(main, relations);
		const strings = partOf('sharedStrings');
		const styles = partOf('styles');
		this.#values = new CellValues(
			strings ? sharedStrings(parts, strings) : [],
			styles ? numberFormats(parts, styles) : [],
			this.dateSystem,
			formatNumber
		);
	}

	/** Reads a sheet with its cells, or only how large it is. */
	read({ part }: Sheet, keepsCells: boolean): SheetContent {
		const handler = new SheetHandler(this.#values, this.#limits, keepsCells);
		this.#parts.read(part, handler);
		return handler.content;
	}

	#list(main: string, relations: readonly Relation[]): void {
		const byId = new Map(relations.map((relation) => [relation.id, relation]));
		this.#parts.readDescription(main, {
			open: (tag, attributes) => {
				if (tag === 'workbookPr' && isSet(attributes, 'date1904')) this.dateSystem = 1904;
				if (tag !== 'sheet') return;
				const relation = byId.get(attributeOf(attributes, 'id') ?? '');
				// Sheets of charts and of macros hold no table.
				if (relation?.type !== 'worksheet') return;
				const hidden = (attributeOf(attributes, 'state') ?? 'visible') !== 'visible';
				this.sheets.push({ name: attributeOf(attributes, 'name') ?? '', hidden, part: relation.target });
			}
		});
		// Two sheets of one part: it would be read over and over.
		if (!this.sheets.length || new Set(this.sheets.map(({ part }) => part)).size < this.sheets.length)
			throw damaged();
	}
}
