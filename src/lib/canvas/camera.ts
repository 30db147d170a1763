// Where one looks: everything, some nodes, or just enough that something is not cut off by the edge.
import { getViewportForBounds, type useSvelteFlow, type Viewport } from '@xyflow/svelte';
import { around, type Rect, type Size } from '#lib/layout/geometry.ts';
import type { Picture } from './picture.svelte.ts';

export const MIN_ZOOM = 0.1;
export const MAX_ZOOM = 2.5;
/** Fitting leaves this share of the room free, and never makes text larger than this. */
const FIT = { padding: 0.03, maxZoom: 1.1 };
/** The same for a few nodes. */
const MAX_ZOOM_TO_FIT = 1.6;
/** What is kept in sight stays this far from the edge, in screen pixels. */
const MARGIN = 24;
/** Smaller than this and labels cannot be read. */
const READABLE = 0.4;

/** Rooms up to this width, in screen pixels, are a phone's. */
const PHONE = 640;
const BEGIN_ZOOM = 0.6;

/** Milliseconds for a movement, none where people want none. */
const motion = (ms: number) => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : ms);

export class Camera {
	readonly #flow: ReturnType<typeof useSvelteFlow>;
	readonly #picture: Picture;
	readonly #room: () => Size;

	/** @param room the size of the canvas in screen pixels, as it is when asked */
	constructor(flow: ReturnType<typeof useSvelteFlow>, picture: Picture, room: () => Size) {
		this.#flow = flow;
		this.#picture = picture;
		this.#room = room;
	}

	/** Everything that is drawn, lanes included: the library's own fit would count only the nodes that it has rendered. */
	#everything() {
		const { lanes, boxes } = this.#picture;
		return around([...lanes.map((lane) => lane.rect), ...boxes.values()]);
	}

	first(): Viewport {
		const everything = this.#everything();
		const { width, height } = this.#room();
		if (!everything) return { x: 0, y: 0, zoom: 1 };
		return getViewportForBounds(everything, width, height, MIN_ZOOM, FIT.maxZoom, FIT.padding);
	}

	/** Where one begins to look: at everything or, on a phone, at the beginning of it and large enough to read. */
	begin(): Viewport {
		const whole = this.first();
		const everything = this.#everything();
		if (!everything || whole.zoom >= READABLE || this.#room().width > PHONE) return whole;
		const at = (start: number) => MARGIN / 2 - start * BEGIN_ZOOM;
		return { x: at(everything.x), y: at(everything.y), zoom: BEGIN_ZOOM };
	}

	fit(): void {
		void this.#flow.setViewport(this.first(), { duration: motion(250) });
	}

	/** Some nodes as large as they fit. */
	fitTo(ids: readonly string[]): void {
		const rect = around(ids.flatMap((id) => this.#picture.boxes.get(id) ?? []));
		const { width, height } = this.#room();
		if (!rect || width === 0) return;
		const to = getViewportForBounds(rect, width, height, MIN_ZOOM, MAX_ZOOM_TO_FIT, 0.1);
		void this.#flow.setViewport(to, { duration: motion(250) });
	}

	/** What is in sight, in model pixels. */
	inSight(): Rect | null {
		const { x, y, zoom } = this.#flow.getViewport();
		const { width, height } = this.#room();
		if (width === 0 || height === 0) return null;
		return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
	}

	/** All of a rectangle, and no more of what is around it than must be. */
	lookAt(rect: Rect): void {
		const { width, height } = this.#room();
		if (width === 0 || height === 0) return;
		const to = getViewportForBounds(rect, width, height, MIN_ZOOM, MAX_ZOOM, 0);
		void this.#flow.setViewport(to, { duration: motion(250) });
	}

	zoomTo(zoom: number): void {
		void this.#flow.setZoom(zoom, { duration: motion(150) });
	}

	zoomBy(factor: number): void {
		void this.#flow.setZoom(this.#flow.getZoom() * factor, { duration: motion(150) });
	}

	/** Moves only where they are out of sight or too small to read. */
	reveal(ids: readonly string[]): void {
		const rect = around(ids.flatMap((id) => this.#picture.boxes.get(id) ?? []));
		const { width, height } = this.#room();
		if (!rect || width === 0) return;
		const { x, y, zoom } = this.#flow.getViewport();
		const [left, top] = [rect.x * zoom + x, rect.y * zoom + y];
		const inSight =
			left >= 0 && top >= 0 && left + rect.width * zoom <= width && top + rect.height * zoom <= height;
		if (!inSight || zoom < READABLE) this.#centre(rect, Math.max(zoom, 0.7));
	}

	/** Moves just enough that a node or arrow is not cut off by the edge. */
	keepInSight(id: string, ms = 200): void {
		const route = this.#picture.routes.get(id);
		const rect = this.#picture.boxes.get(id) ?? (route && { ...route.middle, width: 0, height: 0 });
		const { width, height } = this.#room();
		if (!rect || width === 0) return;
		const { x, y, zoom } = this.#flow.getViewport();
		const shift = (from: number, size: number, room: number) =>
			size > room - 2 * MARGIN ? 0 : Math.max(0, MARGIN - from) || Math.min(0, room - MARGIN - from - size);
		const dx = shift(rect.x * zoom + x, rect.width * zoom, width);
		const dy = shift(rect.y * zoom + y, rect.height * zoom, height);
		if (dx || dy) void this.#flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: motion(ms) });
	}

	#centre(rect: { x: number; y: number; width: number; height: number }, zoom: number): void {
		const to = { zoom, duration: motion(250) };
		void this.#flow.setCenter(rect.x + rect.width / 2, rect.y + rect.height / 2, to);
	}
}
