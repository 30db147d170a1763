// Which nodes and arrows of a large model are elements at the moment. From afar only those are that somebody deals with;
// the others are one picture (`FarPicture.svelte`). A small model has all of them as elements, always.
import { flushSync, untrack } from 'svelte';
import { around, overlap, type Point, type Rect } from '#lib/layout/geometry.ts';
import type { OpenModel } from '#lib/open-model/open-model.svelte.ts';
import type { CanvasView } from '#lib/workspace/canvas-view.svelte.ts';
import type { Workspace } from '#lib/workspace/workspace.ts';
import type { DrawnArrow, DrawnNode } from './drawings.ts';
import { arrowAt, boundsOf, boxAt } from './hit.ts';
import { boxesIn, grown, isFar, type Look, nearby, nextStep, SMALL, stillServes } from './level.ts';
import type { Picture } from './picture.svelte.ts';

/** So many nodes become elements in one frame. */
const STEP = 16;
/** So long after the last movement one has stopped looking around. */
const STILL_MS = 160;
/** On a long way the picture of everything is drawn anew at most this often. */
const REDRAW_MS = 200;
/** Of what others have selected, so many nodes are elements with their names beside them. */
const OTHERS = 40;

interface FarScene {
	nodes: readonly DrawnNode[];
	arrows: readonly DrawnArrow[];
}

export class Detail {
	readonly #picture: Picture;
	readonly #open: OpenModel;
	readonly #view: CanvasView;
	readonly #stop: () => string | null;
	/** Where one looks, as of the last rest or, on a long way, of somewhere on it. */
	look: Look | null = $state.raw(null);
	far = $state(false);
	/** The view is being moved, or was a moment ago. */
	moving = $state(false);
	#near: Rect | null = $state.raw(null);
	#made: ReadonlySet<string> = $state.raw(new Set());
	#complete = $state(false);
	/** The node under the pointer. */
	#pointed: string | null = $state(null);
	/** Nodes that a marquee is just passing over. */
	#framed: readonly string[] = $state.raw([]);
	#stillTimer: ReturnType<typeof setTimeout> | undefined;

	/** @param stop the node that is the diagram's tab stop */
	constructor(picture: Picture, { open, view }: Workspace, stop: () => string | null) {
		this.#picture = picture;
		this.#open = open;
		this.#view = view;
		this.#stop = stop;
	}

