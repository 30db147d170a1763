// Every page and dialog by keyboard, on a phone, enlarged, and as axe sees it.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { launchChromium } from '../support/chromium.ts';
import {
	box,
	comeIn,
	details,
	entranceIsLive,
	expectAccessible,
	isSaved,
	openSampleModel
} from './person.ts';

describe('access for all', () => {
	let app: App;
	let browser: Browser;
	const enter = () => `${app.url}/enter#key=${app.ownerKey}`;

	beforeAll(async () => {
		app = await startApp();
		browser = await launchChromium();
	});
	afterAll(async () => {
		await browser?.close();
		await app?.[Symbol.asyncDispose]();
	});

	it('axe finds nothing on any page or dialog', async () => {
		const page = await browser.newPage();
		await page.goto(`${app.url}/enter`);
		await entranceIsLive(page);
		await expectAccessible(page);
		await page.close();
		const { page: ours, leave } = await comeIn(browser, enter(), 'Ann');
		await expectAccessible(ours);
		await ours.goto(`${app.url}/studies/devolved-budgets`);
		await expectAccessible(ours);
		await ours.goto(`${app.url}/models/not-there`);
		await expectAccessible(ours);
		await ours.goto(app.url);
		await openSampleModel(ours);
		await expectAccessible(ours);
		await ours.getByRole('button', { name: 'Full model' }).click();
		await ours.getByLabel('Show arrows').check();
		await box(ours, 'b_trust').click();
		await details(ours)
			.getByRole('heading', { name: /Supports/ })
			.waitFor();
		await expectAccessible(ours);
		for (const name of ['Link a record', 'New record', 'Export', 'Share']) {
			await ours.getByRole('button', { name, exact: true }).click();
			await ours.getByRole('dialog').waitFor();
			await expectAccessible(ours);
			await ours.keyboard.press('Escape');
			await ours.getByRole('dialog').waitFor({ state: 'detached' });
		}
		await leave();
	});

	it('a model is built, connected and backed with evidence by keyboard alone', async () => {
		const { page, leave } = await comeIn(browser, enter(), 'Kay');
		await openSampleModel(page);
		const press = async (...keys: string[]) => {
			for (const key of keys) await page.keyboard.press(key);
		};
		/** Tabs until the focus is on something with this name. */
		const tabTo = async (name: RegExp, back = false) => {
			for (let i = 0; i < 250; i++) {
				const here = await page.evaluate(() => {
					const at = document.activeElement as HTMLElement | null;
					const labels = (at as HTMLInputElement | null)?.labels;
					return at ? (at.getAttribute('aria-label') ?? labels?.[0]?.innerText ?? at.innerText) : '';
				});
				if (name.test(here.trim())) return;
				await press(back ? 'Shift+Tab' : 'Tab');
			}
			throw new Error(`Tab never reached ${name}`);
		};
		await tabTo(/^Add node$/);
		await press('Enter');
		await page.keyboard.type('Reached by keyboard');
		await press('Enter');
		await details(page).getByRole('heading', { name: 'Reached by keyboard' }).waitFor({ state: 'attached' });
		await tabTo(/^Draw an arrow from here$/);
		await press('Enter');
		await tabTo(/^To$/);
		await page.keyboard.type('Trust develops');
		await tabTo(/^Draw the arrow$/);
		await press('Enter');
		await details(page)
			.getByRole('heading', { name: 'Reached by keyboard leads to Trust develops' })
			.waitFor({ state: 'attached' });
		await tabTo(/^Link a record$/);
		await press('Enter');
		await page.getByRole('dialog').waitFor();
		await page.keyboard.type('boxing');
		await tabTo(/^Link\s*as: supports$/);
		await press('Enter');
		await page.getByText('Linked: supports').waitFor();
		await press('Escape');
		await details(page).getByRole('heading', { name: 'Supports (1)' }).waitFor();
		// On the diagram: the box is moved with the arrow keys, renamed and deleted.
		const made = page.locator('.svelte-flow__node[aria-label^="Reached by keyboard"]');
		await made.focus();
		const before = (await made.boundingBox())!;
		await press('Enter', 'ArrowDown', 'ArrowDown');
		await expect.poll(async () => (await made.boundingBox())!.y).toBeGreaterThan(before.y);
		await press('F2');
		await page.keyboard.type('Renamed by keyboard');
		await press('Enter');
		const renamed = page.locator('.svelte-flow__node[aria-label^="Renamed by keyboard"]');
		await renamed.focus();
		await press('Delete');
		await renamed.waitFor({ state: 'detached' });
		await press('Control+z');
		await renamed.waitFor();
		await isSaved(page);
		await leave();
	});

	it('a phone of 360 px shows the outline first and nothing sticks out', async () => {
		const { page, errors, leave } = await comeIn(browser, enter(), 'Phil', {
			viewport: { width: 360, height: 740 },
			hasTouch: true,
			isMobile: true
		});
		await page.goto(`${app.url}/models/overarching`);
		await isSaved(page);
		const outline = page.getByRole('navigation', { name: 'Outline of the model' });
		await outline.getByText('Trust develops').tap();
		await details(page).getByLabel('Label').fill('Trust grows');
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Outline', exact: true }).tap();
		await outline.getByText('Trust grows').waitFor();
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Diagram', exact: true }).tap();
		await page.locator('.svelte-flow__node').first().waitFor();
		await expectAccessible(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
		expect(errors).toEqual([]);
		await leave();
	});
});
