// Lays a model out, draws it, and counts what makes the figure hard to read, from what would be printed.
import type { Strength } from '#lib/domain/evidence/strength.ts';
import { laneIdOf } from '#lib/domain/theory/lanes.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { drawPlaced } from '#lib/figure/draw-placed.ts';
import { SIGN } from '#lib/figure/line-style.ts';
import type { Scene, SceneBox, SceneText } from '#lib/figure/scene.ts';
import { overlap, type Rect, type Size } from '#lib/layout/geometry.ts';
import { type LaneBox, laneBoxes } from '#lib/layout/lane-boxes.ts';
import { arrowBadgeSize, nodeSize } from '#lib/layout/node-size.ts';
import { placeNodes } from '#lib/layout/place.ts';
import { qualityOf, type Quality } from '#lib/layout/quality.ts';
import { type Route, routeArrows } from '#lib/layout/route.ts';

export type Places = ReadonlyMap<string, readonly [number, number]>;

/** A figure as it would be printed, with its counts; lower is better but for `lanesKept`, a share, and `pointsOnA4`. */
export interface Measured extends Quality {
	boxes: ReadonlyMap<string, Rect>;
	scene: Scene;
	/** Badges, signs and relation words that lie on a box, on a heading, or on one another. */
	labelOverlaps: number;
	/** Badges and words that lie on the line of an arrow that is not theirs. */
	labelsOnLines: number;
	textOutside: number;
	/** Share of the nodes that lie inside their own lane and outside of every other. */
	lanesKept: number;
	/** The smallest text in points, printed on A4 landscape with margins of 10 mm. */
	pointsOnA4: number;
}

/** The printable part of A4 landscape in points. */
const A4: Size = { width: (277 / 25.4) * 72, height: (190 / 25.4) * 72 };

export const sizesOf = (model: Model): Map<string, Size> =>
	new Map([...model.nodes].map(([id, node]) => [id, nodeSize(node)]));

/** The model with its nodes at these places. */
export const placedAt = (model: Model, places: Places): Model => ({
	...model,
	nodes: new Map([...model.nodes].map(([id, node]) => [id, { ...node, pos: places.get(id) ?? node.pos }]))
});

/** Draws the model with these places and counts. */
export function measure(model: Model, places: Places, strengths: ReadonlyMap<string, Strength>): Measured {
	const placed = placedAt(model, places);
	const boxes = placeNodes(placed, sizesOf(placed));
	const lanes = laneBoxes(placed, boxes);
	const badges = new Map(
		[...model.arrows.keys()].flatMap((id) => {
			const size = arrowBadgeSize(strengths.get(id));
			return size ? [[id, size] as const] : [];
		})
	);
	const routes = routeArrows(placed, boxes, lanes, badges);
	const scene = drawPlaced({ model: placed, extent: 'full', strengths }, placed, boxes, lanes, routes);
	return {
		...qualityOf(placed, boxes, lanes, routes),
		boxes,
		scene,
		...labelsOf(scene, scene.lines.length > 0 ? lanesOf(scene, lanes) : [], routes),
		textOutside: scene.boxes.reduce((sum, box) => sum + textOutside(box), 0),
		lanesKept: lanesKept(placed, boxes, lanes),
		pointsOnA4: pointsOnA4(scene)
	};
}

/** The headings where the scene has moved them to. */
function lanesOf(scene: Scene, lanes: readonly LaneBox[]): Rect[] {
	return scene.lanes.map((drawn, i) => {
		const { rect, heading } = lanes[i]!;
		return { ...heading, x: heading.x + drawn.rect.x - rect.x, y: heading.y + drawn.rect.y - rect.y };
	});
}

const wordRect = ({ x, y, width, size }: SceneText): Rect => ({ x, y: y - 0.75 * size, width, height: size });

function labelsOf(
	scene: Scene,
	headings: readonly Rect[],
	routes: ReadonlyMap<string, Route>
): { labelOverlaps: number; labelsOnLines: number } {
	const labels = scene.lines.flatMap((line) => [
		...(line.badge ? [{ line, rect: line.badge.rect }] : []),
		...(line.word ? [{ line, rect: wordRect(line.word) }] : [])
	]);
	const signs = scene.lines.flatMap(({ sign }) => {
		const r = SIGN.radius;
		return sign ? [{ x: sign.x - r, y: sign.y - r, width: 2 * r, height: 2 * r }] : [];
	});
	const solid = [...scene.boxes.map((b) => b.rect), ...headings];
	let [labelOverlaps, labelsOnLines] = [0, 0];
	labels.forEach(({ line, rect }, i) => {
		const others = labels.slice(i + 1).map((l) => l.rect);
		for (const other of [...solid, ...signs, ...others]) if (overlap(rect, other)) labelOverlaps++;
		for (const other of scene.lines) {
			const kin = other.from === line.from || other.to === line.to || other.to === line.id;
			if (other !== line && !kin && piecesOf(other.points).some((p) => overlap(p, rect))) labelsOnLines++;
		}
	});
	for (const sign of signs) for (const other of solid) if (overlap(sign, other)) labelOverlaps++;
	if (routes.size < scene.lines.length) throw new Error('A line without a route.');
	return { labelOverlaps, labelsOnLines };
}

function piecesOf(points: readonly { x: number; y: number }[]): Rect[] {
	return points.slice(1).map((b, i) => {
		const a = points[i]!;
		const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
		return { x: x - 0.5, y: y - 0.5, width: Math.abs(a.x - b.x) + 1, height: Math.abs(a.y - b.y) + 1 };
	});
}

function textOutside({ rect, word, label, marks }: SceneBox): number {
	const texts = [word, ...label, ...marks.map((m) => m.count)].filter((t) => t !== null);
	return texts.filter(
		(t) =>
			t.x < rect.x ||
			t.x + t.width > rect.x + rect.width + 0.01 ||
			t.y - 0.75 * t.size < rect.y ||
			t.y + 0.25 * t.size > rect.y + rect.height
	).length;
}

function lanesKept(
	model: Model,
	boxes: ReadonlyMap<string, Rect>,
	lanes: ReturnType<typeof laneBoxes>
): number {
	if (model.nodes.size === 0) return 1;
	const kept = [...model.nodes.values()].filter((node) => {
		const own = laneIdOf(model, node);
		const box = boxes.get(node.id)!;
		return lanes.every(({ lane, rect }) => (lane.id === own) === overlap(rect, box));
	});
	return kept.length / model.nodes.size;
}

function pointsOnA4(scene: Scene): number {
	const texts = [
		...scene.caption,
		...scene.notes,
		...scene.lanes.flatMap((l) => l.heading),
		...scene.legend.map((l) => l.text),
		...scene.boxes.flatMap((b) => [b.word, ...b.label, ...b.marks.map((m) => m.count)]),
		...scene.lines.flatMap((l) => [
			...(l.word ? [l.word] : []),
			...(l.badge?.marks ?? []).map((m) => m.count)
		])
	];
	const smallest = Math.min(...texts.flatMap((t) => t?.size ?? []));
	return smallest * Math.min(A4.width / scene.width, A4.height / scene.height);
}
