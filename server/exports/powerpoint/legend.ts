// The legend as one group of small shapes, to be moved or deleted as one.
import { around as hull } from '#lib/layout/geometry.ts';
import type { LegendEntry, Scene } from '#lib/figure/scene.ts';
import { element as el } from '#lib/figure/xml.ts';
import { boxLook, THINNEST } from './node-shape.ts';
import type { OnSlide } from './on-slide.ts';
import { outline } from './outline.ts';
import type { Shape, Slide } from './slide.ts';
import { lineLook, markShape, signShape, textShape, ticksShape } from './small-shapes.ts';
import { line, NO_FILL, preset, transform } from './xml-parts.ts';

/** Samples only adorn: their words stand beside them. */
const SAMPLE = { name: 'Sample', alt: null } as const;

/** Puts the legend on a slide; nothing where the scene has none. */
export function putLegend(slide: Slide, scene: Scene, on: OnSlide): void {
	const { legend, rule } = scene;
	if (legend.length === 0) return;
	const group = slide.takeId();
	const shapes = legend.flatMap((entry) => [
		...sampleShapes(entry.sample, scene.page, on),
		textShape(entry.text, { name: 'Meaning', alt: entry.text.text }, on)
	]);
	if (rule) {
		const { x, y } = on.point(rule);
		shapes.unshift({
			...SAMPLE,
			name: 'Rule',
			place: { x, y, width: rule.width * on.scale, height: 0 },
			look: preset('line') + line({ colour: scene.hairline, width: Math.max(THINNEST, on.scale) })
		});
	}
	const place = hull(shapes.map((shape) => shape.place))!;
	const children = [place.x, place.y, place.width, place.height].map(Math.round);
	const frame = transform(place).replace(
		'</a:xfrm>',
		el('a:chOff', { x: children[0], y: children[1] }) +
			el('a:chExt', { cx: children[2], cy: children[3] }) +
			'</a:xfrm>'
	);
	const words = legend.map(({ text }) => text.text).join('; ');
	const head =
		slide.about({ name: 'Legend', alt: `Legend: ${words}` }, group) +
		el('p:cNvGrpSpPr', {}) +
		el('p:nvPr', {});
	slide.put(
		el(
			'p:grpSp',
			{},
			el('p:nvGrpSpPr', {}, head) +
				el('p:grpSpPr', {}, frame) +
				shapes.map((shape) => slide.shapeXml(shape, slide.takeId())).join('')
		)
	);
}

function sampleShapes(sample: LegendEntry['sample'], page: string, on: OnSlide): Shape[] {
	if (sample.draw === 'mark') return [markShape(sample.mark, SAMPLE, on)];
	if (sample.draw === 'box') {
		const { box } = sample;
		return [{ ...SAMPLE, place: on.rect(box.rect), look: outline(box, []) + boxLook(box, on.scale) }];
	}
	const { points, style, colour, sign } = sample.line;
	const [a, b] = [on.point(points[0]!), on.point(points.at(-1)!)];
	const look = lineLook(sample.line, on.scale);
	const end = style.end === 'dot' ? { end: { type: 'oval' as const, size: 'sm' as const } } : {};
	const ticks = style.ticks ? ticksShape(points, colour, SAMPLE, on) : null;
	const place = { x: Math.min(a.x, b.x), y: a.y, width: Math.abs(b.x - a.x), height: 0 };
	return [
		{ ...SAMPLE, place, look: preset('line') + NO_FILL + line({ ...look, ...end }) },
		...(ticks ? [ticks] : []),
		...(sign && style.sign ? [signShape(style.sign, sign, { line: colour, page }, SAMPLE, on)] : [])
	];
}
