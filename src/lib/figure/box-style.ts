// How the box of each kind of node differs from the others without colour: outline, border, bar, hatching, sign.
import type { NodeKind } from '#lib/domain/theory/vocabulary.ts';
import { decimals as n } from './decimals.ts';

/** `box`: rounded by CORNER. `pill`: half-round ends. `cut`: the top right corner cut off. */
export type Outline = 'box' | 'pill' | 'cut';

/** `dash` in px as in SVG; `bar` is a thick rule along the inside of one edge. */
export interface BoxStyle {
	outline: Outline;
	borderWidth: number;
	dash: readonly number[];
	bar: 'left' | 'right' | null;
	hatched: boolean;
	sign: 'warning' | null;
}

/** Corner radius of boxes, in px. */
export const CORNER = 6;
/** Side of the corner that is cut off an assumption, in px. */
export const CUT = 12;
/** Largest radius of a pill's ends, in px. */
export const PILL_RADIUS = 30;
/** Width of the bar along an edge, in px. */
export const BAR_WIDTH = 4;

const PLAIN: BoxStyle = {
	outline: 'box',
	borderWidth: 1.2,
	dash: [],
	bar: null,
	hatched: false,
	sign: null
};

export const BOX_STYLES: Record<NodeKind, BoxStyle> = {
	prerequisite: PLAIN,
	context: { ...PLAIN, borderWidth: 1.5, dash: [1.5, 2.5] },
	activity: PLAIN,
	mechanism: { ...PLAIN, bar: 'left' },
	'intermediate-outcome': { ...PLAIN, bar: 'right' },
	outcome: { ...PLAIN, borderWidth: 2.2 },
	moderator: { ...PLAIN, outline: 'pill', dash: [5, 3] },
	'unintended-effect': { ...PLAIN, hatched: true, sign: 'warning' },
	assumption: { ...PLAIN, outline: 'cut', dash: [7, 3] }
};

/** Path data of an outline in a box of this size with its top left corner at (x, y); corners shrink in very low boxes. */
export function outlinePath(outline: Outline, x: number, y: number, width: number, height: number): string {
	if (outline === 'cut') {
		const cut = Math.min(CUT, height / 3);
		return `M${x} ${y}H${n(x + width - cut)}L${n(x + width)} ${n(y + cut)}V${n(y + height)}H${x}Z`;
	}
	const r = outline === 'pill' ? Math.min(height / 2, PILL_RADIUS) : Math.min(CORNER, height / 4);
	const arc = (dx: number, dy: number): string => `a${n(r)} ${n(r)} 0 0 1 ${n(dx)} ${n(dy)}`;
	return [
		`M${n(x + r)} ${y}`,
		`h${n(width - 2 * r)}${arc(r, r)}`,
		`v${n(height - 2 * r)}${arc(-r, r)}`,
		`h${n(2 * r - width)}${arc(-r, -r)}`,
		`v${n(2 * r - height)}${arc(r, -r)}Z`
	].join('');
}
