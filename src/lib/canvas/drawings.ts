// Drawings of nodes and arrows, made when somebody first looks at one and kept until it would come out otherwise.
import type { Strength } from '#lib/domain/evidence/strength.ts';
import type { Arrow, Model, TheoryNode } from '#lib/domain/theory/model.ts';
import { BOX_STYLES, type BoxStyle } from '#lib/figure/box-style.ts';
import { type LineStyle, lineStyle } from '#lib/figure/line-style.ts';
import { sceneBoxes } from '#lib/figure/scene-boxes.ts';
import { sceneLines } from '#lib/figure/scene-lines.ts';
import { badgeSvg, boxSvg, lineSvg } from '#lib/figure/svg.ts';
import { COLOUR_THEME, type Hue, type HueColours, hueOf, laneHues } from '#lib/figure/theme.ts';
import type { Point, Rect } from '#lib/layout/geometry.ts';
import type { Route } from '#lib/layout/route.ts';
import { keepSame } from '#lib/open-model/keep-same.ts';

/** Ids of the hatch patterns that boxes refer to; they stand once in the canvas. */
export const PATTERN_PREFIX = 'canvas';

/** A node as the canvas draws it: its rectangle, and SVG with its top left corner at the origin. */
export interface DrawnNode {
	readonly id: string;
	readonly rect: Rect;
	readonly style: BoxStyle;
	readonly colours: HueColours;
	readonly drawing: { readonly svg: string };
}

/** An arrow as the canvas draws it; `badge` stands above the boxes, `points` tell what the pointer is near. */
export interface DrawnArrow {
	readonly id: string;
	readonly points: readonly Point[];
	readonly style: LineStyle;
	readonly svg: string;
	readonly badge: string;
}

type Strengths = ReadonlyMap<string, Strength>;

/** Something that is worked out when it is first asked for. */
class Lazily<T> {
	#made: { value: T } | undefined;
	readonly #make: () => T;
	constructor(make: () => T) {
		this.#make = make;
	}
	get value(): T {
		return (this.#made ??= { value: this.#make() }).value;
	}
}

interface KeptNode {
	node: TheoryNode;
	strength: Strength | undefined;
	hue: Hue;
	drawn: DrawnNode;
}

interface KeptArrow {
	arrow: Arrow;
	route: Route;
	strength: Strength | null | undefined;
	drawn: DrawnArrow;
}

export class NodeDrawings {
	#kept = new Map<string, KeptNode>();

	/** All nodes that have a place, in the order of the model. What did not change is the same object as before. */
	of(model: Model, places: ReadonlyMap<string, Rect>, strengths: Strengths): DrawnNode[] {
		const hues = laneHues(model);
		const kept = new Map<string, KeptNode>();
		const all = [...model.nodes.values()].flatMap((node) => {
			const rect = places.get(node.id);
			if (!rect) return [];
			const hue = hueOf(model, node, hues);
			const old = this.#kept.get(node.id);
			const strength = old ? keepSame(old.strength, strengths.get(node.id)) : strengths.get(node.id);
			const same =
				old &&
				drawsAlike(old.node, node) &&
				old.hue === hue &&
				old.strength === strength &&
				old.drawn.rect.width === rect.width &&
				old.drawn.rect.height === rect.height;
			const drawn = !same
				? drawNode(model, node, rect, strength, COLOUR_THEME.hues[hue])
				: old.drawn.rect.x === rect.x && old.drawn.rect.y === rect.y
					? old.drawn
					: { ...old.drawn, rect };
			kept.set(node.id, { node, strength, hue, drawn });
			return [drawn];
		});
		this.#kept = kept;
		return all;
	}
}

/** Fields of a node that leave its drawing as it is. */
const NOT_DRAWN: ReadonlySet<string> = new Set(['pos', 'note', 'references']);

const drawsAlike = (a: TheoryNode, b: TheoryNode): boolean =>
	a === b ||
	(Object.keys(b) as (keyof TheoryNode)[]).every((field) => NOT_DRAWN.has(field) || a[field] === b[field]);

function drawNode(
	model: Model,
	node: TheoryNode,
	rect: Rect,
	strength: Strength | undefined,
	colours: HueColours
): DrawnNode {
	const draw = () => {
		const alone = { ...model, nodes: new Map([[node.id, node]]) };
		const places = new Map([[node.id, { ...rect, x: 0, y: 0 }]]);
		const strengths = new Map(strength && [[node.id, strength]]);
		return boxSvg(sceneBoxes(alone, places, strengths, COLOUR_THEME)[0]!, PATTERN_PREFIX, COLOUR_THEME);
	};
	const lazily = new Lazily(draw);
	const drawing = {
		get svg() {
			return lazily.value;
		}
	};
	return { id: node.id, rect, style: BOX_STYLES[node.kind], colours, drawing };
}

export class ArrowDrawings {
	#kept = new Map<string, KeptArrow>();
	/** Where both are as before, as in every frame of a drag, only routes can have changed. */
	#before: { model: Model; strengths: Strengths | null } | null = null;

