// The figures of spending, in real Chromium: charts and tables, other bands, what was left out, the release for others.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { launchChromium } from '../support/chromium.ts';
import { comeIn, expectAccessible, type Person } from './person.ts';

const FIGURES = '/studies/devolved-budgets/spend/figures';

describe('the figures of spending', () => {
	let app: App;
	let browser: Browser;
	let ann: Person;
	let page: Page;

	beforeAll(async () => {
		app = await startApp();
		browser = await launchChromium();
		ann = await comeIn(browser, `${app.url}/enter?next=${FIGURES}#key=${app.ownerKey}`, 'Ann');
		({ page } = ann);
	});
	afterAll(async () => {
		await browser?.close();
		await app?.[Symbol.asyncDispose]();
	});

	const figure = (title: string) => page.getByRole('region', { name: title, exact: true });

	it('stand under each other, each with chart, table, and what it leaves out', async () => {
		for (const title of ['Spending by category and site', 'What a family received', 'From eligible to spent'])
			await figure(title).getByRole('img').first().waitFor();
		const families = figure('What a family received');
		await families.getByText('The numbers as a table').click();
		await families.getByRole('row', { name: /^Median £113\.75 £2,500\.00/ }).waitFor();
		await families.getByRole('heading', { name: 'Why not another median?' }).waitFor();
		expect(await families.getByText('£83.45').count()).toBe(1);
		await families.getByText('Left out: 2 lines, £79,261.').waitFor();
		await expectAccessible(page);
	});

	it('show other bands at once, and keep them for the study', async () => {
		const bands = figure('Spending by size of the single sum');
		const edges = bands.getByLabel('Edges of the bands, in pounds');
		await edges.fill('500, 20');
		await page.keyboard.press('Enter');
		await bands.getByRole('alert').waitFor();
		await edges.fill('50, 1000');
		await page.keyboard.press('Enter');
		await page.waitForURL(/edges=50/);
		await bands.getByText('The numbers as a table').click();
		await bands.getByRole('rowheader', { name: 'Over £50, up to £1,000' }).waitFor();
		await bands.getByRole('button', { name: 'Keep them for the study' }).click();
		await bands.getByText('Kept for the study.').waitFor();
		await page.waitForURL(({ search }) => search === '');
	});

	it('count what was left out, and go out as files', async () => {
		await page.getByLabel('With what was left out').check();
		await figure('Spending by category and site')
			.getByText('What is usually left out is counted here.')
			.waitFor();
		const download = page.waitForEvent('download');
		await page.getByRole('link', { name: 'PNG of Spending by category and site' }).click();
		expect((await download).suggestedFilename()).toBe('by-category.png');
	});

	it('name no site and withhold small numbers for the public', async () => {
		await page.getByRole('radio', { name: 'Public: sites by their alias' }).check();
		await page.getByText('Small numbers are withheld').first().waitFor();
		await figure('Random allocation by cohort').getByText('The numbers as a table').click();
		expect(await page.getByRole('cell', { name: 'withheld' }).count()).toBeGreaterThan(0);
		expect(await page.getByRole('main').innerText()).not.toMatch(/hillingdon|darlington|wigan/i);
		await expectAccessible(page);
	});

	it('fit a phone', async () => {
		await page.setViewportSize({ width: 360, height: 740 });
		await page.goto(app.url + FIGURES);
		await figure('Spending by category and site').getByRole('img').first().waitFor();
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
		expect(ann.errors).toEqual([]);
	});
});
