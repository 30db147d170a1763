// The reference: ELK's layered layout as it comes, which knows no lanes, with its own orthogonal lines.
import ElkConstructor, { type ELK, type ElkNode } from 'elkjs';
import type { Model } from '#lib/domain/theory/model.ts';
import type { Point, Rect } from '#lib/layout/geometry.ts';
import { qualityOf, type Quality } from '#lib/layout/quality.ts';
import type { Route } from '#lib/layout/route.ts';
import { sizesOf } from './measure.ts';

/** Boxes and lines of a model by ELK alone, counted like ours. Arrows that act on arrows are left out, which spares it crossings. */
export async function plainElk(model: Model): Promise<Quality> {
	const sizes = sizesOf(model);
	const arrows = [...model.arrows.values()].filter((a) => model.nodes.has(a.to) && a.from !== a.to);
	// Node resolves elkjs to CommonJS, whose one export is the constructor.
	const elk = new (ElkConstructor as unknown as new () => ELK)();
	const laid: ElkNode = await elk.layout({
		id: 'root',
		layoutOptions: {
			'elk.algorithm': 'layered',
			'elk.direction': 'RIGHT',
			'elk.edgeRouting': 'ORTHOGONAL',
			'elk.spacing.nodeNode': '32'
		},
		children: [...sizes].map(([id, { width, height }]) => ({ id: `n${id}`, width, height })),
		edges: arrows.map(({ id, from, to }) => ({ id: `e${id}`, sources: [`n${from}`], targets: [`n${to}`] }))
	});
	const boxes = new Map(
		(laid.children ?? []).map(({ id, x = 0, y = 0, width = 0, height = 0 }): [string, Rect] => [
			id.slice(1),
			{ x, y, width, height }
		])
	);
	const routes = new Map(
		(laid.edges ?? []).map((edge): [string, Route] => {
			const points = (edge.sections ?? []).flatMap((s): Point[] => [
				s.startPoint,
				...(s.bendPoints ?? []),
				s.endPoint
			]);
			return [edge.id.slice(1), { points, middle: points[0]!, badge: null }];
		})
	);
	return qualityOf(model, boxes, [], routes);
}
