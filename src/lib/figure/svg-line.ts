// The shape of a line in SVG: shaft, end and sign; for arrows and for their samples in the legend.
import { decimals as n } from './decimals.ts';
import { BEND, DOT_RADIUS, DOUBLE_WIDTH, HEAD, SIGN, TICKS } from './line-style.ts';
import { headPath, signPath } from './marks.ts';
import { roundedPath, shortened } from './rounded-path.ts';
import type { SceneLine } from './scene.ts';
import { element as el } from './xml.ts';

export type LineShape = Pick<SceneLine, 'points' | 'style' | 'colour' | 'sign'>;

/** SVG of a line. `page` fills the inside of double lines and signs. */
export function lineShape({ points, style, colour, sign }: LineShape, page: string): string {
	const d = roundedPath(shortened(points, style.end === 'dot' ? 0 : HEAD.length - 1), BEND);
	const dash = style.dash.length > 0 ? style.dash.join(' ') : null;
	const stroke = (width: number, ink: string, dashes: string | null): string =>
		el('path', { d, fill: 'none', stroke: ink, 'stroke-width': width, 'stroke-dasharray': dashes });
	const shaft = style.double
		? stroke(DOUBLE_WIDTH, colour, dash) + stroke(n(DOUBLE_WIDTH - 2 * style.width), page, null)
		: stroke(style.width, colour, dash);
	const ticks = style.ticks
		? el('path', {
				d,
				fill: 'none',
				stroke: colour,
				'stroke-width': TICKS.length,
				'stroke-dasharray': TICKS.dash.join(' '),
				'stroke-dashoffset': -TICKS.first
			})
		: '';
	return (
		shaft +
		ticks +
		end({ points, style, colour }, page) +
		(sign && style.sign ? signShape(style.sign, sign, colour, page) : '')
	);
}

function end(
	{ points, style, colour }: Pick<LineShape, 'points' | 'style' | 'colour'>,
	page: string
): string {
	if (style.end === 'open')
		return el('path', { d: headPath(points), fill: page, stroke: colour, 'stroke-linejoin': 'round' });
	if (style.end === 'arrow') return el('path', { d: headPath(points), fill: colour });
	const tip = points.at(-1)!;
	return el('circle', { cx: n(tip.x), cy: n(tip.y), r: DOT_RADIUS, fill: colour });
}

function signShape(
	sign: NonNullable<SceneLine['style']['sign']>,
	at: { x: number; y: number },
	colour: string,
	page: string
): string {
	return (
		el('circle', { cx: n(at.x), cy: n(at.y), r: SIGN.radius, fill: page, stroke: colour }) +
		el('path', {
			d: signPath(sign, at.x, at.y),
			fill: 'none',
			stroke: colour,
			'stroke-width': 1.3,
			'stroke-linecap': 'round'
		})
	);
}
