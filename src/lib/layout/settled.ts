// Tidies by moving only what does not stand well, so that a figure that people know stays the figure that they know.
import type { Model } from '#lib/domain/theory/model.ts';
import { settle } from './find-room.ts';
import { around, overlap, type Rect, type Size } from './geometry.ts';
import { groundOf } from './ground.ts';
import { laneBoxes } from './lane-boxes.ts';
import { type Link, withoutCycles } from './layers.ts';
import { looseNodes } from './loose.ts';
import { sizeOf } from './members.ts';
import { pageHeight, type PageShape } from './page-shape.ts';

/** With a larger share of boxes to be placed anew there is no figure to keep. */
const MOST_LOOSE = 0.25;
/** And room for more than so many is not looked for one by one. */
const MOST_AT_ALL = 80;
/** Up to this share of new boxes, people expect the others to stay. */
const FEW = 0.03;

/** An arrangement that keeps most of the present one; `placed` is how many boxes had to be placed anew. */
export interface Settled {
	boxes: Map<string, Rect>;
	placed: number;
}

/** The boxes with those that stand well left alone, or null where too few do. */
export function settled(
	model: Model,
	sizes: ReadonlyMap<string, Size>,
	links: readonly Link[]
): Settled | null {
	const loose = looseNodes(model, sizes, links);
	const most = Math.min(MOST_AT_ALL, Math.max(2, model.nodes.size * MOST_LOOSE));
	if (loose.size === model.nodes.size || loose.size > most) return null;
	const boxes = new Map(
		[...model.nodes].flatMap(([id, { pos }]) =>
			pos && !loose.has(id) ? [[id, { x: pos[0], y: pos[1], ...sizeOf(sizes, id) }] as const] : []
		)
	);
	const ground = groundOf(model, sizes, boxes, links);
	const linked = (id: string): number =>
		[...(ground.into.get(id) ?? []), ...(ground.outOf.get(id) ?? [])].filter((o) => ground.boxes.has(o))
			.length;
	const left = [...loose];
	while (left.length > 0) {
		const next = left.reduce((a, b) => (linked(b) > linked(a) ? b : a));
		left.splice(left.indexOf(next), 1);
		settle(ground, next);
	}
	return isSound(model, ground.boxes) ? { boxes: ground.boxes, placed: loose.size } : null;
}

/** True where no boxes and no lanes lie on one another. */
export function isSound(model: Model, boxes: ReadonlyMap<string, Rect>): boolean {
	const apart = (rects: readonly Rect[]): boolean => {
		const sorted = [...rects].sort((a, b) => a.x - b.x);
		return sorted.every((a, i) => {
			for (let j = i + 1; j < sorted.length && sorted[j]!.x < a.x + a.width; j++)
				if (overlap(a, sorted[j]!)) return false;
			return true;
		});
	};
	return apart([...boxes.values()]) && apart(laneBoxes(model, boxes).map((l) => l.rect));
}

/**
 * True where a fresh arrangement is so much better that it is worth losing the one that people know. Where somebody has
 * just added a node or two, it has to be better still.
 */
export function betterAfresh(
	model: Model,
	{ boxes: kept, placed }: Settled,
	fresh: ReadonlyMap<string, Rect>,
	links: readonly Link[],
	shape: PageShape
): boolean {
	const forward = withoutCycles([...model.nodes.keys()], links);
	const [now, then] = [costsOf(kept, forward), costsOf(fresh, forward)];
	const pages = [kept, fresh].map((boxes) => pageHeight(around(boxes.values())!, shape));
	const patience = placed > 0 && placed <= Math.max(1, model.nodes.size * FEW) ? 2 : 1;
	return (
		now.backwards > (then.backwards * 1.2 + 2) * patience ||
		now.crossings > (then.crossings * 1.5 + 4) * patience ||
		now.length > (then.length * 1.4 + 800) * patience ||
		pages[0]! > pages[1]! * (1 + 0.15 * patience) + 120
	);
}

/** Straight lines from middle to middle tell well enough how tangled an arrangement is. */
function costsOf(
	boxes: ReadonlyMap<string, Rect>,
	links: readonly Link[]
): { backwards: number; crossings: number; length: number } {
	let [backwards, length] = [0, 0];
	const lines = links.map(({ from, to }) => {
		const [a, b] = [boxes.get(from)!, boxes.get(to)!];
		if (b.x + b.width < a.x) backwards++;
		const line = [a.x + a.width / 2, a.y + a.height / 2, b.x + b.width / 2, b.y + b.height / 2] as const;
		length += Math.abs(line[2] - line[0]) + Math.abs(line[3] - line[1]);
		return line;
	});
	let crossings = 0;
	for (let i = 0; i < lines.length; i++)
		for (let j = 0; j < i; j++) if (cross(lines[i]!, lines[j]!)) crossings++;
	return { backwards, crossings, length };
}

type Line = readonly [number, number, number, number];

function cross(a: Line, b: Line): boolean {
	const side = (l: Line, x: number, y: number): number =>
		Math.sign((l[2] - l[0]) * (y - l[1]) - (l[3] - l[1]) * (x - l[0]));
	return side(a, b[0], b[1]) * side(a, b[2], b[3]) < 0 && side(b, a[0], a[1]) * side(b, a[2], a[3]) < 0;
}
