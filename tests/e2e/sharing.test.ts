// Sharing in real Chromium: links are made, used on a phone, revoked; who has access, what happened, and the entrance.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { launchChromium } from '../support/chromium.ts';
import { box, comeIn, details, entranceIsLive, expectAccessible, isSaved, type Person } from './person.ts';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const MODEL = '/models/overarching';
const STUDY = '/studies/devolved-budgets';

describe('sharing', () => {
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

	const button = (on: Page, name: string) => on.getByRole('button', { name, exact: true });
	const choose = (on: Page, role: string) => on.getByRole('radio', { name: role, exact: true }).check();
	const fitsWidth = async (on: Page) =>
		expect(await on.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);

	async function api(path: string, body: unknown): Promise<Record<string, unknown>> {
		const answer = await fetch(`${app.url}/api/v1${path}`, {
			method: 'POST',
			headers: { Authorization: `Bearer ${app.ownerKey}`, 'Content-Type': 'application/json' },
			body: JSON.stringify(body)
		});
		expect(answer.status).toBe(201);
		return (await answer.json()) as Record<string, unknown>;
	}
	async function linkFor(role: string, scope: object): Promise<string> {
		const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
		return (
			app.url + String((await api('/share-links', { role, scope, label: `For a ${role}`, expiresAt })).path)
		);
	}

	it('lets a focus group look at one model on their phones and at nothing else, until the link is revoked', async () => {
		const other = await api('/studies/devolved-budgets/models', { title: 'Not for the focus group' });
		await page.goto(app.url + MODEL);
		await isSaved(page);
		await button(page, 'Share').click();
		await expectAccessible(page);
		await button(page, 'Make the link').click();
		await page.getByText('Say for whom it is').waitFor();
		await expectAccessible(page);
		await choose(page, 'Evaluator');
		expect(await page.getByRole('radio', { name: 'This model' }).isDisabled()).toBe(true);
		await page.getByText('Not for an evaluator: evidence belongs to the study').waitFor();
		await choose(page, 'Viewer');
		expect(await page.getByRole('radio', { name: 'This model' }).isChecked()).toBe(true);
		await page.getByLabel('Who is it for?').fill('Focus group Barnet');
		await button(page, 'Make the link').click();
		const link = await page.getByLabel('Link for Focus group Barnet').inputValue();
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await button(page, 'Copy').click();
		await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
		await expectAccessible(page);

		const guest = await comeIn(browser, link, 'Phil', PHONE);
		await guest.page.getByRole('button', { name: 'Read only' }).waitFor();
		await guest.page
			.getByRole('navigation', { name: 'Outline of the model' })
			.getByText('Trust develops')
			.tap();
		expect(await details(guest.page).getByLabel('Label').isEditable()).toBe(false);
		expect(await details(guest.page).getByRole('button', { name: 'Link a record' }).count()).toBe(0);
		expect(await details(guest.page).getByText('Gym kit').count()).toBe(0);
		expect(await button(guest.page, 'Share').count()).toBe(0);
		await button(guest.page, 'Diagram').tap();
		await box(guest.page, 'b_trust').waitFor();
		expect(await box(guest.page, 'b_trust').getAttribute('aria-label')).not.toMatch(/record/);
		await fitsWidth(guest.page);
		for (const path of [STUDY, `/models/${String(other.id)}`, '/access', '/audit']) {
			const answer = await guest.page.request.get(app.url + path);
			expect(answer.status()).toBe(404);
		}
		await guest.page.getByRole('link', { name: 'Throughline' }).tap();
		await guest.page.getByRole('heading', { name: /Overarching logic model/ }).waitFor();
		expect(await guest.page.getByText('Not for the focus group').count()).toBe(0);
		await expectAccessible(guest.page);
		await guest.page.getByRole('link', { name: 'Open the model' }).tap();
		await guest.page.getByRole('button', { name: 'Read only' }).waitFor();

		await page.getByRole('tab', { name: 'Links (1)' }).click();
		await page.getByText(/used once, today/).waitFor();
		await expectAccessible(page);
		await button(page, 'Revoke the link for Focus group Barnet').click();
		await page.getByText('Everybody who came in with it is out within a second').waitFor();
		await expectAccessible(page);
		await button(page, 'Revoke the link').click();
		await page.getByText('The link for Focus group Barnet is revoked').waitFor();
		await guest.page.getByText('Your access has ended').waitFor({ timeout: 2000 });
		await expectAccessible(guest.page);
		await page.getByText('Links that ended (1)').click();
		await page.getByText('Revoked', { exact: true }).waitFor();
		await button(page, 'Done').click();
		expect(guest.errors).toEqual([]);
		await guest.leave();

		const late = await browser.newPage();
		await late.goto(link);
		await entranceIsLive(late);
		await late.getByLabel('Your name').fill('Late');
		await late.keyboard.press('Enter');
		await late.getByRole('alert').getByText('This link lets nobody in').waitFor();
		await expectAccessible(late);
		await late.close();
	});

	it('asks whoever is in already before a link takes the place of their session', async () => {
		const bea = await comeIn(
			browser,
			await linkFor('evaluator', { kind: 'study', studyId: 'devolved-budgets' }),
			'Bea'
		);
		const link = (await linkFor('reviewer', { kind: 'model', modelId: 'overarching' })).replace(
			'/enter',
			`/enter?next=${encodeURIComponent(MODEL)}`
		);
		await bea.page.goto(link);
		await bea.page.getByText('You are already here as Bea, evaluator.').waitFor();
		await expectAccessible(bea.page);
		await bea.page.getByRole('link', { name: 'Go on as Bea' }).click();
		await button(bea.page, 'Share').waitFor();
		await bea.page.goto(link);
		await button(bea.page, 'Come in by this link instead').click();
		await bea.page.getByText('This ends your session as Bea').waitFor();
		await expectAccessible(bea.page);
		await bea.page.getByLabel('Your name').fill('Bea as reviewer');
		await button(bea.page, 'Come in').click();
		await bea.page.getByRole('button', { name: 'Read only' }).waitFor();
		expect(await button(bea.page, 'Share').count()).toBe(0);
		await bea.leave();
	});

	it('shows who has access, makes a link for any place, and revokes it', async () => {
		await page.goto(app.url);
		await page.getByRole('button', { name: /^Ann/ }).click();
		await expectAccessible(page);
		await page.getByRole('menuitem', { name: 'Who has access' }).click();
		await page.getByRole('heading', { name: 'Who has access' }).waitFor();
		await button(page, 'Active (2)').waitFor();
		await expectAccessible(page);
		await button(page, 'New link').click();
		await page.getByLabel('Who is it for?').fill('Workshop Sutton');
		await button(page, 'Make the link').click();
		await page.getByText('Choose how far the link reaches.').waitFor();
		await expectAccessible(page);
		await page
			.getByLabel('How far does it reach?')
			.selectOption({ label: 'Model: Overarching logic model of devolved budgets (reconstruction)' });
		await choose(page, 'Contributor');
		await page.getByLabel('For how long?').selectOption('1 week');
		await button(page, 'Make the link').click();
		const link = await page.getByLabel('Link for Workshop Sutton', { exact: true }).inputValue();
		const asked = page.waitForEvent('dialog').then(async (dialog) => {
			await dialog.dismiss();
			return dialog.message();
		});
		await button(page, 'Done').click();
		expect(await asked).toMatch(/has not been copied/);
		await button(page, 'Copy').click();
		await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
		await button(page, 'Done').click();
		await page
			.getByRole('row', { name: /Workshop Sutton/ })
			.getByText('ends in 7 days')
			.waitFor();

		const guest = await comeIn(browser, link, 'Cas');
		await isSaved(guest.page);
		await guest.page.getByRole('button', { name: 'Add node' }).click();
		await guest.page.keyboard.type('From the workshop');
		await guest.page.keyboard.press('Enter');
		await isSaved(guest.page);
		await button(page, 'Revoke the link for Workshop Sutton').click();
		await button(page, 'Revoke the link').click();
		await guest.page.getByText('Your access has ended').waitFor({ timeout: 2000 });
		await guest.leave();
		// The button went with its row: the focus is on the heading, not lost.
		await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('links');
		await button(page, 'Ended (2)').click();
		await page
			.getByRole('row', { name: /Workshop Sutton/ })
			.getByText('Revoked', { exact: true })
			.waitFor();
		await page.setViewportSize(PHONE.viewport);
		await page.getByRole('listitem').filter({ hasText: 'Workshop Sutton' }).waitFor();
		await fitsWidth(page);
		await expectAccessible(page);
		await page.setViewportSize({ width: 1440, height: 900 });
		await page.goto(app.url + MODEL);
		await page
			.getByRole('navigation', { name: 'Outline of the model' })
			.getByText('From the workshop')
			.waitFor();
	});

	it('tells owners what happened, in words, and nobody else', async () => {
		await page.goto(app.url);
		await page.getByRole('button', { name: /^Ann/ }).click();
		await page.getByRole('menuitem', { name: 'What happened' }).click();
		await page.getByText(/Ann \(owner\) revoked the link for “Workshop Sutton”: contributor/).waitFor();
		await page.getByText('Cas (contributor) came in by the link for “Workshop Sutton”.').waitFor();
		await expectAccessible(page);
		await page.getByLabel('Show').selectOption('Studies and models');
		await page.getByText(/ made the model “Not for the focus group”/).waitFor();
		expect(await page.getByText('came in by').count()).toBe(0);
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('link', { name: 'Save as CSV' }).click()
		]);
		expect(download.suggestedFilename()).toMatch(/\.csv$/);
		const bea = await comeIn(browser, await linkFor('evaluator', { kind: 'server' }), 'Bea');
		expect((await bea.page.request.get(`${app.url}/audit`)).status()).toBe(404);
		expect((await bea.page.request.get(`${app.url}/access`)).status()).toBe(200);
		await bea.leave();
	});

	it('says how long to wait after too many wrong keys', async () => {
		const stranger = await browser.newPage();
		await stranger.goto(`${app.url}/enter`);
		await entranceIsLive(stranger);
		for (let i = 0; i < 12; i++)
			await stranger.request.post(`${app.url}/api/v1/session`, {
				data: { key: `not-a-key-${i}`, name: 'Stranger' },
				headers: { Origin: app.url }
			});
		await stranger.getByLabel('Your name').fill('Stranger');
		await stranger.getByLabel('Link or key').fill('guess');
		await button(stranger, 'Come in').click();
		await stranger.getByRole('alert').getByText('Too many tries').waitFor();
		await stranger
			.getByRole('alert')
			.getByText(/Wait \d+ seconds/)
			.waitFor();
		await stranger.close();
	});

	it('met no error on the page', () => {
		expect(ann.errors).toEqual([]);
	});
});
