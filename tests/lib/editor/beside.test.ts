// Where the card of the tour stands.
import { expect, it } from 'vitest';
import { beside } from '#lib/editor/beside.ts';
import { overlap } from '#lib/layout/geometry.ts';

const card = { width: 320, height: 180 };

it.each([
	['a panel on the left', { x: 0, y: 48, width: 245, height: 850 }, { width: 1440, height: 900 }],
	['a button at the bottom', { x: 300, y: 860, width: 90, height: 28 }, { width: 1440, height: 900 }],
	['a button on the top right', { x: 1340, y: 10, width: 90, height: 28 }, { width: 1440, height: 900 }],
	['a panel on the right', { x: 1060, y: 48, width: 380, height: 850 }, { width: 1440, height: 900 }],
	['a button on a phone', { x: 20, y: 660, width: 90, height: 40 }, { width: 360, height: 740 }]
])('beside %s, within the window', (_, target, room) => {
	const at = { ...beside(target, card, room), ...card };
	expect(overlap(at, target)).toBe(false);
	expect(Math.min(at.x, at.y)).toBeGreaterThanOrEqual(0);
	expect(at.x + at.width).toBeLessThanOrEqual(room.width);
	expect(at.y + at.height).toBeLessThanOrEqual(room.height);
});

it('in the farthest corner where there is no room beside it, at the bottom where there is nothing to point at', () => {
	const room = { width: 360, height: 740 };
	expect(beside({ x: 0, y: 60, width: 360, height: 600 }, card, room).y).toBe(740 - 180 - 8);
	expect(beside(null, card, room)).toEqual({ x: 16, y: 552 });
});
