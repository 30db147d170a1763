// What lies under a point of the canvas: a box, an arrow's line, a lane.
import type { Point, Rect } from '#lib/layout/geometry.ts';
import type { LaneBox } from '#lib/layout/lane-boxes.ts';

const inside = (point: Point, rect: Rect) =>
	point.x >= rect.x && point.x <= rect.x + rect.width && point.y >= rect.y && point.y <= rect.y + rect.height;

/** The id of the box at a point, the last drawn first. */
export function boxAt(point: Point, boxes: ReadonlyMap<string, Rect>): string | null {
	return [...boxes].reverse().find(([, rect]) => inside(point, rect))?.[0] ?? null;
}

/** The id of the arrow whose line passes nearest, if within `reach` pixels. */
export function arrowAt(
	point: Point,
	arrows: readonly { id: string; points: readonly Point[] }[],
	reach: number
): string | null {
	let [nearest, best]: [string | null, number] = [null, reach];
	for (const { id, points } of arrows)
		for (let i = 1; i < points.length; i++) {
			const distance = distanceToSegment(point, points[i - 1]!, points[i]!);
			if (distance <= best) [nearest, best] = [id, distance];
		}
	return nearest;
}

/** The lanes that hold a point, the smallest first. */
export function lanesAt(point: Point, lanes: readonly LaneBox[]): LaneBox[] {
	const area = ({ rect }: LaneBox) => rect.width * rect.height;
	return lanes.filter(({ rect }) => inside(point, rect)).sort((a, b) => area(a) - area(b));
}

function distanceToSegment(p: Point, a: Point, b: Point): number {
	const [dx, dy] = [b.x - a.x, b.y - a.y];
	const length = dx * dx + dy * dy;
	const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length));
	return Math.hypot(p.x - (a.x + along * dx), p.y - (a.y + along * dy));
}

/** The least rectangle round a line; of no width or height where the line is straight. */
export function boundsOf(points: readonly Point[]): Rect {
	const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
	const [x, y] = [Math.min(...xs), Math.min(...ys)];
	return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
