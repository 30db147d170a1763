// One visit to a page with boxes on it, with nothing in the cache: when what was there, and what had to be loaded.
import { gzipSync } from 'node:zlib';
import type { Browser, Page, Response } from 'playwright-core';

export interface Target {
	url: string;
	/** `name=value`; none where the page asks nobody to sign in. */
	cookie?: string;
	/** Shows when a click on a box has had its effect. */
	opened: string;
}

/** Milliseconds after the navigation began, but `click`, which is after the press of the button. */
export interface Times {
	firstByte: number;
	painted: number;
	arrows: number;
	movable: number;
	click: number;
}

/** Bytes of all that came of one kind, each file gzipped at level 9; fonts as they are, being compressed already. */
export interface Loaded {
	scripts: number;
	styles: number;
	fonts: number;
	page: number;
	/** Addresses of the scripts, with their gzipped size. */
	scriptFiles: { path: string; size: number; text: string }[];
}

const VIEWPORT = { width: 1440, height: 900 };
const WAIT_MS = 30_000;

/** What the page is asked to note of itself, from before its own first script. */
function noteTimes(): void {
	const noted = { painted: 0, arrows: 0, movable: 0, boxes: 0, hit: null as { x: number; y: number } | null };
	Object.assign(window, { noted });
	// All looking is done as a frame begins: what is found there is painted at its end, before the next one begins.
	const afterPaint = (done: () => void) => requestAnimationFrame(done);
	/** The middle of the first box on which the pointer would really meet that box. */
	const hitOf = (boxes: readonly Element[]) => {
		for (const box of boxes) {
			const { x, y, width, height } = box.getBoundingClientRect();
			const middle = { x: x + width / 2, y: y + height / 2 };
			if (box.contains(document.elementFromPoint(middle.x, middle.y))) return middle;
		}
		return null;
	};
	const look = () => {
		const box = document.querySelector('.svelte-flow__node');
		// Boxes of unknown size are laid out unseen first.
		if (!box || getComputedStyle(box).visibility === 'hidden') return void requestAnimationFrame(look);
		afterPaint(() => {
			noted.painted = performance.now();
			performance.mark('painted');
			const boxes = [...document.querySelectorAll('.svelte-flow__node')];
			noted.boxes = boxes.length;
			noted.hit = hitOf(boxes);
		});
	};
	const lookFor = (selector: string, found: () => void) => {
		const again = () => {
			if (document.querySelector(selector)) found();
			else requestAnimationFrame(again);
		};
		requestAnimationFrame(again);
	};
	requestAnimationFrame(look);
	lookFor('.svelte-flow__edge-path, [data-arrow-hit]', () =>
		afterPaint(() => (noted.arrows = performance.now()))
	);
	lookFor('.svelte-flow__node.draggable', () => (noted.movable = performance.now()));
}

/** Notes when the effect of the next click was painted. */
function noteClick(selector: string): void {
	addEventListener(
		'pointerdown',
		() => {
			const pressed = performance.now();
			const look = () => {
				const opened = document.querySelector(selector);
				if (!opened?.checkVisibility()) return void requestAnimationFrame(look);
				requestAnimationFrame(() => Object.assign(window, { clicked: performance.now() - pressed }));
			};
			requestAnimationFrame(look);
		},
		{ capture: true, once: true }
	);
}

interface Noted extends Pick<Times, 'painted' | 'arrows' | 'movable'> {
	boxes: number;
	hit: { x: number; y: number } | null;
}
const noted = (page: Page) => page.evaluate(() => (window as unknown as { noted: Noted }).noted);

/** @returns also how many boxes were on the page when the first were painted */
export async function visit(browser: Browser, target: Target): Promise<Times & { boxes: number }> {
	return inNewPage(browser, target, async (page) => {
		await page.addInitScript(noteTimes);
		await page.goto(target.url, { waitUntil: 'commit' });
		const all = () => {
			const { noted } = window as unknown as { noted?: Noted };
			return !!noted?.hit && noted.arrows > 0 && noted.movable > 0;
		};
		await page.waitForFunction(all, undefined, { timeout: WAIT_MS, polling: 50 });
		const { painted, arrows, movable, boxes, hit } = await noted(page);
		const firstByte = await page.evaluate(
			() => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).responseStart
		);
		await page.evaluate(noteClick, target.opened);
		await page.mouse.click(hit!.x, hit!.y);
		const click = await page.waitForFunction(
			() => (window as unknown as { clicked?: number }).clicked,
			undefined,
			{ timeout: WAIT_MS, polling: 50 }
		);
		return { firstByte, painted, arrows, movable, boxes, click: (await click.jsonValue())! };
	});
}

/** Processor time of the page's main thread until the boxes were painted: unlike time on the clock, hardly changed by what else runs. */
export async function workUntilPainted(browser: Browser, target: Target): Promise<number> {
	return inNewPage(browser, target, async (page) => {
		await page.addInitScript(noteTimes);
		await browser.startTracing(page, { categories: ['blink.user_timing'] });
		await page.goto(target.url, { waitUntil: 'commit' });
		const painted = () => performance.getEntriesByName('painted').length > 0;
		await page.waitForFunction(painted, undefined, { timeout: WAIT_MS, polling: 50 });
		const trace = JSON.parse((await browser.stopTracing()).toString()) as {
			traceEvents: { name: string; tts?: number }[];
		};
		const mark = trace.traceEvents.find(({ name }) => name === 'painted');
		if (!mark?.tts) throw new Error('The trace does not tell when the boxes were painted.');
		return mark.tts / 1000;
	});
}

/** Everything that a first visit loads until nothing more comes. */
export async function loadedBy(browser: Browser, target: Target): Promise<Loaded> {
	return inNewPage(browser, target, async (page) => {
		const responses: Response[] = [];
		page.on('response', (response) => responses.push(response));
		await page.goto(target.url, { waitUntil: 'networkidle' });
		await page.waitForSelector('.svelte-flow__node');
		await page.waitForTimeout(1000);
		const loaded: Loaded = { scripts: 0, styles: 0, fonts: 0, page: 0, scriptFiles: [] };
		const seen = new Set<string>();
		for (const response of responses) {
			const type = response.headers()['content-type'] ?? '';
			if (!response.ok() || seen.has(response.url())) continue;
			seen.add(response.url());
			const body = await response.body();
			const size = gzipSync(body, { level: 9 }).length;
			// By type and not by how it was asked for: preloaded modules are scripts too.
			if (/javascript/.test(type)) {
				loaded.scripts += size;
				loaded.scriptFiles.push({ path: new URL(response.url()).pathname, size, text: body.toString() });
			} else if (/css/.test(type)) loaded.styles += size;
			else if (/font|woff/.test(type)) loaded.fonts += body.length;
			else if (/html/.test(type)) loaded.page += size;
		}
		return loaded;
	});
}

/** A page with nothing in the cache, signed in where the target says as whom. */
export async function inNewPage<T>(
	browser: Browser,
	target: Target,
	work: (page: Page) => Promise<T>
): Promise<T> {
	const { origin } = new URL(target.url);
	// The tour would come over what is measured.
	const seen = { origin, localStorage: [{ name: 'throughline.tour', value: 'shown' }] };
	const context = await browser.newContext({
		viewport: VIEWPORT,
		storageState: { cookies: [], origins: [seen] }
	});
	try {
		const [name, value] = target.cookie?.split('=') ?? [];
		if (name && value) await context.addCookies([{ name, value, url: origin }]);
		return await work(await context.newPage());
	} finally {
		await context.close();
	}
}
