// Tells the level of detail where one looks and where the pointer is, and has the diagram move as one picture while it moves.
import { useStore } from '@xyflow/svelte';
import { untrack } from 'svelte';
import type { Detail } from './detail.svelte.ts';
import { lookOf } from './level.ts';

/** How near to an arrow a click counts as on it, in screen pixels. */
const ARROW_REACH = 6;

/** Call it once, in a component within the library's. */
export function followView(detail: Detail): void {
	const store = useStore();

	$effect(() => {
		const { viewport, width, height } = store;
		if (width === 0 || height === 0) return;
		const look = lookOf(viewport, { width, height });
		untrack(() => detail.lookAt(look));
	});

	// While it moves the diagram is a layer of its own, painted once and then only shifted; at rest it is as sharp as can be.
	$effect(() => {
		const moved = store.domNode?.querySelector<HTMLElement>('.svelte-flow__viewport');
		if (moved) moved.style.willChange = detail.moving ? 'transform' : '';
	});

	$effect(() => detail.approach());

	$effect(() => {
		const region = store.domNode;
		if (!region) return;
		// Asked for at every move of the pointer it would have the page laid out at every move.
		let corner: DOMRect | null = null;
		const modelPoint = ({ clientX, clientY }: MouseEvent) => {
			const { left, top } = (corner ??= region.getBoundingClientRect());
			const { x, y, zoom } = store.viewport;
			return { x: (clientX - left - x) / zoom, y: (clientY - top - y) / zoom };
		};
		const pointed = (event: PointerEvent) => {
			const rect = store.selectionRect;
			if (rect) {
				const to = modelPoint(event);
				const { startX: x, startY: y } = rect;
				detail.frame({
					x: Math.min(x, to.x),
					y: Math.min(y, to.y),
					width: Math.abs(to.x - x),
					height: Math.abs(to.y - y)
				});
			} else if (event.buttons === 0 || store.connection.inProgress || event.type === 'pointerdown')
				detail.pointAt(modelPoint(event));
		};
		const framed = () => detail.frame(null);
		const clicked = (event: MouseEvent) => {
			const free = (event.target as Element).matches('.svelte-flow__pane');
			if (free) detail.click(modelPoint(event), ARROW_REACH / store.viewport.zoom);
		};
		const resized = new ResizeObserver(() => (corner = null));
		resized.observe(region);
		const call = new AbortController();
		const options = { capture: true, signal: call.signal };
		region.addEventListener('pointermove', pointed, options);
		region.addEventListener('pointerdown', pointed, options);
		region.addEventListener('pointerup', framed, { signal: call.signal });
		region.addEventListener('click', clicked, { signal: call.signal });
		return () => {
			call.abort();
			resized.disconnect();
		};
	});
}
