// Arrows on a drawing canvas: connectors glued at both ends, and what stands beside them.
import type { XmlComponent } from 'docx';
import { RELATION_WORDS } from '#lib/domain/theory/vocabulary.ts';
import { DOT_RADIUS, DOUBLE_WIDTH, SIGN, TICKS } from '#lib/figure/line-style.ts';
import { signPath } from '#lib/figure/marks.ts';
import type { LegendEntry, SceneLine } from '#lib/figure/scene.ts';
import type { Point, Rect } from '#lib/layout/geometry.ts';
import { bentLine } from '../office/bent-line.ts';
import { pathPieces } from '../office/path-pieces.ts';
import { drawnLines } from '../office/drawn-lines.ts';
import { along, nearestOn } from '../office/polyline.ts';
import { type Canvas, textShape } from './on-canvas.ts';
import { badgeShape } from './canvas-nodes.ts';
import { type LineLook, type Named, connector, outline, preset, shape } from './canvas-shape.ts';

/** A bend is told as a share of a side of the connector's box, which must not be 0 for that. In pt. */
const LEAST_SIDE = 0.25;
/** The sites of an ellipse that lie above, left, below and right. */
const ELLIPSE = { above: 0, left: 2, below: 4, right: 6 } as const;

type Sample = Extract<LegendEntry['sample'], { draw: 'line' }>['line'];

/** The connectors of all arrows with the dots that some end at, and what lies above the nodes: words, signs, badges. */
export function arrowShapes(canvas: Canvas): { lines: XmlComponent[]; above: XmlComponent[] } {
	const drawn = drawnLines(canvas.scene);
	const each = canvas.scene.lines.map((line) => {
		const { points } = drawn.get(line.id)!;
		return { lines: connected(line, points, canvas), above: besideLine(line, points, canvas) };
	});
	return { lines: each.flatMap(({ lines }) => lines), above: each.flatMap(({ above }) => above) };
}

function connected(line: SceneLine, points: readonly Point[], canvas: Canvas): XmlComponent[] {
	const { scale, named, nodes, evidence, scene } = canvas;
	const alt = [line.name, evidence[line.id]].filter(Boolean).join('. ');
	const about = named(line.name, alt);
	const [from, to] = [nodes.get(line.from)!, nodes.get(line.to)];
	const start = { id: from.named.id, site: from.sites.at(points[0]!) };
	const look = lookOf(line);
	if (to) {
		const end = { id: to.named.id, site: to.sites.at(points.at(-1)!) };
		return [connector(about, bentLine(points, LEAST_SIDE / scale.pt)!, [start, end], look, scale)];
	}
	const target = scene.lines.find(({ id }) => id === line.to);
	const dot = named('End on an arrow', `Where it acts on: ${target?.name ?? 'an arrow'}`);
	const { way, site } = upToDot(points);
	return [
		connector(about, bentLine(way, LEAST_SIDE / scale.pt)!, [start, { id: dot.id, site }], look, scale),
		dotShape(points.at(-1)!, line.colour, dot, canvas)
	];
}

/** The line to the edge of the dot around its tip, and the site of the dot where it arrives. */
function upToDot(points: readonly Point[]): { way: Point[]; site: number } {
	const [before, tip] = [points.at(-2)!, points.at(-1)!];
	const [dx, dy] = [before.x - tip.x, before.y - tip.y];
	const level = Math.abs(dx) > Math.abs(dy);
	const end = {
		x: tip.x + (level ? Math.sign(dx) * DOT_RADIUS : 0),
		y: tip.y + (level ? 0 : Math.sign(dy) * DOT_RADIUS)
	};
	const site = level ? (dx > 0 ? ELLIPSE.right : ELLIPSE.left) : dy > 0 ? ELLIPSE.below : ELLIPSE.above;
	return { way: [...points.slice(0, -1), end], site };
}

function lookOf({ style, colour }: Pick<SceneLine, 'style' | 'colour'>): LineLook {
	const head = { arrow: 'triangle', open: 'arrow', dot: null } as const;
	return {
		colour,
		width: style.double ? DOUBLE_WIDTH : style.width,
		dash: style.dash,
		double: style.double,
		head: head[style.end]
	};
}

const around = ({ x, y }: Point, radius: number): Rect => ({
	x: x - radius,
	y: y - radius,
	width: 2 * radius,
	height: 2 * radius
});

const dotShape = (at: Point, colour: string, about: Named, { scale }: Canvas): XmlComponent =>
	shape(about, around(at, DOT_RADIUS), { geometry: preset('ellipse'), fill: colour, line: null }, scale);

