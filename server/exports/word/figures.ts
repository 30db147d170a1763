// A figure of a document as something that stands in a line of Word: a drawing canvas, or a picture.
import { ImageRun } from 'docx';
import { svgOf } from '#lib/figure/svg.ts';
import type { Figure } from '#lib/report/document.ts';
import { POINTS_PER_MM, POINTS_PER_PX, SMALLEST_TEXT } from '#lib/report/page.ts';
import { pointsPerPx, smallestPx } from '#lib/report/sheets/text-on-page.ts';
import { pngOf } from '../../drawing/png.ts';
import { CanvasRun } from './canvas-run.ts';
import type { PageKind } from './pages.ts';

/** In pt. */
export interface FigureSize {
	width: number;
	height: number;
}

/** The picture beside an SVG, for programs that draw no SVG; and the one for those that know no drawing canvas. */
const PICTURE_DPI = 200;
const FALLBACK_DPI = 150;
/** docx takes lengths of pictures in px. */
const PX_PER_POINT = 96 / 72;

const drawingSize = ({ drawing }: Figure): FigureSize => (drawing.as === 'scene' ? drawing.scene : drawing);

/** The figure's size in this room (pt), as large as it may be. */
export function fittingSize(figure: Figure, room: FigureSize): FigureSize {
	const { width, height } = drawingSize(figure);
	const { drawing, page } = figure;
	const most = drawing.as === 'chart' ? POINTS_PER_PX : pointsPerPx(drawing.scene, page);
	const scale = Math.max(0.01, Math.min(room.width / width, room.height / height, most));
	return { width: width * scale, height: height * scale };
}

/** By how much the figure may still be made smaller than it fits the room: 1 where it may not. */
export function leastScale(figure: Figure, room: FigureSize): number {
	if (figure.drawing.as === 'chart') return 0.8;
	const smallest = smallestPx(figure.drawing.scene);
	const scale = fittingSize(figure, room).width / figure.drawing.scene.width;
	return Math.min(1, SMALLEST_TEXT / (smallest * scale));
}

/** The kind of page that a figure needs for itself; null where it stands in the text, whose room this is. */
export function ownPage(figure: Figure, room: FigureSize): Exclude<PageKind, 'text'> | null {
	if (figure.page === 'a4-landscape' || figure.page === 'slide') return 'wide';
	if (figure.drawing.as === 'chart') return null;
	const { width, height } = drawingSize(figure);
	const inText = width * POINTS_PER_PX <= room.width && height * POINTS_PER_PX <= room.height / 2;
	if (inText) return null;
	return figure.page === 'a4-portrait' || height >= width ? 'upright' : 'wide';
}

/** The figure in this size. `next` gives ids that no other drawing of the document has. */
export function drawnFigure(
	figure: Figure,
	size: FigureSize,
	shapes: 'native' | 'picture',
	next: () => number
): ImageRun {
	const { drawing } = figure;
	const canvas = drawing.as === 'scene' && shapes === 'native';
	const dpi = canvas ? FALLBACK_DPI : PICTURE_DPI;
	const svg = drawing.as === 'scene' ? svgOf(drawing.scene, figure.id) : drawing.svg;
	const [width, height] = [size.width * PX_PER_POINT, size.height * PX_PER_POINT];
	const picture = {
		type: 'svg' as const,
		data: new TextEncoder().encode(svg),
		fallback: { type: 'png' as const, data: pngOf(svg, { dpi, width: size.width / POINTS_PER_MM }) },
		transformation: { width, height },
		altText: {
			id: String(next()),
			name: `Figure ${figure.number}`,
			title: figure.title,
			description: figure.alt
		}
	};
	return canvas ? new CanvasRun(figure, drawing, size, next, picture) : new ImageRun(picture);
}
