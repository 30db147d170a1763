// A council's return on its way: read, asked about, imported, linked to the theory, and taken back.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { launchChromium } from '../support/chromium.ts';
import { box, comeIn, details, expectAccessible, modelIsLive, type Person } from './person.ts';

const STUDY = '/studies/devolved-budgets';
/** Invented. A date that proves month first, an amount that nobody can be sure of, a name, and a total. */
const RETURN = `Date paid,Family,Description,Amount (£)
03/06/2019,K-101,Weekly shop,64.20
06/14/2019,K-102,Taxi to contact with Sarah Jones,18.50
07/06/2019,K-103,Bunk bed,about 40
,,,
Total,,,122.70
`;

describe('a return of a council', () => {
	let app: App;
	let browser: Browser;
	let ann: Person;
	let page: Page;

	beforeAll(async () => {
		app = await startApp();
		browser = await launchChromium();
		ann = await comeIn(browser, `${app.url}/enter?next=${STUDY}/spend/import#key=${app.ownerKey}`, 'Ann');
		page = ann.page;
	});
	afterAll(async () => {
		await browser?.close();
		await app?.[Symbol.asyncDispose]();
	});

	const isRead = () => page.getByText('Reading the file anew…').waitFor({ state: 'hidden' });

	it('is read for its receipt, and every question stands there', async () => {
		await page.getByLabel('Site').selectOption('hillingdon');
		await page
			.getByLabel('Choose a file')
			.setInputFiles({ name: 'june.csv', mimeType: 'text/csv', buffer: Buffer.from(RETURN) });
		await page.getByRole('heading', { name: 'Check the receipt' }).waitFor();
		await page.getByText('3 records of the file wait for an answer.').waitFor();
		await page.getByRole('heading', { name: '3 questions to answer' }).waitFor();
		await expectAccessible(page);
	});

	it('is answered and imported, without the name', async () => {
		await page.getByRole('button', { name: /^Day first/ }).click();
		await page.getByRole('radio', { name: '£40.00' }).check();
		await page.getByRole('heading', { name: 'All questions are answered' }).waitFor();
		await page.getByText('Taxi to contact with Sarah Jones').last().waitFor();
		await page.getByRole('radio', { name: 'Replace by' }).first().check();
		await isRead();
		await page.getByText('The file’s own total in record 6 says the same: £122.70.').waitFor();
		await page.getByRole('button', { name: 'Import 3 records' }).click();
		await page.getByText('3 lines are in the register now.').waitFor();
		await page.getByRole('link', { name: 'See these lines in the register' }).click();
		await page.getByRole('row', { name: /Taxi to contact with \[name 1\], spent £18\.50/ }).waitFor();
		expect(await page.getByText('Sarah').count()).toBe(0);
		await expectAccessible(page);
	});

	it('is linked to a node as a figure, which the editor shows', async () => {
		await page.getByRole('button', { name: 'Link it to the theory' }).click();
		await page.getByLabel('What the figure is').fill('What June brought');
		await page.getByLabel('Node or arrow').fill('trust develops');
		await page.getByRole('radio', { name: 'Trust develops Mechanism' }).check();
		await page.getByRole('button', { name: 'Link it', exact: true }).click();
		await page.getByText('Say whether it supports, challenges or refines the claim.').waitFor();
		await page.getByRole('radio', { name: 'supports the claim' }).check();
		await page.getByRole('button', { name: 'Link it', exact: true }).click();
		await page.getByRole('link', { name: /^Open / }).click();
		await modelIsLive(page);
		await box(page, 'b_trust').click();
		await details(page).getByText('What June brought: £122.70, n = 3, 3 families').waitFor();
		expect(await details(page).getByText('The ledger has changed.').count()).toBe(0);
	});

	it('is taken back whole, and the figure says that the ledger changed', async () => {
		await page.goto(`${app.url}${STUDY}/spend/import`);
		await page.getByRole('button', { name: 'Take back june.csv' }).click();
		await page.getByLabel('Why').fill('It was last month’s return');
		await page.getByRole('button', { name: 'Take it back' }).click();
		await page.getByText('“june.csv” is taken back').waitFor();
		await page.goto(`${app.url}/models/overarching`);
		await modelIsLive(page);
		await box(page, 'b_trust').click();
		await details(page).getByText('The ledger has changed.').waitFor();
		await details(page).getByText('Now: £0.00, n = 0').waitFor();
		expect(ann.errors).toEqual([]);
	});
});
