// The small drawn shapes of a figure as path data: evidence marks, signs, arrowheads. Shapes, not glyphs, so that
// they look the same whatever font is there.
import type { Stance } from '#lib/domain/evidence/link.ts';
import type { Point } from '#lib/layout/geometry.ts';
import { HEAD, SIGN, type Sign } from './line-style.ts';
import { decimals as n } from './decimals.ts';

/** The colours of the marks; supports is filled, the others are outlines. */
export const MARK_COLOURS: Record<Stance, string> = {
	supports: '#206540',
	challenges: '#a33a2c',
	refines: '#1d5c96'
};

/** True where a mark is filled rather than outlined. */
export const isFilled = (stance: Stance): boolean => stance === 'supports';

/** The mark of a stance in a square of `size` px with its top left corner at (x, y): ▲, ▽ or ◇. */
export function markPath(stance: Stance, x: number, y: number, size: number): string {
	const [left, right, top, bottom] = [x + 0.5, x + size - 0.5, y + 0.7, y + size - 0.7].map(n);
	const [cx, cy] = [n(x + size / 2), n(y + size / 2)];
	if (stance === 'supports') return `M${cx} ${top}L${right} ${bottom}H${left}Z`;
	if (stance === 'challenges') return `M${left} ${top}H${right}L${cx} ${bottom}Z`;
	return `M${cx} ${n(y)}L${n(x + size)} ${cy}L${cx} ${n(y + size)}L${n(x)} ${cy}Z`;
}

/** A warning triangle with its stroke of exclamation, in a square of `size` px: outline and inner stroke. */
export function warningPaths(x: number, y: number, size: number): { outline: string; stroke: string } {
	const cx = n(x + size / 2);
	return {
		outline: `M${cx} ${n(y + 0.5)}L${n(x + size)} ${n(y + size - 0.5)}H${n(x)}Z`,
		stroke: `M${cx} ${n(y + size * 0.38)}V${n(y + size * 0.64)}M${cx} ${n(y + size * 0.76)}V${n(y + size * 0.84)}`
	};
}

/** The strokes inside the circle of a sign around (x, y): a minus or a question mark. */
export function signPath(sign: Sign, x: number, y: number): string {
	const r = SIGN.radius;
	if (sign === 'minus') return `M${n(x - r * 0.5)} ${n(y)}H${n(x + r * 0.5)}`;
	return (
		`M${n(x - r * 0.36)} ${n(y - r * 0.22)}a${n(r * 0.36)} ${n(r * 0.36)} 0 1 1 ${n(r * 0.6)} ${n(r * 0.3)}` +
		`q${n(-r * 0.24)} ${n(r * 0.16)} ${n(-r * 0.24)} ${n(r * 0.36)}M${n(x)} ${n(y + r * 0.66)}v0.1`
	);
}

/** A filled arrowhead with its tip at the last of these points, in the direction of the last piece. */
export function headPath(points: readonly Point[]): string {
	const tip = points.at(-1)!;
	const before = points.findLast((p) => p.x !== tip.x || p.y !== tip.y) ?? { x: tip.x - 1, y: tip.y };
	const length = Math.hypot(tip.x - before.x, tip.y - before.y);
	const [ux, uy] = [(tip.x - before.x) / length, (tip.y - before.y) / length];
	const corner = (side: number): string =>
		`${n(tip.x - ux * HEAD.length - side * uy * (HEAD.width / 2))} ${n(tip.y - uy * HEAD.length + side * ux * (HEAD.width / 2))}`;
	return `M${n(tip.x)} ${n(tip.y)}L${corner(1)}L${corner(-1)}Z`;
}