	/** All arrows that have a route, in the order of drawing. `strengths`: null where no evidence is to be seen. */
	of(model: Model, routes: ReadonlyMap<string, Route>, strengths: Strengths | null): DrawnArrow[] {
		const kept = new Map<string, KeptArrow>();
		const onlyRoutes = this.#before?.model === model && this.#before.strengths === strengths;
		this.#before = { model, strengths };
		const all = [...model.arrows.values()].flatMap((arrow) => {
			const old = this.#kept.get(arrow.id);
			const route = routes.get(arrow.id);
			if (!route || route.points.length < 2) return [];
			if (old && onlyRoutes && old.route === route) {
				kept.set(arrow.id, old);
				return [old.drawn];
			}
			const strength = strengths && keepSame(old?.strength ?? undefined, strengths.get(arrow.id));
			const style = lineStyle(model, arrow, strength);
			const same =
				old &&
				(old.arrow === arrow || old.arrow.relation === arrow.relation) &&
				old.route === route &&
				old.strength === strength &&
				keepSame(old.drawn.style, style) === old.drawn.style;
			const drawn = same ? old.drawn : new ArrowDrawing(model, arrow, routes, strength, style);
			kept.set(arrow.id, { arrow, route, strength, drawn });
			return [drawn];
		});
		this.#kept = kept;
		// Where lines share a trunk, a thin one drawn over a double one would fill its core.
		return [...all.filter(({ style }) => !style.double), ...all.filter(({ style }) => style.double)];
	}
}

class ArrowDrawing implements DrawnArrow {
	readonly id: string;
	readonly points: readonly Point[];
	readonly style: LineStyle;
	readonly #drawn: Lazily<{ svg: string; badge: string }>;

	constructor(
		model: Model,
		arrow: Arrow,
		routes: ReadonlyMap<string, Route>,
		strength: Strength | null | undefined,
		style: LineStyle
	) {
		const route = routes.get(arrow.id)!;
		this.id = arrow.id;
		this.points = route.points;
		this.style = style;
		this.#drawn = new Lazily(() => {
			const alone = { ...model, arrows: new Map([[arrow.id, arrow]]) };
			const strengths = strength === null ? null : new Map(strength && [[arrow.id, strength]]);
			// Only a sign asks where the other lines are.
			const near = style.sign ? routes : new Map([[arrow.id, route]]);
			const line = sceneLines(alone, near, strengths, COLOUR_THEME)[0]!;
			return { svg: lineSvg(line, COLOUR_THEME.page), badge: badgeSvg(line, COLOUR_THEME) };
		});
	}
	get svg(): string {
		return this.#drawn.value.svg;
	}
	get badge(): string {
		return this.#drawn.value.badge;
	}
}
