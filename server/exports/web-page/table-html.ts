// Tables: headings with their scope, groups as bodies of their own, sums at the foot; they scroll sideways on a phone.
import type { Cell, Table, TableColumn, TableRow } from '#lib/report/document.ts';
import { said, tag, words } from './html.ts';

/** From so many columns on, a table may be wider than the text. */
const MANY_COLUMNS = 5;

export function tableHtml(table: Table): string {
	const { id, number, columns } = table;
	const caption = tag(
		'caption',
		{ id: `${id}-caption` },
		tag(
			'span',
			{ dir: 'auto' },
			tag('strong', {}, `Table ${number}. ${words(table.title)}`),
			table.caption ? ` ${words(table.caption)}` : ''
		)
	);
	const whole = tag('table', {}, caption, head(columns), ...bodies(table));
	const region = { class: 'scroll', role: 'region', tabindex: 0, 'aria-labelledby': `${id}-caption` };
	const notes = table.notes.map((note) => said('p', note, { class: 'note' }));
	const width = columns.length >= MANY_COLUMNS ? 'table wide' : 'table';
	return tag('div', { class: width, id }, tag('div', region, whole), ...notes);
}

function head(columns: readonly TableColumn[]): string {
	const grouped = columns.some(({ group }) => group !== '');
	if (!grouped) return tag('thead', {}, tag('tr', {}, ...columns.map((column) => heading(column, {}))));
	const first: string[] = [];
	const second: string[] = [];
	columns.forEach((column, i) => {
		const { group } = column;
		if (group === '') first.push(heading(column, { rowspan: 2 }));
		else {
			second.push(heading(column, {}));
			if (i > 0 && columns[i - 1]!.group === group) return;
			const end = columns.findIndex((other, j) => j > i && other.group !== group);
			const colspan = (end === -1 ? columns.length : end) - i;
			first.push(said('th', group, { scope: 'colgroup', colspan, class: 'over' }));
		}
	});
	return tag('thead', {}, tag('tr', {}, ...first), tag('tr', {}, ...second));
}

/** A column without words has no heading: an empty one would be read out as one. */
const heading = ({ title, align }: TableColumn, span: { rowspan?: number }): string =>
	said(title ? 'th' : 'td', title, { scope: title ? 'col' : null, class: classOf(align), ...span });

function bodies({ columns, rows }: Table): string[] {
	const foot = rows.findLastIndex(({ kind }) => kind !== 'total') + 1;
	const groups: TableRow[][] = [];
	for (const row of rows.slice(0, foot)) {
		if (row.kind === 'group' || groups.length === 0) groups.push([]);
		groups.at(-1)!.push(row);
	}
	const rowsOf = (some: readonly TableRow[]) => some.map((row) => rowHtml(row, columns));
	const sums = rowsOf(rows.slice(foot));
	return [
		...groups.map((group) => tag('tbody', {}, ...rowsOf(group))),
		sums.length > 0 ? tag('tfoot', {}, ...sums) : ''
	];
}

function rowHtml({ kind, cells }: TableRow, columns: readonly TableColumn[]): string {
	if (kind === 'group')
		return tag(
			'tr',
			{ class: 'group' },
			said('th', cells[0]?.text ?? '', { scope: 'rowgroup', colspan: columns.length })
		);
	const values = { class: kind === 'total' ? 'total' : null };
	return tag('tr', values, ...cells.map((cell, i) => cellHtml(cell, columns[i]?.align ?? 'left')));
}

function cellHtml({ text, header, align }: Cell, usual: 'left' | 'right'): string {
	const values = { class: classOf(align ?? usual) };
	return header ? said('th', text, { scope: 'row', ...values }) : said('td', text, values);
}

const classOf = (align: 'left' | 'right'): string | null => (align === 'right' ? 'right' : null);
