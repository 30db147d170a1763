// The canvas draws as the figure does, and draws again only what came out otherwise.
import { describe, expect, it } from 'vitest';
import { ArrowDrawings, NodeDrawings } from '#lib/canvas/drawings.ts';
import { EMPTY_MODEL, type Model } from '#lib/domain/theory/model.ts';
import type { Rect } from '#lib/layout/geometry.ts';
import type { Route } from '#lib/layout/route.ts';
import { arrow, node } from '../../support/models.ts';

const byId = <T extends { id: string }>(...list: T[]) => new Map(list.map((one) => [one.id, one]));
const model: Model = {
	...EMPTY_MODEL,
	nodes: byId(node('a'), node('b')),
	arrows: byId(arrow('ab', 'a', 'b'))
};
const at = (x: number): Rect => ({ x, y: 0, width: 184, height: 70 });
const places = new Map([
	['a', at(0)],
	['b', at(300)]
]);
const route = (x: number): Route => ({
	points: [
		{ x: 184, y: 35 },
		{ x, y: 35 }
	],
	middle: { x: 240, y: 35 },
	badge: null
});
const none = new Map();

describe('drawings of nodes', () => {
	it('keep what did not change, and draw the label that did', () => {
		const drawings = new NodeDrawings();
		const [a, b] = drawings.of(model, places, none);
		const typed = { ...model, nodes: byId(node('a'), node('b', { label: 'Trust <grows>' })) };
		const [a2, b2] = drawings.of(typed, places, none);
		expect(a2).toBe(a);
		expect(b2).not.toBe(b);
		expect(b2!.drawing.svg).toContain('Trust &lt;grows&gt;');
	});

	it('keep the drawing of a node that was only moved', () => {
		const drawings = new NodeDrawings();
		const [, b] = drawings.of(model, places, none);
		const [, moved] = drawings.of(model, new Map([...places, ['b', at(500)]]), none);
		expect(moved!.rect.x).toBe(500);
		expect(moved!.drawing).toBe(b!.drawing);
	});

	it('follow the evidence', () => {
		const drawings = new NodeDrawings();
		const strength = (records: number) => {
			const tally = { records, sources: 1 };
			return new Map([
				[
					'a',
					{ supports: tally, challenges: { records: 0, sources: 0 }, refines: { records: 0, sources: 0 } }
				]
			]);
		};
		const [one] = drawings.of(model, places, strength(1) as never);
		const [same] = drawings.of(model, places, strength(1) as never);
		const [two] = drawings.of(model, places, strength(2) as never);
		expect(same).toBe(one);
		expect(two).not.toBe(one);
	});
});

describe('drawings of arrows', () => {
	it('keep an arrow whose way and look are the same', () => {
		const drawings = new ArrowDrawings();
		const way = route(300);
		const [first] = drawings.of(model, new Map([['ab', way]]), null);
		const [again] = drawings.of({ ...model }, new Map([['ab', way]]), null);
		expect(again).toBe(first);
		expect(first!.svg).toContain('data-arrow="ab"');
	});

	it('draw one anew that goes another way, or means something else', () => {
		const drawings = new ArrowDrawings();
		const way = route(300);
		const [first] = drawings.of(model, new Map([['ab', way]]), null);
		const [moved] = drawings.of(model, new Map([['ab', route(320)]]), null);
		const other = { ...model, arrows: byId(arrow('ab', 'a', 'b', { relation: 'moderates' })) };
		const [meant] = drawings.of(other, new Map([['ab', way]]), null);
		expect(moved).not.toBe(first);
		expect(meant!.style).not.toEqual(first!.style);
	});
});
