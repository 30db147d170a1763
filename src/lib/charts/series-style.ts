// How series are told apart without colour: a pattern for bars, a mark and a dash for lines, a hatch for what is withheld.
import { decimals as n } from '#lib/figure/decimals.ts';
import { element } from '#lib/figure/xml.ts';
import { type ChartTheme, coloursOf } from './chart-theme.ts';

const PATTERNS = ['full', 'diagonal', 'dots', 'plain', 'rows', 'crossed'] as const;
const DASHES = ['', '7 4', '2 3', '10 3 2 3', '4 2', '12 4'] as const;
const MARKS = ['circle', 'square', 'triangle', 'diamond', 'ring', 'cross'] as const;

const at = <T>(list: readonly T[], i: number): T => list[i % list.length]!;

/** Patterns that the series and the withheld need. Ids begin with `prefix`, for several charts in one page. */
export function definitions(theme: ChartTheme, series: number, prefix: string): string {
	const patterns = Array.from({ length: series }, (_, i) => patternOf(theme, i, prefix));
	return element('defs', {}, patterns.join('') + withheldPattern(theme, prefix));
}

function patternOf(theme: ChartTheme, i: number, prefix: string): string {
	const { fill } = coloursOf(theme, i);
	const frame = (size: number, turned: number | null, content: string) =>
		element(
			'pattern',
			{
				id: `${prefix}-series-${i}`,
				width: size,
				height: size,
				patternUnits: 'userSpaceOnUse',
				patternTransform: turned === null ? null : `rotate(${turned})`
			},
			element('rect', { width: size, height: size, fill: theme.page }) + content
		);
	const stripe = (d: string, width: number) => element('path', { d, stroke: fill, 'stroke-width': width });
	switch (at(PATTERNS, i)) {
		case 'diagonal':
			return frame(6, 45, stripe('M0 0V6', 5));
		case 'dots':
			return frame(5, null, element('circle', { cx: 2.5, cy: 2.5, r: 1.5, fill }));
		case 'rows':
			return frame(4, null, stripe('M0 1H4', 2));
		case 'crossed':
			return frame(6, 45, stripe('M0 3H6M3 0V6', 1.6));
		case 'full':
		case 'plain':
			return '';
	}
}

function withheldPattern({ quiet, page }: ChartTheme, prefix: string): string {
	return element(
		'pattern',
		{
			id: `${prefix}-withheld`,
			width: 5,
			height: 5,
			patternUnits: 'userSpaceOnUse',
			patternTransform: 'rotate(-45)'
		},
		element('rect', { width: 5, height: 5, fill: page }) +
			element('path', { d: 'M0 0V5', stroke: quiet, 'stroke-width': 1.6 })
	);
}

interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

const frameOf = ({ x, y, width, height }: Box) => ({ x: n(x), y: n(y), width: n(width), height: n(height) });

/** A bar of a series, or its sample in the legend. */
export function bar(box: Box, theme: ChartTheme, series: number, prefix: string): string {
	const { fill, line } = coloursOf(theme, series);
	const pattern = at(PATTERNS, series);
	return element('rect', {
		...frameOf(box),
		fill: pattern === 'full' ? fill : pattern === 'plain' ? theme.page : `url(#${prefix}-series-${series})`,
		stroke: line,
		'stroke-width': pattern === 'plain' ? 1.6 : 1
	});
}

/** The stub of a withheld number: always as long, so that it says nothing. */
export function stub(box: Box, theme: ChartTheme, prefix: string): string {
	return element('rect', {
		...frameOf(box),
		fill: `url(#${prefix}-withheld)`,
		stroke: theme.quiet,
		'stroke-dasharray': '3 2'
	});
}

/** The line of a series through points that follow each other without a gap. */
export function stroke(
	points: readonly { x: number; y: number }[],
	theme: ChartTheme,
	series: number
): string {
	const d = points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('');
	return element('path', {
		d,
		fill: 'none',
		stroke: coloursOf(theme, series).line,
		'stroke-width': 2,
		'stroke-linejoin': 'round',
		'stroke-dasharray': at(DASHES, series) || null
	});
}

/** The mark of a series at a point. */
export function mark(x: number, y: number, theme: ChartTheme, series: number): string {
	const { line } = coloursOf(theme, series);
	const solid = { fill: line, stroke: theme.page, 'stroke-width': 1 };
	const shape = (d: string) => element('path', { d, ...solid });
	switch (at(MARKS, series)) {
		case 'circle':
			return element('circle', { cx: n(x), cy: n(y), r: 4.5, ...solid });
		case 'square':
			return shape(`M${n(x - 4.2)} ${n(y - 4.2)}h8.4v8.4h-8.4z`);
		case 'triangle':
			return shape(`M${n(x)} ${n(y - 5.4)}l5.4 9.4h-10.8z`);
		case 'diamond':
			return shape(`M${n(x)} ${n(y - 5.6)}l5.6 5.6l-5.6 5.6l-5.6 -5.6z`);
		case 'ring':
			return element('circle', {
				cx: n(x),
				cy: n(y),
				r: 4,
				fill: theme.page,
				stroke: line,
				'stroke-width': 2
			});
		case 'cross':
			return element('path', {
				d: `M${n(x - 4)} ${n(y - 4)}l8 8m0 -8l-8 8`,
				fill: 'none',
				stroke: line,
				'stroke-width': 2.2
			});
	}
}
