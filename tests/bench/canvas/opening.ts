// How long until nodes are painted on a page that nobody has opened before, and how much the page worked for it.
import type { Browser } from 'playwright-core';
import { inNewPage, type Target } from '../visit.ts';

export interface Opening {
	/** Milliseconds on the clock since the navigation began. */
	painted: number;
	/** Processor time of the page's main thread until then. */
	work: number;
	/** The longest task of the main thread in the first seconds. */
	longest: number;
}

const WAIT_MS = 60_000;
/** What comes after the first paint (arrows, outline, the line to the server) is done by then. */
const SETTLED_MS = 4000;

/** Nodes are there: as elements that are not hidden, or in the one picture that stands for them from afar. */
function notePaint(): void {
	const longest = { longest: 0 };
	Object.assign(window, longest);
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) longest.longest = Math.max(longest.longest, duration);
		Object.assign(window, longest);
	}).observe({ type: 'longtask', buffered: true });
	const look = () => {
		const nodes = [...document.querySelectorAll('.svelte-flow__node')];
		const seen = nodes.length > 0 && getComputedStyle(nodes[0]!).visibility !== 'hidden';
		// A large model shows its one tab stop a moment before the picture.
		const all = nodes.length > 1 || document.querySelector('.far-picture');
		if (!seen || !all) return void requestAnimationFrame(look);
		requestAnimationFrame(() => performance.mark('painted'));
	};
	requestAnimationFrame(look);
}

export async function opening(browser: Browser, target: Pick<Target, 'url' | 'cookie'>): Promise<Opening> {
	return inNewPage(browser, { ...target, opened: '' }, async (page) => {
		await page.addInitScript(notePaint);
		await browser.startTracing(page, { categories: ['blink.user_timing'] });
		await page.goto(target.url, { waitUntil: 'commit' });
		const marked = () => performance.getEntriesByName('painted').length > 0;
		await page.waitForFunction(marked, undefined, { timeout: WAIT_MS, polling: 50 });
		const trace = JSON.parse((await browser.stopTracing()).toString()) as {
			traceEvents: { name: string; tts?: number }[];
		};
		const painted = await page.evaluate(() => performance.getEntriesByName('painted')[0]!.startTime);
		await page.waitForTimeout(SETTLED_MS);
		const longest = await page.evaluate(() => (window as unknown as { longest: number }).longest);
		const mark = trace.traceEvents.find(({ name }) => name === 'painted');
		return { painted, work: (mark?.tts ?? NaN) / 1000, longest };
	});
}
