// The line that a connector can draw for each arrow of a scene, which is found first: whatever stands on a line must stand on
// the one that is drawn.
import { piecesOf } from '#lib/figure/rounded-path.ts';
import type { Scene, SceneLine } from '#lib/figure/scene.ts';
import type { Point } from '#lib/layout/geometry.ts';
import { drawable, type Drawn } from './fewer-bends.ts';
import { nearestOn } from './polyline.ts';

/** The lines that connectors can draw for the arrows of a scene, by id. */
export function drawnLines(scene: Scene): Map<string, Drawn> {
	const boxes = scene.boxes.map(({ rect }) => rect);
	const nodes = new Set(scene.boxes.map(({ id }) => id));
	const pieces = scene.lines.map((l) => ({ line: l, rects: piecesOf(l.points) }));
	const drawn = new Map<string, Drawn>();
	const byId = new Map(scene.lines.map((l) => [l.id, l]));
	const draw = (l: SceneLine, depth: number): Drawn => {
		const known = drawn.get(l.id);
		if (known) return known;
		const target = nodes.has(l.to) ? undefined : byId.get(l.to);
		const onto = target && depth < scene.lines.length ? draw(target, depth + 1).points : null;
		const lines = (): Drawn => {
			const beside = pieces.filter(({ line: o }) => o.id !== l.id && o.from !== l.from && o.to !== l.to);
			const route = onto ? endingOn(onto, l.points) : l.points;
			return drawable(route, { boxes, lines: beside.flatMap(({ rects }) => rects) });
		};
		const made = lines();
		drawn.set(l.id, made);
		return made;
	};
	for (const l of scene.lines) draw(l, 0);
	return drawn;
}

/** A route whose tip is moved onto the line that it acts on, where that is not drawn where it was routed. */
function endingOn(target: readonly Point[], route: readonly Point[]): Point[] {
	const tip = route.at(-1)!;
	const at = nearestOn(target, tip);
	if (Math.hypot(at.x - tip.x, at.y - tip.y) < 0.5) return [...route];
	const before = route.at(-2)!;
	const level = Math.abs(tip.y - before.y) < Math.abs(tip.x - before.x);
	// The last piece keeps its direction, so the corner before it moves along.
	const corner = level ? { x: before.x, y: at.y } : { x: at.x, y: before.y };
	return [...route.slice(0, -1), corner, at];
}
