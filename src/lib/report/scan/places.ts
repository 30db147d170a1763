// Every text of a document with the place where people find it.
import type { Block, Figure, ListItem, ReportDocument, Table } from '../document.ts';
import type { SceneText } from '#lib/figure/scene.ts';

export interface Placed {
	/** "Table 2, row 3". */
	where: string;
	text: string;
}

/** In reading order. */
export function* textsOf(document: ReportDocument): Generator<Placed> {
	yield { where: 'Title', text: document.title };
	yield { where: 'Subtitle', text: document.subtitle };
	yield { where: 'Foot of the pages', text: document.release };
	const counts = new Map<Block['kind'], number>();
	for (const block of document.blocks) {
		const n = (counts.get(block.kind) ?? 0) + 1;
		counts.set(block.kind, n);
		yield* textsOfBlock(block, n);
	}
}

/** @param n which of its kind it is in the document, from 1 */
function* textsOfBlock(block: Block, n: number): Generator<Placed> {
	if (block.kind === 'heading') yield { where: `Heading ${n}`, text: block.text };
	if (block.kind === 'paragraph') yield { where: `Paragraph ${n}`, text: block.text };
	if (block.kind === 'list') yield* textsOfItems(block.items, `List ${n}`);
	if (block.kind === 'figure') yield* textsOfFigure(block);
	if (block.kind === 'table') yield* textsOfTable(block);
}

function* textsOfItems(items: readonly ListItem[], list: string): Generator<Placed> {
	for (const [i, { text, items: under }] of items.entries()) {
		yield { where: `${list}, item ${i + 1}`, text };
		yield* textsOfItems(under, `${list}, under item ${i + 1}`);
	}
}

function* textsOfTable({ number, title, caption, columns, rows, notes }: Table): Generator<Placed> {
	const table = `Table ${number}`;
	yield { where: `${table}, title`, text: title };
	yield { where: `${table}, caption`, text: caption };
	for (const column of columns) {
		yield { where: `${table}, column headings`, text: column.group };
		yield { where: `${table}, column headings`, text: column.title };
	}
	for (const [i, { cells }] of rows.entries())
		for (const { text } of cells) yield { where: `${table}, row ${i + 1}`, text };
	for (const text of notes) yield { where: `${table}, note`, text };
}

function* textsOfFigure({ number, title, caption, alt, description, drawing }: Figure): Generator<Placed> {
	const figure = `Figure ${number}`;
	yield { where: `${figure}, title`, text: title };
	yield { where: `${figure}, caption`, text: caption };
	if (drawing.as === 'chart')
		for (const text of textsOfSvg(drawing.svg)) yield { where: `${figure}, chart`, text };
	else {
		const { scene, evidence, because } = drawing;
		yield { where: `${figure}, title`, text: scene.title };
		yield { where: `${figure}, caption`, text: unbroken(scene.caption) };
		for (const { heading } of scene.lanes) yield { where: `${figure}, pathway`, text: unbroken(heading) };
		for (const { name } of scene.boxes) yield { where: `${figure}, node`, text: name };
		for (const { name } of scene.lines) yield { where: `${figure}, arrow`, text: name };
		for (const { text } of scene.legend) yield { where: `${figure}, legend`, text: text.text };
		yield { where: `${figure}, notes`, text: unbroken(scene.notes) };
		yield { where: `${figure}, text description`, text: scene.description };
		for (const text of Object.values(evidence)) yield { where: `${figure}, evidence`, text };
		for (const text of Object.values(because ?? {})) yield { where: `${figure}, because`, text };
	}
	yield { where: `${figure}, text description`, text: alt };
	for (const text of description) yield { where: `${figure}, text description`, text };
}

/** Lines as the sentence that they were broken from. */
const unbroken = (lines: readonly SceneText[]): string => lines.map(({ text }) => text).join(' ');

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function textsOfSvg(svg: string): string[] {
	return [...svg.matchAll(/<(text|title|desc)\b[^>]*>(.*?)<\/\1>/gs)].map(([, , inner]) =>
		inner!
			.replaceAll(/<[^>]*>/g, ' ')
			.replaceAll(/&#(x?)([\da-f]+);/gi, (_, hex: string, digits: string) =>
				String.fromCodePoint(Number.parseInt(digits, hex ? 16 : 10))
			)
			.replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name]!)
	);
}
