// The one place that knows how large a node's box is and where its text stands. Canvas, layout and figure draw by it.
import type { Stance } from '#lib/domain/evidence/link.ts';
import type { Strength } from '#lib/domain/evidence/strength.ts';
import type { TheoryNode } from '#lib/domain/theory/model.ts';
import type { NodeKind } from '#lib/domain/theory/vocabulary.ts';
import type { Size } from '#lib/layout/geometry.ts';
import { type TextStyle, measure } from '#lib/text/measure.ts';
import { wrap } from '#lib/text/wrap.ts';

/** Width of every node's box in px. */
export const NODE_WIDTH = 184;
/** Padding inside the border, in px, on all four sides. */
export const NODE_PADDING = 10;
/** Padding left and right inside a moderator's pill, whose ends are round. */
export const PILL_PADDING = 18;
/** Height of the row above the label, with the word for the kind and the evidence marks. */
export const HEADER_HEIGHT = 14;
/** Between the header row and the label. */
export const HEADER_GAP = 2;
export const LINE_HEIGHT = 17;
export const MAX_LABEL_LINES = 8;
export const LABEL_STYLE: TextStyle = { size: 13, weight: 500 };
export const KIND_STYLE: TextStyle = { size: 10.5, weight: 500 };

/** Numbers beside evidence marks. */
export const MARK_STYLE: TextStyle = { size: 10.5, weight: 500 };
/** Side of the square that an evidence mark's shape is drawn in, in px. */
export const MARK_SIZE = 8;
/** Between a mark's shape and its number. */
export const MARK_GAP = 2;
/** Between one mark and the next. */
export const MARK_SPACING = 6;
/** Inside the badge of an arrow, left and right. */
export const BADGE_PADDING = 4;
export const BADGE_HEIGHT = 16;

/** Padding left and right of the text of a node of this kind. */
export const sidePadding = (kind: NodeKind): number => (kind === 'moderator' ? PILL_PADDING : NODE_PADDING);

/** The size of a node's box and the lines of its label. Sides are multiples of 2 so that centres are whole pixels. */
export function nodeSize(node: Pick<TheoryNode, 'label' | 'kind'>): Size & { lines: string[] } {
	const lines = wrap(node.label, LABEL_STYLE, NODE_WIDTH - 2 * sidePadding(node.kind), MAX_LABEL_LINES);
	const height = 2 * NODE_PADDING + HEADER_HEIGHT + HEADER_GAP + lines.length * LINE_HEIGHT;
	return { width: NODE_WIDTH, height: even(height), lines };
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

/** The width of marks in a row, in px; 0 where there are none. */
export function marksWidth(marks: readonly MarkCount[]): number {
	const each = marks.map((m) => MARK_SIZE + MARK_GAP + measure(String(m.count), MARK_STYLE));
	return each.reduce((sum, width) => sum + width, Math.max(0, marks.length - 1) * MARK_SPACING);
}

/** The size of the evidence badge on an arrow, or null where there is nothing to show. */
export function arrowBadgeSize(strength: Strength | undefined): Size | null {
	const marks = marksOf(strength);
	if (marks.length === 0) return null;
	return { width: even(marksWidth(marks) + 2 * BADGE_PADDING), height: BADGE_HEIGHT };
}

const even = (length: number): number => 2 * Math.ceil(length / 2);
