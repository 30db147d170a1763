// The places of a shape where connectors are glued: the middles of its sides, and wherever an arrow leaves or arrives.
import type { Point, Rect } from '#lib/layout/geometry.ts';

/** Arrows closer to each other than this leave from one place, in px. */
const SAME = 0.5;

export class Sites {
	readonly #rect: Rect;
	/** In px from the top left corner; a site's number is its index. */
	readonly points: Point[];

	constructor(rect: Rect) {
		const { width, height } = rect;
		this.#rect = rect;
		this.points = [
			{ x: width / 2, y: 0 },
			{ x: 0, y: height / 2 },
			{ x: width / 2, y: height },
			{ x: width, y: height / 2 }
		];
	}

	/** The number of the site at this point of the scene, made where there is none yet. */
	at(point: Point): number {
		const { x, y, width, height } = this.#rect;
		const within = (value: number, most: number): number => Math.min(most, Math.max(0, value));
		const place = { x: within(point.x - x, width), y: within(point.y - y, height) };
		const known = this.points.findIndex((p) => Math.hypot(p.x - place.x, p.y - place.y) <= SAME);
		return known >= 0 ? known : this.points.push(place) - 1;
	}
}
