// A figure as one SVG: title, caption, legend, plot, and beneath it n, what is left out, notes and the data version.
// The same figure gives the same bytes on the server, in a browser and in a test.
import type { FigureTable } from '#lib/domain/spend/figure-table.ts';
import { cellWords } from '#lib/domain/spend/cell-words.ts';
import { decimals as n } from '#lib/figure/decimals.ts';
import { element as el, xmlText } from '#lib/figure/xml.ts';
import { drawBars } from './bars.ts';
import { CHART_THEMES, type ChartTheme, styleOf } from './chart-theme.ts';
import { notesOf } from './figure-notes.ts';
import { legend, SAMPLE } from './legend.ts';
import { drawLines } from './lines.ts';
import { BODY, type Drawn, paragraph, rule, SMALL, TITLE } from './pen.ts';
import type { Plot, PlotFrame } from './plot.ts';
import { definitions, stub } from './series-style.ts';
import { drawSpread } from './spread.ts';

const FONT = "Inter, 'Helvetica Neue', Arial, sans-serif";
export const CHART_WIDTH = 760;
const MARGIN = 28;

export interface ChartOptions {
	theme?: ChartTheme['id'];
	/** In px, at least 240. */
	width?: number;
	/** `whole`: with title, caption and notes, to stand by itself. `plot`: for a page that says these itself. */
	parts?: 'whole' | 'plot';
	/** Begins ids, where several charts stand in one page. */
	prefix?: string;
}

export function drawChart(figure: FigureTable, options: ChartOptions = {}): string {
	const { width = CHART_WIDTH, parts = 'whole', prefix = figure.id } = options;
	const theme = CHART_THEMES[options.theme ?? 'light'];
	const margin = parts === 'whole' ? MARGIN : 2;
	const [x, inner] = [margin, Math.max(240, width) - 2 * margin];
	let y = margin;
	const drawn: string[] = [];
	const add = ({ svg, height }: Drawn, gap: number) => {
		if (height === 0) return;
		drawn.push(svg);
		y += height + gap;
	};
	if (parts === 'whole') {
		add(paragraph(figure.title, x, y, inner, TITLE, { colour: theme.ink }), 4);
		add(paragraph(figure.caption, x, y, inner, BODY, { colour: theme.quiet }), 14);
	}
	const frame = { x, width: inner, theme, prefix, withheld: withheldEntry(theme, prefix) };
	// The legend stands above the plot, but the plot says what is in it.
	const explained = legend(plotOf(figure, { ...frame, top: 0 }).legend, x, y, inner, theme);
	add(explained, 10);
	add(plotOf(figure, { ...frame, top: y }), parts === 'whole' ? 16 : 0);
	if (parts === 'whole') {
		drawn.push(rule(x, y, x + inner, y, theme.grid));
		y += 10;
		for (const note of notesOf(figure)) add(paragraph(note, x, y, inner, SMALL, { colour: theme.quiet }), 3);
	}
	const [w, h] = [n(inner + 2 * margin), n(y + margin)];
	const head = [
		el('title', { id: `${prefix}-title` }, xmlText(figure.title)),
		el('desc', { id: `${prefix}-desc` }, xmlText(describe(figure, parts))),
		definitions(theme, stylesIn(figure), prefix),
		parts === 'whole' ? el('rect', { width: w, height: h, fill: theme.page }) : ''
	];
	return `${el(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			width: w,
			height: h,
			viewBox: `0 0 ${w} ${h}`,
			role: 'img',
			'aria-labelledby': `${prefix}-title ${prefix}-desc`,
			'font-family': FONT
		},
		`\n${[...head, ...drawn].filter(Boolean).join('\n')}\n`
	)}\n`;
}

function plotOf(figure: FigureTable, frame: PlotFrame): Plot {
	const { chart, empty } = figure;
	if (chart === null) {
		const { svg, height } = paragraph(empty, frame.x, frame.top, frame.width, BODY, {
			colour: frame.theme.ink
		});
		return { svg, height, legend: [] };
	}
	if (chart.kind === 'bars') return drawBars(figure, chart, frame);
	if (chart.kind === 'lines') return drawLines(figure, chart, frame);
	return drawSpread(chart, frame);
}

/** How many styles the bars or lines need, from the first on. */
const stylesIn = ({ chart }: FigureTable): number =>
	chart === null || chart.kind === 'spread' ? 0 : Math.max(0, ...chart.series.map(styleOf)) + 1;

const withheldEntry = (theme: ChartTheme, prefix: string) => ({
	words: 'withheld; the length says nothing',
	sample: (x: number, middle: number) =>
		stub({ x, y: middle - 6.5, width: SAMPLE, height: 13 }, theme, prefix)
});

/** More rows than this are not read out; the table has them. */
const MOST_ROWS = 40;

/** What somebody hears who does not see the chart: caption, n, and every row; in a page the table stands beneath. */
function describe(figure: FigureTable, parts: 'whole' | 'plot'): string {
	const rows = figure.rows.slice(0, MOST_ROWS).map(({ title, group, cells }) => {
		const said = cells.flatMap((cell, i) => {
			const { title: column, group: over } = figure.columns[i]!;
			const words = cellWords(cell);
			return words === '' ? [] : [`${over ? `${over} ` : ''}${column} ${words}`];
		});
		return `${group ? `${group}, ` : ''}${title}: ${said.join(', ')}.`;
	});
	return [
		figure.caption,
		`n: ${figure.n}.`,
		...(parts === 'whole' ? rows : ['The table beneath has every number.'])
	].join(' ');
}
