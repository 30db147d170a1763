// The small drawings of the schemes.
import { expect, it } from 'vitest';
import { SCHEMES } from '#lib/domain/schemes/schemes.ts';
import { overlap } from '#lib/layout/geometry.ts';
import { SKETCH, sketchOf } from '#lib/schemes/sketch.ts';

it.each(SCHEMES)('$id: a lane for each of its lanes, none on another, all within the drawing', (scheme) => {
	const lanes = sketchOf(scheme);
	expect(lanes).toHaveLength(scheme.pathways.length + scheme.around.length);
	for (const [i, lane] of lanes.entries()) {
		expect(lanes.slice(i + 1).some((other) => overlap(lane, other))).toBe(false);
		for (const { x, y, width, height } of [lane, ...lane.boxes]) {
			expect(Math.min(x, y, width, height)).toBeGreaterThanOrEqual(0);
			expect(x + width).toBeLessThanOrEqual(SKETCH.width + 0.001);
			expect(y + height).toBeLessThanOrEqual(SKETCH.height + 0.001);
		}
	}
});
