// What the hand and the arrow keys mean on the diagram: snap lines, the next node in a direction, reading order.
import { describe, expect, it } from 'vitest';
import { Dragging } from '#lib/canvas/dragging.svelte.ts';
import { nextIn, readingOrder } from '#lib/canvas/neighbours.ts';
import { snapOf } from '#lib/canvas/snap.ts';
import type { Picture } from '#lib/canvas/picture.svelte.ts';
import type { Rect } from '#lib/layout/geometry.ts';
import type { OpenModel } from '#lib/open-model/open-model.svelte.ts';
import { model, node } from '../../support/models.ts';

const box = (x: number, y: number): Rect => ({ x, y, width: 100, height: 40 });

describe('snap lines', () => {
	const others = [box(0, 0), box(300, 200)];

	it('take a box onto the nearest line within reach, on each axis by itself', () => {
		expect(snapOf(box(4, 197), others, 6)).toMatchObject({ dx: -4, dy: 3 });
		expect(snapOf(box(4, 120), others, 6)).toMatchObject({ dx: -4, dy: 0 });
	});

	it('join middles and opposite edges, too', () => {
		// Its left edge at the right edge of the first one, its middle at the middle of the second.
		expect(snapOf({ x: 103, y: 210, width: 80, height: 24 }, others, 6)).toMatchObject({ dx: -3, dy: -2 });
	});

	it('leave a box alone that is near nothing', () => {
		expect(snapOf(box(150, 120), others, 6)).toEqual({ dx: 0, dy: 0, guides: [] });
	});

	it('are drawn from the first to the last box that stands on them', () => {
		const { guides } = snapOf(box(3, 400), others, 6);
		expect(guides).toEqual([{ axis: 'x', at: 0, from: 0, to: 440 }]);
	});
});

describe('the next node', () => {
	const boxes = new Map([
		['a', box(0, 0)],
		['b', box(200, 10)],
		['c', box(400, 0)],
		['d', box(210, 300)]
	]);

	it('is the nearest that is more ahead than aside', () => {
		expect(nextIn('right', 'a', boxes)).toBe('b');
		expect(nextIn('right', 'b', boxes)).toBe('c');
		expect(nextIn('down', 'b', boxes)).toBe('d');
		expect(nextIn('up', 'd', boxes)).toBe('b');
		expect(nextIn('left', 'c', boxes)).toBe('b');
	});

	it('is none at the edge', () => {
		expect(nextIn('left', 'a', boxes)).toBe(null);
		expect(nextIn('left', 'gone', boxes)).toBe(null);
	});
});

it('reading order goes by lane, then across, then down', () => {
	const read = model({
		pathways: [
			{ id: 'B', title: 'B', order: 1 },
			{ id: 'A', title: 'A', order: 0 }
		],
		nodes: [
			node('out', { kind: 'outcome' }),
			node('b', { pathway: 'B' }),
			node('a2', { pathway: 'A' }),
			node('a1', { pathway: 'A' }),
			node('pre', { kind: 'prerequisite' })
		]
	});
	const boxes = new Map([
		['out', box(900, 0)],
		['b', box(0, 500)],
		['a2', box(300, 0)],
		['a1', box(300, -80)],
		['pre', box(-300, 900)]
	]);
	expect(readingOrder(read, boxes)).toEqual(['pre', 'a1', 'a2', 'b', 'out']);
});

describe('nodes under the hand', () => {
	const shown = model({ nodes: [node('a'), node('b', { pos: [500, 0] })] });
	const setUp = () => {
		const ran: unknown[] = [];
		const open = { visible: shown, run: (command: unknown) => ran.push(command) > 0 };
		const picture = { boxes: new Map([['a', box(0, 0)]]), dragged: new Map<string, Rect>() };
		const dragging = new Dragging(open as unknown as OpenModel, picture as unknown as Picture);
		const drag = () =>
			dragging.drag([{ id: 'a', position: { x: 30, y: 900 }, width: 100, height: 40 }], 1, true);
		return { dragging, drag, picture, ran };
	};

	it('move nothing once they are called off, until the hand takes them anew', () => {
		const { dragging, drag, picture, ran } = setUp();
		drag();
		dragging.cancel();
		drag();
		expect(picture.dragged.size).toBe(0);
		dragging.drop();
		expect(ran.length).toBe(0);
		drag();
		dragging.drop();
		expect(ran.length).toBe(1);
	});

	it('are let go also where the library tells no end', () => {
		const { dragging, drag, picture } = setUp();
		drag();
		expect(dragging.release()).toBe(true);
		expect([picture.dragged.size, dragging.release()]).toEqual([0, false]);
	});
});
