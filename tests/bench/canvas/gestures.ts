// Pan, zoom and drag with a real pointer at a steady pace, and how many frames were drawn meanwhile.
import type { Browser, CDPSession, Page } from 'playwright-core';

/** How long a gesture lasts, and the pace of the pointer: as fast as a usual screen draws. */
const GESTURE_MS = 2000;
const PACE_MS = 1000 / 60;
const RADIUS = 110;

export type Gesture = 'pan' | 'zoom' | 'drag';
interface Spot {
	x: number;
	y: number;
}

/** A page with a diagram on it, and where on it a pointer finds a node and free ground. */
export interface Stage {
	page: Page;
	browser: Browser;
	pointer: CDPSession;
}

/** @returns frames drawn in a second, as the display compositor counts them: those that the page only asked for do not count */
export async function drawnDuring(gesture: Gesture, stage: Stage): Promise<number> {
	const { page, browser } = stage;
	await page.bringToFront();
	const spot = await (gesture === 'drag' ? spotOn(page, 'node') : spotOn(page, 'pane'));
	await page.mouse.move(spot.x, spot.y);
	await page.waitForTimeout(250);
	const button = gesture === 'pan' ? 'middle' : 'left';
	if (gesture !== 'zoom') await page.mouse.down({ button });
	const tracing = await browser.newBrowserCDPSession();
	const drawn: { ts: number }[] = [];
	tracing.on('Tracing.dataCollected', ({ value }) => {
		for (const event of value as unknown as { name: string; ts: number }[])
			if (event.name === 'DirectRenderer::DrawFrame') drawn.push(event);
	});
	await tracing.send('Tracing.start', { traceConfig: { includedCategories: ['viz'] } });
	const seconds = (await move(gesture, stage, spot)) / 1000;
	const ended = new Promise((done) => tracing.once('Tracing.tracingComplete', done));
	await tracing.send('Tracing.end');
	await ended;
	await tracing.detach();
	if (gesture !== 'zoom') await page.mouse.up({ button });
	await page.waitForTimeout(400);
	return drawn.length / seconds;
}

/** Sends the pointer on its way without waiting for the page, which would slow a slow page's pointer down. @returns milliseconds */
async function move(gesture: Gesture, { pointer }: Stage, spot: Spot): Promise<number> {
	const start = performance.now();
	for (let step = 1; ; step++) {
		const wait = start + step * PACE_MS - performance.now();
		if (wait > 0) await new Promise((done) => setTimeout(done, wait));
		const passed = performance.now() - start;
		if (passed > GESTURE_MS) break;
		const turn = (passed / GESTURE_MS) * 2 * Math.PI * 2;
		// In by half, and back out again, so that it ends where it began.
		const event =
			gesture === 'zoom'
				? {
						type: 'mouseWheel' as const,
						...spot,
						deltaX: 0,
						deltaY: Math.cos(turn) > 0 ? -8 : 8,
						modifiers: 2
					}
				: {
						type: 'mouseMoved' as const,
						x: spot.x + RADIUS * Math.sin(turn),
						y: spot.y + RADIUS * (1 - Math.cos(turn)) * 0.6,
						...(gesture === 'pan'
							? { button: 'middle' as const, buttons: 4 }
							: { button: 'left' as const, buttons: 1 })
					};
		pointer.send('Input.dispatchMouseEvent', event).catch(() => {});
	}
	return performance.now() - start;
}

/** A point where the pointer meets a node, or none. Looked for with the pointer, since a node may become one only under it. */
async function spotOn(page: Page, what: 'node' | 'pane'): Promise<Spot> {
	const box = (await page.locator('.svelte-flow').boundingBox())!;
	for (let tries = 0; tries < 400; tries++) {
		// Steps of the golden ratio come everywhere, and not in rows as nodes stand.
		const share = { x: 0.35 + 0.3 * ((tries * 0.618034) % 1), y: 0.35 + 0.25 * ((tries * 0.754878) % 1) };
		const spot = { x: Math.round(box.x + box.width * share.x), y: Math.round(box.y + box.height * share.y) };
		await page.mouse.move(spot.x, spot.y);
		const met = await page.evaluate(({ x, y }) => {
			const target = document.elementFromPoint(x, y);
			if (target?.closest('.svelte-flow__handle')) return null;
			return target?.closest('.svelte-flow__node')
				? 'node'
				: target?.matches('.svelte-flow__pane')
					? 'pane'
					: null;
		}, spot);
		if (met === what) return spot;
	}
	throw new Error(`There is no ${what} in the middle of the diagram.`);
}

/** Comes closer, or goes away, until the diagram has this zoom. */
export async function zoomTo(page: Page, zoom: number): Promise<void> {
	const box = (await page.locator('.svelte-flow').boundingBox())!;
	await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
	for (let tries = 0; tries < 100; tries++) {
		const now = await zoomOf(page);
		if (Math.abs(now / zoom - 1) < 0.05) return;
		await page.keyboard.down('Control');
		await page.mouse.wheel(0, Math.max(-100, Math.min(100, -Math.log2(zoom / now) * 500)));
		await page.keyboard.up('Control');
		await page.waitForTimeout(60);
	}
}

const zoomOf = (page: Page): Promise<number> =>
	page.evaluate(
		() => new DOMMatrix(getComputedStyle(document.querySelector('.svelte-flow__viewport')!).transform).a
	);
