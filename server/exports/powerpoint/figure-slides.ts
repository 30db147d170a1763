// A figure on a slide: the model as native shapes and connectors, a chart as a picture; the description in the notes.
import type { Figure, ModelDrawing, ChartDrawing } from '#lib/report/document.ts';
import { POINTS_PER_MM } from '#lib/report/page.ts';
import { element as el } from '#lib/figure/xml.ts';
import { pngOf } from '#server/drawing/png.ts';
import { drawnLines } from '../office/drawn-lines.ts';
import { type Glued, putArrows } from './arrows.ts';
import { fitted } from './fit-text.ts';
import { emu, FRAMES, type Sizes } from './frames.ts';
import { putLegend } from './legend.ts';
import { laneShape, nodeShape } from './node-shape.ts';
import { onSlide } from './on-slide.ts';
import { Sites } from './outline.ts';
import type { Slide } from './slide.ts';
import { textShape } from './small-shapes.ts';
import { textSlides, titled } from './text-slides.ts';
import { paragraph } from './text.ts';
import { preset, transform } from './xml-parts.ts';

/** The slide of a figure, and one more where its caption is too long to stand beneath it. */
export function figureSlides(figure: Figure, sizes: Sizes): Slide[] {
	const title = `Figure ${figure.number}. ${figure.title}`;
	const slide = titled('figure', title, sizes);
	if (figure.drawing.as === 'scene') putModel(slide, figure.drawing);
	else putChart(slide, figure, figure.drawing);
	const { width, height } = FRAMES.caption;
	const room = { width: width * POINTS_PER_MM, height: height * POINTS_PER_MM };
	const caption = fitted(figure.caption, [sizes.caption, ...SMALLER.filter((s) => s < sizes.caption)], room);
	if (caption.text !== '')
		slide.textBox('Caption', FRAMES.caption, [paragraph([{ text: caption.text, size: caption.size }])]);
	slide.notes = [figure.alt, ...figure.description];
	if (caption.whole) return [slide];
	const words = { kind: 'paragraph', style: 'plain', text: figure.caption } as const;
	return [slide, ...textSlides(`${title}: caption`, [words], sizes)];
}

/** Sizes that a caption may have where the usual one has no room, in pt. */
const SMALLER = [10, 9];

function putModel(slide: Slide, { scene, evidence }: ModelDrawing): void {
	const on = onSlide(scene, emu(FRAMES.figure));
	const drawn = drawnLines(scene);
	const sites = new Map(scene.boxes.map((box) => [box.id, new Sites(box.rect)]));
	// Boxes are drawn with their sites, so where lines end is asked before any box is drawn.
	for (const { id, from, to } of scene.lines) {
		const { points } = drawn.get(id)!;
		sites.get(from)?.at(points[0]!);
		sites.get(to)?.at(points.at(-1)!);
	}
	for (const lane of scene.lanes) slide.shape(laneShape(lane, on));
	const nodes = new Map<string, Glued>();
	for (const box of scene.boxes) {
		const own = sites.get(box.id)!;
		const shape = slide.shape(nodeShape(box, evidence[box.id] ?? '', own.more, on));
		nodes.set(box.id, { shape, sites: own });
	}
	putArrows(slide, scene, drawn, nodes, evidence, on);
	putLegend(slide, scene, on);
	for (const text of [...scene.caption, ...scene.notes])
		if (text.text !== '') slide.shape(textShape(text, { name: 'Note', alt: text.text }, on));
}

const SVG_EXTENSION = 'http://schemas.microsoft.com/office/drawing/2016/SVG/main';

/** A chart as SVG, which Office can turn into shapes, and as PNG for programs that cannot draw it. */
function putChart(slide: Slide, { title, alt }: Figure, { svg, width, height }: ChartDrawing): void {
	const on = onSlide({ width, height }, emu(FRAMES.figure));
	const png = slide.picture(pngOf(svg), 'png');
	const vector = slide.picture(new TextEncoder().encode(svg), 'svg');
	const extension = el(
		'a:extLst',
		{},
		el(
			'a:ext',
			{ uri: '{96DAC541-7B7A-43D3-8B79-37D633B846F1}' },
			el('asvg:svgBlip', { 'xmlns:asvg': SVG_EXTENSION, 'r:embed': vector })
		)
	);
	const head =
		slide.about({ name: title, alt }, slide.takeId()) +
		el('p:cNvPicPr', {}, el('a:picLocks', { noChangeAspect: 1 })) +
		el('p:nvPr', {});
	const fill = el('a:blip', { 'r:embed': png }, extension) + el('a:stretch', {}, el('a:fillRect', {}));
	const place = transform(on.rect({ x: 0, y: 0, width, height }));
	slide.put(
		el(
			'p:pic',
			{},
			el('p:nvPicPr', {}, head) + el('p:blipFill', {}, fill) + el('p:spPr', {}, place + preset('rect'))
		)
	);
}
