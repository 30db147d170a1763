// A person at a browser: comes in with a key and does what people do. Errors on the page fail the test.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axeCore from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';

type Axe = typeof axeCore;

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export interface Person {
	page: Page;
	/** What went wrong on the page so far. */
	errors: string[];
	leave(): Promise<void>;
}

/** @param link an owner's or share link, with the key in its fragment */
export async function comeIn(
	browser: Browser,
	link: string,
	name: string,
	options: BrowserContextOptions = {}
): Promise<Person> {
	const context = await browser.newContext({
		viewport: { width: 1440, height: 900 },
		reducedMotion: 'reduce',
		// They have seen the tour: it would come over whatever a test is about.
		storageState: {
			cookies: [],
			origins: [
				{ origin: new URL(link).origin, localStorage: [{ name: 'throughline.tour', value: 'shown' }] }
			]
		},
		...options
	});
	context.setDefaultTimeout(15_000);
	const page = await context.newPage();
	const errors: string[] = [];
	page.on('pageerror', (error) => errors.push(error.message));
	await page.goto(link);
	await entranceIsLive(page);
	await page.getByLabel('Your name').fill(name);
	await page.keyboard.press('Enter');
	const { searchParams } = new URL(link);
	if (searchParams.has('next')) await page.waitForURL((url) => url.pathname === searchParams.get('next'));
	else await page.getByRole('heading', { name: 'Studies' }).waitFor();
	return { page, errors, leave: () => context.close() };
}

/** The form takes nothing before its script runs. */
export const entranceIsLive = (page: Page) => page.locator('button[type=submit]:enabled').waitFor();

/** Opens the sample study's model the way a person does, and waits until it is live. */
export async function openSampleModel(page: Page): Promise<void> {
	await page.getByRole('link', { name: /Devolved budgets/ }).click();
	await page
		.getByRole('link', { name: /Overarching logic model/ })
		.first()
		.click();
	await modelIsLive(page);
}

export async function modelIsLive(page: Page): Promise<void> {
	await page.locator('.svelte-flow__node').first().waitFor();
	await isSaved(page);
}

export const isSaved = (page: Page) => page.getByText('Saved', { exact: true }).waitFor();

export const box = (page: Page, id: string) => page.locator(`.svelte-flow__node[data-id="${id}"]`);

export const details = (page: Page) => page.getByRole('region', { name: 'Details' });

/** A point on an arrow's line, in window pixels; `along` from 0 (start) to 1 (end). */
export function pointOnArrow(page: Page, id: string, along = 0.5): Promise<{ x: number; y: number }> {
	return page.locator(`[data-arrow-hit="${id}"]`).evaluate((line: SVGPathElement, share) => {
		const { x, y } = line.getPointAtLength(line.getTotalLength() * share);
		const { a, d, e, f } = line.getScreenCTM()!;
		return { x: x * a + e, y: y * d + f };
	}, along);
}

/** Draws an arrow by hand: from a box's right edge to a point. */
export async function drawArrow(page: Page, from: string, to: { x: number; y: number }): Promise<void> {
	await box(page, from).hover();
	const handle = (await box(page, from).locator('.svelte-flow__handle-right').boundingBox())!;
	await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
	await page.mouse.down();
	await page.mouse.move(to.x - 40, to.y - 20, { steps: 5 });
	await page.mouse.move(to.x, to.y, { steps: 5 });
	await page.mouse.up();
}

export async function middleOf(page: Page, id: string): Promise<{ x: number; y: number }> {
	const { x, y, width, height } = (await box(page, id).boundingBox())!;
	return { x: x + width / 2, y: y + height / 2 };
}

/** Fails with what axe finds on the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
	// Half way through a change of colour nothing has the contrast that it ends with.
	await page.evaluate(() =>
		Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
	);
	await page.evaluate(axeSource);
	const found = await page.evaluate(async (standards) => {
		const { axe } = window as unknown as { axe: Axe };
		const { violations } = await axe.run(document, { runOnly: standards });
		return violations.map(
			({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`
		);
	}, STANDARDS);
	expect(found).toEqual([]);
}
