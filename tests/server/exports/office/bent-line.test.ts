import { expect, test } from 'vitest';
import type { Point } from '#lib/layout/geometry.ts';
import { type BentLine, bentLine } from '#server/exports/office/bent-line.ts';

/** The corners of a connector as Office draws them: mirrored, then turned around the middle of its box. */
function drawn(line: BentLine): Point[] {
	const { width: w, height: h } = line;
	const [a = 0, b = 0, c = 0] = line.adjustments.map((value) => value / 1e5);
	const corners: Record<string, [number, number][]> = {
		straightConnector1: [],
		bentConnector2: [[w, 0]],
		bentConnector3: [
			[a * w, 0],
			[a * w, h]
		],
		bentConnector4: [
			[a * w, 0],
			[a * w, b * h],
			[w, b * h]
		],
		bentConnector5: [
			[a * w, 0],
			[a * w, b * h],
			[c * w, b * h],
			[c * w, h]
		]
	};
	const middle = { x: line.x + w / 2, y: line.y + h / 2 };
	const points: [number, number][] = [[0, 0], ...corners[line.preset]!, [w, h]];
	return points.map(([x, y]) => {
		const [dx, dy] = [(line.flipH ? -1 : 1) * (x - w / 2), (line.flipV ? -1 : 1) * (y - h / 2)];
		return line.rotation === 90
			? { x: middle.x - dy, y: middle.y + dx }
			: { x: middle.x + dx, y: middle.y + dy };
	});
}

/** A line that turns at each of these distances, level and upright by turns. */
function turning(level: boolean, ...distances: number[]): Point[] {
	const points = [{ x: 100, y: 100 }];
	distances.forEach((by, i) => {
		const { x, y } = points.at(-1)!;
		points.push((i % 2 === 0) === level ? { x: x + by, y } : { x, y: y + by });
	});
	return points;
}

const DISTANCES = [
	[50],
	[-50, 20],
	[30, -40, 50],
	[30, 40, -80],
	[30, 40, -10, -90],
	[-20, 40, 60, 30, -10],
	[20, 40, -60, -80, 90]
];

test.each(DISTANCES)('connectors run where the line runs: %j, %j, %j, %j, %j', (...distances) => {
	const given = distances.filter((d) => d !== undefined);
	for (const level of [true, false]) {
		const points = turning(level, ...given);
		const found = drawn(bentLine(points, 0.1)!);
		expect(found).toHaveLength(points.length);
		found.forEach((p, i) => {
			expect(p.x).toBeCloseTo(points[i]!.x, 2);
			expect(p.y).toBeCloseTo(points[i]!.y, 2);
		});
	}
});

test('a line back to beside its start keeps its end, and its bend within the width it is given', () => {
	const points = turning(true, 30, 40, -30);
	const line = bentLine(points, 0.5)!;
	expect(line.width).toBe(0.5);
	const found = drawn(line);
	expect(found.at(-1)!.x).toBeCloseTo(100);
	expect(found[1]!.x).toBeCloseTo(130);
});

test('points that are no corner count for nothing; what no connector can draw is null', () => {
	expect(bentLine([...turning(true, 10, 20), { x: 110, y: 150 }], 1)!.preset).toBe('bentConnector2');
	expect(bentLine(turning(true, 10, 10, 10, 10, 10, 10), 1)).toBeNull();
	expect(
		bentLine(
			[
				{ x: 0, y: 0 },
				{ x: 10, y: 10 },
				{ x: 20, y: 10 }
			],
			1
		)
	).toBeNull();
	expect(
		bentLine(
			[
				{ x: 9, y: 7 },
				{ x: 2, y: 1 }
			],
			1
		)
	).toMatchObject({
		preset: 'straightConnector1',
		x: 2,
		y: 1,
		width: 7,
		height: 6,
		flipH: true,
		flipV: true
	});
});
