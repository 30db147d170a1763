// The model as outline and as tables, the schemes and the tour: by keyboard, on a phone, as axe sees them.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { launchChromium } from '../support/chromium.ts';
import { comeIn, details, expectAccessible, isSaved, openSampleModel } from './person.ts';

describe('outline and tables', () => {
	let app: App;
	let browser: Browser;
	const enter = () => `${app.url}/enter#key=${app.ownerKey}`;
	const row = (page: Page, name: RegExp) => page.getByRole('treeitem', { name });
	const press = async (page: Page, ...keys: string[]) => {
		for (const key of keys) await page.keyboard.press(key);
	};
	const focused = (page: Page) =>
		page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

	beforeAll(async () => {
		app = await startApp();
		browser = await launchChromium();
	});
	afterAll(async () => {
		await browser?.close();
		await app?.[Symbol.asyncDispose]();
	});

	it('a node is added, named, moved, joined and deleted in the outline by keyboard, and others are told', async () => {
		const { page, errors, leave } = await comeIn(browser, enter(), 'Ann');
		await openSampleModel(page);
		const other = await comeIn(browser, enter(), 'Bea');
		await openSampleModel(other.page);
		await row(page, /^Manageable caseloads/).focus();
		await press(page, 'n');
		await page.getByRole('tree').getByLabel('Label').waitFor();
		await page.keyboard.type('Workers have time');
		await press(page, 'Enter');
		await expect.poll(() => focused(page)).toMatch(/Workers have time/);
		expect(await row(page, /^Workers have time/).getAttribute('aria-level')).toBe('2');
		await row(other.page, /^Workers have time/).waitFor();
		await expect
			.poll(() => other.page.getByRole('log').textContent(), { timeout: 12_000 })
			.toMatch(/Ann added “Workers have time”/);
		expect(await page.getByRole('log').textContent()).toBe('');
		await press(page, 'Alt+ArrowDown');
		await row(page, /^Workers have time; prerequisite, Pathway A: resources/).waitFor();
		await page.getByText('Moved “Workers have time” to “Pathway A: resources”').waitFor();
		await press(page, 'a');
		await page.keyboard.type('leads');
		await details(page).getByLabel('To', { exact: true }).selectOption({ label: 'Trust develops' });
		await details(page).getByRole('button', { name: 'Draw the arrow' }).click();
		const made = row(page, /^Workers have time/);
		await made.focus();
		await press(page, 'ArrowRight', 'ArrowRight');
		await expect.poll(() => focused(page)).toMatch(/^leads to Trust develops; no because yet/);
		await expectAccessible(page);
		await press(page, 'ArrowLeft', 'Delete');
		await made.waitFor({ state: 'detached' });
		await press(page, 'Control+z');
		await made.waitFor();
		await page.getByRole('button', { name: 'By stage' }).click();
		await row(page, /^Process/).waitFor();
		expect([...errors, ...other.errors]).toEqual([]);
		await other.leave();
		await leave();
	});

	it('the tables are edited, sorted and filtered', async () => {
		const { page, errors, leave } = await comeIn(browser, enter(), 'Tab');
		await openSampleModel(page);
		await page.getByRole('button', { name: 'Nodes', exact: true }).click();
		const table = page.getByRole('table');
		await table.waitFor();
		await table.getByRole('button', { name: 'Label', exact: true }).click();
		await table
			.getByRole('columnheader', { name: 'Label' })
			.and(page.locator('[aria-sort="ascending"]'))
			.waitFor();
		const labels = () =>
			table
				.locator('[data-column="label"] textarea')
				.evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));
		const sorted = await labels();
		expect(sorted).toEqual([...sorted].sort(new Intl.Collator('en-GB').compare));
		await table.getByRole('textbox', { name: /^Label, Trust develops/ }).fill('Trust grows');
		await row(page, /^Trust grows/).waitFor();
		await press(page, 'Enter');
		expect(await page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)).toBe(
			sorted[sorted.indexOf('Trust develops') + 1]
		);
		await page.getByRole('searchbox', { name: 'Filter the nodes' }).fill('trust grows');
		await page.getByText(/^1 of \d+ nodes$/).waitFor();
		// What it offers is there once one is there.
		const kind = table.getByRole('combobox', { name: 'Kind, Trust grows' });
		await kind.focus();
		await kind.selectOption('activity');
		await table.getByRole('checkbox', { name: 'Select Trust grows' }).check();
		await details(page).getByText('Activity or resource · Pathway B: relationships').waitFor();
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Arrows', exact: true }).click();
		await table
			.getByRole('textbox', { name: /^Because, / })
			.first()
			.fill('They said so');
		await isSaved(page);
		await expectAccessible(page);
		expect(errors).toEqual([]);
		await leave();
	});

	it('a table on a phone of 360 px is cards, and nothing sticks out', async () => {
		const { page, leave } = await comeIn(browser, enter(), 'Phil', {
			viewport: { width: 360, height: 740 },
			hasTouch: true,
			isMobile: true
		});
		await page.goto(`${app.url}/models/overarching`);
		await isSaved(page);
		await page.getByRole('button', { name: 'Diagram', exact: true }).tap();
		await page.getByRole('button', { name: 'Nodes', exact: true }).tap();
		await page
			.getByRole('textbox', { name: /^Label, / })
			.first()
			.waitFor();
		await expectAccessible(page);
		const wide = await page.locator('[data-scrolls]').evaluate((box) => box.scrollWidth - box.clientWidth);
		expect(wide).toBe(0);
		await leave();
	});

	it('a model starts in a scheme and is put into another one, which deletes nothing', async () => {
		const { page, leave } = await comeIn(browser, enter(), 'Sam');
		await page.goto(`${app.url}/studies/devolved-budgets`);
		await page.getByRole('button', { name: 'New model' }).click();
		await page.getByLabel('Title').fill('From a scheme');
		await page.getByRole('radio', { name: 'Two pathways' }).check();
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Make the model' }).click();
		await row(page, /^Pathway B: relationships/).waitFor();
		await page.goto(`${app.url}/models/overarching`);
		await isSaved(page);
		await press(page, 'Control+k');
		await page.getByRole('dialog').waitFor();
		await page.keyboard.type('Change the scheme');
		await press(page, 'Enter');
		const dialog = page.getByRole('dialog', { name: 'Change the scheme' });
		await dialog.getByRole('radio', { name: 'Process evaluation' }).check();
		await dialog.getByText(/\d+ of \d+ nodes keep or get a place, \d+ are parked/).waitFor();
		await expectAccessible(page);
		await dialog.getByRole('button', { name: 'Change the scheme' }).click();
		await row(page, /^Mechanisms of impact/).waitFor();
		await page.getByRole('button', { name: /^Undo/ }).click();
		await row(page, /^Pathway A: resources/).waitFor();
		await leave();
	});

	it('the tour comes once, can be left at any step, and points at what is there', async () => {
		const { page, leave } = await comeIn(browser, enter(), 'New', {
			storageState: { cookies: [], origins: [] }
		});
		await openSampleModel(page);
		const tour = page.getByRole('region', { name: 'Tour' });
		for (const title of ['The outline', 'Add a node', 'Draw an arrow', 'Evidence', 'Tidy']) {
			await tour.getByRole('heading', { name: title }).waitFor();
			if (title === 'Add a node') await expectAccessible(page);
			await tour.getByRole('button', { name: 'Next' }).click();
		}
		await tour.getByRole('heading', { name: 'Share it, take it away' }).waitFor();
		await press(page, 'Escape');
		await tour.waitFor({ state: 'detached' });
		await page.reload();
		await isSaved(page);
		expect(await tour.count()).toBe(0);
		await leave();
	});
});
