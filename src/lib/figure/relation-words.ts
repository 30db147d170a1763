// Writes the relation beside those lines where it says more than the arrow does, if there is room for it.
import { type Relation, RELATION_WORDS } from '#lib/domain/theory/vocabulary.ts';
import { type Point, type Rect, overlap } from '#lib/layout/geometry.ts';
import { type Density, FULL } from '#lib/layout/density.ts';
import { measure } from '#lib/text/measure.ts';
import { piecesOf } from './rounded-path.ts';
import type { SceneLine } from './scene.ts';
import { textAt } from './text-lines.ts';
import type { Theme } from './theme.ts';

/** Relations that the arrow alone says, or that the dash of its line says. */
const UNWRITTEN: ReadonlySet<Relation> = new Set(['leads-to', 'enables', 'moderates', 'conditions']);
const AIR = 2;

/** The lines with their words, where one fits on a level piece without touching a box, a line or another word. */
export function withRelationWords(
	lines: readonly SceneLine[],
	taken: readonly Rect[],
	theme: Theme,
	{ relation: style }: Density = FULL
): SceneLine[] {
	const height = style.size + AIR;
	const occupied = [...taken, ...lines.flatMap((l) => [...piecesOf(l.points), ...badgeAndSign(l)])];
	return lines.map((line) => {
		if (UNWRITTEN.has(line.relation)) return line;
		const text = RELATION_WORDS[line.relation];
		const width = measure(text, style);
		const place = placesFor(line.points, width, height).find(
			(rect) => !occupied.some((o) => overlap(o, rect))
		);
		if (!place) return line;
		occupied.push(place);
		const word = textAt(text, place.x + AIR, place.y + height / 2, { ...style, colour: theme.quiet });
		return { ...line, word };
	});
}

/** Places above and below the level pieces of a line, the longest piece first. */
function placesFor(points: readonly Point[], textWidth: number, height: number): Rect[] {
	const width = textWidth + 2 * AIR;
	return points
		.slice(1)
		.map((b, i) => ({ a: points[i]!, b, length: Math.abs(b.x - points[i]!.x) }))
		.filter(({ a, b, length }) => a.y === b.y && length >= width + 16)
		.sort((p, q) => q.length - p.length)
		.flatMap(({ a, b }) => {
			const left = Math.min(a.x, b.x);
			const spare = Math.abs(b.x - a.x) - width;
			return [0.5, 0.2, 0.8].flatMap((at) =>
				[a.y - height - 1.5, a.y + 1.5].map((y) => ({ x: left + spare * at, y, width, height }))
			);
		});
}

function badgeAndSign(line: SceneLine): Rect[] {
	const sign = line.sign ? [{ x: line.sign.x - 7, y: line.sign.y - 7, width: 14, height: 14 }] : [];
	return line.badge ? [line.badge.rect, ...sign] : sign;
}
