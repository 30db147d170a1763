// Arrows as lines of the scene, with sign and evidence badge. Words beside them are put by `relation-words.ts`.
import type { Strength } from '#lib/domain/evidence/strength.ts';
import type { Arrow, Model } from '#lib/domain/theory/model.ts';
import { RELATION_WORDS } from '#lib/domain/theory/vocabulary.ts';
import { overlap, type Point, type Rect } from '#lib/layout/geometry.ts';
import { marksOf } from '#lib/layout/node-size.ts';
import { type Detail, FULL_DETAIL } from './detail.ts';
import { SIGN, lineStyle } from './line-style.ts';
import { piecesOf, pointBeforeEnd } from './rounded-path.ts';
import { marksIn } from './scene-boxes.ts';
import type { SceneLine } from './scene.ts';
import type { Theme } from './theme.ts';

/** How far before the end of its line a sign may stand, in px, the best first. */
const SIGN_DISTANCES = [SIGN.distance, 27, 36, 46, 58, 72, 90, 110, 135, 165, 200, 240];

/** What is needed of a route: its points, and where the badge stands. */
export interface Course {
	points: readonly Point[];
	badge: Rect | null;
}

/** A straight piece of an arrow's line. */
interface Piece {
	id: string;
	rect: Rect;
}

/** The lines of all arrows that have a route, in the order of drawing. `strengths`: null where the figure shows no evidence. */
export function sceneLines(
	model: Model,
	routes: ReadonlyMap<string, Course>,
	strengths: ReadonlyMap<string, Strength> | null,
	theme: Theme,
	detail: Detail = FULL_DETAIL
): SceneLine[] {
	const badges = [...routes.values()].flatMap((r) => r.badge ?? []);
	let pieces: Piece[] | null = null;
	const allPieces = (): Piece[] =>
		(pieces ??= [...routes].flatMap(([id, { points }]) => piecesOf(points).map((rect) => ({ id, rect }))));
	const lines = [...model.arrows.values()].flatMap((arrow): SceneLine[] => {
		const route = routes.get(arrow.id);
		if (!route || route.points.length < 2) return [];
		const strength = strengths && strengths.get(arrow.id);
		const style = lineStyle(model, arrow, strength);
		return [
			{
				id: arrow.id,
				from: arrow.from,
				to: arrow.to,
				relation: arrow.relation,
				name: arrowSentence(model, arrow),
				points: [...route.points],
				style,
				colour: theme.line,
				sign: style.sign && signPlace(arrow.id, route.points, badges, allPieces()),
				word: null,
				badge: badgeOf(route.badge, strength ?? undefined, theme, detail)
			}
		];
	});
	// Where lines share a trunk, a thin one drawn over a double one would fill its core.
	return [...lines.filter((l) => !l.style.double), ...lines.filter((l) => l.style.double)];
}

/** Before the end of the line, or further from it where a badge stands or where it shares its way with other lines. */
function signPlace(
	id: string,
	points: readonly Point[],
	badges: readonly Rect[],
	pieces: readonly Piece[]
): Point {
	const r = SIGN.radius + 1;
	const places = SIGN_DISTANCES.map((distance) => pointBeforeEnd(points, distance)).map((at) => {
		const rect = { x: at.x - r, y: at.y - r, width: 2 * r, height: 2 * r };
		return { at, rect, free: !badges.some((b) => overlap(b, rect)) };
	});
	const own = places.find(
		({ free, rect }) => free && !pieces.some((p) => p.id !== id && overlap(p.rect, rect))
	);
	return (own ?? places.find(({ free }) => free) ?? places[0]!).at;
}

function badgeOf(
	rect: Rect | null,
	strength: Strength | undefined,
	{ ink }: Theme,
	detail: Detail
): SceneLine['badge'] {
	const counts = marksOf(strength);
	return rect && counts.length > 0 ? { rect, marks: marksIn(rect, counts, ink, detail) } : null;
}

/** An arrow as a sentence: "Trust enables Shared goals"; an arrow on an arrow names that one in brackets, feedback says so. */
export function arrowSentence(model: Model, arrow: Arrow, depth = 0): string {
	const target = model.arrows.get(arrow.to);
	// Depth: a model that is not yet checked may hold arrows that act on each other in a ring.
	const to = target
		? depth < 3
			? `(${arrowSentence(model, target, depth + 1)})`
			: '(…)'
		: (model.nodes.get(arrow.to)?.label ?? '');
	const back = arrow.feedback ? ' (feedback)' : '';
	return `${model.nodes.get(arrow.from)?.label ?? ''} ${RELATION_WORDS[arrow.relation]} ${to}${back}`;
}
