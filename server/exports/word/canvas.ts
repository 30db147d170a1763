// The scene of a model as the shapes of a drawing canvas: lanes behind, then arrows, nodes, badges, legend.
import type { XmlComponent } from 'docx';
import { LANE_CORNER } from '#lib/figure/scene-lanes.ts';
import type { LegendEntry, Scene, SceneLane } from '#lib/figure/scene.ts';
import { arrowShapes, lineSample } from './canvas-arrows.ts';
import { markShape, nodeOutline, nodeShapes } from './canvas-nodes.ts';
import { type Named, type Scale, outline, preset, shape } from './canvas-shape.ts';
import { textBox } from './canvas-words.ts';
import { type Canvas, textShape } from './on-canvas.ts';
import { Sites } from './sites.ts';

/** The shapes of a canvas in the order in which they are drawn. `next` gives ids that no other drawing of the document has. */
export function canvasShapes(
	scene: Scene,
	evidence: Readonly<Record<string, string>>,
	scale: Scale,
	next: () => number
): XmlComponent[] {
	const named = (name: string, alt = name): Named => ({ id: next(), name, alt });
	const nodes = new Map(
		scene.boxes.map((box) => {
			const alt = [box.name, evidence[box.id]].filter(Boolean).join('. ');
			return [box.id, { named: named(box.name, alt), sites: new Sites(box.rect) }];
		})
	);
	const canvas: Canvas = { scene, scale, evidence, named, nodes };
	const { lines, above } = arrowShapes(canvas);
	return [
		...scene.lanes.map((lane) => laneShape(lane, canvas)),
		...lines,
		...scene.boxes.flatMap((box) => nodeShapes(box, canvas)),
		...above,
		...[...scene.caption, ...scene.notes].map((text) => textShape(text, canvas)),
		...ruleShape(canvas),
		...scene.legend.flatMap((entry) => legendShapes(entry, canvas))
	];
}

function laneShape({ rect, fill, border, heading }: SceneLane, { scale, named }: Canvas): XmlComponent {
	const title = heading.map(({ text }) => text).join(' ');
	const corner = (LANE_CORNER / Math.min(rect.width, rect.height)) * 100_000;
	const box = heading.length > 0 ? textBox(heading, scale) : null;
	const words = box && {
		...box.words,
		inset: { left: box.rect.x - rect.x, top: box.rect.y - rect.y, right: 0, bottom: 0 }
	};
	return shape(
		named(`Lane: ${title}`),
		rect,
		{ geometry: preset('roundRect', { adj: corner }), fill, line: { colour: border, width: 1 }, words },
		scale
	);
}

function ruleShape({ scene: { rule, hairline }, scale, named }: Canvas): XmlComponent[] {
	if (!rule) return [];
	const line = { colour: hairline, width: 1 };
	const rect = { ...rule, height: 0 };
	return [shape(named('Rule above the legend'), rect, { geometry: preset('line'), fill: null, line }, scale)];
}

function legendShapes({ sample, text }: LegendEntry, canvas: Canvas): XmlComponent[] {
	const { scale, named } = canvas;
	const about = named(`Legend: ${text.text}`);
	const words = textShape(text, canvas, named(`Legend: ${text.text}`, text.text));
	if (sample.draw === 'box') {
		const { rect, style, border, fill, hatch } = sample.box;
		const geometry = outline(rect, nodeOutline(sample.box), [], scale);
		const line = { colour: border, width: style.borderWidth, dash: style.dash };
		const ground = style.hatched ? { hatch, ground: fill } : fill;
		return [shape(about, rect, { geometry, fill: ground, line }, scale), words];
	}
	if (sample.draw === 'mark') return [markShape(sample.mark, about, scale), words];
	return [...lineSample(sample.line, about, canvas), words];
}
