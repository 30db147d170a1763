// Small models for the figure's tests, laid out by hand so that the drawings do not depend on a layout.
import { NO_STRENGTH, type Strength } from '#lib/domain/evidence/strength.ts';
import { laneIdOf, lanesOf } from '#lib/domain/theory/lanes.ts';
import {
	EMPTY_MODEL,
	type Arrow,
	type Model,
	PLAIN_ARROW,
	PLAIN_NODE,
	type TheoryNode
} from '#lib/domain/theory/model.ts';
import { type Point, type Rect, around } from '#lib/layout/geometry.ts';
import type { LaneBox } from '#lib/layout/lane-boxes.ts';
import { arrowBadgeSize, nodeSize } from '#lib/layout/node-size.ts';
import { FULL_DETAIL } from '#lib/figure/detail.ts';
import { drawPlaced } from '#lib/figure/draw-placed.ts';
import type { Scene } from '#lib/figure/scene.ts';
import type { Course } from '#lib/figure/scene-lines.ts';
import type { Theme } from '#lib/figure/theme.ts';

export const node = (id: string, fields: Partial<TheoryNode> = {}): TheoryNode => ({
	id,
	kind: 'activity',
	label: id,
	...PLAIN_NODE,
	...fields
});

export const arrow = (id: string, from: string, to: string, fields: Partial<Arrow> = {}): Arrow => ({
	id,
	from,
	to,
	relation: 'leads-to',
	...PLAIN_ARROW,
	...fields
});

export function model(nodes: TheoryNode[], arrows: Arrow[] = [], fields: Partial<Model> = {}): Model {
	const byId = <T extends { id: string }>(list: T[]): Map<string, T> => new Map(list.map((x) => [x.id, x]));
	const pathways = byId([
		{ id: 'a', title: 'Pathway A: resources', order: 0 },
		{ id: 'b', title: 'Pathway B: relationships', order: 1 }
	]);
	return { ...EMPTY_MODEL, title: 'A model', pathways, nodes: byId(nodes), arrows: byId(arrows), ...fields };
}

export const strength = (supports: number, challenges = 0, refines = 0): Strength => ({
	supports: { records: supports, sources: 1 },
	challenges: { records: challenges, sources: 1 },
	refines: { records: refines, sources: 1 },
	...(supports + challenges + refines === 0 ? NO_STRENGTH : {})
});

/** Draws with every node in the row of its lane, in the order given, and arrows as elbows. */
export function drawByHand(
	whole: Model,
	strengths?: Map<string, Strength>,
	theme?: Theme,
	detail = FULL_DETAIL
): Scene {
	const occupied = new Set([...whole.nodes.values()].map((n) => laneIdOf(whole, n)));
	const lanes = lanesOf(whole).filter((lane) => occupied.has(lane.id));
	const used = new Map<string, number>();
	const places = new Map<string, Rect>();
	for (const n of whole.nodes.values()) {
		const lane = laneIdOf(whole, n);
		const column = used.get(lane) ?? 0;
		used.set(lane, column + 1);
		const { width, height } = nodeSize(n, detail.density);
		places.set(n.id, { x: column * 260, y: lanes.findIndex((l) => l.id === lane) * 180, width, height });
	}
	const laid = lanes.flatMap((lane): LaneBox[] => {
		const hull = around(
			[...places].filter(([id]) => laneIdOf(whole, whole.nodes.get(id)!) === lane.id).map(([, r]) => r)
		);
		if (!hull) return [];
		const rect = { x: hull.x - 16, y: hull.y - 40, width: hull.width + 32, height: hull.height + 56 };
		return [{ lane, rect, heading: { x: rect.x, y: rect.y, width: rect.width, height: 28 } }];
	});
	return drawPlaced(
		{
			model: whole,
			extent: 'full',
			...(strengths && { strengths, evidence: { records: 9, sources: 2 } }),
			...(theme && { theme }),
			detail
		},
		whole,
		places,
		laid,
		elbows(whole, places, strengths, detail)
	);
}

function elbows(
	whole: Model,
	places: Map<string, Rect>,
	strengths?: Map<string, Strength>,
	{ density, fewBelow } = FULL_DETAIL
): Map<string, Course> {
	const courses = new Map<string, Course>();
	for (const a of whole.arrows.values()) {
		const from = places.get(a.from)!;
		const to = places.get(a.to);
		const start: Point = { x: from.x + from.width, y: from.y + from.height / 2 };
		const back = to && to.x <= from.x;
		const end: Point = to
			? { x: back ? to.x + to.width : to.x, y: to.y + to.height / 2 }
			: middleOf(courses.get(a.to)!.points);
		const bend = end.x > start.x ? (start.x + end.x) / 2 : start.x + 40;
		const points =
			start.y === end.y ? [start, end] : [start, { x: bend, y: start.y }, { x: bend, y: end.y }, end];
		const size = arrowBadgeSize(strengths?.get(a.id), density, fewBelow);
		const middle = middleOf(points);
		const badge = size && { x: middle.x - size.width / 2, y: middle.y - size.height / 2, ...size };
		courses.set(a.id, { points, badge });
	}
	return courses;
}

function middleOf(points: readonly Point[]): Point {
	const [p, q] = [points[Math.floor((points.length - 1) / 2)]!, points[Math.ceil((points.length - 1) / 2)]!];
	return p === q ? { x: (points[0]!.x + p.x) / 2, y: p.y } : { x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 };
}
