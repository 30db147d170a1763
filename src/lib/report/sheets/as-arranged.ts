// The arrangement that people made: as it is, or with compact boxes and the room between them drawn together.
import type { Model } from '#lib/domain/theory/model.ts';
import { COMPACT, FULL } from '#lib/layout/density.ts';
import type { Rect, Size } from '#lib/layout/geometry.ts';
import { laneIdOf } from '#lib/domain/theory/lanes.ts';
import { nodeSize } from '#lib/layout/node-size.ts';
import { placeNodes } from '#lib/layout/place.ts';
import { SCREEN_GAPS, TIGHT_GAPS } from '#lib/layout/spacing.ts';
import type { Arrangement } from './drawn.ts';

/** Every box where it stands on the canvas, drawn as there. */
export function asArranged(part: Model): Arrangement {
	const sizes = new Map([...part.nodes].map(([id, node]) => [id, nodeSize(node)]));
	return { boxes: placeNodes(part, sizes), density: FULL, gaps: SCREEN_GAPS };
}

/** The same with compact boxes, as near to each other as they can be with every one still on its side of every other. */
export function drawnTogether(part: Model): Arrangement {
	const { boxes } = asArranged(part);
	const sizes = new Map([...part.nodes].map(([id, node]) => [id, nodeSize(node, COMPACT)]));
	const laneOf = new Map([...part.nodes].map(([id, node]) => [id, laneIdOf(part, node)]));
	const x = shareOf(boxes, sizes, laneOf, 'x');
	const y = shareOf(boxes, sizes, laneOf, 'y');
	const moved = new Map(
		[...boxes].map(([id, box]): [string, Rect] => {
			const size = sizes.get(id)!;
			const [middleX, middleY] = [(box.x + box.width / 2) * x, (box.y + box.height / 2) * y];
			return [
				id,
				{ ...size, x: Math.round(middleX - size.width / 2), y: Math.round(middleY - size.height / 2) }
			];
		})
	);
	return { boxes: moved, density: COMPACT, gaps: TIGHT_GAPS };
}

/** The least share of their distance that boxes can have from each other along one axis, at most 1. */
function shareOf(
	boxes: ReadonlyMap<string, Rect>,
	sizes: ReadonlyMap<string, Size>,
	laneOf: ReadonlyMap<string, string>,
	axis: 'x' | 'y'
): number {
	const [length, across, breadth] =
		axis === 'x' ? (['width', 'y', 'height'] as const) : (['height', 'x', 'width'] as const);
	const { box, column, padding, heading, lane, gutter } = TIGHT_GAPS;
	const [near, apart] = axis === 'x' ? [column, 2 * padding + gutter] : [box, 2 * padding + heading + lane];
	let share = 0;
	const all = [...boxes];
	all.forEach(([a, p], i) => {
		for (const [b, q] of all.slice(i + 1)) {
			if (p[across] >= q[across] + q[breadth] || q[across] >= p[across] + p[breadth]) continue;
			const distance = Math.abs(p[axis] + p[length] / 2 - q[axis] - q[length] / 2);
			const gap = laneOf.get(a) === laneOf.get(b) ? near : apart;
			const least = (sizes.get(a)![length] + sizes.get(b)![length]) / 2 + gap;
			share = Math.max(share, least / Math.max(distance, 1));
		}
	});
	return Math.min(1, share === 0 ? 1 : share);
}
