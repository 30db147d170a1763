// The one place that knows how large a node's box is and where its text stands. Canvas, layout and figure draw by it.
import type { Stance } from '#lib/domain/evidence/link.ts';
import type { Strength } from '#lib/domain/evidence/strength.ts';
import type { TheoryNode } from '#lib/domain/theory/model.ts';
import type { NodeKind } from '#lib/domain/theory/vocabulary.ts';
import type { Rect, Size } from './geometry.ts';
import { measure } from '#lib/text/measure.ts';
import { wrap } from '#lib/text/wrap.ts';
import { type Density, FULL } from './density.ts';

/** Width of every node's box on the canvas, in px. */
export const NODE_WIDTH = FULL.width;

/** Padding left and right of the text of a node of this kind. */
export const sidePadding = (kind: NodeKind, { padding }: Density = FULL): number =>
	kind === 'moderator' ? padding.pill : padding.side;

/** The size of a node's box and the lines of its label. Sides are multiples of 2 so that centres are whole pixels. */
export function nodeSize(
	node: Pick<TheoryNode, 'label' | 'kind'>,
	density: Density = FULL
): Size & { lines: string[] } {
	const { width, padding, header, label, maxLines } = density;
	const lines = wrap(node.label, label, width - 2 * sidePadding(node.kind, density), maxLines);
	const above = header ? header.height + header.gap : 0;
	const height = 2 * padding.level + above + lines.length * label.lineHeight;
	return { width, height: even(height), lines };
}

/** A mark with its count of records. */
export interface MarkCount {
	stance: Stance;
	count: number;
}

const MARK_ORDER: readonly Stance[] = ['supports', 'challenges', 'refines'];

/** The marks to show for a strength: those with at least one record, for, against, refining. */
export function marksOf(strength: Strength | undefined): MarkCount[] {
	if (!strength) return [];
	return MARK_ORDER.map((stance) => ({ stance, count: strength[stance].records })).filter((m) => m.count > 0);
}

/** The number beside a mark; null where it is under `fewBelow` and so may not be told. */
export const numberOf = ({ count }: MarkCount, fewBelow: number): string | null =>
	count < fewBelow ? null : String(count);

/** The width of marks in a row, in px; 0 where there are none. */
export function marksWidth(marks: readonly MarkCount[], { mark }: Density = FULL, fewBelow = 0): number {
	const each = marks.map((m) => {
		const number = numberOf(m, fewBelow);
		return mark.size + (number === null ? 0 : mark.gap + measure(number, mark.style));
	});
	return each.reduce((sum, width) => sum + width, Math.max(0, marks.length - 1) * mark.spacing);
}

/** The size of the evidence badge on an arrow, or null where there is nothing to show. */
export function arrowBadgeSize(
	strength: Strength | undefined,
	density: Density = FULL,
	fewBelow = 0
): Size | null {
	const marks = marksOf(strength);
	if (marks.length === 0) return null;
	const width = even(marksWidth(marks, density, fewBelow) + 2 * density.badge.padding);
	return { width, height: density.badge.height };
}

/** How far the badge of a box stands from its right edge, in px. */
const BADGE_INSET = 8;

/** The badge across the upper border of a node's box; null where its marks stand in the box itself, or are none. */
export function boxBadge(
	box: Rect,
	strength: Strength | undefined,
	density: Density,
	fewBelow = 0
): Rect | null {
	const size = density.header ? null : arrowBadgeSize(strength, density, fewBelow);
	return (
		size && {
			...size,
			x: Math.max(box.x, box.x + box.width - BADGE_INSET - size.width),
			y: box.y - size.height / 2
		}
	);
}

const even = (length: number): number => 2 * Math.ceil(length / 2);
