// Plain shapes in canvas pixels at zoom 1; y grows downwards.

export interface Point {
	x: number;
	y: number;
}

export interface Size {
	width: number;
	height: number;
}

/** `x` and `y` are the top left corner. */
export interface Rect extends Point, Size {}

/** True where two rectangles share an area; touching edges do not. */
export function overlap(a: Rect, b: Rect): boolean {
	return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The smallest rectangle around all of these, or null where there are none. */
export function around(rects: Iterable<Rect>): Rect | null {
	let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const r of rects) {
		left = Math.min(left, r.x);
		top = Math.min(top, r.y);
		right = Math.max(right, r.x + r.width);
		bottom = Math.max(bottom, r.y + r.height);
	}
	return left === Infinity ? null : { x: left, y: top, width: right - left, height: bottom - top };
}
