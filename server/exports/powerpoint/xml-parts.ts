// Words of OOXML that every part of a deck is written with. Lengths in EMU (English Metric Units, 12,700 to the point).
import { element as el } from '#lib/figure/xml.ts';

export const EMU_PER_MM = 36_000;
export const EMU_PER_POINT = 12_700;

export const NAMESPACES = {
	'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
	'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
	'xmlns:p': 'http://schemas.openxmlformats.org/presentationml/2006/main'
};

/** Office counts fonts and lines in what every Office has, and Arial is narrower than the Inter that we measure with. */
export const FONT = 'Arial';

export const document = (root: string): string =>
	`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;

/** A colour as #rrggbb. */
export const colour = (hex: string): string => el('a:srgbClr', { val: hex.slice(1).toUpperCase() });
export const solid = (hex: string): string => el('a:solidFill', {}, colour(hex));

/** A shape's place. `rotation` in degrees clockwise; shapes are mirrored before they are turned. */
export interface Place {
	x: number;
	y: number;
	width: number;
	height: number;
	rotation?: number;
	flipH?: boolean;
	flipV?: boolean;
}

/** A place as the `xfrm` of a shape, or of whatever `name` says. */
export function transform({ x, y, width, height, rotation, flipH, flipV }: Place, name = 'a:xfrm'): string {
	const turn = {
		rot: rotation ? rotation * 60_000 : null,
		flipH: flipH ? 1 : null,
		flipV: flipV ? 1 : null
	};
	const off = el('a:off', { x: Math.round(x), y: Math.round(y) });
	return el(name, turn, off + el('a:ext', { cx: Math.round(width), cy: Math.round(height) }));
}

/** A built-in outline; `adjust` are its adjust values by name. */
export function preset(name: string, adjust: Readonly<Record<string, number>> = {}): string {
	const values = Object.entries(adjust).map(([key, value]) =>
		el('a:gd', { name: key, fmla: `val ${Math.round(value)}` })
	);
	return el('a:prstGeom', { prst: name }, el('a:avLst', {}, values.join('')));
}

export interface LineLook {
	colour: string;
	/** In EMU. */
	width: number;
	/** Dashes and gaps, in EMU. */
	dash?: readonly number[];
	double?: boolean;
	cap?: 'rnd';
	/** What stands at the end of the line; `size` relative to its width. */
	end?: { type: 'triangle' | 'arrow' | 'oval'; size: 'sm' | 'med' | 'lg' };
}

/** The outline of a shape, or the line of a connector. */
export function line({ colour, width, dash = [], double, cap, end }: LineLook): string {
	const share = (length: number): number => Math.round((length / width) * 100_000);
	const stops = dash.flatMap((length, i) =>
		i % 2 === 0 ? el('a:ds', { d: share(length), sp: share(dash[i + 1] ?? length) }) : []
	);
	return el(
		'a:ln',
		{ w: Math.round(width), cap, cmpd: double ? 'dbl' : null },
		solid(colour) +
			(stops.length > 0 ? el('a:custDash', {}, stops.join('')) : el('a:prstDash', { val: 'solid' })) +
			el('a:round', {}) +
			(end ? el('a:tailEnd', { type: end.type, w: end.size, len: end.size }) : '')
	);
}

export const NO_LINE = el('a:ln', {}, el('a:noFill', {}));
export const NO_FILL = el('a:noFill', {});
