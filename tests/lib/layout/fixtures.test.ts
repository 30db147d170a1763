import { describe, expect, test } from 'vitest';
import { QUICK_ENGINE } from '#lib/layout/tidy-quickly.ts';
import { tidy } from '#lib/layout/tidy.ts';
import { measure, sizesOf } from '../../bench/quality/measure.ts';
import { hub } from '../../fixtures/layouts/small.ts';
import { longLabels, many } from '../../fixtures/layouts/large.ts';
import { layoutFixtures } from '../../fixtures/layouts/index.ts';
import { readModel } from '../../fixtures/layouts/read-model.ts';

// By the quick engine, which must keep the same rules and takes a fraction of the time.
describe('what holds for every figure', () => {
	test.each(layoutFixtures().map((f) => [f.name, f] as const))('%s', async (_, { model, strengths }) => {
		for (const shape of model.nodes.size > 60
			? (['screen'] as const)
			: (['screen', 'a4-landscape'] as const)) {
			const places = await tidy(model, sizesOf(model), QUICK_ENGINE, { shape });
			const {
				throughBoxes,
				throughHeadings,
				boxOverlaps,
				laneOverlaps,
				lanesKept,
				textOutside,
				labelOverlaps
			} = measure(model, places, strengths);
			expect({
				throughBoxes,
				throughHeadings,
				boxOverlaps,
				laneOverlaps,
				lanesKept,
				textOutside,
				labelOverlaps
			}).toEqual({
				throughBoxes: 0,
				throughHeadings: 0,
				boxOverlaps: 0,
				laneOverlaps: 0,
				lanesKept: 1,
				textOutside: 0,
				labelOverlaps: 0
			});
		}
	});
});

describe('a large or odd model', () => {
	const wide = (label: string) =>
		readModel('Odd', `lane A Lane\na mechanism A ${label}\nb outcome - x\na > b`);

	test.each([
		['270 nodes of mixed columns', many(270, 3, 300)],
		['1,000 nodes', many(1000, 3, 1100)],
		['a hub', hub()],
		['long labels and other scripts', longLabels()],
		['a label of 10,000 letters', wide('long '.repeat(2000))],
		['a label of 10,000 letters without a break', wide('x'.repeat(10_000))],
		[
			'a hub with 60 arrows and loops',
			readModel(
				'Hub',
				[
					'lane A Lane',
					'h mechanism A Hub',
					...Array.from({ length: 60 }, (_, i) => `s${i} mechanism A Spoke ${i}`),
					...Array.from({ length: 60 }, (_, i) => (i % 2 ? `h > s${i}` : `s${i} > h`)),
					'h > h',
					's1 > s1'
				].join('\n')
			)
		]
	])('is laid out with every box apart: %s', async (_, model) => {
		const sizes = sizesOf(model);
		const places = await tidy(model, sizes, QUICK_ENGINE);
		const boxes = [...places].map(([id, [x, y]]) => ({ x, y, ...sizes.get(id)! }));
		boxes.sort((a, b) => a.x - b.x);
		const touching = boxes.filter((a, i) =>
			boxes.slice(i + 1).some((b) => b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
		);
		expect([places.size, touching.length]).toEqual([model.nodes.size, 0]);
	});
});
