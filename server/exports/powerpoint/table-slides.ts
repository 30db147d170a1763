// Tables as tables of PowerPoint, their header repeated on every slide they go on to.
import type { Table, TableColumn, TableRow } from '#lib/report/document.ts';
import { POINTS_PER_MM } from '#lib/report/page.ts';
import { COLOUR_THEME } from '#lib/figure/theme.ts';
import { element as el } from '#lib/figure/xml.ts';
import { LINE, linesOf, pieces } from './fit-text.ts';
import { FRAMES, type Sizes } from './frames.ts';
import type { Slide } from './slide.ts';
import { continued, textSlides, titled } from './text-slides.ts';
import { paragraph, textBody } from './text.ts';
import { EMU_PER_MM, EMU_PER_POINT, solid, transform } from './xml-parts.ts';

const { ink, hairline, hues } = COLOUR_THEME;
const WIDTH = FRAMES.body.width * POINTS_PER_MM;
const HEIGHT = FRAMES.body.height * POINTS_PER_MM;
/** Inside of cells, in pt. */
const SIDE = 5;
const LEVEL = 3;
/** Between a table and the words above and beneath it, in pt. */
const GAP = 6;
const TABLE_URI = 'http://schemas.openxmlformats.org/drawingml/2006/table';
/** “No style, no grid”: what cells look like is said in each. */
const STYLE = '{2D5ABB26-0587-4C30-8999-92F81FD0307C}';

interface DrawnCell {
	text: string;
	align: 'left' | 'right';
	bold: boolean;
	/** How many columns it spans; 0 where the one before spans this one. */
	span: number;
}
interface DrawnRow {
	kind: 'header' | TableRow['kind'];
	cells: DrawnCell[];
	/** In pt. */
	height: number;
}

/** The slides of a table with its caption above and its notes beneath it. */
export function tableSlides(table: Table, sizes: Sizes): Slide[] {
	const title = `Table ${table.number}. ${table.title}`;
	const size = sizes.table;
	const header = headerRows(table.columns, size);
	const head = header.reduce((sum, { height }) => sum + height, 0);
	const caption = table.caption.trim();
	const captionHeight = caption === '' ? 0 : heightOf(caption, sizes.caption, WIDTH) + GAP;
	// A caption as long as that has a slide of its own, so that the table has one, too.
	const above = captionHeight > HEIGHT / 3 ? 0 : captionHeight;
	const rows = table.rows.flatMap((row) => drawnRows(row, table.columns, size, HEIGHT - head));
	const pages = split(rows, HEIGHT - head, above);
	const slides = pages.map((page, i) => {
		const slide = titled('figure', i === 0 ? title : continued(title), sizes);
		if (i === 0 && above > 0)
			slide.textBox('Caption', bodyPart(0, above), [paragraph([{ text: caption, size: sizes.caption }])]);
		putTable(slide, table, [...header, ...page], i === 0 ? above : 0, size);
		return slide;
	});
	const words = [...(above === captionHeight ? [] : [caption]), ...table.notes];
	const used = head + pages.at(-1)!.reduce((sum, { height }) => sum + height, 0) + GAP;
	const from = pages.length === 1 ? above + used : used;
	const needed = words.reduce((sum, text) => sum + heightOf(text, sizes.caption, WIDTH), 0);
	if (words.length === 0) return slides;
	if (from + needed > HEIGHT) {
		const notes = words.map((text) => ({ kind: 'paragraph', style: 'note', text }) as const);
		return [...slides, ...textSlides(`${title}: notes`, notes, sizes)];
	}
	const notes = words.map((text) => paragraph([{ text, size: sizes.caption }]));
	slides.at(-1)!.textBox('Notes', bodyPart(from, needed), notes);
	return slides;
}

/** A part of the body from so many pt under its top, in mm. */
const bodyPart = (top: number, height: number) => ({
	...FRAMES.body,
	y: FRAMES.body.y + top / POINTS_PER_MM,
	height: height / POINTS_PER_MM
});

const heightOf = (text: string, size: number, width: number, bold = false): number =>
	linesOf(text, size, width, bold).length * size * LINE;

/** The titles, and above them what columns have in common where any do. */
function headerRows(columns: readonly TableColumn[], size: number): DrawnRow[] {
	const cell = (text: string, align: TableColumn['align']): DrawnCell => ({
		text,
		align,
		bold: true,
		span: 1
	});
	const titles = columns.map(({ title, align }) => cell(title, align));
	const rows = [titles];
	if (columns.some(({ group }) => group !== '')) {
		const groups = columns.map(({ group }, i): DrawnCell => {
			const goesOn = (j: number): boolean => group !== '' && columns[j]?.group === group;
			if (i > 0 && goesOn(i - 1)) return { ...cell('', 'left'), span: 0 };
			let span = 1;
			while (goesOn(i + span)) span++;
			return { ...cell(group, 'left'), span };
		});
		rows.unshift(groups);
	}
	return rows.map((cells) => ({ kind: 'header', cells, height: rowHeight(cells, columns, size) }));
}

