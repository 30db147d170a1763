// What the canvas shows: places, lanes, lines and drawn boxes of the visible part, kept up to date. The drawing is the
// figure's own, so what is on the screen is what is printed.
import type { OpenModel } from '#lib/open-model/open-model.svelte.ts';
import { moveBox } from '#lib/figure/move.ts';
import { sceneBoxes } from '#lib/figure/scene-boxes.ts';
import { sceneLanes } from '#lib/figure/scene-lanes.ts';
import { sceneLines } from '#lib/figure/scene-lines.ts';
import { badgeSvg, boxSvg, laneSvg, lineSvg } from '#lib/figure/svg.ts';
import { COLOUR_THEME } from '#lib/figure/theme.ts';
import type { Point, Rect, Size } from '#lib/layout/geometry.ts';
import { type LaneBox, laneBoxes } from '#lib/layout/lane-boxes.ts';
import { arrowBadgeSize, nodeSize } from '#lib/layout/node-size.ts';
import { placeNodes } from '#lib/layout/place.ts';
import { type Route, routeAround, routeArrows } from '#lib/layout/route.ts';

/** A node as the canvas draws it: its rectangle, and SVG with its top left corner at the origin. */
export interface DrawnNode {
	id: string;
	rect: Rect;
	svg: string;
}

/** An arrow as the canvas draws it; `badge` stands above the boxes, `points` tell what the pointer is near. */
export interface DrawnArrow {
	id: string;
	svg: string;
	badge: string;
	points: readonly Point[];
}

/** Ids of the hatch patterns that boxes refer to; they stand once in the canvas. */
export const PATTERN_PREFIX = 'canvas';

export class Picture {
	readonly #open: OpenModel;
	readonly #sizes = new Map<string, Size>();
	/** Where boxes are being dragged to, before anything is written. */
	dragged: ReadonlyMap<string, Rect> = $state.raw(new Map());

	constructor(open: OpenModel) {
		this.#open = open;
	}

	#placed: ReadonlyMap<string, Rect> = $derived.by(() => {
		const { visible } = this.#open;
		return placeNodes(
			visible,
			new Map([...visible.nodes.values()].map((node) => [node.id, this.#sizeOf(node)]))
		);
	});

	boxes: ReadonlyMap<string, Rect> = $derived.by(() =>
		this.dragged.size === 0 ? this.#placed : new Map([...this.#placed, ...this.dragged])
	);
	/** Lanes stay as they are during a drag, so that what one aims at does not move. */
	lanes: readonly LaneBox[] = $derived.by(() => laneBoxes(this.#open.visible, this.#placed));

	#badges: ReadonlyMap<string, Size> = $derived.by(() => {
		const { visible, strengths } = this.#open;
		return new Map(
			[...visible.arrows.keys()].flatMap((id): [string, Size][] => {
				const size = arrowBadgeSize(strengths.get(id));
				return size ? [[id, size]] : [];
			})
		);
	});

	#settled: ReadonlyMap<string, Route> = $derived.by(() =>
		routeArrows(this.#open.visible, this.#placed, this.lanes, this.#badges)
	);
	routes: ReadonlyMap<string, Route> = $derived.by(() =>
		this.dragged.size === 0
			? this.#settled
			: routeAround(
					this.#open.visible,
					this.boxes,
					this.lanes,
					this.#badges,
					this.#settled,
					new Set(this.dragged.keys())
				)
	);

	laneSvg: string = $derived.by(() =>
		sceneLanes(this.#open.visible, this.lanes, COLOUR_THEME).map(laneSvg).join('')
	);

	arrows: readonly DrawnArrow[] = $derived.by(() => {
		const { visible, strengths } = this.#open;
		const shown = this.#open.shelf ? strengths : null;
		return sceneLines(visible, this.routes, shown, COLOUR_THEME).map((line) => ({
			id: line.id,
			svg: lineSvg(line, COLOUR_THEME.page),
			badge: badgeSvg(line, COLOUR_THEME),
			points: line.points
		}));
	});

	nodes: readonly DrawnNode[] = $derived.by(() => {
		const { visible, strengths } = this.#open;
		return sceneBoxes(visible, this.#placed, strengths, COLOUR_THEME).map((box) => ({
			id: box.id,
			rect: box.rect,
			svg: boxSvg(moveBox(box, -box.rect.x, -box.rect.y), PATTERN_PREFIX)
		}));
	});

	#sizeOf(node: { label: string; kind: Parameters<typeof nodeSize>[0]['kind'] }): Size {
		const key = `${node.kind}\n${node.label}`;
		let size = this.#sizes.get(key);
		if (!size) {
			if (this.#sizes.size > 5000) this.#sizes.clear();
			this.#sizes.set(key, (size = nodeSize(node)));
		}
		return size;
	}
}
