// What one edit of somebody else costs the page, and how soon one sees what one types.
import type { Browser, Page } from 'playwright-core';
import { quantile } from '../table.ts';
import type { Company } from './company.ts';

const EDITS = 20;
const EVERY_MS = 250;
const KEYS = 60;
/** The browser reports no event that was painted sooner than this. */
const LEAST_MS = 16;

interface TraceEvent {
	name: string;
	ph: string;
	pid: number;
	tid: number;
	ts: number;
	dur?: number;
	tdur?: number;
	args: { name?: string };
}
/** All that runs scripts on the main thread, as the developer tools count “Scripting”. */
const SCRIPTING =
	/^(FunctionCall|v8\.callFunction|RunMicrotasks|TimerFire|FireAnimationFrame|EventDispatch|FireIdleCallback|MajorGC|MinorGC)$/;

export interface EditCost {
	/** Processor time of scripts for one edit, in milliseconds. */
	scripting: number;
	/** The longest task of the main thread meanwhile, in milliseconds on the clock. */
	longest: number;
}

/** Lets somebody else edit a label again and again; what the page does without them is taken off. */
export async function costOfEdits(
	browser: Browser,
	page: Page,
	other: Company,
	id: string
): Promise<EditCost> {
	other.type(id);
	await page.waitForTimeout(1000);
	const idle = await traced(browser, page, () => page.waitForTimeout(EDITS * EVERY_MS));
	const busy = await traced(browser, page, async () => {
		for (let edit = 0; edit < EDITS; edit++) {
			other.type(id);
			await page.waitForTimeout(EVERY_MS);
		}
	});
	return { scripting: (busy.scripting - idle.scripting) / EDITS, longest: busy.longest };
}

async function traced(browser: Browser, page: Page, work: () => Promise<unknown>): Promise<EditCost> {
	await browser.startTracing(page, { categories: ['devtools.timeline', 'v8', 'toplevel'] });
	await work();
	const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
		traceEvents: TraceEvent[];
	};
	// The page that works most is the one that is looked at.
	const mains = traceEvents.filter(
		({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain'
	);
	const costs = mains.map(({ pid, tid }) =>
		costOf(traceEvents.filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X'))
	);
	return costs.reduce((most, cost) => (cost.scripting > most.scripting ? cost : most), {
		scripting: 0,
		longest: 0
	});
}

function costOf(events: readonly TraceEvent[]): EditCost {
	let [scripting, until, longest] = [0, 0, 0];
	for (const { name, ts, dur = 0, tdur = dur } of events.toSorted((a, b) => a.ts - b.ts)) {
		if (name === 'RunTask' || name === 'ThreadControllerImpl::RunTask')
			longest = Math.max(longest, dur / 1000);
		// What runs within something that was counted is in it.
		if (!SCRIPTING.test(name) || ts < until) continue;
		scripting += tdur / 1000;
		until = ts + dur;
	}
	return { scripting, longest };
}

/** @returns milliseconds from each key's press to the frame that shows its letter, as the browser reports them */
export async function typingLatencies(page: Page, id: string): Promise<number[]> {
	await page.locator(`.svelte-flow__node[data-id="${id}"]`).click();
	// The details open beside it, and the diagram makes room.
	await page.waitForTimeout(1500);
	await page.locator(`.svelte-flow__node[data-id="${id}"]`).dblclick();
	await page.locator('textarea[aria-label="Label"]').waitFor();
	await page.evaluate(() => {
		const pressed: number[] = [];
		Object.assign(window, { pressed });
		const observer = new PerformanceObserver((list) => {
			for (const { name, duration } of list.getEntries()) if (name === 'keydown') pressed.push(duration);
		});
		observer.observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit);
	});
	await page.keyboard.press('End');
	for (let key = 0; key < KEYS; key++) {
		await page.keyboard.press(key % 6 === 5 ? 'Space' : 'a');
		await page.waitForTimeout(70);
	}
	await page.waitForTimeout(500);
	const late = await page.evaluate(() => (window as unknown as { pressed: number[] }).pressed);
	await page.keyboard.press('Escape');
	return [...late, ...Array.from({ length: Math.max(0, KEYS - late.length) }, () => LEAST_MS)];
}

export const p95 = (values: readonly number[]): number => quantile(values, 0.95);
