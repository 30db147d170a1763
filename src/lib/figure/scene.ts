// A finished figure as a plain value that can be stored as JSON: everything has its place, text is broken into lines.
// Every output (SVG, PDF, PowerPoint, Word) is drawn from it and decides nothing itself. Lengths in px.
import type { Stance } from '#lib/domain/evidence/link.ts';
import type { NodeKind, Relation } from '#lib/domain/theory/vocabulary.ts';
import type { Density } from '#lib/layout/density.ts';
import type { Point, Rect } from '#lib/layout/geometry.ts';
import type { Weight } from '#lib/text/width-table.ts';
import type { BoxStyle } from './box-style.ts';
import type { LineStyle } from './line-style.ts';

/** One line of text; (x, y) is where its baseline starts. `width` is as measured. */
export interface SceneText extends Point {
	text: string;
	width: number;
	size: number;
	weight: Weight;
	colour: string;
}

/** An evidence mark: its shape in a square of `size` at (x, y), and the count beside it; null where no number is told. */
export interface SceneMark extends Point {
	stance: Stance;
	size: number;
	count: SceneText | null;
}

/** A lane's background. */
export interface SceneLane {
	id: string;
	rect: Rect;
	fill: string;
	border: string;
	heading: SceneText[];
}

/**
 * A node. `label` are its lines, `name` all of it for people who do not see the figure. All of its text is within `rect`;
 * its marks are, too, unless it has a `badge`.
 */
export interface SceneBox {
	id: string;
	kind: NodeKind;
	name: string;
	rect: Rect;
	style: BoxStyle;
	fill: string;
	border: string;
	hatch: string;
	/** The word for its kind; null in a compact drawing, where shape, lane and legend say it. */
	word: SceneText | null;
	label: SceneText[];
	/** Where the sign stands, for kinds that have one; a square. */
	sign: Rect | null;
	marks: SceneMark[];
	/**
	 * The ground of the marks in a compact drawing: a pill like the badge of an arrow, across the upper border of the box, so
	 * that it reaches beyond `rect`. It is drawn over the box. Null where the marks stand in the box itself, or are none.
	 */
	badge: Rect | null;
}

/** An arrow. `points` from its start to the tip; `word` the relation where it is written beside the line. */
export interface SceneLine {
	id: string;
	from: string;
	to: string;
	relation: Relation;
	name: string;
	points: Point[];
	style: LineStyle;
	colour: string;
	/** The middle of the circle with the sign, where the style has one. */
	sign: Point | null;
	word: SceneText | null;
	badge: { rect: Rect; marks: SceneMark[] } | null;
}

/** One thing that the legend explains: a small drawing and its words. */
export interface LegendEntry {
	sample:
		| { draw: 'box'; box: Pick<SceneBox, 'rect' | 'style' | 'fill' | 'border' | 'hatch' | 'sign'> }
		| { draw: 'line'; line: Pick<SceneLine, 'points' | 'style' | 'colour' | 'sign'> }
		| { draw: 'mark'; mark: Omit<SceneMark, 'count'> };
	text: SceneText;
}

/** The whole figure. `title` and `description` are for people who do not see it; `caption` is drawn above it. */
export interface Scene {
	width: number;
	height: number;
	page: string;
	hairline: string;
	/** The sizes that it is drawn with: padding of boxes, heights of lines. */
	density: Density;
	title: string;
	description: string;
	caption: SceneText[];
	lanes: SceneLane[];
	boxes: SceneBox[];
	lines: SceneLine[];
	legend: LegendEntry[];
	/** A hairline above legend and notes. */
	rule: { x: number; y: number; width: number } | null;
	notes: SceneText[];
}
