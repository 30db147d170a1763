// What each family received: a dot for each, the middle half as a box, median and mean. Every site has its own scale.
import type { ChartPlan, ChartSpread } from '#lib/domain/spend/figure-table.ts';
import { shortPounds } from '#lib/domain/spend/pounds.ts';
import { decimals as n } from '#lib/figure/decimals.ts';
import { element } from '#lib/figure/xml.ts';
import { scaleOver, ticksOf, tickWords } from './axis.ts';
import { type ChartTheme, coloursOf, styleOf } from './chart-theme.ts';
import { type LegendEntry, SAMPLE } from './legend.ts';
import { lineHeight, paragraph, rule, SMALL, STRONG, text } from './pen.ts';
import type { Plot, PlotFrame } from './plot.ts';

const BOX = 16;
const BETWEEN = 26;
const MOST_LEVELS = 24;

export function drawSpread({ spreads }: Extract<ChartPlan, { kind: 'spread' }>, frame: PlotFrame): Plot {
	let y = frame.top;
	const parts = spreads.map((spread, i) => {
		const drawn = drawOne(spread, i, { ...frame, top: y });
		y += drawn.height + BETWEEN;
		return drawn.svg;
	});
	return { svg: parts.join('\n'), height: y - BETWEEN - frame.top, legend: legendOf(spreads, frame) };
}

function drawOne(spread: ChartSpread, i: number, { x, top, width, theme }: PlotFrame) {
	const { values, median, mean, quartiles } = spread;
	const heading = paragraph(spread.title, x, top, width, STRONG, { colour: theme.ink });
	const words = paragraph(wordsOf(spread), x, top + heading.height, width, SMALL, { colour: theme.quiet });
	const shown = [...(values ?? []), ...(quartiles ?? []), median ?? 0, mean ?? 0];
	const scale = scaleOver(shown, 'pence', [x + 6, x + width - 34]);
	const radius = (values?.length ?? 0) > 200 ? 2 : 4;
	const dots = dotsOf(values ?? [], scale, radius);
	const levels = Math.max(1, ...dots.map(({ level }) => level + 1));
	const base = top + heading.height + words.height + 10 + levels * radius * 2 + 2;
	const axis = base + BOX + 8;
	const { fill, line } = coloursOf(theme, styleOf(spread, i));
	const parts = [
		...(quartiles
			? [
					element('rect', {
						x: n(scale(quartiles[0])),
						y: n(base + 2),
						width: n(Math.max(1, scale(quartiles[1]) - scale(quartiles[0]))),
						height: BOX,
						fill: theme.grid,
						stroke: line
					})
				]
			: []),
		...(median === null
			? []
			: [medianLine(scale(median), base - levels * radius * 2 - 2, base + BOX + 6, theme)]),
		// Above the median's line, which would cover the dot of a family.
		...dots.map((dot) =>
			element('circle', {
				cx: n(dot.x),
				cy: n(base - radius - 2 - dot.level * radius * 2),
				r: radius - 0.5,
				fill,
				'fill-opacity': 0.85
			})
		),
		...(mean === null ? [] : [diamond(scale(mean), base + 2 + BOX / 2, theme)])
	];
	const ticks = ticksOf(scale, 'pence');
	const scaleParts = [
		rule(scale.range()[0]!, axis, scale.range()[1]!, axis, theme.axis),
		...ticks.flatMap((tick) => [
			rule(scale(tick), axis, scale(tick), axis + 4, theme.axis),
			text(tickWords(tick, 'pence'), scale(tick), axis + 13, SMALL, {
				colour: theme.quiet,
				anchor: tick === ticks[0] ? 'start' : 'middle'
			})
		])
	];
	const drawable = shown.some((value) => value !== 0);
	return {
		svg: [heading.svg, words.svg, ...(drawable ? [...scaleParts, ...parts] : [])].join(''),
		height: drawable ? axis + 22 - top : heading.height + words.height + lineHeight(SMALL) / 2
	};
}

const diamond = (x: number, y: number, theme: ChartTheme): string =>
	element('path', {
		d: `M${n(x)} ${n(y - 6)}l6 6l-6 6l-6 -6z`,
		fill: theme.page,
		stroke: theme.ink,
		'stroke-width': 1.6
	});

const medianLine = (x: number, top: number, bottom: number, theme: ChartTheme): string =>
	rule(x, top, x, bottom, theme.ink, 2.5);

/** "14 families; median £113.75, mean £373.47". */
function wordsOf({ n: families, median, mean }: ChartSpread): string {
	const figures = [
		median === null ? 'median withheld' : `median ${shortPounds(median)}`,
		mean === null ? 'mean withheld' : `mean ${shortPounds(mean)}`
	];
	return `${families}; ${figures.join(', ')}`;
}

/** Dots on top of each other where they would touch, in the order of their sums. */
function dotsOf(
	values: readonly number[],
	scale: (value: number) => number,
	radius: number
): { x: number; level: number }[] {
	const lastAt: number[] = [];
	return values.map((value) => {
		const x = scale(value);
		const free = lastAt.findIndex((last) => x - last >= radius * 2);
		const level = free >= 0 ? free : Math.min(lastAt.length, MOST_LEVELS - 1);
		lastAt[level] = x;
		return { x, level };
	});
}

function legendOf(spreads: readonly ChartSpread[], { theme }: PlotFrame): LegendEntry[] {
	const { fill, line } = coloursOf(theme, styleOf(spreads[0] ?? {}, 0));
	const some = (test: (spread: ChartSpread) => boolean, entry: LegendEntry) =>
		spreads.some(test) ? [entry] : [];
	return [
		...some(({ values }) => values !== null, {
			words: 'one family',
			sample: (x, middle) => element('circle', { cx: n(x + SAMPLE / 2), cy: n(middle), r: 3.5, fill })
		}),
		...some(({ quartiles }) => quartiles !== null, {
			words: 'the middle half of the families',
			sample: (x, middle) =>
				element('rect', {
					x: n(x),
					y: n(middle - 6),
					width: SAMPLE,
					height: 12,
					fill: theme.grid,
					stroke: line
				})
		}),
		...some(({ median }) => median !== null, {
			words: 'median',
			sample: (x, middle) => medianLine(x + SAMPLE / 2, middle - 8, middle + 8, theme)
		}),
		...some(({ mean }) => mean !== null, {
			words: 'mean',
			sample: (x, middle) => diamond(x + SAMPLE / 2, middle, theme)
		})
	];
}
