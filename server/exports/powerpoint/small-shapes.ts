// What stands beside a line, and samples in the legend: words, signs, marks, strokes across. Small shapes of their own.
import { DOT_RADIUS, DOUBLE_WIDTH, HEAD, type LineStyle, SIGN, TICKS } from '#lib/figure/line-style.ts';
import { isFilled, MARK_COLOURS } from '#lib/figure/marks.ts';
import type { SceneLine, SceneMark, SceneText } from '#lib/figure/scene.ts';
import { element as el } from '#lib/figure/xml.ts';
import type { Point, Rect } from '#lib/layout/geometry.ts';
import { markRuns, MIDDLE, THINNEST } from './node-shape.ts';
import type { OnSlide } from './on-slide.ts';
import type { About, Shape } from './slide.ts';
import { paragraph, textBody } from './text.ts';
import { EMU_PER_POINT, line, type LineLook, NO_FILL, NO_LINE, preset, solid } from './xml-parts.ts';

/** Heads of lines thinner than this are drawn as if they were so wide, in EMU. */
const HEAD_BASE = 2 * EMU_PER_POINT;
/** How long a head is for each width of its line. */
const HEAD_SIZES = [
	['sm', 2],
	['med', 3],
	['lg', 5]
] as const;

export const around = ({ x, y }: Point, radius: number): Rect => ({
	x: x - radius,
	y: y - radius,
	width: 2 * radius,
	height: 2 * radius
});

/** How an arrow's line looks; without its end where something else marks that. */
export function lineLook({ style, colour }: Pick<SceneLine, 'style' | 'colour'>, scale: number): LineLook {
	const width = Math.max(THINNEST, (style.double ? DOUBLE_WIDTH : style.width) * scale);
	const wanted = (HEAD.length * scale) / Math.max(width, HEAD_BASE);
	const [size] = HEAD_SIZES.reduce((best, other) =>
		Math.abs(other[1] - wanted) < Math.abs(best[1] - wanted) ? other : best
	);
	const look = { colour, width, dash: style.dash.map((length) => length * scale), double: style.double };
	if (style.end === 'dot') return look;
	return { ...look, end: { type: style.end === 'open' ? 'arrow' : 'triangle', size } };
}

/** One line of text where the scene has it, without a box around it. */
export function textShape(
	{ text, x, y, width, size, weight, colour }: SceneText,
	about: About,
	on: OnSlide
): Shape {
	const height = size * 1.5;
	const run = { text, size: size * on.points, bold: weight === 600, colour };
	return {
		...about,
		place: on.rect({ x, y: y - size * MIDDLE - height / 2, width, height }),
		look: preset('rect') + NO_FILL + NO_LINE,
		text: textBody([paragraph([run])], { anchor: 'ctr', wrap: false }),
		textBox: true
	};
}

/** The circle with the sign of a line. */
export function signShape(
	sign: NonNullable<LineStyle['sign']>,
	at: Point,
	colours: { line: string; page: string },
	about: About,
	on: OnSlide
): Shape {
	const text = {
		text: sign === 'minus' ? '−' : '?',
		size: 8.5 * on.points,
		bold: true,
		colour: colours.line
	};
	return {
		...about,
		place: on.rect(around(at, SIGN.radius)),
		look:
			preset('ellipse') +
			solid(colours.page) +
			line({ colour: colours.line, width: Math.max(THINNEST, on.scale) }),
		text: textBody([paragraph([text], { align: 'center' })], { anchor: 'ctr', wrap: false })
	};
}

/** The dot at the end of an arrow that acts on an arrow; the arrow is glued to it. */
export function dotShape(at: Point, colour: string, about: About, on: OnSlide): Shape {
	return {
		...about,
		place: on.rect(around(at, DOT_RADIUS)),
		look: preset('ellipse') + solid(colour) + NO_LINE
	};
}

/** The evidence of an arrow, as a pill with marks and numbers. */
export function badgeShape(
	{ rect, marks }: NonNullable<SceneLine['badge']>,
	colours: { page: string; hairline: string },
	about: About,
	on: OnSlide
): Shape {
	return {
		...about,
		place: on.rect(rect),
		look:
			preset('roundRect', { adj: 50_000 }) +
			solid(colours.page) +
			line({ colour: colours.hairline, width: Math.max(THINNEST, on.scale) }),
		text: textBody([paragraph(markRuns(marks, on.points), { align: 'center' })], {
			anchor: 'ctr',
			wrap: false
		})
	};
}

/** The shape of one evidence mark, without its number. */
export function markShape(
	{ stance, x, y, size }: Omit<SceneMark, 'count'>,
	about: About,
	on: OnSlide
): Shape {
	const colour = MARK_COLOURS[stance];
	return {
		...about,
		place: { ...on.rect({ x, y, width: size, height: size }), flipV: stance === 'challenges' },
		look:
			preset(stance === 'refines' ? 'diamond' : 'triangle') +
			solid(isFilled(stance) ? colour : '#ffffff') +
			line({ colour, width: Math.max(THINNEST, 1.2 * on.scale) })
	};
}

/** The strokes across a challenged line, all of them as one shape; null where the line is too short for any. */
export function ticksShape(
	points: readonly Point[],
	colour: string,
	about: About,
	on: OnSlide
): Shape | null {
	const strokes = ticksOf(points);
	if (strokes.length === 0) return null;
	const all = strokes.flat();
	const [x, y] = [Math.min(...all.map((p) => p.x)), Math.min(...all.map((p) => p.y))];
	const rect = {
		x,
		y,
		width: Math.max(...all.map((p) => p.x)) - x,
		height: Math.max(...all.map((p) => p.y)) - y
	};
	const px = (length: number): number => Math.round(length * on.scale);
	const pt = (name: string, p: Point): string => el(name, {}, el('a:pt', { x: px(p.x - x), y: px(p.y - y) }));
	const path = strokes.map(([a, b]) => pt('a:moveTo', a) + pt('a:lnTo', b)).join('');
	const size = { w: px(rect.width), h: px(rect.height), fill: 'none' };
	const geometry =
		el('a:avLst', {}) +
		el('a:gdLst', {}) +
		el('a:ahLst', {}) +
		el('a:cxnLst', {}) +
		el('a:rect', { l: 'l', t: 't', r: 'r', b: 'b' }) +
		el('a:pathLst', {}, el('a:path', size, path));
	return {
		...about,
		place: on.rect(rect),
		look:
			el('a:custGeom', {}, geometry) +
			NO_FILL +
			line({ colour, width: Math.max(THINNEST, TICKS.dash[0] * on.scale) })
	};
}

/** Where strokes cross a line: the first after `TICKS.first` px, then at even distances, none under the head. */
function ticksOf(points: readonly Point[]): [Point, Point][] {
	const strokes: [Point, Point][] = [];
	const step = TICKS.dash[0] + TICKS.dash[1];
	let next = TICKS.first + TICKS.dash[0] / 2;
	const pieces = points.slice(1).map((b, i) => ({ a: points[i]!, b }));
	pieces.forEach(({ a, b }, i) => {
		const length = Math.hypot(b.x - a.x, b.y - a.y);
		const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
		const end = i === pieces.length - 1 ? length - HEAD.length : length;
		for (; next <= end; next += step) {
			const [x, y, half] = [a.x + ux * next, a.y + uy * next, TICKS.length / 2];
			strokes.push([
				{ x: x - uy * half, y: y + ux * half },
				{ x: x + uy * half, y: y - ux * half }
			]);
		}
		next -= length;
	});
	return strokes;
}
