import { describe, expect, it } from 'vitest';
import { pointBeforeEnd, roundedPath, shortened } from '#lib/figure/rounded-path.ts';

const line = [
	{ x: 0, y: 0 },
	{ x: 20, y: 0 },
	{ x: 20, y: 6 }
];

describe('roundedPath', () => {
	it('rounds corners, less where a piece is short', () => {
		expect(roundedPath(line, 5)).toBe('M0 0L17 0Q20 0 20 3L20 6');
		expect(roundedPath(line, 1)).toBe('M0 0L19 0Q20 0 20 1L20 6');
	});

	it('leaves out repeated points and bears degenerate lines', () => {
		expect(roundedPath([line[0]!, line[0]!, line[1]!], 5)).toBe('M0 0L20 0');
		expect(roundedPath([line[0]!], 5)).toBe('M0 0');
		expect(roundedPath([], 5)).toBe('');
	});
});

describe('a line cut at its end', () => {
	it('loses exactly that length, over corners too', () => {
		expect(shortened(line, 4).at(-1)).toEqual({ x: 20, y: 2 });
		expect(shortened(line, 10).at(-1)).toEqual({ x: 16, y: 0 });
		expect(shortened(line, 100)).toEqual([{ x: 0, y: 0 }]);
	});

	it('has a point before its end, never beyond its middle', () => {
		expect(pointBeforeEnd(line, 19)).toEqual({ x: 13, y: 0 });
	});
});
