// Aligning and distributing by hand.
import { describe, expect, it } from 'vitest';
import { align, distribute, EDGES } from '#lib/layout/arrange.ts';
import type { Rect } from '#lib/layout/geometry.ts';

const boxes = new Map<string, Rect>([
	['a', { x: 0, y: 10, width: 100, height: 40 }],
	['b', { x: 150, y: 0, width: 50, height: 60 }],
	['c', { x: 300, y: 200, width: 100, height: 100 }]
]);

describe('align', () => {
	it.each([
		['left', [0, 0, 0], 'x'],
		['centre', [150, 175, 150], 'x'],
		['right', [300, 350, 300], 'x'],
		['top', [0, 0, 0], 'y'],
		['middle', [130, 120, 100], 'y'],
		['bottom', [260, 240, 200], 'y']
	] as const)('puts all on one line: %s', (edge, expected, axis) => {
		const places = [...align(boxes, edge)];
		expect(places.map(([, place]) => place[axis])).toEqual(expected);
		const other = axis === 'x' ? 'y' : 'x';
		for (const [id, place] of places) expect(place[other]).toBe(boxes.get(id)![other]);
	});

	it('says nothing of nothing', () => {
		for (const edge of EDGES) expect(align(new Map(), edge).size).toBe(0);
	});
});

describe('distribute', () => {
	it('makes the gaps equal and leaves the outermost', () => {
		const across = distribute(boxes, 'across');
		expect(['a', 'b', 'c'].map((id) => across.get(id)!.x)).toEqual([0, 175, 300]);
		const down = distribute(boxes, 'down');
		expect(['b', 'a', 'c'].map((id) => down.get(id)!.y)).toEqual([0, 110, 200]);
	});

	it('leaves two alone', () => {
		const two = new Map([...boxes].slice(0, 2));
		expect(distribute(two, 'across').get('b')).toEqual({ x: 150, y: 0 });
	});
});
