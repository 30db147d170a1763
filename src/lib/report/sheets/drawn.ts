// An arrangement of a part as it comes out on its page, and how hard it is to read.
import { laneIdOf } from '#lib/domain/theory/lanes.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { PLAIN_FRAME } from '#lib/figure/compose-page.ts';
import { drawPlaced } from '#lib/figure/draw-placed.ts';
import type { Scene } from '#lib/figure/scene.ts';
import type { Density } from '#lib/layout/density.ts';
import { overlap, type Rect, type Size } from '#lib/layout/geometry.ts';
import { laneBoxes, type LaneBox } from '#lib/layout/lane-boxes.ts';
import { arrowBadgeSize, boxBadge } from '#lib/layout/node-size.ts';
import { qualityOf } from '#lib/layout/quality.ts';
import { type Route, routeArrows } from '#lib/layout/route.ts';
import type { Gaps } from '#lib/layout/spacing.ts';
import type { SheetRequest } from './request.ts';
import { smallestText } from './text-on-page.ts';

/** Boxes at their places, drawn with these sizes and distances. */
export interface Arrangement {
	boxes: ReadonlyMap<string, Rect>;
	density: Density;
	gaps: Gaps;
}

interface Routed {
	lanes: LaneBox[];
	routes: Map<string, Route>;
	/** Lower reads better. */
	burden: number;
}

export interface Drawn {
	scene: Scene;
	/** In pt on the page. */
	smallest: number;
}

/** Between a lane's border and the lines within it, in px. */
const AIR = 8;

/** What a fault costs, a crossing of two lines being 3. */
const COSTS = {
	through: 60,
	overlap: 200,
	badge: 9,
	backwards: 4,
	crossing: 3,
	shared: 0.1,
	bend: 0.3,
	length: 0.002
};

/** The lines of an arrangement. */
export function routed(part: Model, { boxes, density, gaps }: Arrangement, request: SheetRequest): Routed {
	const { strengths, fewBelow } = request;
	const lanes = laneBoxes(part, boxes, gaps);
	const badges = new Map(
		[...part.arrows.keys()].flatMap((id): [string, Size][] => {
			const size = arrowBadgeSize(strengths?.get(id), density, fewBelow);
			return size ? [[id, size]] : [];
		})
	);
	const solid = [...boxes].flatMap(([id, box]) => boxBadge(box, strengths?.get(id), density, fewBelow) ?? []);
	const routes = routeArrows(part, boxes, lanes, badges, new Map(), { gaps, solid });
	const quality = qualityOf(part, boxes, lanes, routes);
	const onMarks = [...routes.values()].filter(
		({ badge }) => badge && solid.some((rect) => overlap(rect, badge))
	).length;
	const burden =
		COSTS.through * (quality.throughBoxes + quality.throughHeadings) +
		COSTS.overlap * (quality.boxOverlaps + quality.laneOverlaps) +
		COSTS.badge * (quality.badgesOnBoxes + quality.badgesOnHeadings + quality.badgesOnBadges + onMarks) +
		COSTS.backwards * backwards(part, boxes) +
		COSTS.crossing * quality.crossings +
		COSTS.shared * quality.sharedLength +
		COSTS.bend * quality.bends +
		COSTS.length * quality.length;
	return { lanes: reaching(part, lanes, routes), routes, burden };
}

/** How many arrows within a lane do not run in the direction of reading. */
function backwards(part: Model, boxes: ReadonlyMap<string, Rect>): number {
	return [...part.arrows.values()].filter(({ from, to, feedback }) => {
		const [a, b] = [part.nodes.get(from), part.nodes.get(to)];
		if (!a || !b || feedback || laneIdOf(part, a) !== laneIdOf(part, b)) return false;
		return boxes.get(to)!.x < boxes.get(from)!.x + boxes.get(from)!.width;
	}).length;
}

/** Lanes that reach as far to both sides as the lines between their own boxes do, where no other lane is in the way. */
function reaching(part: Model, lanes: readonly LaneBox[], routes: ReadonlyMap<string, Route>): LaneBox[] {
	return lanes.map((lane) => {
		const own = [...part.arrows.values()].filter(({ from, to }) =>
			[from, to].every((id) => part.nodes.has(id) && laneIdOf(part, part.nodes.get(id)!) === lane.lane.id)
		);
		const points = own.flatMap(({ id }) => {
			const { points: line = [], badge = null } = routes.get(id) ?? {};
			return [...line.map(({ x }) => x), ...(badge ? [badge.x, badge.x + badge.width] : [])];
		});
		const left = Math.min(lane.rect.x, ...points.map((x) => x - AIR));
		const right = Math.max(lane.rect.x + lane.rect.width, ...points.map((x) => x + AIR));
		const rect = { ...lane.rect, x: left, width: right - left };
		const wide = { ...rect, x: rect.x - AIR, width: rect.width + 2 * AIR };
		const free = lanes.every((other) => other === lane || !overlap(other.rect, wide));
		return free ? { ...lane, rect } : lane;
	});
}

/** The drawing of an arrangement whose lines are found. */
export function drawn(
	part: Model,
	{ boxes, density }: Arrangement,
	{ lanes, routes }: Routed,
	request: SheetRequest
): Drawn {
	const { strengths, fewBelow, theme, words, whole, legend, page } = request;
	const figure = {
		model: { ...whole, title: words?.title ?? whole.title },
		extent: 'full' as const,
		theme,
		...(strengths && { strengths }),
		detail: { density, fewBelow },
		frame: page === 'free' ? { ...PLAIN_FRAME, legend } : { legend, width: 0, margin: 3, tight: true }
	};
	const plain = drawPlaced({ ...figure, caption: '', notes: [] }, part, boxes, lanes, routes);
	const smallest = smallestText(plain, page);
	if (!words) return { scene: plain, smallest };
	// Words within the drawing make it higher, and its text no smaller: a picture is as high as it is.
	const { caption, notes } = words;
	const frame = { ...figure.frame, margin: PLAIN_FRAME.margin };
	return { scene: drawPlaced({ ...figure, frame, caption, notes }, part, boxes, lanes, routes), smallest };
}
