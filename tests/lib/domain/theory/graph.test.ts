// What leads to what, with cycles and with arrows that end on arrows.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	downstream,
	graphOf,
	pathsBetween,
	pathsFromTo,
	reach,
	upstream,
	withEnds
} from '#lib/domain/theory/graph.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { anySoundModel, arrow, model, node, SEEDED, smallModel } from '../../../support/models.ts';

const sorted = (ids: Iterable<string>) => [...ids].sort();
/** `a>b` is an arrow named so; `m>(a>b)` ends on it. */
function drawn(...arrows: string[]): Model {
	const ends = arrows.map((text) => {
		const cut = text.indexOf('>');
		return { id: text, from: text.slice(0, cut), to: text.slice(cut + 1).replace(/^\((.*)\)$/, '$1') };
	});
	const names = new Set(ends.flatMap(({ from, to }) => [from, ...(to.includes('>') ? [] : [to])]));
	return model({
		nodes: [...names].map((id) => node(id)),
		arrows: ends.map(({ id, from, to }) => arrow(id, from, to))
	});
}
const nodesOf = (ids: Iterable<string>) => sorted(ids).filter((id) => !id.includes('>'));

describe('upstream and downstream', () => {
	const chain = drawn('a>b', 'b>c', 'c>d', 'x>c', 'b>y');

	it('hold what leads there or follows, with the arrows between', () => {
		expect(sorted(upstream(chain, ['c']))).toEqual(['a', 'a>b', 'b', 'b>c', 'c', 'x', 'x>c']);
		expect(sorted(downstream(chain, ['b']))).toEqual(['b', 'b>c', 'b>y', 'c', 'c>d', 'd', 'y']);
	});

	it('A8 come to an end in a cycle, in which everything is upstream and downstream of everything', () => {
		const small = smallModel();
		for (const id of ['need', 'help', 'bond']) {
			expect([...upstream(small, [id])]).toEqual(
				expect.arrayContaining(['need', 'help', 'bond', 'e1', 'e2', 'e3'])
			);
			expect(downstream(small, [id]).has(id)).toBe(true);
		}
	});

	it('go through arrows that act on arrows', () => {
		const acting = drawn('a>b', 'b>c', 'm>(b>c)', 'k>(m>(b>c))');
		expect(nodesOf(upstream(acting, ['c']))).toEqual(['a', 'b', 'c', 'k', 'm']);
		expect(nodesOf(upstream(acting, ['b']))).toEqual(['a', 'b']);
		// Where the arrow starts that it acts on is shown too, and nothing of what leads there.
		expect(nodesOf(downstream(acting, ['m']))).toEqual(['b', 'c', 'm']);
		expect(nodesOf(upstream(acting, ['b>c']))).toEqual(['a', 'b', 'c', 'k', 'm']);
	});

	it('pass over ids that are gone and arrows without an end', () => {
		const broken = { ...chain, arrows: new Map([...chain.arrows, ['z', arrow('z', 'a', 'gone')]]) };
		expect(sorted(upstream(chain, ['gone']))).toEqual([]);
		expect(sorted(downstream(broken, ['a']))).toEqual(expect.arrayContaining(['d', 'y']));
		expect(reach(['gone'], graphOf(broken).after).size).toBe(0);
	});

	it('are each other turned round, and never leave an arrow without its ends', () => {
		fc.assert(
			fc.property(anySoundModel(), fc.nat(99), fc.nat(99), (m, i, j) => {
				const ids = [...m.nodes.keys()];
				if (ids.length === 0) return;
				const [a, b] = [ids[i % ids.length]!, ids[j % ids.length]!];
				const { after, before } = graphOf(m);
				expect(reach([a], after).has(b)).toBe(reach([b], before).has(a));
				for (const items of [upstream(m, [a]), downstream(m, [a]), pathsBetween(m, a, b)])
					for (const id of items) {
						const { from, to } = m.arrows.get(id) ?? { from: id, to: id };
						expect([items.has(from), items.has(to)]).toEqual([true, true]);
					}
			}),
			SEEDED
		);
	});
});

