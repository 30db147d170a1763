// The XML parts of a workbook's zip: each is UTF-8 or UTF-16, and named by relations from another.
import type { TableLimits } from '../grid.ts';
import { attributeOf, XmlReader, type XmlHandler } from './xml.ts';
import { damaged, partsOf, unpack, unsafe, type Part } from './zip.ts';

export interface Relation {
	id: string;
	/** The last word of its type, such as `worksheet`. */
	type: string;
	/** The name of the part that it leads to. */
	target: string;
}

/** Which encoding a part is in: with a mark or without, it begins with `<` or white space. */
function encodingOf(start: Uint8Array): string {
	const [first, second] = start;
	if ((first === 0xff && second === 0xfe) || (first && second === 0)) return 'utf-16le';
	if ((first === 0xfe && second === 0xff) || (first === 0 && second)) return 'utf-16be';
	return 'utf-8';
}

/** `/xl/worksheets/sheet1.xml`, or `worksheets/sheet1.xml` as seen from `xl/workbook.xml`. */
function resolved(target: string, from: string): string {
	if (target.startsWith('/')) return target.slice(1);
	const path = from.split('/').slice(0, -1);
	for (const step of target.split('/'))
		if (step === '..') path.pop();
		else if (step !== '.') path.push(step);
	return path.join('/');
}

/** A part that is read into memory whole: what leads to others, names, formats. */
const MOST_DESCRIPTION_BYTES = 16 * 1024 * 1024;

export class Parts {
	readonly #bytes: Uint8Array;
	readonly #parts: ReadonlyMap<string, Part>;
	readonly #progress: (done: number, of: number) => void;
	readonly #all: number;
	#done = 0;

	/** @throws RefusedFile where the zip is damaged or unsafe */
	constructor(bytes: Uint8Array, limits: TableLimits, progress: (done: number, of: number) => void) {
		this.#bytes = bytes;
		this.#parts = partsOf(bytes, limits);
		this.#all = [...this.#parts.values()].reduce((sum, part) => sum + part.unpackedBytes, 0);
		this.#progress = progress;
	}

	has(name: string): boolean {
		return this.#parts.has(name);
	}

	some(test: (name: string) => boolean): boolean {
		return [...this.#parts.keys()].some(test);
	}

	/**
	 * Reads a part that describes others, which is small.
	 * @throws RefusedFile
	 */
	readDescription(name: string, handler: XmlHandler): void {
		if ((this.#parts.get(name)?.unpackedBytes ?? 0) > MOST_DESCRIPTION_BYTES)
			throw unsafe('it has millions of descriptions');
		this.read(name, handler);
	}

	/**
	 * Reads one part.
	 * @param until stops once it answers true
	 * @throws RefusedFile
	 */
	read(name: string, handler: XmlHandler, until?: (reader: XmlReader) => boolean): void {
		const part = this.#parts.get(name);
		if (!part) throw damaged();
		const reader = new XmlReader(handler);
		let decoder: TextDecoder | null = null;
		unpack(this.#bytes, part, (piece, last) => {
			decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
			let text: string;
			try {
				text = decoder.decode(piece, { stream: !last });
			} catch {
				throw damaged();
			}
			reader.push(text, last);
			if (until) return !until(reader);
			this.#done += piece.length;
			this.#progress(this.#done, this.#all);
		});
	}

	/** All that is needed was read; the other parts stay packed. */
	finish(): void {
		this.#progress(this.#all, this.#all);
	}

	/** What a part leads to within the workbook; links to elsewhere are not followed. */
	relationsOf(name: string): Relation[] {
		const file = name.replace(/[^/]*$/, (last) => `_rels/${last}.rels`);
		const relations: Relation[] = [];
		if (!this.has(file)) return relations;
		this.readDescription(file, {
			open(tag, attributes) {
				if (tag !== 'Relationship' || attributeOf(attributes, 'TargetMode') === 'External') return;
				relations.push({
					id: attributeOf(attributes, 'Id') ?? '',
					type: (attributeOf(attributes, 'Type') ?? '').replace(/^.*\//, ''),
					target: resolved(attributeOf(attributes, 'Target') ?? '', name)
				});
			}
		});
		return relations;
	}

	/** Looks into every XML part for definitions of its own, which can only stand before its root element. */
	refuseDefinitions(): void {
		for (const [name, part] of this.#parts)
			if (/\.(xml|rels|vml)$/i.test(name) && part.unpackedBytes)
				this.read(name, {}, (reader) => reader.begun);
	}
}
