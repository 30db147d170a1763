// Sums over months as lines. Where a month has no return the line is broken; a month alone is a point.
import {
	type ChartPlan,
	type FigureCell,
	type FigureTable,
	numberIn
} from '#lib/domain/spend/figure-table.ts';
import { scaleOver, ticksOf, tickWords } from './axis.ts';
import { styleOf } from './chart-theme.ts';
import { SAMPLE } from './legend.ts';
import { lineHeight, rule, SMALL, text, widthOf } from './pen.ts';
import type { Plot, PlotFrame } from './plot.ts';
import { labelsOf, type Point, runsOf } from './point-labels.ts';
import { mark, stroke, stub } from './series-style.ts';

const HEIGHT = 240;
/** Above the highest point, for its value. */
const HEADROOM = 16;
const STUB = { width: 9, height: 16 };

export function drawLines(
	table: FigureTable,
	{ series, unit, axis, rows: ids }: Extract<ChartPlan, { kind: 'lines' }>,
	frame: PlotFrame
): Plot {
	const { x, width, theme, prefix } = frame;
	const styles = series.map(styleOf);
	const rows = ids.flatMap((id) => table.rows.find((row) => row.id === id) ?? []);
	const cells = series.map(({ column }) => {
		const at = table.columns.findIndex(({ id }) => id === column);
		return rows.map((row): FigureCell => row.cells[at]!);
	});
	const values = cells.flat().flatMap((cell) => numberIn(cell) ?? []);
	const [top, bottom] = [frame.top + HEADROOM, frame.top + HEADROOM + HEIGHT];
	const scale = scaleOver(values, unit, [bottom, top]);
	const ticks = ticksOf(scale, unit, () => lineHeight(SMALL));
	const left = x + Math.max(...ticks.map((tick) => widthOf(tickWords(tick, unit), SMALL))) + 10;
	const step = (x + width - left) / Math.max(1, rows.length);
	const xOf = (month: number) => left + (month + 0.5) * step;

	const points = cells.map((ofSeries, i) =>
		ofSeries.flatMap((cell, month): Point[] => {
			const value = numberIn(cell);
			return value === null ? [] : [{ series: i, month, x: xOf(month), y: scale(value), value }];
		})
	);
	const hidden = cells.flatMap((ofSeries, i) =>
		ofSeries.flatMap((cell, month) => (cell.type === 'withheld' ? [{ series: i, month }] : []))
	);
	const grid = ticks.flatMap((tick) => [
		rule(left, scale(tick), x + width, scale(tick), tick === 0 ? theme.axis : theme.grid),
		text(tickWords(tick, unit), left - 8, scale(tick), SMALL, { colour: theme.quiet, anchor: 'end' })
	]);
	const widest = Math.max(0, ...rows.map(({ title }) => widthOf(title, SMALL)));
	const every = Math.max(1, Math.ceil((widest + 8) / Math.max(step, 1)));
	const months = rows.flatMap(({ title }, i) =>
		i % every === 0 || rows.length === 1
			? [text(title, xOf(i), bottom + 14, SMALL, { colour: theme.quiet, anchor: 'middle' })]
			: []
	);
	const stubs = hidden.map(({ series: i, month }) =>
		stub(
			{
				x: xOf(month) + (i - (series.length - 1) / 2) * (STUB.width + 2) - STUB.width / 2,
				y: scale(0) - STUB.height,
				...STUB
			},
			theme,
			prefix
		)
	);
	const strokes = points.flatMap((ofSeries, i) =>
		runsOf(ofSeries).map((run) => stroke(run, theme, styles[i]!))
	);
	const marks = points.flat().map((point) => mark(point.x, point.y, theme, styles[point.series]!));
	const labels = labelsOf(points, { left, right: x + width, top: frame.top }).map(({ words, x: at, y }) =>
		text(words, at, y, SMALL, { colour: theme.ink, anchor: 'middle', halo: theme.page })
	);
	const gaps = cells.some((ofSeries) => ofSeries.some((cell) => cell.type === 'none' && cell.words !== ''));
	const axisLabel = text(axis, (left + x + width) / 2, bottom + 32, SMALL, {
		colour: theme.quiet,
		anchor: 'middle'
	});
	return {
		svg: [...grid, ...months, axisLabel, ...stubs, ...strokes, ...marks, ...labels].join('\n'),
		height: bottom + 42 - frame.top,
		legend: [
			...series.map(({ title }, i) => ({
				words: title,
				sample: (sx: number, middle: number) =>
					stroke(
						[
							{ x: sx, y: middle },
							{ x: sx + SAMPLE, y: middle }
						],
						theme,
						styles[i]!
					) + mark(sx + SAMPLE / 2, middle, theme, styles[i]!)
			})),
			...(gaps
				? [
						{
							words: 'gap in a line: nothing was returned for the month',
							sample: (sx: number, middle: number) =>
								rule(sx, middle, sx + 8, middle, theme.quiet, 2) +
								rule(sx + SAMPLE - 8, middle, sx + SAMPLE, middle, theme.quiet, 2)
						}
					]
				: []),
			...(hidden.length > 0 ? [frame.withheld] : [])
		]
	};
}
