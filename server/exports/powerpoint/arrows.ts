// The arrows of a scene as connectors that are glued at both ends, and what stands beside them.
import { RELATION_WORDS } from '#lib/domain/theory/vocabulary.ts';
import { DOT_RADIUS } from '#lib/figure/line-style.ts';
import type { Scene, SceneLine } from '#lib/figure/scene.ts';
import type { Point } from '#lib/layout/geometry.ts';
import { bentLine } from '../office/bent-line.ts';
import type { Drawn } from '../office/fewer-bends.ts';
import { nearestOn } from '../office/polyline.ts';
import type { OnSlide } from './on-slide.ts';
import type { Sites } from './outline.ts';
import type { About, Glue, Slide } from './slide.ts';
import { badgeShape, dotShape, lineLook, signShape, textShape, ticksShape } from './small-shapes.ts';
import { line as lineXml, preset } from './xml-parts.ts';

/** Bends are told as shares of a connector's sides, which must not be 0 for that. In EMU. */
const LEAST_SIDE = 1_270;

/** The sites of an ellipse where something arrives from the right, from below, from the left and from above. */
const DOT_SITES = { fromRight: 6, fromBelow: 4, fromLeft: 2, fromAbove: 0 } as const;

/** A route that stops at the edge of the dot around its tip, and the site of the dot where it does. */
function upToDot(points: readonly Point[]): { points: Point[]; site: number } {
	const tip = points.at(-1)!;
	const before = points.at(-2)!;
	if (Math.abs(tip.x - before.x) > Math.abs(tip.y - before.y)) {
		const right = before.x > tip.x;
		const end = { x: tip.x + (right ? DOT_RADIUS : -DOT_RADIUS), y: tip.y };
		return { points: [...points.slice(0, -1), end], site: right ? DOT_SITES.fromRight : DOT_SITES.fromLeft };
	}
	const below = before.y > tip.y;
	const end = { x: tip.x, y: tip.y + (below ? DOT_RADIUS : -DOT_RADIUS) };
	return { points: [...points.slice(0, -1), end], site: below ? DOT_SITES.fromBelow : DOT_SITES.fromAbove };
}

/** What is known of the boxes of a slide: their shapes and sites, by id of node. */
export interface Glued {
	shape: number;
	sites: Sites;
}

/** Puts the connectors of all arrows on a slide, and above them their dots, words, signs and badges. */
export function putArrows(
	slide: Slide,
	scene: Scene,
	drawn: ReadonlyMap<string, Drawn>,
	nodes: ReadonlyMap<string, Glued>,
	evidence: Readonly<Record<string, string>>,
	on: OnSlide
): void {
	const beside: (() => void)[] = [];
	for (const line of scene.lines) {
		const from = nodes.get(line.from);
		const { points } = drawn.get(line.id)!;
		if (!from) continue;
		const start: Glue = { shape: from.shape, site: from.sites.at(points[0]!) };
		const to = nodes.get(line.to);
		if (to) {
			const end = { shape: to.shape, site: to.sites.at(points.at(-1)!) };
			putConnector(slide, line, points, start, end, evidence, on);
		} else {
			const { points: shortened, site } = upToDot(points);
			const target = scene.lines.find(({ id }) => id === line.to);
			const about = { name: 'End on an arrow', alt: `On the arrow: ${target?.name ?? line.name}` };
			const dot = slide.shape(dotShape(points.at(-1)!, line.colour, about, on));
			putConnector(slide, line, shortened, start, { shape: dot, site }, evidence, on);
		}
		beside.push(() => putBeside(slide, scene, line, points, evidence, on));
	}
	for (const put of beside) put();
}

function putConnector(
	slide: Slide,
	line: SceneLine,
	points: readonly Point[],
	from: Glue,
	to: Glue,
	evidence: Readonly<Record<string, string>>,
	on: OnSlide
): void {
	const bent = bentLine(points.map(on.point), LEAST_SIDE)!;
	const adjust = Object.fromEntries(bent.adjustments.map((value, i) => [`adj${i + 1}`, value]));
	const about: About = { name: line.name, alt: [line.name, evidence[line.id]].filter(Boolean).join('. ') };
	slide.connector(about, bent, preset(bent.preset, adjust) + lineXml(lineLook(line, on.scale)), from, to);
}

/** Strokes, relation word, sign and badge, moved along where the line is not drawn where it was routed. */
function putBeside(
	slide: Slide,
	{ page, hairline }: Scene,
	line: SceneLine,
	points: readonly Point[],
	evidence: Readonly<Record<string, string>>,
	on: OnSlide
): void {
	const { style, colour, sign, word, badge, name } = line;
	const along = (p: Point): Point => {
		const [was, is] = [nearestOn(line.points, p), nearestOn(points, p)];
		return { x: p.x + is.x - was.x, y: p.y + is.y - was.y };
	};
	const about = (what: string, alt: string): About => ({ name: `${what}: ${name}`, alt });
	if (style.ticks) {
		const ticks = ticksShape(points, colour, about('Evidence against', `Evidence against only: ${name}`), on);
		if (ticks) slide.shape(ticks);
	}
	if (word) {
		const middle = along({ x: word.x + word.width / 2, y: word.y });
		const moved = { ...word, x: middle.x - word.width / 2, y: middle.y };
		slide.shape(textShape(moved, about('Relation', RELATION_WORDS[line.relation]), on));
	}
	if (sign && style.sign) {
		const alt = style.sign === 'minus' ? 'Decreases' : 'May cause, or feared and not observed';
		slide.shape(signShape(style.sign, along(sign), { line: colour, page }, about('Sign', alt), on));
	}
	if (badge) {
		const { rect } = badge;
		const half = { x: rect.width / 2, y: rect.height / 2 };
		const middle = along({ x: rect.x + half.x, y: rect.y + half.y });
		const moved = { ...rect, x: middle.x - half.x, y: middle.y - half.y };
		const alt = evidence[line.id] ?? 'Records linked to this arrow';
		slide.shape(badgeShape({ ...badge, rect: moved }, { page, hairline }, about('Evidence', alt), on));
	}
}
