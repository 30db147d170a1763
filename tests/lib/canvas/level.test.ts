// What of a large model is drawn how: from afar as one picture, near as elements, and by and by.
import { describe, expect, it } from 'vitest';
import { boxesIn, isFar, lookOf, nearby, nextStep, sheetFor, SMALL, stillServes } from '#lib/canvas/level.ts';
import type { Rect } from '#lib/layout/geometry.ts';

/** So many boxes in rows of forty. */
const boxes = (count: number) =>
	new Map(
		Array.from({ length: count }, (_, i): [string, Rect] => [
			`n${i}`,
			{ x: (i % 40) * 270, y: Math.floor(i / 40) * 110, width: 184, height: 70 }
		])
	);
const ROOM = { width: 1200, height: 800 };
const everything = { x: -200, y: -200, width: 11_200, height: 3200 };

describe('the level of detail', () => {
	it('reads what is in view from the viewport', () => {
		expect(lookOf({ x: -100, y: 50, zoom: 0.5 }, ROOM)).toEqual({
			view: { x: 200, y: -100, width: 2400, height: 1600 },
			zoom: 0.5
		});
	});

	it('is far where many nodes are in view and none can be read', () => {
		const all = lookOf({ x: 0, y: 0, zoom: 0.1 }, ROOM);
		expect(isFar(boxes(1000), all)).toBe(true);
		expect(isFar(boxes(SMALL), all)).toBe(false);
		expect(isFar(boxes(1000), { ...all, zoom: 0.4 })).toBe(false);
		expect(isFar(boxes(1000), { ...all, view: { x: 0, y: 0, width: 900, height: 900 } })).toBe(false);
	});

	it('keeps what is near as long as all of the view lies in it', () => {
		const first = nearby(null, lookOf({ x: 0, y: 0, zoom: 1 }, ROOM));
		expect(first.width).toBeGreaterThan(ROOM.width);
		expect(nearby(first, lookOf({ x: -60, y: 0, zoom: 1 }, ROOM))).toBe(first);
		expect(nearby(first, lookOf({ x: -300, y: 0, zoom: 1 }, ROOM))).not.toBe(first);
	});

	it('lets go of what is far off after coming closer', () => {
		const wide = nearby(null, lookOf({ x: 0, y: 0, zoom: 0.4 }, ROOM));
		expect(nearby(wide, lookOf({ x: -50, y: -50, zoom: 2 }, ROOM)).width).toBeLessThan(wide.width / 2);
	});

	it('finds the boxes in a part of the model', () => {
		expect(boxesIn(boxes(1000), { x: 260, y: 0, width: 20, height: 100 })).toEqual(['n1']);
	});
});

describe('making nodes elements by and by', () => {
	const wanted = ['a', 'b', 'c', 'd', 'e'];

	it('adds at most so many in a step, until all are there', () => {
		const one = nextStep(new Set(), wanted, 2);
		expect([[...one.ids], one.complete]).toEqual([['a', 'b'], false]);
		const two = nextStep(one.ids, wanted, 2);
		const three = nextStep(two.ids, wanted, 2);
		expect([[...three.ids], three.complete]).toEqual([wanted, true]);
	});

	it('drops at once what is not wanted any more, and rests when nothing is to be done', () => {
		const all = new Set(wanted);
		expect([...nextStep(all, ['b', 'c'], 2).ids]).toEqual(['b', 'c']);
		expect(nextStep(all, wanted, 2)).toEqual({ ids: all, complete: true });
		expect(nextStep(all, wanted, 2).ids).toBe(all);
	});
});

describe('the picture of everything', () => {
	const far = lookOf({ x: 0, y: 0, zoom: 0.2 }, ROOM);

	it('reaches beyond the view, and no further than there is something', () => {
		const sheet = sheetFor(far, everything);
		expect(sheet.x).toBe(-200);
		expect(sheet.x + sheet.width).toBeGreaterThan(far.view.width);
		expect(sheet.y + sheet.height).toBe(everything.y + everything.height);
	});

	it('serves while one moves a little, and not further or much closer', () => {
		const at = (x: number, zoom = 0.2) => lookOf({ x, y: 0, zoom }, ROOM);
		expect(stillServes(far, at(-30), everything)).toBe(true);
		expect(stillServes(far, at(-900), everything)).toBe(false);
		expect(stillServes(far, at(0, 0.39), everything)).toBe(false);
	});
});
