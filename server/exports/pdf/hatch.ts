// Hatching: what a repeating tile shows, drawn as long bands and dots inside of a shape. PDF's own patterns are
// drawn by some viewers with seams.
import type { Rect } from '#lib/layout/geometry.ts';
import type { Pen } from './pen.ts';

/** A square tile, turned by `angle` degrees around the drawing's origin. */
export interface Tile {
	size: number;
	angle: number;
	/** Bands over the whole tile, upright at x or level at y: their middle and how thick they are. */
	bands: readonly { upright: boolean; at: number; width: number; colour: string }[];
	dots: readonly { x: number; y: number; radius: number; colour: string }[];
}

/** A band of a stroke around `at`, without the part that the tile's edges cut off. */
export function bandOf(at: number, stroke: number, size: number): { at: number; width: number } {
	const [from, to] = [Math.max(0, at - stroke / 2), Math.min(size, at + stroke / 2)];
	return { at: (from + to) / 2, width: to - from };
}

/** Fills a path with tiles. `area` is the rectangle around the path. */
export function hatch(doc: PDFKit.PDFDocument, pen: Pen, d: string, area: Rect, tile: Tile): void {
	const { size, angle, bands, dots } = tile;
	const turn = (-angle * Math.PI) / 180;
	const corners = [
		[area.x, area.y],
		[area.x + area.width, area.y],
		[area.x, area.y + area.height],
		[area.x + area.width, area.y + area.height]
	].map(([x, y]) => ({
		x: x! * Math.cos(turn) - y! * Math.sin(turn),
		y: x! * Math.sin(turn) + y! * Math.cos(turn)
	}));
	const tiles = (of: 'x' | 'y'): number[] => {
		const ends = corners.map((corner) => corner[of]);
		const first = Math.floor(Math.min(...ends) / size);
		const count = Math.ceil(Math.max(...ends) / size) - first;
		return Array.from({ length: count }, (_, i) => (first + i) * size);
	};
	const [columns, rows] = [tiles('x'), tiles('y')];
	const [left, right, top, bottom] = [columns[0]!, columns.at(-1)! + size, rows[0]!, rows.at(-1)! + size];
	doc.save().path(d).clip().rotate(angle);
	for (const { upright, at, width, colour } of bands) {
		const lines = upright
			? columns.map((x) => `M${x + at} ${top}L${x + at} ${bottom}`)
			: rows.map((y) => `M${left} ${y + at}L${right} ${y + at}`);
		pen.shape(lines.join(''), { fill: null, stroke: colour, width });
	}
	for (const { x, y, radius, colour } of dots)
		for (const row of rows)
			for (const column of columns) pen.circle(column + x, row + y, radius, { fill: colour });
	doc.restore();
}
