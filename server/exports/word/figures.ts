// A figure of a document as something that stands in a line of Word: a drawing canvas, or a picture.
import { ImageRun } from 'docx';
import { svgOf } from '#lib/figure/svg.ts';
import type { Scene, SceneText } from '#lib/figure/scene.ts';
import type { Figure } from '#lib/report/document.ts';
import { POINTS_PER_PX, SMALLEST_TEXT } from '#lib/report/page.ts';
import { pngOf } from '../../drawing/png.ts';
import { CanvasRun } from './canvas-run.ts';
import type { PageKind } from './pages.ts';

/** In pt. */
export interface FigureSize {
	width: number;
	height: number;
}

/** No figure is drawn larger than this, in pt for a px: a small model must not shout. */
const LARGEST = 0.95;
/** docx takes lengths of pictures in px. */
const PX_PER_POINT = 96 / 72;

const drawingSize = ({ drawing }: Figure): FigureSize => (drawing.as === 'scene' ? drawing.scene : drawing);

/** The figure's size in this room (pt), as large as it may be. */
export function fittingSize(figure: Figure, room: FigureSize): FigureSize {
	const { width, height } = drawingSize(figure);
	const most = figure.page === 'free' || figure.drawing.as === 'chart' ? POINTS_PER_PX : LARGEST;
	const scale = Math.max(0.01, Math.min(room.width / width, room.height / height, most));
	return { width: width * scale, height: height * scale };
}

/** By how much the figure may still be made smaller than it fits the room: 1 where it may not. */
export function leastScale(figure: Figure, room: FigureSize): number {
	if (figure.drawing.as === 'chart') return 0.8;
	const smallest = Math.min(...textSizes(figure.drawing.scene));
	const scale = fittingSize(figure, room).width / figure.drawing.scene.width;
	return Math.min(1, SMALLEST_TEXT / (smallest * scale));
}

function textSizes({ boxes, lines, lanes, legend }: Scene): number[] {
	const texts = [
		...boxes.flatMap((box) => [box.word, ...box.label]),
		...lines.flatMap(({ word }): SceneText[] => (word ? [word] : [])),
		...lanes.flatMap(({ heading }) => heading),
		...legend.map(({ text }) => text)
	];
	return [SMALLEST_TEXT / POINTS_PER_PX, ...texts.map(({ size }) => size)];
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
	const svg = drawing.as === 'scene' ? svgOf(drawing.scene, figure.id) : drawing.svg;
	const [width, height] = [size.width * PX_PER_POINT, size.height * PX_PER_POINT];
	const picture = {
		type: 'svg' as const,
		data: new TextEncoder().encode(svg),
		fallback: { type: 'png' as const, data: pngOf(svg) },
		transformation: { width, height },
		altText: {
			id: String(next()),
			name: `Figure ${figure.number}`,
			title: figure.title,
			description: figure.alt
		}
	};
	if (drawing.as === 'chart' || shapes === 'picture') return new ImageRun(picture);
	return new CanvasRun(figure, drawing, size, next, picture);
}