describe('paths between two', () => {
	it('are all of them and nothing beside them', () => {
		const m = drawn('a>b', 'b>d', 'a>c', 'c>d', 'x>b', 'c>y', 'd>z');
		expect(sorted(pathsFromTo(m, 'a', 'd'))).toEqual(['a', 'a>b', 'a>c', 'b', 'b>d', 'c', 'c>d', 'd']);
		expect(pathsFromTo(m, 'd', 'a').size).toBe(0);
		expect(sorted(pathsBetween(m, 'd', 'a'))).toEqual(sorted(pathsFromTo(m, 'a', 'd')));
	});

	it('are nothing between a node and itself, an unknown one, or two that no path joins', () => {
		const m = drawn('a>b', 'c>d');
		for (const [from, to] of [
			['a', 'a'],
			['a', 'gone'],
			['a', 'd']
		])
			expect(pathsBetween(m, from!, to!).size).toBe(0);
	});

	it('pass neither end twice', () => {
		const round = drawn('a>b', 'b>c', 'c>a', 'c>d', 'd>b');
		// c and d could be come to from a only through b, the end.
		expect(nodesOf(pathsFromTo(round, 'a', 'b'))).toEqual(['a', 'b']);
		expect(nodesOf(pathsBetween(round, 'a', 'b'))).toEqual(['a', 'b', 'c']);
	});

	it('leave out a loop that hangs on a path at one node, and keep a cycle that paths cross', () => {
		const hanging = drawn('a>p', 'p>b', 'p>q', 'q>r', 'r>p');
		expect(nodesOf(pathsFromTo(hanging, 'a', 'b'))).toEqual(['a', 'b', 'p']);
		// The way back comes to g, and from there to h again: no path through q passes h once.
		const shared = drawn('a>g', 'g>h', 'h>b', 'h>q', 'q>g');
		expect(nodesOf(pathsFromTo(shared, 'a', 'b'))).toEqual(['a', 'b', 'g', 'h']);
		const crossed = drawn('a>p', 'a>q', 'p>q', 'q>p', 'p>b', 'q>b');
		expect(sorted(pathsFromTo(crossed, 'a', 'b'))).toHaveLength(4 + 6);
	});

	it('hold exactly what no single item stands before and behind on every way', () => {
		fc.assert(
			fc.property(anySoundModel(), fc.nat(99), fc.nat(99), (m, i, j) => {
				const ids = [...m.nodes.keys(), ...m.arrows.keys()];
				if (ids.length === 0) return;
				const [from, to] = [ids[i % ids.length]!, ids[j % ids.length]!];
				const { after, before } = graphOf(m);
				const ahead = (...closed: string[]) => reach(after.get(from)!, after, new Set([from, to, ...closed]));
				const back = (...closed: string[]) => reach(before.get(to)!, before, new Set([from, to, ...closed]));
				const behind = back();
				const on = [...ahead()].filter((id) => behind.has(id));
				const hangs = (id: string) =>
					on.some((gate) => gate !== id && !ahead(gate).has(id) && !back(gate).has(id));
				const ends = on.length > 0 && from !== to ? [from, to] : [];
				const expected = ends.length > 0 ? [...on.filter((id) => !hangs(id)), ...ends] : [];
				expect(sorted(pathsFromTo(m, from, to))).toEqual(sorted(withEnds(m, expected)));
			}),
			SEEDED
		);
	});

	it('are found in a long chain, and in a ring of rings', () => {
		const chain = Array.from({ length: 3000 }, (_, i) => `n${i}>n${i + 1}`);
		expect(pathsFromTo(drawn(...chain), 'n0', 'n3000').size).toBe(6001);
		const rings = chain.slice(0, 300).flatMap((one, i) => [one, `n${i}>r${i}`, `r${i}>n${i}`]);
		expect(pathsFromTo(drawn(...rings), 'n0', 'n300').size).toBe(601);
	});

	it('lead over an arrow that acts on another, and show where that one starts', () => {
		const m = drawn('m>(a>b)', 'a>b', 'b>c');
		expect(nodesOf(pathsFromTo(m, 'm', 'c'))).toEqual(['a', 'b', 'c', 'm']);
	});
});
