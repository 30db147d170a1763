import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Model } from '#lib/domain/theory/model.ts';
import { elkEngine } from '#lib/layout/elk-engine.ts';
import { around, overlap, type Rect } from '#lib/layout/geometry.ts';
import { PAGE_SHAPES, pageHeight } from '#lib/layout/page-shape.ts';
import { placeNodes } from '#lib/layout/place.ts';
import { QUICK_ENGINE } from '#lib/layout/tidy-quickly.ts';
import { tidy, type Positions, type TidyOptions } from '#lib/layout/tidy.ts';
import { anyModel, arrow, model, nineteen, node, placedAt, sizesOf, withBands } from './builders.ts';

const quick = (some: Model, options?: TidyOptions): Promise<Positions> =>
	tidy(some, sizesOf(some), QUICK_ENGINE, options);
const boxesAt = (some: Model, places: Positions): Map<string, Rect> =>
	placeNodes(placedAt(some, places), sizesOf(some));
const pin = (some: Model, ids: readonly string[]): Model => ({
	...some,
	nodes: new Map([...some.nodes].map(([id, n]) => [id, { ...n, pinned: ids.includes(id) }]))
});
const overlapping = (boxes: ReadonlyMap<string, Rect>): string[] => {
	const list = [...boxes];
	return list.flatMap(([a, r], i) =>
		list
			.slice(i + 1)
			.filter(([, o]) => overlap(r, o))
			.map(([b]) => `${a} on ${b}`)
	);
};

describe('a page shape', () => {
	test.each([
		['nineteen boxes', nineteen()],
		['bands and non-core boxes', withBands()]
	])('is met at least as well as by a layout for any other shape: %s', async (_, some) => {
		const hulls = new Map(
			await Promise.all(
				PAGE_SHAPES.map(
					async (shape) => [shape, around(boxesAt(some, await quick(some, { shape })).values())!] as const
				)
			)
		);
		for (const shape of ['a4-landscape', 'a4-portrait', 'slide'] as const)
			for (const other of hulls.values())
				expect(pageHeight(hulls.get(shape)!, shape)).toBeLessThan(pageHeight(other, shape) * 1.2);
		const [portrait, landscape] = [hulls.get('a4-portrait')!, hulls.get('a4-landscape')!];
		expect(portrait.width / portrait.height).toBeLessThan(landscape.width / landscape.height);
	});
});

describe('pinned nodes', () => {
	test('stay where they are, and nothing is laid on them', async () => {
		await fc.assert(
			fc.asyncProperty(anyModel(), fc.array(fc.nat(40), { maxLength: 6 }), async (some, places) => {
				const ids = [...some.nodes.keys()].slice(0, places.length);
				const at = new Map(
					ids.map((id, i) => [id, [(places[i]! % 8) * 200 + i * 1700, (places[i]! >> 3) * 190] as const])
				);
				const pinned = pin(placedAt(some, at), ids);
				const result = await quick(pinned);
				for (const [id, pos] of at) expect(result.get(id)).toEqual(pos);
				expect(overlapping(boxesAt(pinned, result))).toEqual([]);
			}),
			{ numRuns: 80 }
		);
	});

	test('hold the figure where it is: a fresh layout comes to them', async () => {
		const free = await quick(nineteen());
		const moved = new Map([...free].map(([id, [x, y]]) => [id, [x + 4000, y - 900] as const]));
		const one = placedAt(nineteen(), new Map([['b3', moved.get('b3')!]]));
		expect(await quick(pin(one, ['b3']))).toEqual(moved);
	});
});

describe('tidying a part', () => {
	test('moves only the chosen nodes, and lays them on no other', async () => {
		await fc.assert(
			fc.asyncProperty(
				anyModel(),
				fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
				async (some, chosen) => {
					const places = await quick(some);
					const tidied = placedAt(some, places);
					const only = new Set([...some.nodes.keys()].filter((_, i) => chosen[i]));
					const result = await quick(tidied, { only });
					for (const [id, pos] of places) if (!only.has(id)) expect(result.get(id)).toEqual(pos);
					expect(overlapping(boxesAt(tidied, result))).toEqual([]);
				}
			),
			{ numRuns: 80 }
		);
	});

	test('puts a heap of nodes into columns along their arrows', async () => {
		const heap = model(
			['a', 'b', 'c'].map((id, i) => node(id, 'mechanism', { pathway: 'A', pos: [i * 7, 300 - i * 9] })),
			[arrow('1', 'a', 'b'), arrow('2', 'b', 'c')]
		);
		const result = await quick(heap, { only: new Set(['a', 'b', 'c']) });
		expect([result.get('a')![0] < result.get('b')![0], result.get('b')![0] < result.get('c')![0]]).toEqual([
			true,
			true
		]);
	});
});

describe('a model that was tidied', () => {
	const engine = elkEngine();

	test('stays as it is when it is tidied again', async () => {
		const places = await tidy(withBands(), sizesOf(withBands()), engine);
		expect(await tidy(placedAt(withBands(), places), sizesOf(withBands()), engine)).toEqual(places);
	});

	test.each(['a3', 'b4', 'p2', 'o1', 'm1', 'c2', 'u2'])(
		'moves by at most 20 px on average when a node is added beside %s, and no two swap',
		async (peer) => {
			const places = await tidy(withBands(), sizesOf(withBands()), engine);
			const before = placedAt(withBands(), places);
			const { kind, pathway } = before.nodes.get(peer)!;
			const grown = {
				...before,
				nodes: new Map([...before.nodes, ['new', node('new', kind, { pathway, core: true })]]),
				arrows: new Map([...before.arrows, ['new-1', arrow('new-1', peer, 'new')]])
			};
			const after = await tidy(grown, sizesOf(grown), engine);
			const others = [...places];
			const moved = others.map(([id, [x, y]]) => Math.hypot(after.get(id)![0] - x, after.get(id)![1] - y));
			expect(moved.reduce((a, b) => a + b, 0) / moved.length).toBeLessThanOrEqual(20);
			for (const [a, [xa, ya]] of others)
				for (const [b, [xb, yb]] of others)
					if (Math.abs(xa - xb) < 60 && ya < yb) expect(after.get(a)![1]).toBeLessThan(after.get(b)![1]);
			expect(overlapping(boxesAt(grown, after))).toEqual([]);
		}
	);

	test('is laid out afresh once that is far better', async () => {
		const places = await tidy(nineteen(), sizesOf(nineteen()), engine);
		const ids = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7'];
		const turned = new Map([...places, ...ids.map((id, i) => [id, places.get(ids[6 - i]!)!] as const)]);
		expect(await tidy(placedAt(nineteen(), turned), sizesOf(nineteen()), engine)).toEqual(places);
	});
});

describe('progress', () => {
	test('goes from 0 upwards in words, and ends where it is cancelled', async () => {
		const seen: [number, string][] = [];
		await quick(nineteen(), { progress: (share, step) => seen.push([share, step]) });
		const shares = seen.map(([share]) => share);
		expect(shares).toEqual([...shares].sort((a, b) => a - b));
		expect(shares[0]).toBe(0);
		expect(Math.max(...shares)).toBeLessThanOrEqual(1);
		expect(seen.map(([, step]) => step)).toContain('Ordering Pathway A');
		const stop = new AbortController();
		const cancelled = quick(nineteen(), {
			signal: stop.signal,
			progress: (share) => share > 0 && stop.abort()
		});
		await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
	});
});