function besideLine(line: SceneLine, points: readonly Point[], canvas: Canvas): XmlComponent[] {
	const { scale, named, evidence, scene } = canvas;
	const { style, colour, sign, word, badge, name } = line;
	// Where the connector is not drawn where it was routed, what stands beside it moves along.
	const moved = (p: Point): Point => {
		const [was, is] = [nearestOn(line.points, p), nearestOn(points, p)];
		return { x: p.x + is.x - was.x, y: p.y + is.y - was.y };
	};
	const shapes: XmlComponent[] = [];
	if (style.ticks)
		shapes.push(ticksShape(points, colour, named(`Strokes: ${name}`, 'Evidence against only'), canvas));
	if (word) {
		const middle = moved({ x: word.x + word.width / 2, y: word.y });
		const text = { ...word, x: middle.x - word.width / 2, y: middle.y };
		shapes.push(textShape(text, canvas, named(`Relation: ${name}`, RELATION_WORDS[line.relation])));
	}
	if (sign && style.sign)
		shapes.push(
			signShape(style.sign, moved(sign), colour, named(`Sign: ${name}`, SIGN_WORDS[style.sign]), canvas)
		);
	if (badge) {
		const { width, height, x, y } = badge.rect;
		const middle = moved({ x: x + width / 2, y: y + height / 2 });
		const rect = { width, height, x: middle.x - width / 2, y: middle.y - height / 2 };
		const about = named(`Evidence: ${name}`, evidence[line.id] ?? 'Records linked to this arrow');
		shapes.push(badgeShape(rect, badge.marks, about, scene, scale));
	}
	return shapes;
}

const SIGN_WORDS = { minus: 'Decreases', question: 'May cause, or feared and not observed' } as const;

function signShape(
	sign: NonNullable<SceneLine['style']['sign']>,
	at: Point,
	colour: string,
	about: Named,
	{ scale, scene }: Canvas
): XmlComponent {
	const r = SIGN.radius;
	const circle = `M0 ${r}A${r} ${r} 0 0 1 ${2 * r} ${r}A${r} ${r} 0 0 1 0 ${r}Z`;
	const parts = [
		{ pieces: pathPieces(circle), filled: true },
		{ pieces: pathPieces(signPath(sign, r, r)), filled: false }
	];
	const rect = around(at, r);
	const geometry = outline(rect, parts, [], scale);
	return shape(about, rect, { geometry, fill: scene.page, line: { colour, width: 1.1, round: true } }, scale);
}

/** The strokes across a challenged line, as one shape. */
function ticksShape(points: readonly Point[], colour: string, about: Named, { scale }: Canvas): XmlComponent {
	const [thick, gap] = TICKS.dash;
	const xs = points.map(({ x }) => x);
	const ys = points.map(({ y }) => y);
	const half = TICKS.length / 2;
	const [left, top] = [Math.min(...xs) - half, Math.min(...ys) - half];
	const rect = {
		x: left,
		y: top,
		width: Math.max(...xs) + half - left,
		height: Math.max(...ys) + half - top
	};
	const strokes = along(points, 1)
		.map((p, i, all) => ({ p, before: all[i - 1] ?? p, i }))
		.filter(({ i }) => i >= TICKS.first && (i - TICKS.first) % Math.round(thick + gap) === 0)
		.map(({ p, before }) => {
			const [x, y] = [p.x - left, p.y - top];
			return Math.abs(p.x - before.x) > Math.abs(p.y - before.y)
				? `M${x} ${y - half}V${y + half}`
				: `M${x - half} ${y}H${x + half}`;
		});
	const parts = [{ pieces: pathPieces(strokes.join('')), filled: false }];
	const geometry = outline(rect, parts, [], scale);
	return shape(about, rect, { geometry, fill: null, line: { colour, width: thick } }, scale);
}

/** A line in the legend; a shape and no connector, as it joins nothing. */
export function lineSample(line: Sample, about: Named, canvas: Canvas): XmlComponent[] {
	const { points, style, colour, sign } = line;
	const [start, end] = [points[0]!, points.at(-1)!];
	const rect = { x: start.x, y: start.y, width: end.x - start.x, height: 0 };
	const shapes = [
		shape(about, rect, { geometry: preset('line'), fill: null, line: lookOf(line) }, canvas.scale)
	];
	const part = (): Named => canvas.named(about.name, about.alt);
	if (style.end === 'dot') shapes.push(dotShape(end, colour, part(), canvas));
	if (style.ticks) shapes.push(ticksShape(points, colour, part(), canvas));
	if (sign && style.sign) shapes.push(signShape(style.sign, sign, colour, part(), canvas));
	return shapes;
}
