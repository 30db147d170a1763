// Draws a chart of `#lib/charts` onto the page as vectors.
import { roundedRect } from './draw-scene.ts';
import { hatch } from './hatch.ts';
import type { Pen } from './pen.ts';
import { type ChartInk, type ChartText, readChart } from './read-chart.ts';

/**
 * Draws in px of the chart; whoever calls has moved and scaled the page.
 * @throws UnknownChart at what charts have not had so far
 */
export function drawChart(doc: PDFKit.PDFDocument, pen: Pen, svg: string): void {
	for (const shape of readChart(svg)) {
		if (shape.kind === 'text') drawText(pen, shape);
		else if (shape.kind === 'circle') pen.circle(shape.x, shape.y, shape.radius, inked(shape.ink));
		else if (shape.kind === 'path') pen.shape(shape.d, inked(shape.ink));
		else {
			const d = roundedRect(shape.rect, 0);
			if (shape.ink.tile) hatch(doc, pen, d, shape.rect, shape.ink.tile);
			pen.shape(d, inked(shape.ink));
		}
	}
}

const inked = ({ opacity, tile: _, ...ink }: ChartInk) => ({ ...ink, ...(opacity < 1 && { opacity }) });

function drawText(pen: Pen, { text, x, y, size, weight, colour, anchor, halo }: ChartText): void {
	const look = { size, weight, colour };
	const width = anchor === 'start' ? 0 : pen.widthOf(text, look);
	const from = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
	pen.line(text, from, y, look, halo ?? undefined);
}
