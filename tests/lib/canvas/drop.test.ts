// What dropping nodes on the diagram does to where they belong.
import { describe, expect, it } from 'vitest';
import { dropOf } from '#lib/canvas/drop.ts';
import { EMPTY_MODEL, type Model, PLAIN_NODE, type TheoryNode } from '#lib/domain/theory/model.ts';
import type { Rect } from '#lib/layout/geometry.ts';

const node = (id: string, pathway: string | null, fields: Partial<TheoryNode> = {}): TheoryNode => ({
	id,
	kind: 'mechanism',
	label: id,
	...PLAIN_NODE,
	pathway,
	...fields
});
const byId = <T extends { id: string }>(...list: T[]) => new Map(list.map((one) => [one.id, one]));
const at = (x: number, y: number): Rect => ({ x, y, width: 184, height: 70 });

/** Pathway A above Pathway B, three nodes each, and a column of prerequisites on the left. */
const model: Model = {
	...EMPTY_MODEL,
	pathways: byId({ id: 'a', title: 'A', order: 1 }, { id: 'b', title: 'B', order: 2 }),
	nodes: byId(
		node('p1', null, { kind: 'prerequisite' }),
		node('a1', 'a'),
		node('a2', 'a'),
		node('a3', 'a'),
		node('b1', 'b'),
		node('b2', 'b'),
		node('b3', 'b')
	)
};
const boxes = new Map<string, Rect>([
	['p1', at(0, 100)],
	['a1', at(400, 0)],
	['a2', at(700, 0)],
	['a3', at(1000, 0)],
	['b1', at(400, 400)],
	['b2', at(700, 400)],
	['b3', at(1000, 400)]
]);
const drop = (...dropped: [string, Rect][]) => dropOf(model, boxes, new Map(dropped));

describe('dropping nodes', () => {
	it('within its own pathway moves a node and nothing else', () => {
		expect(drop(['b2', at(708, 404)])).toEqual({ moves: [{ id: 'b2', pos: [708, 404] }], into: [] });
	});

	it('into another pathway takes it there, and says so', () => {
		const { moves, into } = drop(['b2', at(710, 5)]);
		expect(moves).toEqual([{ id: 'b2', pos: [710, 5], pathway: 'a' }]);
		expect(into.map((lane) => lane.title)).toEqual(['A']);
	});

	it('into a column makes it one of that column', () => {
		const moves = [{ id: 'a2', pos: [4, 180], pathway: null, kind: 'prerequisite' }];
		expect(drop(['a2', at(4, 180)]).moves).toEqual(moves);
	});

	it('outside of the pathways leaves its kind to whoever has a place there, and gives it to the others', () => {
		const loose = { ...model, nodes: new Map(model.nodes).set('o1', node('o1', null)) };
		const there = new Map(boxes).set('o1', at(400, 900));
		const into = (kind: TheoryNode['kind']) => {
			const nodes = new Map(loose.nodes).set('a2', node('a2', 'a', { kind }));
			return dropOf({ ...loose, nodes }, there, new Map([['a2', at(404, 904)]])).moves;
		};
		for (const kind of ['assumption', 'mechanism', 'intermediate-outcome', 'activity'] as const)
			expect(into(kind)).toEqual([{ id: 'a2', pos: [404, 904], pathway: null }]);
		expect(into('outcome')).toEqual([{ id: 'a2', pos: [404, 904], pathway: null, kind: 'activity' }]);
	});

	it('where no lane is leaves it where it belongs', () => {
		expect(drop(['a2', at(700, 900)])).toEqual({ moves: [{ id: 'a2', pos: [700, 900] }], into: [] });
	});

	it('is not misled by a node that stands far out and stretches its lane over another', () => {
		const stretched = new Map(boxes).set('a3', at(1000, 480));
		const dropped = new Map([['b2', at(706, 402)]]);
		expect(dropOf(model, stretched, dropped).moves).toEqual([{ id: 'b2', pos: [706, 402] }]);
		// The one that stands far out is taken where it is dropped, whatever its own lane reached before.
		const home = new Map([['a3', at(990, 410)]]);
		expect(dropOf(model, stretched, home).moves).toEqual([{ id: 'a3', pos: [990, 410], pathway: 'b' }]);
	});
});
