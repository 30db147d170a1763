// Lines for arrows while nobody has found their way yet: glued to their ends, whatever lies between.
import type { Model } from '#lib/domain/theory/model.ts';
import type { Rect } from './geometry.ts';
import { loopLine, straightLine } from './route-line.ts';
import type { Route } from './route.ts';

/**
 * Routes for all arrows of a model: those that were found where neither end has moved since, quick lines for the others.
 * @param moved ids of nodes that are elsewhere than when `found` was found
 */
export function provisionalRoutes(
	model: Pick<Model, 'arrows'>,
	boxes: ReadonlyMap<string, Rect>,
	found: ReadonlyMap<string, Route>,
	moved: ReadonlySet<string>
): Map<string, Route> {
	const routes = new Map<string, Route>();
	const redrawn = new Set(moved);
	const draw = (id: string, depth = 0): Route | undefined => {
		const arrow = model.arrows.get(id);
		if (!arrow || routes.has(id)) return routes.get(id);
		const from = boxes.get(arrow.from);
		// Arrows on arrows first need the line that they end on. More than a few deep is nobody's theory.
		const target = !boxes.has(arrow.to) && depth < 8 ? draw(arrow.to, depth + 1) : undefined;
		const to = boxes.get(arrow.to) ?? (target && { ...target.middle, width: 0, height: 0 });
		if (!from || !to) return undefined;
		const old = found.get(id);
		if (old && !redrawn.has(arrow.from) && !redrawn.has(arrow.to)) {
			routes.set(id, old);
			return old;
		}
		redrawn.add(id);
		const points = arrow.from === arrow.to ? loopLine(from, 0) : straightLine(from, to);
		const route = { points, middle: middleOf(points), badge: null };
		routes.set(id, route);
		return route;
	};
	for (const id of model.arrows.keys()) draw(id);
	return routes;
}

function middleOf(points: Route['points']): Route['middle'] {
	const [a, b] = [points[(points.length - 1) >> 1]!, points[points.length >> 1]!];
	return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
