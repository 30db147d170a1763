// A free place for a node that nobody points at.
import { describe, expect, it } from 'vitest';
import { placeFor } from '#lib/actions/place-nodes.ts';
import { overlap } from '#lib/layout/geometry.ts';
import { nodeSize } from '#lib/layout/node-size.ts';
import { model, node } from '../../support/models.ts';

const pathways = [
	{ id: 'A', title: 'A', order: 0 },
	{ id: 'B', title: 'B', order: 1 }
];
const nodes = [
	node('a1', { pathway: 'A', pos: [0, 0] }),
	node('a2', { pathway: 'A', pos: [252, 0] }),
	node('b1', { pathway: 'B', pos: [0, 400] })
];
const m = model({ pathways, nodes });
const boxOf = (pos: readonly [number, number], one: Parameters<typeof nodeSize>[0]) => ({
	x: pos[0],
	y: pos[1],
	...nodeSize(one)
});

describe('the place for a node', () => {
	it('is below the one that it comes after, on no other box', () => {
		const added = node('new', { pathway: 'A', pos: null, label: '' });
		const pos = placeFor(m, added, nodes[0]!);
		expect(pos[0]).toBe(0);
		expect(pos[1]).toBeGreaterThan(nodeSize(nodes[0]!).height);
		expect(pos[1]).toBeLessThan(400);
		for (const other of nodes)
			expect(overlap(boxOf(pos, added), boxOf(other.pos!, other)), other.id).toBe(false);
	});

	it('is in its lane where it comes after none', () => {
		const pos = placeFor(m, node('new', { pathway: 'B', pos: null }));
		expect(pos[1]).toBeGreaterThan(300);
	});

	it('is found in an empty model', () => {
		expect(placeFor(model(), node('new', { pos: null })).every(Number.isFinite)).toBe(true);
	});
});
