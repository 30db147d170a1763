// Small models for the tests of the layout, in the model's own form.
import * as fc from 'fast-check';
import {
	type Arrow,
	type Model,
	type Pathway,
	PLAIN_ARROW,
	PLAIN_NODE,
	type TheoryNode
} from '#lib/domain/theory/model.ts';
import { NODE_KINDS, type NodeKind } from '#lib/domain/theory/vocabulary.ts';
import type { Rect, Size } from '#lib/layout/geometry.ts';

/** A node of which only what matters to the layout is given. */
export function node(id: string, kind: NodeKind, more: Partial<TheoryNode> = {}): TheoryNode {
	return {
		id,
		kind,
		label: id,
		...PLAIN_NODE,
		...more
	};
}

/** An arrow, to a node or to an arrow. */
export function arrow(id: string, from: string, to: string): Arrow {
	return { id, from, to, relation: 'leads-to', ...PLAIN_ARROW };
}

/** A model with the pathways A and B. */
export function model(
	nodes: readonly TheoryNode[],
	arrows: readonly Arrow[],
	pathways: readonly string[] = ['A', 'B']
): Model {
	const lanes = pathways.map((id, order): [string, Pathway] => [id, { id, title: `Pathway ${id}`, order }]);
	return {
		title: '',
		note: '',
		nodes: new Map(nodes.map((n) => [n.id, n])),
		arrows: new Map(arrows.map((a) => [a.id, a])),
		pathways: new Map(lanes),
		stages: new Map(),
		statements: new Map()
	};
}

/** Boxes as the canvas measures them: one width, one line of text for every 24 letters. */
export function sizesOf(some: Model): Map<string, Size> {
	return new Map(
		[...some.nodes].map(([id, n]) => [
			id,
			{ width: 184, height: 50 + 17 * Math.min(4, Math.ceil(n.label.length / 24) || 1) }
		])
	);
}

/** The model with places stored. */
export function placedAt(some: Model, places: ReadonlyMap<string, readonly [number, number]>): Model {
	return {
		...some,
		nodes: new Map([...some.nodes].map(([id, n]) => [id, { ...n, pos: places.get(id) ?? null }]))
	};
}

/** A badge for every arrow. */
export function badgesOf(some: Model): Map<string, Size> {
	return new Map([...some.arrows.keys()].map((id) => [id, { width: 30, height: 16 }]));
}

/** Two pathways of 11 boxes between 5 prerequisites and 2 outcomes, with two arrows across: the usual picture. */
export function nineteen(): Model {
	const prerequisites = [
		'p1 Supported to spend without asking',
		'p2 Trusted to decide',
		'p3 Manageable caseloads',
		'p4 Consistent supervision',
		'p5 Understanding of needs'
	];
	const a = [
		'a1 Help otherwise unavailable is provided (goods, services)',
		'a2 Needs met quickly',
		'a3 Better home conditions',
		'a4 Better family relationships',
		'a5 Behavioural change'
	];
	const b = [
		'b1 Shared activities',
		'b2 Shared decisions',
		'b3 Family feels heard and understood',
		'b4 Trust',
		'b5 Family feels valued and shares goals',
		'b6 Productive relationship',
		'b7 Family engages'
	];
	const outcomes = ['o1 Reduced need for care', 'o2 Children stay safely at home'];
	const make = (list: readonly string[], kind: NodeKind, pathway: string | null): TheoryNode[] =>
		list.map((text) => node(text.slice(0, 2), kind, { label: text.slice(3), pathway }));
	const pairs =
		'p1a1 p2a1 p5a2 p3b1 p2b2 p4b2 p5b3 a1a2 a2a3 a2a4 a3a5 a4a5 b1b3 b2b3 b3b4 b4b5 b5b6 b6b7 a5o1 a5o2 b7o1 b7o2 a2b4 b3a2'.split(
			' '
		);
	return model(
		[
			...make(prerequisites, 'prerequisite', null),
			...make(a, 'mechanism', 'A'),
			...make(b, 'mechanism', 'B'),
			...make(outcomes, 'outcome', null)
		],
		pairs.map((pair) => arrow(pair, pair.slice(0, 2), pair.slice(2)))
	);
}

/** The nineteen with bands, non-core boxes, a cycle, and moderators that act on arrows. */
export function withBands(): Model {
	const base = nineteen();
	const extra = { core: false };
	const nodes = [
		...base.nodes.values(),
		...['c1', 'c2', 'c3'].map((id) => node(id, 'context', extra)),
		...['m1', 'm2', 'm3', 'm4'].map((id) => node(id, 'moderator', extra)),
		...['u1', 'u2'].map((id) => node(id, 'unintended-effect', extra)),
		node('a6', 'mechanism', { pathway: 'A', core: false }),
		node('b8', 'mechanism', { pathway: 'B', core: false }),
		node('p6', 'prerequisite', extra),
		node('o3', 'outcome', extra)
	];
	const pairs = 'c1m1 c2a1 c3a2 u1m1 a1u1 a2u2 a1a6 b3b8 b8a1 b6a1 p6p2 a2o3 o3o1'.split(' ');
	const arrows = [
		...base.arrows.values(),
		...pairs.map((pair) => arrow(pair, pair.slice(0, 2), pair.slice(2))),
		...[
			['m1', 'a1a2'],
			['m2', 'a1a2'],
			['m3', 'a2b4'],
			['m4', 'a3a5']
		].map(([m, on]) => arrow(`${m}-${on}`, m!, on!))
	];
	return model(nodes, arrows);
}

/** Any model at all: cycles, self loops, parallel arrows, arrows on arrows, several pathways or none. */
export function anyModel(most = 24): fc.Arbitrary<Model> {
	return fc
		.record({
			lanes: fc.integer({ min: 0, max: 3 }),
			nodes: fc.array(
				fc.record({
					kind: fc.constantFrom(...NODE_KINDS),
					lane: fc.nat(4),
					core: fc.boolean(),
					words: fc.integer({ min: 1, max: 80 })
				}),
				{ maxLength: most }
			),
			ends: fc.array(fc.tuple(fc.nat(999), fc.nat(999), fc.nat(9)), { maxLength: most * 2 })
		})
		.map(({ lanes, nodes, ends }) => {
			const made = nodes.map((n, i) =>
				node(`n${i}`, n.kind, {
					label: 'x'.repeat(n.words),
					core: n.core,
					pathway: n.lane < lanes ? `L${n.lane}` : null
				})
			);
			const arrows =
				made.length === 0
					? []
					: ends.map(([from, to, on], i) =>
							arrow(
								`e${i}`,
								`n${from % made.length}`,
								on < 2 && i > 0 ? `e${to % i}` : `n${to % made.length}`
							)
						);
			return model(
				made,
				arrows,
				Array.from({ length: lanes }, (_, i) => `L${i}`)
			);
		});
}

/** True where a point lies on the border of a rectangle. */
export function onBorder(p: { x: number; y: number }, r: Rect): boolean {
	const [right, bottom] = [r.x + r.width, r.y + r.height];
	const inside = p.x >= r.x - 0.01 && p.x <= right + 0.01 && p.y >= r.y - 0.01 && p.y <= bottom + 0.01;
	const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.01;
	return inside && (near(p.x, r.x) || near(p.x, right) || near(p.y, r.y) || near(p.y, bottom));
}
