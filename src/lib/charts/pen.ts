// What charts are drawn with: text at its place, lines and boxes as SVG.
import { decimals as n } from '#lib/figure/decimals.ts';
import { element, xmlText } from '#lib/figure/xml.ts';
import { measure, type TextStyle } from '#lib/text/measure.ts';
import { drawable, wrap } from '#lib/text/wrap.ts';

export const TITLE: TextStyle = { size: 17, weight: 600 };
export const BODY: TextStyle = { size: 12, weight: 400 };
export const STRONG: TextStyle = { size: 12, weight: 600 };
export const SMALL: TextStyle = { size: 11, weight: 400 };

/** Height of a line of text in px. */
export const lineHeight = ({ size }: TextStyle): number => Math.round(size * 1.4);

// Inter's baseline is this far below the middle of its line, in em.
const BASELINE = 0.364;

/** A part of a drawing that has its place already: SVG, and how much height it took. */
export interface Drawn {
	svg: string;
	height: number;
}

export interface Ink {
	colour: string;
	anchor?: 'start' | 'middle' | 'end';
	/** Drawn around the letters, so that lines behind them do not cross them. */
	halo?: string;
}

/** One line of text, its middle at `middle`. */
export function text(words: string, x: number, middle: number, style: TextStyle, ink: Ink): string {
	const { colour, anchor = 'start', halo } = ink;
	return element(
		'text',
		{
			x: n(x),
			y: n(middle + style.size * BASELINE),
			'font-size': style.size,
			'font-weight': style.weight,
			fill: colour,
			'text-anchor': anchor === 'start' ? null : anchor,
			stroke: halo,
			'stroke-width': halo && 3,
			'stroke-linejoin': halo && 'round',
			'paint-order': halo && 'stroke'
		},
		xmlText(drawable(words))
	);
}

/** Lines under each other from `top` on, broken where they would be wider than `width`. */
export function paragraph(
	words: string,
	x: number,
	top: number,
	width: number,
	style: TextStyle,
	ink: Ink
): Drawn {
	const lines = wrap(words, style, width);
	const height = lineHeight(style);
	return {
		svg: lines.map((line, i) => text(line, x, top + (i + 0.5) * height, style, ink)).join(''),
		height: lines.length * height
	};
}

export const widthOf = (words: string, style: TextStyle): number => measure(words, style);

export function rule(x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1): string {
	return element('path', {
		d: `M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}`,
		stroke,
		'stroke-width': width === 1 ? null : width,
		fill: 'none'
	});
}
