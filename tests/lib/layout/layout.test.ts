import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_MODEL, type Model } from '#lib/domain/theory/model.ts';
import { visiblePart } from '#lib/domain/theory/selection.ts';
import { elkEngine } from '#lib/layout/elk-engine.ts';
import { LayoutStopped } from '#lib/layout/engine.ts';
import { overlap, type Rect } from '#lib/layout/geometry.ts';
import { laneBoxes } from '#lib/layout/lane-boxes.ts';
import { placeNodes } from '#lib/layout/place.ts';
import { tidy } from '#lib/layout/tidy.ts';
import { anyModel, arrow, model, nineteen, node, placedAt, sizesOf, withBands } from './builders.ts';

const engine = elkEngine();

async function tidied(some: Model): Promise<Map<string, Rect>> {
	const sizes = sizesOf(some);
	return placeNodes(placedAt(some, await tidy(some, sizes, engine)), sizes);
}

function expectApart(rects: readonly Rect[]): void {
	rects.forEach((a, i) => rects.slice(i + 1).forEach((b) => expect(overlap(a, b)).toBe(false)));
}

function expectWellPlaced(some: Model, boxes: ReadonlyMap<string, Rect>): void {
	expect([...boxes.keys()]).toEqual([...some.nodes.keys()]);
	for (const r of boxes.values()) expect(Number.isFinite(r.x) && Number.isFinite(r.y)).toBe(true);
	expectApart([...boxes.values()]);
	expectApart(laneBoxes(some, boxes).map((l) => l.rect));
}

describe('tidy', () => {
	test.each([
		['nothing', EMPTY_MODEL],
		['one box', model([node('a', 'mechanism')], [])],
		['nineteen boxes', nineteen()],
		['bands and non-core boxes', withBands()],
		[
			'a cycle and a self loop',
			model(
				['a', 'b', 'c'].map((id) => node(id, 'mechanism', { pathway: 'A' })),
				[arrow('1', 'a', 'b'), arrow('2', 'b', 'c'), arrow('3', 'c', 'a'), arrow('4', 'a', 'a')]
			)
		],
		[
			'forty boxes that nothing joins',
			model(
				Array.from({ length: 40 }, (_, i) => node(`n${i}`, 'activity')),
				[]
			)
		]
	])('keeps boxes and lanes apart: %s', async (_, some) => {
		expectWellPlaced(some, await tidied(some));
	});

	test('keeps boxes and lanes apart in any model, in both extents', { timeout: 30_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(anyModel(), async (some) => {
				const boxes = await tidied(some);
				expectWellPlaced(some, boxes);
				const core = visiblePart(some, 'core');
				expectApart(
					laneBoxes(core, new Map([...boxes].filter(([id]) => core.nodes.has(id)))).map((l) => l.rect)
				);
			}),
			{ numRuns: 60 }
		);
	});

	test('gives the same picture twice', async () => {
		expect(await tidied(withBands())).toEqual(await tidied(withBands()));
	});

	test('keeps the figure of nineteen boxes within 2.4 to 1', async () => {
		const lanes = laneBoxes(nineteen(), await tidied(nineteen())).map((l) => l.rect);
		const width = Math.max(...lanes.map((r) => r.x + r.width)) - Math.min(...lanes.map((r) => r.x));
		const height = Math.max(...lanes.map((r) => r.y + r.height)) - Math.min(...lanes.map((r) => r.y));
		expect(width / height).toBeLessThan(2.4);
	});

	test('puts prerequisites left of the pathways, outcomes right, bands above and below', async () => {
		const rects = new Map(laneBoxes(withBands(), await tidied(withBands())).map((l) => [l.lane.id, l.rect]));
		const [a, b] = [rects.get('pathway:A')!, rects.get('pathway:B')!];
		expect(a.y + a.height).toBeLessThan(b.y);
		expect(rects.get('before')!.x + rects.get('before')!.width).toBeLessThan(a.x);
		expect(a.x + a.width).toBeLessThan(rects.get('after')!.x);
		expect(rects.get('contexts')!.y).toBeLessThan(rects.get('moderators')!.y);
		expect(rects.get('moderators')!.y).toBeLessThan(a.y);
		expect(rects.get('unintended')!.y).toBeGreaterThan(b.y);
	});

	test('stops when told to, and when time is over', async () => {
		const stop = AbortSignal.abort();
		await expect(tidy(nineteen(), sizesOf(nineteen()), engine, { signal: stop })).rejects.toMatchObject({
			code: 'cancelled'
		});
		const never = { layered: () => Promise.reject(new LayoutStopped('deadline')), close: () => {} };
		await expect(tidy(nineteen(), sizesOf(nineteen()), never)).rejects.toMatchObject({ code: 'deadline' });
	});
});

describe('placeNodes', () => {
	test('leaves stored places alone and puts the others on no other box', () => {
		fc.assert(
			fc.property(anyModel(), fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }), (some, stored) => {
				const sizes = sizesOf(some);
				const ids = [...some.nodes.keys()];
				// Stored places on a grid, so that they do not overlap themselves.
				const places = new Map(
					ids.flatMap((id, i): [string, readonly [number, number]][] =>
						stored[i] ? [[id, [(i % 5) * 260, Math.floor(i / 5) * 190]]] : []
					)
				);
				const boxes = placeNodes(placedAt(some, places), sizes);
				expect([...boxes.keys()]).toEqual(ids);
				for (const [id, [x, y]] of places) expect(boxes.get(id)).toMatchObject({ x, y });
				expectApart([...boxes.values()]);
			})
		);
	});

	test('needs no engine for a model that nobody has laid out', () => {
		expectWellPlaced(withBands(), placeNodes(withBands(), sizesOf(withBands())));
	});
});

describe('laneBoxes', () => {
	test('holds each box in its lane below the heading', () => {
		const boxes = placeNodes(nineteen(), sizesOf(nineteen()));
		for (const { rect, heading, lane } of laneBoxes(nineteen(), boxes)) {
			expect(heading.y).toBe(rect.y);
			for (const [id, box] of boxes) {
				const own = lane.id === `pathway:${nineteen().nodes.get(id)!.pathway}`;
				if (!own) continue;
				expect(box.x).toBeGreaterThan(rect.x);
				expect(box.y).toBeGreaterThanOrEqual(heading.y + heading.height);
			}
		}
	});
});
