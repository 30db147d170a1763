import { describe, expect, test } from 'vitest';
import type { Rect } from '#lib/layout/geometry.ts';
import { nodeLinks } from '#lib/layout/members.ts';
import { untangle } from '#lib/layout/untangle.ts';
import { arrow, model, node } from './builders.ts';

const box = (x: number, y: number, height = 60): Rect => ({ x, y, width: 184, height });
const lane = { pathway: 'A' };

describe('untangling', () => {
	test('swaps neighbours of a column where lines cross, and keeps the distance between them', () => {
		const some = model(
			['a', 'b', 'c', 'd'].map((id) => node(id, 'mechanism', lane)),
			[arrow('1', 'a', 'd'), arrow('2', 'b', 'c')]
		);
		const boxes = new Map([
			['a', box(0, 0)],
			['b', box(0, 100)],
			['c', box(300, 0, 40)],
			['d', box(300, 80, 90)]
		]);
		untangle(some, boxes, nodeLinks(some));
		const flipped = boxes.get('a')!.y > boxes.get('b')!.y;
		const others = boxes.get('c')!.y > boxes.get('d')!.y;
		expect(flipped).not.toBe(others);
		const [first, second] = [boxes.get('c')!, boxes.get('d')!].sort((p, q) => p.y - q.y);
		expect([first!.y, second!.y - first!.y - first!.height, second!.y + second!.height]).toEqual([
			0, 40, 170
		]);
	});

	test('swaps boxes of a band, never boxes of two columns', () => {
		const some = model(
			[node('k', 'context'), node('l', 'context'), ...['a', 'b'].map((id) => node(id, 'mechanism', lane))],
			[arrow('1', 'k', 'b'), arrow('2', 'l', 'a')]
		);
		const boxes = new Map([
			['k', box(0, 0)],
			['l', box(300, 0)],
			['a', box(0, 300)],
			['b', box(300, 300)]
		]);
		untangle(some, boxes, nodeLinks(some));
		expect(Object.fromEntries([...boxes].map(([id, { x }]) => [id, x]))).toEqual({
			k: 300,
			l: 0,
			a: 0,
			b: 300
		});
	});

	test('leaves what does not cross, and boxes outside of the core below those in it', () => {
		const some = model(
			[
				node('a', 'mechanism', lane),
				node('b', 'mechanism', { ...lane, core: false }),
				node('c', 'mechanism', lane)
			],
			[arrow('1', 'b', 'c')]
		);
		const boxes = new Map([
			['a', box(0, 0)],
			['b', box(0, 100)],
			['c', box(300, 0)]
		]);
		const before = new Map(boxes);
		untangle(some, boxes, nodeLinks(some));
		expect(boxes).toEqual(before);
	});
});
