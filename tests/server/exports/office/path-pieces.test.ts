import { expect, test } from 'vitest';
import { pathPieces } from '#server/exports/office/path-pieces.ts';

test('absolute and relative lines, and the way back to where a part began', () => {
	expect(pathPieces('M1 2h3v-4L0 0ZM9 9H5')).toEqual([
		{ to: 'move', at: { x: 1, y: 2 } },
		{ to: 'line', at: { x: 4, y: 2 } },
		{ to: 'line', at: { x: 4, y: -2 } },
		{ to: 'line', at: { x: 0, y: 0 } },
		{ to: 'close' },
		{ to: 'move', at: { x: 9, y: 9 } },
		{ to: 'line', at: { x: 5, y: 9 } }
	]);
});

test('curves of second order become cubic ones through the same middle', () => {
	const [, curve] = pathPieces('M0 0Q6 12 12 0');
	expect(curve).toEqual({ to: 'curve', first: { x: 4, y: 8 }, second: { x: 8, y: 8 }, at: { x: 12, y: 0 } });
});

test('arcs stay on their circle, the short way and the long', () => {
	for (const [flags, middle, quarters] of [
		['0 1', { x: 0, y: 0 }, 1],
		['1 1', { x: 10, y: -10 }, 3],
		['0 0', { x: 10, y: -10 }, 1],
		['1 0', { x: 0, y: 0 }, 3]
	] as const) {
		const curves = pathPieces(`M0 -10a10 10 0 ${flags} 10 10`).slice(1);
		expect(curves).toHaveLength(quarters);
		for (const piece of curves)
			if (piece.to === 'curve')
				expect(Math.hypot(piece.at.x - middle.x, piece.at.y - middle.y)).toBeCloseTo(10, 6);
	}
});

test('a command that no figure uses is refused', () => {
	expect(() => pathPieces('M0 0T1 1')).toThrow('T');
});
