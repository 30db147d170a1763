// Reads XML as it comes, tag by tag. It knows no document types and no entities but the five of XML itself: whoever
// sends others means harm, for Excel never writes them.
import { RefusedFile } from '../refused-file.ts';
import { damaged, unsafe } from './zip.ts';

export interface XmlHandler {
	/** Names come without their prefix, attributes as they are written; see `attributeOf`. */
	open?(name: string, attributes: string): void;
	close?(name: string): void;
	/** As it is written; see `decoded`. A long text may come in pieces. */
	text?(text: string): void;
}

const MOST_DEPTH = 64;
/** No tag, comment or text of a workbook is longer. */
const LONGEST = 256 * 1024;
/** What may stand before the root element. */
const LONGEST_PROLOGUE = 1024 * 1024;
/** A million rows of ten cells have 21 million. */
const MOST_ELEMENTS = 25_000_000;
const [SPACE, QUOTE, APOSTROPHE, GREATER] = [0x20, 0x22, 0x27, 0x3e];
const ENTITIES = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"]
]);

function entity(whole: string, name: string): string {
	const known = ENTITIES.get(name);
	if (known) return known;
	const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
	if (!name.startsWith('#') || !(code >= 0 && code <= 0x10ffff)) throw damaged();
	return String.fromCodePoint(code);
}

/** Text with its references put in, and Excel's own way (`_x000D_`) to write characters that XML has not. */
export function decoded(text: string): string {
	const plain = text.includes('&') ? text.replaceAll(/&([^;&]*);?/g, entity) : text;
	if (!plain.includes('_x')) return plain;
	return plain.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
		String.fromCharCode(Number.parseInt(code, 16))
	);
}

const tooManyCells = () =>
	new RefusedFile(
		'too-large',
		'This workbook has too many cells. Split it, or save its sheet as CSV, and try again.'
	);

const PATTERNS = new Map<string, RegExp>();

/** The value of an attribute, whatever its prefix; undefined where the tag has none of this name. */
export function attributeOf(attributes: string, name: string): string | undefined {
	// As all programs write it; there are millions of them.
	const start = ` ${name}="`;
	const at = attributes.indexOf(start);
	if (at >= 0)
		return decoded(attributes.slice(at + start.length, attributes.indexOf('"', at + start.length)));
	if (!attributes.includes(name)) return undefined;
	let pattern = PATTERNS.get(name);
	if (!pattern) {
		pattern = new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
		PATTERNS.set(name, pattern);
	}
	const found = pattern.exec(attributes);
	const value = found?.[1] ?? found?.[2];
	return value === undefined ? undefined : decoded(value);
}

/** Whether an attribute is set, as XML Schema writes it. */
export const isSet = (attributes: string, name: string): boolean =>
	['1', 'true', 'on'].includes(attributeOf(attributes, name) ?? '');

/** Where a tag ends: a `>` within quotation marks does not end it. -1 where it does not end here. */
function tagEnd(text: string, from: number): number {
	let open = 0;
	for (let at = from; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (open) {
			if (code === open) open = 0;
		} else if (code === GREATER) return at;
		else if (code === QUOTE || code === APOSTROPHE) open = code;
	}
	return -1;
}

export class XmlReader {
	readonly #handler: XmlHandler;
	readonly #path: string[] = [];
	#rest = '';
	#begun = false;
	#prologue = 0;
	#elements = 0;

	constructor(handler: XmlHandler) {
		this.#handler = handler;
	}

	/** Whether the root element has begun: what could stand before it, such as a document type, is over. */
	get begun(): boolean {
		return this.#begun;
	}

	/**
	 * Takes the next piece of the document.
	 * @throws RefusedFile `unsafe-workbook` for document types and entities, `damaged` for what is not XML
	 */
	push(piece: string, last: boolean): void {
		const text = this.#rest + piece;
		let at = 0;
		while (at < text.length) {
			const tag = text.indexOf('<', at);
			if (tag < 0) break;
			if (tag > at && this.#path.length) this.#handler.text?.(text.slice(at, tag));
			at = tag;
			const next = this.#markup(text, tag);
			if (next < 0) break;
			if (!this.#begun && (this.#prologue += next - at) > LONGEST_PROLOGUE)
				throw unsafe('its XML does not begin');
			at = next;
		}
		this.#rest = text.slice(at);
		if (this.#rest.length > LONGEST) throw unsafe('a text in it has no end');
		if (last && (this.#path.length || !this.#begun || this.#rest.trim())) throw damaged();
	}

	/** Reads what begins with `<` at `tag`; returns where it ends, -1 where the rest is still to come. */
	#markup(text: string, tag: number): number {
		const second = text.charCodeAt(tag + 1);
		if (second === 0x21) return this.#declaration(text, tag);
		if (second === 0x3f) {
			const end = text.indexOf('?>', tag + 2);
			return end < 0 ? -1 : end + 2;
		}
		const end = tagEnd(text, tag + 1);
		if (end < 0) return -1;
		if (second === 0x2f) this.#close(text.slice(tag + 2, end).trimEnd());
		else {
			const empty = text.charCodeAt(end - 1) === 0x2f;
			this.#open(text.slice(tag + 1, empty ? end - 1 : end), empty);
		}
		return end + 1;
	}

	#declaration(text: string, tag: number): number {
		if (text.length - tag < 9) return -1;
		if (text.startsWith('<!--', tag)) {
			const end = text.indexOf('-->', tag + 4);
			return end < 0 ? -1 : end + 3;
		}
		if (!text.startsWith('<![CDATA[', tag)) throw unsafe('it has definitions of its own in its XML');
		const end = text.indexOf(']]>', tag + 9);
		if (end < 0) return -1;
		this.#handler.text?.(text.slice(tag + 9, end).replaceAll('&', '&amp;'));
		return end + 3;
	}

	#open(tag: string, empty: boolean): void {
		let space = 0;
		while (space < tag.length && tag.charCodeAt(space) > SPACE) space++;
		const full = tag.slice(0, space);
		const name = full.slice(full.indexOf(':') + 1);
		this.#begun = true;
		if (++this.#elements > MOST_ELEMENTS) throw tooManyCells();
		this.#handler.open?.(name, tag.slice(space));
		if (empty) this.#handler.close?.(name);
		else if (this.#path.push(full) > MOST_DEPTH) throw unsafe('its XML is nested without end');
	}

	#close(full: string): void {
		if (this.#path.pop() !== full) throw damaged();
		this.#handler.close?.(full.slice(full.indexOf(':') + 1));
	}
}
