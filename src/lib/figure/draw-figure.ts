// Draws a model from scratch: cuts it down to what is shown, measures, places, routes, and hands over to `draw-placed.ts`.
import { visiblePart } from '#lib/domain/theory/selection.ts';
import type { Size } from '#lib/layout/geometry.ts';
import { laneBoxes } from '#lib/layout/lane-boxes.ts';
import { arrowBadgeSize, nodeSize } from '#lib/layout/node-size.ts';
import { placeNodes } from '#lib/layout/place.ts';
import { routeArrows } from '#lib/layout/route.ts';
import { type FigureRequest, drawPlaced } from './draw-placed.ts';
import type { Scene } from './scene.ts';

/** The scene of a model, laid out from scratch. The same request gives the same scene everywhere. */
export function drawFigure(request: FigureRequest): Scene {
	const { model, extent, strengths } = request;
	const shown = visiblePart(model, extent);
	const sizes = new Map<string, Size>([...shown.nodes].map(([id, node]) => [id, nodeSize(node)]));
	const badges = new Map<string, Size>();
	for (const id of shown.arrows.keys()) {
		const badge = arrowBadgeSize(strengths?.get(id));
		if (badge) badges.set(id, badge);
	}
	const places = placeNodes(shown, sizes);
	const lanes = laneBoxes(shown, places);
	return drawPlaced(request, shown, places, lanes, routeArrows(shown, places, lanes, badges));
}
