import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Model } from '#lib/domain/theory/model.ts';
import { visiblePart, withoutDangling } from '#lib/domain/theory/selection.ts';
import { elkEngine } from '#lib/layout/elk-engine.ts';
import { overlap, type Point, type Rect } from '#lib/layout/geometry.ts';
import { laneBoxes } from '#lib/layout/lane-boxes.ts';
import { placeNodes } from '#lib/layout/place.ts';
import { qualityOf } from '#lib/layout/quality.ts';
import { routeArrows, routeAround, type Route } from '#lib/layout/route.ts';
import { tidy } from '#lib/layout/tidy.ts';
import {
	anyModel,
	arrow,
	badgesOf,
	model,
	nineteen,
	node,
	onBorder,
	placedAt,
	sizesOf,
	withBands
} from './builders.ts';

const engine = elkEngine();

async function drawn(some: Model) {
	const sizes = sizesOf(some);
	return drawnAt(some, placeNodes(placedAt(some, await tidy(some, sizes, engine)), sizes));
}

function drawnAt(some: Model, boxes: Map<string, Rect>) {
	const lanes = laneBoxes(some, boxes);
	const routes = routeArrows(some, boxes, lanes, badgesOf(some));
	return { boxes, lanes, routes, quality: qualityOf(some, boxes, lanes, routes) };
}

function onLine(p: Point, points: readonly Point[]): boolean {
	return points.slice(1).some((b, i) => {
		const a = points[i]!;
		return (
			p.x >= Math.min(a.x, b.x) - 0.01 &&
			p.x <= Math.max(a.x, b.x) + 0.01 &&
			p.y >= Math.min(a.y, b.y) - 0.01 &&
			p.y <= Math.max(a.y, b.y) + 0.01
		);
	});
}

function expectSound(
	some: Model,
	boxes: ReadonlyMap<string, Rect>,
	routes: ReadonlyMap<string, Route>
): void {
	const arrows = withoutDangling(some).arrows;
	expect([...routes.keys()]).toEqual([...arrows.keys()]);
	for (const [id, { points, middle }] of routes) {
		const { from, to } = arrows.get(id)!;
		expect(points.length).toBeGreaterThan(1);
		points.slice(1).forEach((b, i) => expect(points[i]!.x === b.x || points[i]!.y === b.y).toBe(true));
		expect(onBorder(points[0]!, boxes.get(from)!)).toBe(true);
		const end = points[points.length - 1]!;
		if (boxes.has(to)) expect(onBorder(end, boxes.get(to)!)).toBe(true);
		else expect(onLine(end, routes.get(to)!.points)).toBe(true);
		expect(onLine(middle, points)).toBe(true);
	}
}

describe('routeArrows', () => {
	test.each([
		['nineteen boxes', nineteen()],
		['bands and arrows on arrows', withBands()],
		['the first view of it', visiblePart(withBands(), 'core')]
	])('draws level and upright lines from border to border through no box: %s', async (_, some) => {
		const { boxes, routes, quality } = await drawn(some);
		expectSound(some, boxes, routes);
		expect(quality).toMatchObject({
			throughBoxes: 0,
			throughHeadings: 0,
			boxOverlaps: 0,
			laneOverlaps: 0,
			sharedLength: 0
		});
	});

	test('crosses less than the best figure known of the nineteen boxes', async () => {
		const { quality } = await drawn(nineteen());
		expect(quality.crossings).toBeLessThan(5);
		expect(quality).toMatchObject({ badgesOnBoxes: 0, badgesOnBadges: 0, badgesOnHeadings: 0 });
	});

	test('goes through no box of any model that was tidied', { timeout: 60_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(anyModel(), async (some) => {
				const { boxes, routes, quality } = await drawn(some);
				expectSound(some, boxes, routes);
				expect(quality.throughBoxes).toBe(0);
			}),
			{ numRuns: 60 }
		);
	});

	test('copes with boxes that lie anywhere, on each other too', () => {
		const place = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 600 }));
		fc.assert(
			fc.property(anyModel(12), fc.array(place, { minLength: 12, maxLength: 12 }), (some, places) => {
				const sizes = sizesOf(some);
				const boxes = new Map(
					[...some.nodes.keys()].map((id, i): [string, Rect] => [
						id,
						{ x: places[i]![0], y: places[i]![1], ...sizes.get(id)! }
					])
				);
				expectSound(some, boxes, drawnAt(some, boxes).routes);
			})
		);
	});

	test('draws a hub of sixty arrows, parallel arrows and chains of arrows on arrows', async () => {
		const leaves = Array.from({ length: 60 }, (_, i) =>
			node(`n${i}`, 'mechanism', { pathway: i % 2 ? 'A' : 'B' })
		);
		const hub = model(
			[node('hub', 'mechanism', { pathway: 'A' }), ...leaves],
			[
				...leaves.map((n) => arrow(`h${n.id}`, 'hub', n.id)),
				arrow('again', 'hub', 'n1'),
				arrow('self', 'hub', 'hub'),
				arrow('on', 'n3', 'hn1'),
				arrow('onon', 'n5', 'on')
			]
		);
		const { boxes, routes, quality } = await drawn(hub);
		expectSound(hub, boxes, routes);
		expect(quality.throughBoxes).toBe(0);
	});

	test('gives the same lines twice', async () => {
		expect((await drawn(withBands())).routes).toEqual((await drawn(withBands())).routes);
	});
});

describe('routeAround', () => {
	test('draws the arrows of a moved box anew and leaves the others', async () => {
		const some = withBands();
		const { boxes, routes } = await drawn(some);
		const moved = new Map(boxes).set('b4', { ...boxes.get('b4')!, y: boxes.get('b4')!.y + 12 });
		const lanes = laneBoxes(some, moved);
		const around = routeAround(some, moved, lanes, badgesOf(some), routes, new Set(['b4']));
		expectSound(some, moved, around);
		for (const [id, a] of some.arrows) {
			const touched = a.from === 'b4' || a.to === 'b4' || a.to === 'a2b4';
			if (!touched) expect(around.get(id)).toBe(routes.get(id));
		}
		expect(around.get('a2b4')).not.toEqual(routes.get('a2b4'));
		expect(overlap(boxes.get('b4')!, moved.get('b4')!)).toBe(true);
	});
});
