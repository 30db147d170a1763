// Seeing structure, the way people do: what leads where, filters, finding, checks, slides, and looking together.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { launchChromium } from '../support/chromium.ts';
import { box, comeIn, details, expectAccessible, isSaved, openSampleModel, type Person } from './person.ts';

describe('seeing structure', () => {
	let app: App;
	let browser: Browser;
	let ann: Person;

	beforeAll(async () => {
		app = await startApp();
		browser = await launchChromium();
		ann = await comeIn(browser, `${app.url}/enter#key=${app.ownerKey}`, 'Ann');
		await openSampleModel(ann.page);
	});
	afterAll(async () => {
		await browser?.close();
		await app?.[Symbol.asyncDispose]();
	});

	it('shows what leads to a node by keyboard, says so, keeps a new node in sight, and shows all again', async () => {
		const { page } = ann;
		const outcome = box(page, 'o_care');
		await box(page, 'b_trust').click();
		await page.keyboard.press('u');
		const chip = page.getByText('Showing 20 of 28 nodes: upstream of “Trust develops”');
		await chip.first().waitFor();
		await outcome.waitFor({ state: 'detached' });
		await page.getByRole('button', { name: 'Add node' }).click();
		await page.keyboard.type('Mine');
		await page.keyboard.press('Enter');
		const mine = page.locator('.svelte-flow__node[aria-label^="Mine"]');
		await mine.waitFor();
		await page.getByRole('button', { name: 'Fade the rest' }).click();
		await outcome.locator('.faded').waitFor();
		await page.getByRole('button', { name: 'Hide the rest' }).click();
		await outcome.waitFor({ state: 'detached' });
		await mine.click();
		await page.keyboard.press('Delete');
		await mine.waitFor({ state: 'detached' });
		await page.locator('.canvas').focus();
		await page.keyboard.press('Escape');
		await page.keyboard.press('Escape');
		await outcome.waitFor();
		await chip.waitFor({ state: 'detached' });
	});

	it('filters by kind and by evidence', async () => {
		const { page } = ann;
		await page.getByRole('tab', { name: 'Filters' }).click();
		await page.getByRole('checkbox', { name: 'Mechanism' }).check();
		await page.getByText('5 of 28 nodes shown').waitFor();
		await page.getByRole('radio', { name: 'any evidence' }).check();
		await page.getByText('4 of 28 nodes shown').waitFor();
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Clear' }).click();
		await page.getByText('28 of 28 nodes shown').waitFor();
		await page.getByRole('checkbox', { name: /Wigan/ }).check();
		await page
			.getByText(/^Showing \d+ of 28 nodes: Wigan/)
			.first()
			.waitFor();
		await page.getByRole('button', { name: 'Clear' }).click();
	});

	it('finds what the core does not show, and goes there', async () => {
		const { page } = ann;
		await page.locator('.canvas').focus();
		await page.keyboard.press('/');
		const dialog = page.getByRole('dialog', { name: 'Find in the model' });
		await dialog.getByRole('combobox').fill('clash');
		await dialog.getByRole('option', { name: /Court timetable clash Node/ }).waitFor();
		await expectAccessible(page);
		await page.keyboard.press('Enter');
		await box(page, 'm_court').waitFor();
		await details(page)
			.getByRole('heading', { name: 'Court timetable clash' })
			.waitFor({ state: 'attached' });
	});

	it('points at arrows without a because, goes there, and marks one that goes back as feedback', async () => {
		const { page } = ann;
		await page.getByRole('tab', { name: 'Checks' }).click();
		await page.getByRole('heading', { name: 'Two claims in one node 2' }).waitFor();
		await page.getByRole('button', { name: 'Show everything' }).click();
		await box(page, 'o_care').click();
		await details(page).getByText('Draw an arrow from here').click();
		await details(page).getByLabel('To', { exact: true }).selectOption('p_caseload');
		await details(page).getByRole('button', { name: 'Draw the arrow' }).click();
		await page.getByRole('heading', { name: 'Arrows without a because 1' }).waitFor();
		await page.getByRole('heading', { name: 'Arrows that go backwards 1' }).waitFor();
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Mark as feedback' }).click();
		await page.getByRole('heading', { name: 'Arrows that go backwards 1' }).waitFor({ state: 'detached' });
		await page.getByRole('button', { name: /Family engages and makes changes.*more than one/ }).click();
		await details(page).getByRole('heading', { name: 'Family engages' }).waitFor({ state: 'attached' });
		await isSaved(page);
	});

	it('presents one pathway at a time, by keys, and comes back', async () => {
		const { page } = ann;
		await page.getByRole('button', { name: 'Present' }).click();
		const slides = page.getByRole('dialog', { name: /^Presentation of/ });
		await slides.getByRole('heading', { name: 'Overarching logic model' }).waitFor();
		await page.keyboard.press('ArrowRight');
		await slides.getByRole('heading', { name: 'Pathway A: resources' }).waitFor();
		await slides.getByRole('status').getByText('Slide 2 of 4: Pathway A: resources').waitFor();
		await slides.locator('svg [data-node="a_decide"]').waitFor();
		expect(await slides.locator('svg [data-node="b_trust"]').count()).toBe(0);
		await expectAccessible(page);
		await page.keyboard.press('End');
		await slides.getByRole('heading', { name: 'Outcomes' }).waitFor();
		await slides.getByRole('button', { name: 'End the presentation' }).click();
		await slides.waitFor({ state: 'detached' });
	});

	it('follows somebody until one does something oneself, and calls others, who may decline', async () => {
		const { page } = ann;
		const bo = await comeIn(browser, `${app.url}/enter#key=${app.ownerKey}`, 'Bo');
		await bo.page.goto(page.url());
		await isSaved(bo.page);
		await page.getByRole('button', { name: 'Core' }).click();
		await bo.page.getByRole('button', { name: 'Ann: follow their view' }).click();
		await bo.page.getByText('Following Ann').waitFor();
		await page.getByRole('button', { name: 'Full model' }).click();
		await box(bo.page, 'm_court').waitFor();
		await bo.page.locator('.canvas').hover();
		await bo.page.mouse.wheel(0, 120);
		await bo.page.getByText('Following Ann').waitFor({ state: 'detached' });
		await page.getByRole('button', { name: 'Core' }).click();
		await page.getByRole('button', { name: 'Bring everyone to me' }).click();
		await bo.page.getByText('Ann asks you to look where they look').waitFor();
		await expectAccessible(bo.page);
		expect(await box(bo.page, 'm_court').count()).toBe(1);
		await bo.page.getByRole('button', { name: 'Go', exact: true }).click();
		await box(bo.page, 'm_court').waitFor({ state: 'detached' });
		expect([...ann.errors, ...bo.errors]).toEqual([]);
		await bo.leave();
	});
});
