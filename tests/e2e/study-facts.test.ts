// What is known of a study, in real Chromium: a new study gets a site, a strand, facts that differ and rules, and says
// who had to approve a sum.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { launchChromium } from '../support/chromium.ts';
import { comeIn, expectAccessible, type Person } from './person.ts';

describe('what is known of a study', () => {
	let app: App;
	let browser: Browser;
	let ann: Person;
	let page: Page;

	beforeAll(async () => {
		app = await startApp();
		browser = await launchChromium();
		ann = await comeIn(browser, `${app.url}/enter#key=${app.ownerKey}`, 'Ann');
		({ page } = ann);
	});
	afterAll(async () => {
		await browser?.close();
		await app?.[Symbol.asyncDispose]();
	});

	const button = (name: string | RegExp) => page.getByRole('button', { name });
	const dialog = () => page.getByRole('dialog');
	const fill = (label: string, text: string) => dialog().getByLabel(label).last().fill(text);
	async function save() {
		await dialog().getByRole('button', { name: 'Save' }).click();
		await dialog().waitFor({ state: 'detached' });
	}

	it('is written down from nothing: a source, a site, a strand, a fact', async () => {
		await button('New study').click();
		await fill('Title', 'Three towns');
		await page.keyboard.press('Enter');
		await page.getByRole('link', { name: 'Add the sites' }).click();
		await page.getByRole('heading', { name: 'Edit the study' }).waitFor();
		await expectAccessible(page);

		await button('Add a source').click();
		await fill('Title', 'Interim report');
		await save();
		await button('Add a site').click();
		await dialog().getByRole('button', { name: 'Save' }).click();
		await dialog().getByText('Give the site a name.').waitFor();
		await fill('Name', 'Northtown Council');
		await save();
		await page.getByRole('link', { name: 'Northtown Council' }).click();
		await page.getByRole('heading', { name: 'Northtown Council', level: 1 }).waitFor();

		await button('Add a strand').click();
		await fill('Title', 'Early help');
		await save();
		await button('Add a fact').click();
		await dialog().getByLabel('Topic').selectOption('families');
		await fill('What about', 'Planned');
		await fill('What the document says', '100 families');
		await button('Add a place').click();
		await fill('Section', '2.1');
		await expectAccessible(page);
		await save();
		await button(/^Add another account of Families/).click();
		await fill('What the document says', '95 families');
		await save();
		await page.getByText('The documents differ').waitFor();
	});

	it('asks before what is typed goes, and says who was quicker without losing it', async () => {
		const studyId = new URL(page.url()).pathname.split('/')[2]!;
		const api = `${app.url}/api/v1/studies/${studyId}`;
		const headers = { Authorization: `Bearer ${app.ownerKey}`, 'Content-Type': 'application/json' };
		await button('Add a strand').click();
		await fill('Title', 'Edge of care');
		page.once('dialog', (question) => question.dismiss());
		await page.keyboard.press('Escape');
		const { id: _id, ...now } = (await (await fetch(api, { headers })).json()) as Record<string, unknown>;
		const body = JSON.stringify({ ...now, note: 'Written elsewhere' });
		expect((await fetch(api, { method: 'PATCH', headers, body })).status).toBe(200);
		await dialog().getByRole('button', { name: 'Save' }).click();
		await dialog().getByText('Somebody else changed the study meanwhile').waitFor();
		expect(await dialog().getByLabel('Title').inputValue()).toBe('Edge of care');
		await save();
		await button('Edit Edge of care').waitFor();
	});

	it('says who had to approve a sum, by rules that were just written down', async () => {
		await button('Add rules').click();
		await fill('Version', '2019');
		await fill('Up to £', '500');
		await dialog().getByLabel('Nobody has to approve').check();
		await button('Another band').click();
		await fill('Up to £', '4,000');
		await fill('Approved by', 'Team manager');
		await save();
		await page.getByRole('link', { name: 'Three towns' }).click();
		await page.getByRole('navigation', { name: 'In this study' }).getByText('Approval').click();
		await page.getByLabel('Amount in £').fill('760');
		const answer = page.getByRole('status').first();
		await answer.getByText('Team manager').waitFor();
		await page.getByLabel('Amount in £').fill('4,000.01');
		await answer.getByText('The document gives no rule above £4,000').waitFor();
		await page.getByText('Families above their maximum: 0').waitFor();
		await expectAccessible(page);
		expect(ann.errors).toEqual([]);
	});

	it('shows Pilot 1’s £760 by both versions, and its families, also on a phone and in the dark', async () => {
		await page.setViewportSize({ width: 360, height: 740 });
		await page.emulateMedia({ colorScheme: 'dark' });
		const fits = async () =>
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
		await page.goto(`${app.url}/studies/devolved-budgets/approval`);
		await page.getByText('Broke a rule').waitFor();
		await page.getByLabel('Amount in £').fill('760');
		await page.getByText('The versions differ.').waitFor();
		await page
			.getByRole('article')
			.filter({ hasText: 'Interim 2019' })
			.getByText('Nobody has to approve')
			.waitFor();
		await page
			.getByRole('article')
			.filter({ hasText: 'Article 2022' })
			.getByText('Advanced practitioner')
			.waitFor();
		await fits();
		await expectAccessible(page);
		await page.goto(`${app.url}/studies/devolved-budgets/families`);
		await page.getByText('DAR025').waitFor();
		await fits();
		await expectAccessible(page);
		await page.goto(`${app.url}/studies/devolved-budgets/edit/darlington`);
		await button('Add a fact').click();
		await dialog().waitFor();
		await fits();
		await expectAccessible(page);
		expect(ann.errors).toEqual([]);
	});
});
