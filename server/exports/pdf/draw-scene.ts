// Draws a scene onto the page as vectors, with the very shapes of its SVG. Every place is read from the scene.
import type { Rect } from '#lib/layout/geometry.ts';
import { BAR_WIDTH, outlinePath } from '#lib/figure/box-style.ts';
import { BEND, DOT_RADIUS, DOUBLE_WIDTH, HEAD, SIGN, TICKS } from '#lib/figure/line-style.ts';
import { headPath, isFilled, MARK_COLOURS, markPath, signPath, warningPaths } from '#lib/figure/marks.ts';
import { roundedPath, shortened } from '#lib/figure/rounded-path.ts';
import { LANE_CORNER } from '#lib/figure/scene-lanes.ts';
import type { LegendEntry, Scene, SceneBox, SceneLane, SceneMark, SceneText } from '#lib/figure/scene.ts';
import type { BoxShape } from '#lib/figure/svg-box.ts';
import type { LineShape } from '#lib/figure/svg-line.ts';
import { bandOf, hatch } from './hatch.ts';
import type { Pen } from './pen.ts';

/** As the pattern of the SVG: stripes of a tile of 7 px. */
const HATCH = { size: 7, angle: 45, ...bandOf(0, 5, 7) };

const BAR_INSET = 6;

/** Draws in px of the scene; whoever calls has moved and scaled the page. Text comes in reading order, lane by lane. */
export function drawScene(doc: PDFKit.PDFDocument, pen: Pen, scene: Scene): void {
	const text = (line: SceneText): void => void pen.line(line.text, line.x, line.y, line);
	const { page, hairline } = scene;
	const ground: Rect = { x: 0, y: 0, width: scene.width, height: scene.height };
	if (page !== '#ffffff') pen.shape(roundedRect(ground, 0), { fill: page });
	scene.caption.forEach(text);
	for (const { rect, fill, border } of scene.lanes)
		pen.shape(roundedRect(rect, LANE_CORNER), { fill, stroke: border });
	for (const line of scene.lines) drawLine(pen, line, page);
	for (const { lane, boxes } of byLane(scene)) {
		lane?.heading.forEach(text);
		for (const box of boxes) {
			drawBox(doc, pen, box);
			if (box.word) text(box.word);
			box.label.forEach(text);
			if (box.badge) drawPill(pen, box.badge, scene);
			for (const mark of box.marks) drawMark(pen, mark, text);
		}
	}
	for (const { word, badge } of scene.lines) {
		if (word) text(word);
		if (!badge) continue;
		drawPill(pen, badge.rect, scene);
		for (const mark of badge.marks) drawMark(pen, mark, text);
	}
	if (scene.rule)
		pen.shape(`M${scene.rule.x} ${scene.rule.y}h${scene.rule.width}`, { fill: null, stroke: hairline });
	for (const entry of scene.legend) {
		drawSample(doc, pen, entry.sample, page);
		text(entry.text);
	}
	scene.notes.forEach(text);
}

/** The boxes of each lane in the order of the scene, last those that stand in none. */
export function byLane({ lanes, boxes }: Scene): { lane: SceneLane | null; boxes: SceneBox[] }[] {
	const left = new Set(boxes);
	const groups: { lane: SceneLane | null; boxes: SceneBox[] }[] = lanes.map((lane) => {
		const inside = [...left].filter(({ rect }) => contains(lane.rect, rect));
		for (const box of inside) left.delete(box);
		return { lane, boxes: inside };
	});
	return [...groups, { lane: null, boxes: [...left] }];
}

function contains(outer: Rect, inner: Rect): boolean {
	const [x, y] = [inner.x + inner.width / 2, inner.y + inner.height / 2];
	return x >= outer.x && x <= outer.x + outer.width && y >= outer.y && y <= outer.y + outer.height;
}

function drawSample(doc: PDFKit.PDFDocument, pen: Pen, sample: LegendEntry['sample'], page: string): void {
	if (sample.draw === 'box') drawBox(doc, pen, sample.box);
	else if (sample.draw === 'line') drawLine(pen, sample.line, page);
	else drawMark(pen, sample.mark);
}