	/** All of the model is elements. */
	whole: boolean = $derived.by(() => this.#picture.placed.size <= SMALL);
	/** The picture of everything is needed: from afar, and until all that is near has become elements. */
	pictured: boolean = $derived(!this.whole && (this.far || !this.#complete));

	/** Nodes that have to be elements wherever one looks. */
	#dealtWith: ReadonlySet<string> = $derived.by(() => {
		const { dragged, others } = this.#picture;
		const own = [this.#pointed, this.#stop(), this.#view.renaming].filter((id) => id !== null);
		const theirs = [...others.keys()].slice(0, OTHERS);
		return new Set([...this.#open.selection, ...theirs, ...own, ...this.#framed, ...dragged.keys()]);
	});

	#nodes: readonly DrawnNode[] = [];
	/** The nodes that are to be elements, in the order of the model. */
	nodes: readonly DrawnNode[] = $derived.by(() => {
		const { nodes } = this.#picture;
		if (this.whole) return nodes;
		const real = nodes.filter(({ id }) => this.#dealtWith.has(id) || (!this.far && this.#made.has(id)));
		return (this.#nodes = sameList(this.#nodes, real));
	});

	/** The arrows that are to be elements. */
	arrows: readonly DrawnArrow[] = $derived.by(() => {
		const { arrows } = this.#picture;
		if (this.whole) return arrows;
		const near = this.pictured ? null : this.#near;
		return arrows.filter(
			(arrow) => this.#isDealtWith(arrow) || (near && overlap(boundsOf(arrow.points), near))
		);
	});

	#far: FarScene = { nodes: [], arrows: [] };
	/** What the picture of everything shows: all but what is being dragged and the arrows that are elements. */
	farScene: FarScene = $derived.by(() => {
		const { dragged, nodes, arrows } = this.#picture;
		const real = new Set(this.arrows);
		const now = {
			nodes: sameList(
				this.#far.nodes,
				nodes.filter(({ id }) => !dragged.has(id))
			),
			arrows: sameList(
				this.#far.arrows,
				arrows.filter((arrow) => !real.has(arrow))
			)
		};
		const same = now.nodes === this.#far.nodes && now.arrows === this.#far.arrows;
		return same ? this.#far : (this.#far = now);
	});

	#isDealtWith({ id }: DrawnArrow): boolean {
		const { dragged } = this.#picture;
		if (this.#open.selection.includes(id)) return true;
		if (dragged.size === 0) return this.#picture.others.has(id);
		const arrow = this.#open.visible.arrows.get(id);
		const touches = (at: typeof arrow): boolean => !!at && (dragged.has(at.from) || dragged.has(at.to));
		return touches(arrow) || touches(this.#open.visible.arrows.get(arrow?.to ?? ''));
	}

	/** Everything that is drawn, with room for lines that lead round it. */
	everything: Rect = $derived.by(() => {
		const { lanes, placed } = this.#picture;
		const all = around([...lanes.map(({ rect }) => rect), ...placed.values()]);
		return grown(all ?? { x: 0, y: 0, width: 0, height: 0 }, 200);
	});

	/** One looks here now. Changes state, so an effect that calls it must not track it. */
	lookAt(now: Look): void {
		const drawn = this.look;
		this.far = isFar(this.#picture.placed, now);
		this.#near = nearby(this.#near, now);
		const time = performance.now();
		const again = !drawn || (!stillServes(drawn, now, this.everything) && time - this.#lookedAt > REDRAW_MS);
		if (again) [this.look, this.#lookedAt] = [now, time];
		if (!drawn) return;
		this.moving = true;
		clearTimeout(this.#stillTimer);
		this.#stillTimer = setTimeout(() => {
			this.moving = false;
			this.look = now;
		}, STILL_MS);
	}
	#lookedAt = 0;

	/** Call it in an effect: makes the nodes elements that are near, some in each frame. @returns what calls it off */
	approach(): (() => void) | undefined {
		const near = this.#near;
		if (this.whole || this.far || !near) {
			if (untrack(() => this.#made.size > 0)) this.#made = new Set();
			this.#complete = false;
			return;
		}
		const { ids, complete } = nextStep(this.#made, boxesIn(this.#picture.placed, near), STEP);
		const frame = requestAnimationFrame(() => {
			this.#made = ids;
			// Once all were there the picture stays away: what comes into view later comes as elements.
			if (complete) this.#complete = true;
		});
		return () => cancelAnimationFrame(frame);
	}

	/** The pointer is here, in model pixels: the node there has to be an element before anybody acts on it. */
	pointAt(point: Point | null): void {
		if (this.whole) return;
		this.#pointed = point && boxAt(point, this.#picture.boxes);
	}

	/** Selects the arrow at a point of the picture of everything, which has no elements to click on. */
	click(point: Point, reach: number): void {
		const id = this.pictured ? arrowAt(point, this.#picture.arrows, reach) : null;
		if (id !== null) this.#open.select([id]);
	}

	/** A marquee spans this part of the model; null when it is done. */
	frame(part: Rect | null): void {
		if (this.whole) return;
		this.#framed = part ? boxesIn(this.#picture.placed, part) : [];
		flushSync();
	}
}

/** The list before where both hold the very same things. */
function sameList<T>(before: readonly T[], now: readonly T[]): readonly T[] {
	return before.length === now.length && now.every((one, i) => one === before[i]) ? before : now;
}
