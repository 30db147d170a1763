// How an arrow is drawn: what its dash, weight, end and sign say.
import type { Strength } from '#lib/domain/evidence/strength.ts';
import { crossesPathways } from '#lib/domain/theory/lanes.ts';
import type { Arrow, Model } from '#lib/domain/theory/model.ts';

/**
 * `causal`: solid. `acting`: what moderates or conditions, or acts on another arrow. `crossing`: between pathways.
 * `feedback`: goes back on purpose, which says more than that it may also be one of the others.
 */
export type Stroke = 'causal' | 'acting' | 'crossing' | 'feedback';
/**
 * What is known for and against; `unknown` where the figure shows no evidence at all. `contested`: both for and against.
 * `challenged`: against it, and nothing for it.
 */
export type Standing = 'unknown' | 'none' | 'backed' | 'contested' | 'challenged';
/** `minus`: decreases. `question`: may cause, or feared and not observed. */
export type Sign = 'minus' | 'question';
/** `arrow`: a filled head on a node. `open`: a hollow one, of feedback. `dot`: a round end on the line that is acted on. */
export type End = 'arrow' | 'open' | 'dot';

/** `dash` and `width` in px; a contested line is drawn double, a challenged one with strokes across it. */
export interface LineStyle {
	stroke: Stroke;
	standing: Standing;
	dash: readonly number[];
	width: number;
	double: boolean;
	ticks: boolean;
	end: End;
	sign: Sign | null;
}

/** Dash pattern of each kind of stroke, in px. */
export const DASHES: Record<Stroke, readonly number[]> = {
	causal: [],
	acting: [3, 3],
	crossing: [9, 4],
	feedback: [12, 3, 2, 3]
};
const WIDTHS: Record<Standing, number> = {
	unknown: 1.2,
	none: 1,
	backed: 1.6,
	contested: 1.2,
	challenged: 1.2
};
/** Distance between the outer edges of a double line, in px. */
export const DOUBLE_WIDTH = 4;
/** The strokes across a challenged line, in px: how long, how thick and how far apart, and where the first one is. */
export const TICKS = { length: 6.4, dash: [1.2, 16.8], first: 4 } as const;
/** Length and width of an arrowhead, in px. */
export const HEAD = { length: 8, width: 7 } as const;
/** Radius of the dot at the end of a line that acts on a line, in px. */
export const DOT_RADIUS = 3.2;
/** Radius of the corners of lines, in px. */
export const BEND = 5;
/** Radius of the circle of a sign, and how far its middle stands from the end of the line, in px. */
export const SIGN = { radius: 5.5, distance: 19 } as const;

/** How much stands behind an arrow. `strength` is null where the figure shows no evidence. */
export function standingOf(strength: Strength | undefined | null): Standing {
	if (strength === null) return 'unknown';
	if (!strength) return 'none';
	const { supports, challenges, refines } = strength;
	if (challenges.records > 0) return supports.records > 0 ? 'contested' : 'challenged';
	return supports.records + refines.records > 0 ? 'backed' : 'none';
}

/** The style of one arrow. `strength`: undefined where it has no evidence, null where none is shown. */
export function lineStyle(model: Model, arrow: Arrow, strength: Strength | undefined | null): LineStyle {
	const onArrow = !model.nodes.has(arrow.to);
	const acts = onArrow || arrow.relation === 'moderates' || arrow.relation === 'conditions';
	const forward: Stroke = acts ? 'acting' : crossesPathways(model, arrow) ? 'crossing' : 'causal';
	const stroke = arrow.feedback ? 'feedback' : forward;
	const standing = standingOf(strength);
	const feared = arrow.relation === 'may-cause' || arrow.status === 'feared-not-observed';
	return {
		stroke,
		standing,
		dash: DASHES[stroke],
		width: WIDTHS[standing],
		double: standing === 'contested',
		ticks: standing === 'challenged',
		end: onArrow ? 'dot' : arrow.feedback ? 'open' : 'arrow',
		sign: arrow.relation === 'decreases' ? 'minus' : feared ? 'question' : null
	};
}