/** A row, in several where it is higher than a slide. */
function drawnRows(
	{ kind, cells }: TableRow,
	columns: readonly TableColumn[],
	size: number,
	most: number
): DrawnRow[] {
	const all = columns.map((column, i): DrawnCell => {
		const cell = cells[i];
		if (kind === 'group')
			return {
				text: i === 0 ? (cell?.text ?? '') : '',
				align: 'left',
				bold: true,
				span: i === 0 ? columns.length : 0
			};
		return {
			text: cell?.text ?? '',
			align: cell?.align ?? column.align,
			bold: kind === 'total' || cell?.header === true,
			span: 1
		};
	});
	const lines = Math.floor((most - 2 * LEVEL) / (size * LINE)) - 1;
	const parts = all.map((cell, i) => pieces(cell.text, size, widthOf(all, columns, i), lines));
	const count = Math.max(...parts.map(({ length }) => length));
	return Array.from({ length: count }, (_, k) => {
		const own = all.map((cell, i) => ({ ...cell, text: parts[i]![k] ?? '' }));
		return { kind, cells: own, height: rowHeight(own, columns, size) };
	});
}

/** The width of a cell's text in pt. */
function widthOf(cells: readonly DrawnCell[], columns: readonly TableColumn[], i: number): number {
	const spanned = columns.slice(i, i + Math.max(1, cells[i]!.span));
	return Math.max(1, spanned.reduce((sum, { share }) => sum + share, 0) * WIDTH - 2 * SIDE);
}

function rowHeight(cells: readonly DrawnCell[], columns: readonly TableColumn[], size: number): number {
	const heights = cells.map(({ text, bold, span }, i) =>
		span === 0 ? 0 : heightOf(text, size, widthOf(cells, columns, i), bold)
	);
	return Math.max(size * LINE, ...heights) + 2 * LEVEL;
}

/** Rows by slides; a heading of rows stays with the row under it. At least one slide. */
function split(rows: readonly DrawnRow[], room: number, taken: number): DrawnRow[][] {
	const pages: DrawnRow[][] = [[]];
	let left = room - taken;
	rows.forEach((row, i) => {
		const under = row.kind === 'group' ? (rows[i + 1]?.height ?? 0) : 0;
		if (row.height + under > left && (pages.at(-1)!.length > 0 || taken > 0)) {
			if (pages.at(-1)!.length > 0 || pages.length === 1) pages.push([]);
			left = room;
		}
		pages.at(-1)!.push(row);
		left -= row.height;
	});
	return pages.filter((page, i) => page.length > 0 || (i === 0 && pages.length === 1));
}

function putTable(slide: Slide, table: Table, rows: readonly DrawnRow[], top: number, size: number): void {
	const widths = table.columns.map(({ share }) => Math.round(share * FRAMES.body.width * EMU_PER_MM));
	const grid = widths.map((w) => el('a:gridCol', { w })).join('');
	const body = rows.map((row) =>
		el(
			'a:tr',
			{ h: Math.round(row.height * EMU_PER_POINT) },
			row.cells.map((c) => cellXml(c, row.kind, size)).join('')
		)
	);
	const look = el('a:tblPr', { firstRow: 1 }, el('a:tableStyleId', {}, STYLE));
	const tbl = el('a:tbl', {}, look + el('a:tblGrid', {}, grid) + body.join(''));
	const alt = [table.title, table.caption].filter(Boolean).join('. ');
	const head =
		slide.about({ name: `Table ${table.number}`, alt }, slide.takeId()) +
		el('p:cNvGraphicFramePr', {}, el('a:graphicFrameLocks', { noGrp: 1 })) +
		el('p:nvPr', {});
	const frame = {
		x: FRAMES.body.x * EMU_PER_MM,
		y: FRAMES.body.y * EMU_PER_MM + top * EMU_PER_POINT,
		width: widths.reduce((sum, w) => sum + w, 0),
		height: rows.reduce((sum, { height }) => sum + Math.round(height * EMU_PER_POINT), 0)
	};
	slide.put(
		el(
			'p:graphicFrame',
			{},
			el('p:nvGraphicFramePr', {}, head) +
				transform(frame, 'p:xfrm') +
				el('a:graphic', {}, el('a:graphicData', { uri: TABLE_URI }, tbl))
		)
	);
}

function cellXml({ text, align, bold, span }: DrawnCell, kind: DrawnRow['kind'], size: number): string {
	const words = textBody(
		[paragraph([{ text, size, bold, colour: ink }], { ...(align === 'right' ? { align } : {}) })],
		{},
		'a:txBody'
	);
	const strong = kind === 'header' || kind === 'total';
	const rule = (name: string, width: number, colour: string): string =>
		el(name, { w: width }, solid(colour) + el('a:prstDash', { val: 'solid' }));
	const none = (name: string): string => el(name, { w: 0 }, el('a:noFill', {}));
	const [level, side] = [LEVEL * EMU_PER_POINT, SIDE * EMU_PER_POINT];
	const look = el(
		'a:tcPr',
		{ marL: side, marR: side, marT: level, marB: level, anchor: kind === 'header' ? 'b' : 't' },
		none('a:lnL') +
			none('a:lnR') +
			(kind === 'total' ? rule('a:lnT', 12_700, ink) : none('a:lnT')) +
			rule('a:lnB', strong ? 12_700 : 6_350, strong ? ink : hairline) +
			(kind === 'header' || kind === 'group' ? solid(hues.slate.fill) : el('a:noFill', {}))
	);
	return el('a:tc', { gridSpan: span > 1 ? span : null, hMerge: span === 0 ? 1 : null }, words + look);
}
