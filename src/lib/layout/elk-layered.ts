// The layout engine on ELK's layered algorithm, whichever way ELK itself is loaded. Knows nothing of lanes and models.
import type { ELK } from 'elkjs/lib/elk-api.js';
import { LayoutStopped, type LayeredGraph, type LayoutEngine } from './engine.ts';
import type { Point } from './geometry.ts';

const DEADLINE_MS = 5000;

/** An engine over what `open` returns; `open` is called again after a stopped run, whose worker is ended. The deadline is for each graph. */
export function elkLayered(open: () => Promise<ELK>, deadlineMs = DEADLINE_MS): LayoutEngine {
	let opened: Promise<ELK> | null = null;

	function close(): void {
		const closing = opened;
		opened = null;
		closing?.then((elk) => elk.terminateWorker()).catch(() => {});
	}

	async function layered(graph: LayeredGraph, signal?: AbortSignal): Promise<Map<string, Point>> {
		if (signal?.aborted) throw new LayoutStopped('cancelled');
		if (graph.boxes.length === 0) return new Map();
		const stopped = stopAfter(deadlineMs, signal);
		try {
			opened ??= open();
			const run = opened.then((elk) => elk.layout(toElk(graph)));
			const result = await Promise.race([run, stopped.promise]);
			return new Map((result.children ?? []).map((c) => [c.id.slice(1), { x: c.x ?? 0, y: c.y ?? 0 }]));
		} catch (error) {
			close();
			throw error;
		} finally {
			stopped.clear();
		}
	}

	return { layered, close };
}

function stopAfter(ms: number, signal?: AbortSignal): { promise: Promise<never>; clear: () => void } {
	let clear = (): void => {};
	const promise = new Promise<never>((_, reject) => {
		const cancel = (): void => reject(new LayoutStopped('cancelled'));
		const timer = Number.isFinite(ms)
			? setTimeout(() => reject(new LayoutStopped('deadline')), ms)
			: undefined;
		signal?.addEventListener('abort', cancel, { once: true });
		clear = () => {
			clearTimeout(timer);
			signal?.removeEventListener('abort', cancel);
		};
	});
	promise.catch(() => {});
	return { promise, clear };
}

// ELK reads some ids as paths, so every id carries a letter of ours in front.
function toElk(graph: LayeredGraph) {
	return {
		id: 'root',
		layoutOptions: {
			'elk.algorithm': 'layered',
			'elk.direction': 'RIGHT',
			'elk.partitioning.activate': 'true',
			'elk.separateConnectedComponents': 'false',
			'elk.spacing.nodeNode': String(graph.gap),
			'elk.spacing.edgeNode': '12',
			'elk.spacing.edgeEdge': '8',
			'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
			'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
			'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
			// The layers are given; ELK's own way to find them would take a quarter of the time, seconds above 100 boxes.
			'elk.layered.layering.strategy': 'LONGEST_PATH'
		},
		children: graph.boxes.map((box) => ({
			id: `n${box.id}`,
			width: box.width,
			height: box.height,
			layoutOptions: { 'elk.partitioning.partition': String(box.layer) }
		})),
		edges: graph.arrows.map((arrow, i) => ({
			id: `e${i}`,
			sources: [`n${arrow.from}`],
			targets: [`n${arrow.to}`]
		}))
	};
}
