// Draws nodes and arrows as one sees them from afar: shapes, borders and lines, no words. Much faster than elements.
import { BAR_WIDTH } from '#lib/figure/box-style.ts';
import { COLOUR_THEME } from '#lib/figure/theme.ts';
import type { DrawnArrow, DrawnNode } from './drawings.ts';

/** What is needed of a 2D context. */
export type Pen = Pick<
	CanvasRenderingContext2D,
	| 'beginPath'
	| 'moveTo'
	| 'lineTo'
	| 'rect'
	| 'roundRect'
	| 'fill'
	| 'stroke'
	| 'setLineDash'
	| 'fillStyle'
	| 'strokeStyle'
	| 'lineWidth'
>;

export interface FarScene {
	nodes: readonly Pick<DrawnNode, 'rect' | 'style' | 'colours'>[];
	arrows: readonly DrawnArrow[];
}

/** Lines and borders are at least this wide on the screen, else they would vanish. */
const LEAST_WIDTH = 0.7;

/**
 * Draws in model pixels; whoever calls has set the pen's transform.
 * @param scale screen pixels for a model pixel
 */
export function drawFar(pen: Pen, { nodes, arrows }: FarScene, scale: number): void {
	const wide = (width: number) => Math.max(width, LEAST_WIDTH / scale);
	// One path for all that look alike: few large orders are quicker than many small ones.
	for (const alike of grouped(arrows, ({ style }) => `${style.dash.join()} ${style.width} ${style.double}`)) {
		const { style } = alike[0]!;
		pen.beginPath();
		for (const { points } of alike) {
			pen.moveTo(points[0]!.x, points[0]!.y);
			for (let i = 1; i < points.length; i++) pen.lineTo(points[i]!.x, points[i]!.y);
			addHead(pen, points, 9);
		}
		pen.strokeStyle = COLOUR_THEME.line;
		pen.lineWidth = wide(style.double ? 2.4 : style.width);
		pen.setLineDash(dashed(style.dash, scale));
		pen.stroke();
	}
	for (const alike of grouped(
		nodes,
		({ colours, style }) => `${colours.border} ${style.outline} ${style.dash.join()} ${style.borderWidth}`
	)) {
		const { style, colours } = alike[0]!;
		pen.beginPath();
		for (const { rect } of alike) {
			if (style.outline === 'pill') pen.roundRect(rect.x, rect.y, rect.width, rect.height, rect.height / 2);
			else pen.rect(rect.x, rect.y, rect.width, rect.height);
		}
		pen.fillStyle = colours.fill;
		pen.fill();
		pen.strokeStyle = colours.border;
		pen.lineWidth = wide(style.borderWidth);
		pen.setLineDash(dashed(style.dash, scale));
		pen.stroke();
	}
	drawSigns(pen, nodes, wide);
}

/** What tells kinds apart besides their borders: a bar at one side, a stroke across what is hatched. */
function drawSigns(pen: Pen, nodes: FarScene['nodes'], wide: (width: number) => number): void {
	const signed = nodes.filter(({ style }) => style.bar || style.hatched);
	for (const alike of grouped(signed, ({ colours }) => colours.border)) {
		pen.beginPath();
		for (const { style, rect } of alike) {
			const { x, y, width, height } = rect;
			if (style.hatched) {
				pen.moveTo(x, y + height);
				pen.lineTo(x + width, y);
			} else {
				const at = style.bar === 'left' ? x + 2 * BAR_WIDTH : x + width - 2 * BAR_WIDTH;
				pen.moveTo(at, y);
				pen.lineTo(at, y + height);
			}
		}
		pen.strokeStyle = alike[0]!.colours.border;
		pen.lineWidth = wide(BAR_WIDTH);
		pen.setLineDash([]);
		pen.stroke();
	}
}

/** Two strokes at the end of a line, `size` model pixels long. */
function addHead(pen: Pen, points: DrawnArrow['points'], size: number): void {
	const [before, end] = [points[points.length - 2]!, points[points.length - 1]!];
	const [dx, dy] = [Math.sign(end.x - before.x), Math.sign(end.y - before.y)];
	pen.moveTo(end.x - (dx - dy) * size, end.y - (dy + dx) * size);
	pen.lineTo(end.x, end.y);
	pen.lineTo(end.x - (dx + dy) * size, end.y - (dy - dx) * size);
}

/** A pattern too fine for the screen would only look grey. */
const dashed = (dash: readonly number[], scale: number): number[] =>
	dash.map((length) => Math.max(length, 1.5 / scale));

const grouped = <T>(all: readonly T[], key: (one: T) => string): T[][] => [...Map.groupBy(all, key).values()];
