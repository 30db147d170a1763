// The shape of a box in SVG: outline, hatching, bar and sign; for nodes and for their samples in the legend.
import { BAR_WIDTH, outlinePath } from './box-style.ts';
import { decimals as n } from './decimals.ts';
import { warningPaths } from './marks.ts';
import type { SceneBox } from './scene.ts';
import { element as el } from './xml.ts';

export type BoxShape = Pick<SceneBox, 'rect' | 'style' | 'fill' | 'border' | 'hatch' | 'sign'>;

/** SVG of a box without its text. `prefix` is that of the ids of the figure. */
export function boxShape(box: BoxShape, prefix: string): string {
	const { rect, style, fill, border } = box;
	const d = outlinePath(style.outline, n(rect.x), n(rect.y), n(rect.width), n(rect.height));
	const hatch = style.hatched ? el('path', { d, fill: `url(#${prefix}-hatch-${box.hatch.slice(1)})` }) : '';
	const frame = el('path', {
		d,
		fill: style.hatched ? 'none' : fill,
		stroke: border,
		'stroke-width': style.borderWidth,
		'stroke-dasharray': style.dash.length > 0 ? style.dash.join(' ') : null,
		'stroke-linecap': style.dash.length > 0 && style.dash[0]! < 2 ? 'round' : null
	});
	const ground = style.hatched ? el('path', { d, fill }) : '';
	return ground + hatch + frame + bar(box) + sign(box);
}

function bar({ rect, style, border }: BoxShape): string {
	if (!style.bar) return '';
	// Small samples in the legend have no room for the full inset.
	const inset = Math.min(6, rect.height / 4);
	const x = style.bar === 'left' ? rect.x + BAR_WIDTH : rect.x + rect.width - BAR_WIDTH;
	return el('path', {
		d: `M${n(x)} ${n(rect.y + inset)}V${n(rect.y + rect.height - inset)}`,
		stroke: border,
		'stroke-width': 2.4,
		'stroke-linecap': 'round'
	});
}

function sign({ sign: at, border, fill }: BoxShape): string {
	if (!at) return '';
	const { outline, stroke } = warningPaths(at.x, at.y, at.width);
	const shape = {
		stroke: border,
		'stroke-width': 1.2,
		'stroke-linejoin': 'round',
		'stroke-linecap': 'round'
	};
	return el('path', { d: outline, fill, ...shape }) + el('path', { d: stroke, fill: 'none', ...shape });
}