function drawBox(doc: PDFKit.PDFDocument, pen: Pen, box: BoxShape): void {
	const { rect, style, fill, border } = box;
	const d = outlinePath(style.outline, rect.x, rect.y, rect.width, rect.height);
	const round = style.dash.length > 0 && style.dash[0]! < 2;
	if (style.hatched) {
		const { size, angle, at, width } = HATCH;
		pen.shape(d, { fill });
		hatch(doc, pen, d, rect, {
			size,
			angle,
			bands: [{ upright: true, at, width, colour: box.hatch }],
			dots: []
		});
	}
	pen.shape(d, {
		fill: style.hatched ? null : fill,
		stroke: border,
		width: style.borderWidth,
		dash: style.dash,
		cap: round ? 'round' : 'butt'
	});
	if (style.bar) {
		// Small samples in the legend have no room for the full inset.
		const inset = Math.min(BAR_INSET, rect.height / 4);
		const x = style.bar === 'left' ? rect.x + BAR_WIDTH : rect.x + rect.width - BAR_WIDTH;
		const ends = `M${x} ${rect.y + inset}V${rect.y + rect.height - inset}`;
		pen.shape(ends, { fill: null, stroke: border, width: 2.4, cap: 'round' });
	}
	if (box.sign) {
		const { outline, stroke } = warningPaths(box.sign.x, box.sign.y, box.sign.width);
		const ink = { stroke: border, width: 1.2, join: 'round', cap: 'round' } as const;
		pen.shape(outline, { fill, ...ink });
		pen.shape(stroke, { fill: null, ...ink });
	}
}

function drawLine(pen: Pen, { points, style, colour, sign }: LineShape, page: string): void {
	const d = roundedPath(shortened(points, style.end === 'dot' ? 0 : HEAD.length - 1), BEND);
	const shaft = { fill: null, stroke: colour, dash: style.dash };
	if (style.double) {
		pen.shape(d, { ...shaft, width: DOUBLE_WIDTH });
		pen.shape(d, { fill: null, stroke: page, width: DOUBLE_WIDTH - 2 * style.width });
	} else pen.shape(d, { ...shaft, width: style.width });
	if (style.ticks) pen.shape(d, { ...shaft, width: TICKS.length, dash: TICKS.dash, dashFrom: -TICKS.first });
	const tip = points.at(-1)!;
	if (style.end === 'dot') pen.circle(tip.x, tip.y, DOT_RADIUS, { fill: colour });
	else if (style.end === 'arrow') pen.shape(headPath(points), { fill: colour });
	else pen.shape(headPath(points), { fill: page, stroke: colour, join: 'round' });
	if (sign && style.sign) {
		pen.circle(sign.x, sign.y, SIGN.radius, { fill: page, stroke: colour });
		const stroke = { fill: null, stroke: colour, width: 1.3, cap: 'round' } as const;
		pen.shape(signPath(style.sign, sign.x, sign.y), stroke);
	}
}

function drawMark(
	pen: Pen,
	mark: Omit<SceneMark, 'count'> | SceneMark,
	text?: (line: SceneText) => void
): void {
	const { stance, x, y, size } = mark;
	const colour = MARK_COLOURS[stance];
	pen.shape(markPath(stance, x, y, size), {
		fill: isFilled(stance) ? colour : '#ffffff',
		stroke: colour,
		width: 1.2,
		join: 'round'
	});
	if (text && 'count' in mark && mark.count) text(mark.count);
}

const drawPill = (pen: Pen, rect: Rect, { page, hairline }: Pick<Scene, 'page' | 'hairline'>): void =>
	pen.shape(roundedRect(rect, rect.height / 2), { fill: page, stroke: hairline });

/** Path data of a rectangle with round corners. */
export function roundedRect({ x, y, width, height }: Rect, radius: number): string {
	const r = Math.min(radius, width / 2, height / 2);
	if (r === 0) return `M${x} ${y}h${width}v${height}h${-width}Z`;
	const arc = (dx: number, dy: number): string => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
	return [
		`M${x + r} ${y}h${width - 2 * r}${arc(r, r)}v${height - 2 * r}${arc(-r, r)}`,
		`h${2 * r - width}${arc(-r, -r)}v${2 * r - height}${arc(r, -r)}Z`
	].join('');
}
