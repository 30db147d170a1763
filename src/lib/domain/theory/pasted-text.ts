// Text out of a spreadsheet or a list: one node for each line.
import { LABEL_LIMIT, PROSE_LIMIT } from './integrity.ts';
import { fitting, UNWANTED } from './line-text.ts';
import type { Model } from './model.ts';
import { NODE_KIND_WORDS, NODE_KINDS, type NodeKind } from './vocabulary.ts';

/** A node that a line asks for; kind and pathway where a cell of the line names one. */
export interface Draft {
	label: string;
	note: string;
	kind: NodeKind | null;
	pathway: string | null;
}

export interface PastedText {
	drafts: Draft[];
	/** How many labels were cut; the whole text of these is in the note. */
	cut: number;
}

/** More lines are refused: they are a table of records, not a list of nodes. */
export const LINE_LIMIT = 300;

const BULLET = /^\s*(?:[-–—•‣▪◦*·]|\(?\d{1,3}[.)])\s+/;

/**
 * Reads lines as nodes. The first cell that is neither a kind nor a pathway is the label, the other cells are its note.
 * @param text lines; cells of a line stand between tabs
 * @returns `too-many` with the number of lines, `empty` where there is nothing to read
 */
export function readPastedText(
	text: string,
	model: Pick<Model, 'pathways'>
): { ok: true; value: PastedText } | { ok: false; why: 'too-many' | 'empty'; lines: number } {
	const lines = cellsOf(text.replace(/\r\n?/g, '\n').replace(UNWANTED, ' '))
		.map((cells) => cells.map((cell) => cell.trim()).filter(Boolean))
		.filter((cells) => cells.length > 0);
	if (lines.length === 0) return { ok: false, why: 'empty', lines: 0 };
	if (lines.length > LINE_LIMIT) return { ok: false, why: 'too-many', lines: lines.length };
	let cut = 0;
	const drafts = lines.map((cells): Draft => {
		const kind = cells.length > 1 ? firstOf(cells, kindNamed) : null;
		const pathway = cells.length > 1 ? firstOf(cells, (cell) => pathwayNamed(cell, model)) : null;
		const rest = cells.filter((_, i) => i !== kind?.at && i !== pathway?.at);
		const whole = (rest[0] ?? cells[0]!).replace(BULLET, '').replace(/\s+/g, ' ');
		const label = shortened(whole);
		if (label !== whole) cut++;
		const note = [...(label === whole ? [] : [whole]), ...rest.slice(1)].join('\n').slice(0, PROSE_LIMIT);
		return { label, note, kind: kind?.value ?? null, pathway: pathway?.value ?? null };
	});
	return { ok: true, value: { drafts, cut } };
}

/** Spreadsheets put a cell that holds a line break between double quotes, and double the quotes in it. */
function cellsOf(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	const cell = /(?:^|(?<=[\t\n]))"((?:[^"]|"")*)"(?=[\t\n]|$)|[^\t\n]*/y;
	for (let at = 0; at <= text.length;) {
		cell.lastIndex = at;
		const [found, quoted] = cell.exec(text)!;
		row.push(quoted === undefined ? found : quoted.replaceAll('""', '"').replace(/\s+/g, ' '));
		at += found.length;
		if (text[at] !== '\t') {
			rows.push(row);
			row = [];
		}
		at++;
	}
	return rows;
}

function firstOf<T>(
	cells: readonly string[],
	read: (cell: string) => T | null
): { at: number; value: T } | null {
	for (const [at, cell] of cells.entries()) {
		const value = read(cell);
		if (value !== null) return { at, value };
	}
	return null;
}

const kindNamed = (cell: string): NodeKind | null =>
	NODE_KINDS.find((kind) => [kind, NODE_KIND_WORDS[kind].toLowerCase()].includes(cell.toLowerCase())) ?? null;

const pathwayNamed = (cell: string, { pathways }: Pick<Model, 'pathways'>): string | null =>
	[...pathways.values()].find(({ title }) => title.toLowerCase() === cell.toLowerCase())?.id ?? null;

/** Cut at the end of a word where there is one, never within a character that people see as one. */
function shortened(text: string): string {
	if (text.length <= LABEL_LIMIT) return text;
	const room = LABEL_LIMIT - 1;
	const start = fitting(text, room);
	const word = text.lastIndexOf(' ', start.length);
	return `${(word > room / 2 ? text.slice(0, word) : start).trimEnd()}…`;
}
