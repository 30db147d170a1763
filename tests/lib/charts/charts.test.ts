import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHART_THEMES, type ChartTheme } from '#lib/charts/chart-theme.ts';
import { type ChartOptions, drawChart } from '#lib/charts/draw-chart.ts';
import { type FigureId, type FigureTable, WITHHELD } from '#lib/domain/spend/figure-table.ts';
import { measure } from '#lib/text/measure.ts';
import { fault } from '../figure/well-formed.ts';
import { bars, months, spread } from './small-figures.ts';

const drawings: Record<string, () => string> = {
	bars: () => drawChart(bars()),
	'bars-dark': () => drawChart(bars(), { theme: 'dark' }),
	'bars-print': () => drawChart(bars(), { theme: 'print' }),
	'bars-narrow': () => drawChart(bars(), { width: 320 }),
	months: () => drawChart(months(6)),
	spread: () => drawChart(spread()),
	empty: () => drawChart({ ...bars(), chart: null, empty: 'Nothing to draw yet.' })
};

describe('the drawing of a small figure', () => {
	it.each(Object.keys(drawings))('is what it was: %s (UPDATE_GOLDEN=1 writes it anew)', (name) => {
		const file = new URL(`./golden/${name}.svg`, import.meta.url);
		const svg = drawings[name]!();
		expect(fault(svg)).toBeNull();
		if (process.env.UPDATE_GOLDEN) writeFileSync(file, svg);
		expect(existsSync(file)).toBe(true);
		expect(svg).toBe(readFileSync(file, 'utf8'));
	});
});

interface Box {
	words: string;
	left: number;
	right: number;
	top: number;
	bottom: number;
}

/** Where every line of text stands. */
function textsOf(svg: string): Box[] {
	return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes, escaped]) => {
		const of = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes!)?.[1];
		const words = escaped!
			.replace(/&#39;/g, "'")
			.replace(/&amp;/g, '&')
			.replace(/&quot;/g, '"');
		const size = Number(of('font-size'));
		const width = measure(words, { size, weight: Number(of('font-weight')) as 400 });
		const anchor = of('text-anchor');
		const left = Number(of('x')) - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
		const base = Number(of('y'));
		return { words, left, right: left + width, top: base - size * 0.74, bottom: base + size * 0.2 };
	});
}

const overlaps = (boxes: readonly Box[]): string[] =>
	boxes.flatMap((a, i) =>
		boxes
			.slice(i + 1)
			.filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
			.map((b) => `${a.words} × ${b.words}`)
	);

describe('texts of a chart', () => {
	const LONG = 'A title that somebody who likes to be exact has typed, and that goes on for quite some time';
	const crowded: Record<string, () => FigureTable> = {
		'twelve categories with long titles': () => bars(12, LONG),
		'twenty-four months': () => months(24),
		'forty months': () => months(40),
		'many families': () => spread(400),
		'long everything': () => ({
			...bars(3, LONG),
			title: `${LONG}. ${LONG}`,
			caption: LONG,
			notes: [LONG, LONG]
		})
	};
	const widths = [300, 360, 520, 760, 1100];

	it.each(Object.keys(crowded).flatMap((name) => widths.map((width) => [name, width] as const)))(
		'never overlap and stay inside: %s at %i px',
		(name, width) => {
			const svg = drawChart(crowded[name]!(), { width });
			const texts = textsOf(svg);
			expect(overlaps(texts)).toEqual([]);
			expect(texts.filter(({ left, right }) => left < 0 || right > width).map(({ words }) => words)).toEqual(
				[]
			);
		}
	);
});

describe('what charts show', () => {
	const rects = (svg: string, fill: RegExp) =>
		[...svg.matchAll(/<rect x="[^"]*" y="[^"]*" width="([^"]*)"[^>]*fill="([^"]*)"/g)]
			.filter(([, , filled]) => fill.test(filled!))
			.map(([, width]) => Number(width));

	it('has a stub of one length for whatever is withheld', () => {
		const figure = bars(4);
		const hidden = {
			...figure,
			rows: figure.rows.map((row) => ({ ...row, cells: row.cells.map(() => WITHHELD) }))
		};
		const svg = drawChart(hidden, { parts: 'plot' });
		const [sample, ...stubs] = rects(svg, /withheld/);
		expect(sample).toBeGreaterThan(0);
		expect(stubs).toHaveLength(4 * 2);
		expect(new Set(stubs).size).toBe(1);
		expect(svg).toContain('withheld; the length says nothing');
	});

	it('draws no line over a month without a return, and a month alone as a point', () => {
		const figure = months(6);
		const svg = drawChart(figure, { parts: 'plot' });
		const plain = /<path d="(M[^"]*)" fill="none" stroke="[^"]*" stroke-width="2" stroke-linejoin="round"/g;
		const lengths = [...svg.matchAll(plain)].map(([, d]) => d!.split('L').length);
		// The legend's sample, months 1–2, and the other series; month 4 stands alone between gaps.
		expect(lengths.filter((points) => points > 2)).toEqual([6]);
		expect(svg).toContain('gap in a line');
	});

	it('gives names of patterns that differ between charts of one page', () => {
		const ids = (prefix: string) =>
			[...drawChart(bars(), { prefix }).matchAll(/id="([^"]*)"/g)].map(([, id]) => id);
		expect(new Set([...ids('a'), ...ids('b')]).size).toBe(ids('a').length * 2);
	});

	it('says n, what is left out and the version beneath, unless the page does', () => {
		const whole = drawChart(bars());
		expect(whole).toContain('n = 20 transactions');
		expect(whole).toContain('Left out: 2 lines, £79,261.');
		expect(whole).toContain('Data version 7');
		expect(drawChart(bars(), { parts: 'plot' })).not.toContain('Left out');
	});

	it('escapes whatever people typed', () => {
		const id = '<script>"&' as FigureId;
		expect(fault(drawChart({ ...bars(), title: '<b>&"\u0000', id }))).toBeNull();
	});

	it('is the same wherever it is drawn', () => {
		const options: ChartOptions = { theme: 'page', width: 600 };
		expect(drawChart(bars(), options)).toBe(drawChart(bars(), options));
	});
});

describe('colours', () => {
	function luminance(colour: string): number {
		const [r, g, b] = [1, 3, 5].map((i) => {
			const c = parseInt(colour.slice(i, i + 2), 16) / 255;
			return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
	}
	function contrast(a: string, b: string): number {
		const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
		return (light! + 0.05) / (dark! + 0.05);
	}
	const { light, dark, print } = CHART_THEMES;

	it.each([light, dark, print])('can be seen in theme $id', (theme: ChartTheme) => {
		for (const ink of [theme.ink, theme.quiet]) expect(contrast(ink, theme.page)).toBeGreaterThanOrEqual(4.5);
		expect(contrast(theme.axis, theme.page)).toBeGreaterThanOrEqual(3);
		for (const { fill, line } of theme.series)
			for (const colour of [fill, line]) expect(contrast(colour, theme.page)).toBeGreaterThanOrEqual(3);
	});

	it('are greys where they are printed', () => {
		const greys = [
			print.ink,
			print.quiet,
			print.axis,
			...print.series.flatMap(({ fill, line }) => [fill, line])
		];
		for (const grey of greys) expect(grey).toMatch(/^#(..)\1\1$/);
	});
});
