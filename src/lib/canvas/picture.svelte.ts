// What the canvas shows: places, lanes, lines and drawn boxes of the visible part, kept up to date. The drawing is the
// figure's own, so what is on the screen is what is printed. What says the same as before stays the same object.
import { untrack } from 'svelte';
import { sceneLanes } from '#lib/figure/scene-lanes.ts';
import { laneSvg } from '#lib/figure/svg.ts';
import { COLOUR_THEME } from '#lib/figure/theme.ts';
import type { Rect, Size } from '#lib/layout/geometry.ts';
import { type LaneBox, laneBoxes } from '#lib/layout/lane-boxes.ts';
import { arrowBadgeSize, nodeSize } from '#lib/layout/node-size.ts';
import { placeNodes } from '#lib/layout/place.ts';
import { provisionalRoutes } from '#lib/layout/provisional-line.ts';
import { type Answer, RouteAsker } from '#lib/layout/route-asker.ts';
import { movedSince, type RouteQuestion, routeQuestion, type Routes } from '#lib/layout/route-question.ts';
import { keepSame } from '#lib/open-model/keep-same.ts';
import type { OpenModel } from '#lib/open-model/open-model.svelte.ts';
import type { Person } from '#lib/open-model/people.ts';
import { ArrowDrawings, type DrawnArrow, type DrawnNode, NodeDrawings } from './drawings.ts';
import { startRouteWorker } from './start-route-worker.ts';

/** So long a dragged node has to rest before the ways of its arrows are found. */
const REST_MS = 80;
/** Somebody who is here, as far as a drawing shows them. */
type Other = Pick<Person, 'name' | 'colour'>;

export class Picture {
	readonly #open: OpenModel;
	readonly #sizes = new Map<string, Size>();
	readonly #nodeDrawings = new NodeDrawings();
	readonly #arrowDrawings = new ArrowDrawings();
	readonly #asker = new RouteAsker(startRouteWorker, (answer) => this.#take(answer));
	/** The newest routes that were found, and for what. */
	#answer: Answer | null = $state.raw(null);
	/** Where boxes are being dragged to, before anything is written. */
	dragged: ReadonlyMap<string, Rect> = $state.raw(new Map());

	constructor(open: OpenModel) {
		this.#open = open;
	}

	#lastPlaced: ReadonlyMap<string, Rect> = new Map();
	/** Where boxes stand, whatever is being dragged. */
	placed: ReadonlyMap<string, Rect> = $derived.by(() => {
		const { visible } = this.#open;
		const sizes = new Map([...visible.nodes.values()].map((node) => [node.id, this.#sizeOf(node)]));
		return (this.#lastPlaced = keepSame(this.#lastPlaced, placeNodes(visible, sizes)));
	});

	boxes: ReadonlyMap<string, Rect> = $derived.by(() =>
		this.dragged.size === 0 ? this.placed : new Map([...this.placed, ...this.dragged])
	);

	#lastLanes: readonly LaneBox[] = [];
	/** Lanes stay as they are during a drag, so that what one aims at does not move. */
	lanes: readonly LaneBox[] = $derived.by(
		() => (this.#lastLanes = keepSame(this.#lastLanes, laneBoxes(this.#open.visible, this.placed)))
	);

	#badges: ReadonlyMap<string, Size> = $derived.by(() => {
		const { visible, strengths } = this.#open;
		return new Map(
			[...visible.arrows.keys()].flatMap((id): [string, Size][] => {
				const size = arrowBadgeSize(strengths.get(id));
				return size ? [[id, size]] : [];
			})
		);
	});

	#lastQuestion: RouteQuestion | null = null;
	#question: RouteQuestion = $derived.by(() => {
		const now = routeQuestion(this.#open.visible, this.placed, this.lanes, this.#badges);
		return (this.#lastQuestion = keepSame<RouteQuestion | null>(this.#lastQuestion, now)!);
	});

	/** Call it in an effect: has the ways of arrows found for what is shown now, in a worker. @returns what calls it off */
	findRoutes(): (() => void) | undefined {
		const { dragged, boxes } = this;
		const question = this.#question;
		// An answer that is there at once is compared with the one before it, which must not call for another.
		if (dragged.size === 0) {
			untrack(() => this.#asker.ask(question));
			return;
		}
		const resting = setTimeout(() => this.#asker.ask({ ...question, boxes }), REST_MS);
		return () => clearTimeout(resting);
	}

	/** Ends the worker. */
	close(): void {
		this.#asker.close();
	}

	#take(answer: Answer): void {
		const before = this.#answer?.routes;
		// An arrow whose line is the old one need not be drawn anew.
		const routes = new Map(
			[...answer.routes].map(([id, route]) => [id, keepSame(before?.get(id) ?? route, route)])
		);
		this.#answer = { ...answer, routes };
	}

	/** The ways of arrows as they were found; quick lines where a node has moved since. */
	routes: Routes = $derived.by(() => {
		if (!this.#answer) return new Map();
		const { question, routes } = this.#answer;
		if (this.dragged.size === 0 && question === this.#question) return routes;
		return provisionalRoutes(this.#open.visible, this.boxes, routes, movedSince(this.boxes, question.boxes));
	});

	#lastOthers: ReadonlyMap<string, readonly Other[]> = new Map();
	/** Who else has selected what. It stays the same while others only move their cursors. */
	others: ReadonlyMap<string, readonly Other[]> = $derived.by(() => {
		const now = new Map<string, Other[]>();
		for (const { name, colour, selection } of this.#open.people)
			for (const id of selection) now.set(id, [...(now.get(id) ?? []), { name, colour }]);
		return (this.#lastOthers = keepSame<ReadonlyMap<string, readonly Other[]>>(this.#lastOthers, now));
	});

	laneSvg: string = $derived.by(() =>
		sceneLanes(this.#open.visible, this.lanes, COLOUR_THEME).map(laneSvg).join('')
	);

	arrows: readonly DrawnArrow[] = $derived.by(() => {
		const { visible, strengths } = this.#open;
		return this.#arrowDrawings.of(visible, this.routes, this.#open.shelf ? strengths : null);
	});

	nodes: readonly DrawnNode[] = $derived.by(() => {
		const { visible, strengths } = this.#open;
		return this.#nodeDrawings.of(visible, this.placed, strengths);
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
