// A document as plain text, made to be read aloud: headings are numbered, every cell of a table says what it is, and a
// figure is its description. Lines end at 78 columns.
import type { Block, Figure, ListItem, ReportDocument, Table } from '#lib/report/document.ts';
import { dayWords } from '#lib/report/view/count-words.ts';
import { wrapped } from './wrap-columns.ts';

/** @param figures `left-out`: where the document is one view, and describes it by itself */
export function writeText(document: ReportDocument, figures: 'described' | 'left-out' = 'described'): string {
	const { title, subtitle, date, release, blocks } = document;
	const head = [title, subtitle, dayWords(date), release].map((line) => wrapped(line)).filter(Boolean);
	const numbers = new HeadingNumbers();
	const body = blocks.map((block) => blockText(block, numbers, figures)).filter(Boolean);
	return `${[head.join('\n'), ...body].join('\n\n')}\n`;
}

/** "1", "1.1", "1.2", "2": a level that is left out counts as its first. */
class HeadingNumbers {
	readonly #counts: number[] = [];

	next(level: number): string {
		this.#counts.length = Math.min(this.#counts.length, level);
		while (this.#counts.length < level - 1) this.#counts.push(1);
		this.#counts[level - 1] = (this.#counts[level - 1] ?? 0) + 1;
		return this.#counts.join('.');
	}
}

function blockText(block: Block, numbers: HeadingNumbers, figures: 'described' | 'left-out'): string {
	switch (block.kind) {
		case 'heading':
			// One more blank line than between paragraphs.
			return `\n${wrapped(`${numbers.next(block.level)}. ${block.text}`)}`;
		case 'paragraph':
			return block.text
				.split(/\r?\n/)
				.map((line) => wrapped(line))
				.join('\n')
				.trim();
		case 'list':
			return listLines(block.items, block.ordered, '').join('\n');
		case 'figure':
			return figures === 'left-out' ? '' : figureText(block);
		case 'table':
			return tableText(block);
		case 'page-break':
			return '';
	}
}

function listLines(items: readonly ListItem[], ordered: boolean, indent: string): string[] {
	return items.flatMap(({ text, items: below }, i) => {
		const mark = ordered ? `${i + 1}. ` : '- ';
		const deeper = indent + ' '.repeat(mark.length);
		return [wrapped(text, { first: indent + mark, rest: deeper }), ...listLines(below, ordered, deeper)];
	});
}

function figureText({ number, title, caption, alt, description }: Figure): string {
	const name = wrapped(`Figure ${number}. ${stopped(title)} ${caption}`);
	const lines = description.length > 0 ? description : [alt];
	const said = lines.map((line) => wrapped(line, { first: '  ', rest: '    ' })).join('\n');
	return [name, wrapped('The figure in words:'), said].join('\n');
}

/** A row a paragraph: "Interviews. Number: 3; Sum: £1,234.50." */
function tableText({ number, title, caption, columns, rows, notes }: Table): string {
	const headOf = (i: number) => {
		const { group, title: own } = columns[i]!;
		return group ? `${group}, ${own}` : own;
	};
	const lines = rows.map(({ kind, cells }) => {
		if (kind === 'group') return `\n${wrapped(`${cells.map(({ text }) => text).join(' ')}:`)}`;
		const headers = cells.filter(({ header }) => header).map(({ text }) => text);
		const said = cells.flatMap(({ text, header }, i) =>
			header || text === '' ? [] : [`${headOf(i)}: ${text}`]
		);
		const name = headers.length > 0 ? stopped(headers.join(', ')) : '';
		return wrapped([name, said.length > 0 ? stopped(said.join('; ')) : ''].filter(Boolean).join(' '), {
			first: '  ',
			rest: '    '
		});
	});
	return [
		wrapped(`Table ${number}. ${stopped(title)} ${caption}`),
		...lines,
		...(notes.length > 0 ? ['', ...notes.map((note) => wrapped(note))] : [])
	].join('\n');
}

const stopped = (text: string): string =>
	/[.!?…]["'”’)]*$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
