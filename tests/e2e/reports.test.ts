// A report from its parts to the file, in real Chromium: put in order by keyboard, written in, looked through, taken out
// for the public, and kept from being lost where two people change it.
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { launchChromium } from '../support/chromium.ts';
import { comeIn, expectAccessible, isSaved, type Person } from './person.ts';

const REPORTS = '/studies/devolved-budgets/reports';
const COUNCILS = /Hillingdon|Wigan|Darlington/i;

describe('a report', () => {
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
	const said = (words: string) =>
		page.getByRole('region', { name: 'Parts' }).getByRole('status').getByText(words).waitFor();
	const focused = () =>
		page.evaluate(() => {
			const at = document.activeElement as HTMLInputElement;
			return at.getAttribute('aria-label') ?? at.labels?.[0]?.innerText ?? at.innerText.replaceAll('\n', ' ');
		});
	/** What the button makes, as text. */
	async function made(): Promise<string> {
		const [download] = await Promise.all([page.waitForEvent('download'), button('Make the report').click()]);
		await page.getByText(`Saved as ${download.suggestedFilename()}`).waitFor();
		return readFile((await download.path())!, 'utf8');
	}

	it('is found from its study; its parts are put in order, removed and put back by keyboard', async () => {
		await page.getByRole('link', { name: /Devolved budgets/ }).click();
		await page.getByRole('navigation', { name: 'In this study' }).getByText('Reports').click();
		await page.getByText('For the research team only · 9 parts').waitFor();
		await expectAccessible(page);
		await page.getByRole('link', { name: 'Interim report annex' }).click();
		await button(/^Part 2: Data collected/).focus();
		await page.keyboard.press('Alt+ArrowUp');
		await said('Data collected, now 1 of 9');
		expect(await focused()).toMatch(/^Part 1: Data collected/);
		await page.keyboard.press('Alt+ArrowUp');
		await said('Data collected is first already');
		await button('Move Data collected down').press('Enter');
		await said('Data collected, now 2 of 9');
		expect(await focused()).toBe('Move Data collected down');
		await button('Remove Monthly spending').press('Enter');
		await said('Monthly spending is removed. You can put it back.');
		expect(await focused()).toBe('Put it back');
		await page.keyboard.press('Enter');
		await said('Monthly spending, now 7 of 9');
		expect(await focused()).toBe('Part 7: Monthly spending');
		await isSaved(page);
	});

	it('gets text of one’s own, and says of another view which one it shows', async () => {
		await button('Add a part').press('Enter');
		await page.getByRole('dialog').waitFor();
		await expectAccessible(page);
		await page
			.getByRole('dialog')
			.getByRole('button', { name: /^Text of your own/ })
			.press('Enter');
		await said('Text of your own, now 10 of 10, added');
		await expect.poll(focused).toMatch(/^Heading/);
		await page.keyboard.type('What Hillingdon said');
		await page.keyboard.press('Tab');
		await page.keyboard.type('Kestrels nest in Wigan. Write to ann@example.org.');
		await button(/^Part 3: Figure of the model/).click();
		await page.getByLabel('View').selectOption('Full model');
		await button(/^Part 3: Figure of the model.*Full model$/).waitFor();
		await page.getByLabel('View').selectOption('Pathway A');
		await isSaved(page);
		await expectAccessible(page);
		await page.reload();
		await button(/^Part 10: Text of your own.*“What Hillingdon said” · Kestrels nest/).waitFor();
	});

	it('is looked through, and leaves for the public without the names of councils', async () => {
		await page.getByLabel('For whom').selectOption('Public');
		await page.getByText('All sites go by their alias.').waitFor();
		// What is not saved yet is saved first.
		await button('Look it through').click();
		await page.getByText('Figure 1').waitFor();
		await page.getByText('Email address: “ann@example.org”').waitFor();
		await expectAccessible(page);
		await page.getByRole('radio', { name: /^Text/ }).check();
		await button('Make the report').click();
		await button('Make the report').waitFor();
		await page.getByLabel('I looked at it, and all of it may leave').check();
		const text = await made();
		expect(text).toContain('Kestrels nest in Pilot');
		expect(text).not.toMatch(COUNCILS);
		await page.getByRole('radio', { name: /^Web page/ }).check();
		const html = await made();
		expect(html).toMatch(/^<!doctype html>/i);
		expect(html).toContain('Kestrels nest in Pilot');
		expect(html).not.toMatch(COUNCILS);
	});

	it('says what keeps it from being saved, and that somebody else was quicker, and loses neither', async () => {
		await page.getByLabel('Title', { exact: true }).fill('');
		await page.getByText('Give the report a title.').waitFor();
		await page.getByLabel('Title', { exact: true }).fill('Annex for everybody');
		await isSaved(page);
		const api = `${app.url}/api/v1${REPORTS}/interim-annex`;
		const headers = { Authorization: `Bearer ${app.ownerKey}`, 'Content-Type': 'application/json' };
		const now = (await (await fetch(api, { headers })).json()) as Record<string, unknown>;
		const { id: _id, studyId: _study, updatedBy: _by, updatedAt: _at, ...fields } = now;
		const body = JSON.stringify({ ...fields, subtitle: 'Theirs' });
		expect((await fetch(api, { method: 'PATCH', headers, body })).status).toBe(200);
		const subtitle = page.getByLabel('Subtitle');
		await subtitle.fill('Mine');
		await button('Say whose is to stay').click();
		await button('Read theirs').click();
		expect(await subtitle.inputValue()).toBe('Theirs');
		await button('Save mine over it').click();
		expect(await subtitle.inputValue()).toBe('Mine');
		await isSaved(page);
		expect(ann.errors).toEqual([]);
	});

	it('begins with the annex of an interim report, on a phone in the dark, and is deleted', async () => {
		await page.setViewportSize({ width: 360, height: 740 });
		await page.emulateMedia({ colorScheme: 'dark' });
		const fits = async () =>
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
		await page.goto(app.url + REPORTS);
		await page.waitForLoadState('networkidle');
		await fits();
		await button('New report').click();
		await page.getByLabel('Title').fill('Second');
		await expectAccessible(page);
		await page.keyboard.press('Enter');
		await button(/^Part 1: Figure of the model/).click();
		await page.getByText('The same from the command line').click();
		await page.getByText('report --study devolved-budgets --report "Second" --format docx').waitFor();
		await fits();
		await expectAccessible(page);
		await page.goto(app.url + REPORTS);
		await page.waitForLoadState('networkidle');
		page.once('dialog', (question) => question.accept());
		await button('Delete Second').click();
		await page.getByRole('link', { name: 'Second' }).waitFor({ state: 'detached' });
		expect(ann.errors).toEqual([]);
	});
});
