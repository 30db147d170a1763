// The quick stand-in for a layout engine: orders each layer by its neighbours and stacks it. Synchronous, a few passes, no crossings counted.
import type { LayeredGraph } from './engine.ts';
import type { Point } from './geometry.ts';
import { mean, spread } from './spread.ts';

const PASSES = 4;

/** Top left corners by id; `x` is only the layer's number. */
export function stackLayers(graph: LayeredGraph): Map<string, Point> {
	const layers: { id: string; height: number; layer: number }[][] = [];
	for (const box of graph.boxes) (layers[box.layer] ??= []).push(box);
	const middle = new Map<string, number>();
	const heights = new Map(graph.boxes.map((b) => [b.id, b.height]));
	for (const layer of layers) place(layer ?? [], () => 0);
	const near = new Map<string, string[]>(graph.boxes.map((b) => [b.id, []]));
	for (const { from, to } of graph.arrows) {
		near.get(from)!.push(to);
		near.get(to)!.push(from);
	}
	for (let pass = 0; pass < PASSES; pass++) {
		for (const layer of pass % 2 === 0 ? layers : [...layers].reverse()) {
			if (!layer) continue;
			const wish = new Map(
				layer.map((b) => [
					b.id,
					mean(
						near.get(b.id)!.map((id) => middle.get(id)!),
						middle.get(b.id)!
					)
				])
			);
			layer.sort((a, b) => wish.get(a.id)! - wish.get(b.id)!);
			place(layer, (id) => wish.get(id)!);
		}
	}
	return new Map(
		graph.boxes.map((b) => [b.id, { x: b.layer, y: middle.get(b.id)! - heights.get(b.id)! / 2 }])
	);

	function place(layer: readonly { id: string; height: number }[], wish: (id: string) => number): void {
		const starts = spread(
			layer.map((b) => ({ middle: wish(b.id), length: b.height })),
			graph.gap
		);
		layer.forEach((b, i) => middle.set(b.id, starts[i]! + b.height / 2));
	}
}
