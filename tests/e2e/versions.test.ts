// Versions in real Chromium: kept, looked at and restored while another person watches; on a phone; without the server.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { launchChromium } from '../support/chromium.ts';
import { box, comeIn, details, expectAccessible, isSaved, modelIsLive, type Person } from './person.ts';

const MODEL = '/models/overarching';

describe('versions', () => {
	let app: App;
	let browser: Browser;
	let ann: Person;
	const enter = () => `${app.url}/enter?next=${encodeURIComponent(MODEL)}#key=${app.ownerKey}`;

	beforeAll(async () => {
		app = await startApp();
		browser = await launchChromium();
		ann = await comeIn(browser, enter(), 'Ann');
		await modelIsLive(ann.page);
	});
	afterAll(async () => {
		await browser?.close();
		await app?.[Symbol.asyncDispose]();
	});

	/** The list, or the dialog on top of it. */
	const dialog = (page: Page, name: string | RegExp = 'Versions') => page.getByRole('dialog', { name });
	const row = (page: Page, text: string | RegExp) =>
		dialog(page).getByRole('listitem').filter({ hasText: text });
	async function openList(page: Page) {
		await page.getByRole('button', { name: 'Versions' }).click();
		await dialog(page).waitFor();
	}
	async function closeList(page: Page) {
		await page.keyboard.press('Escape');
		await dialog(page).waitFor({ state: 'detached' });
	}

	it('are kept under a name, with a reason and a phase', async () => {
		const { page } = ann;
		await openList(page);
		await dialog(page).getByText('There are no versions yet.').waitFor();
		await expectAccessible(page);
		await dialog(page).getByRole('button', { name: 'Keep the model as it is now…' }).click();
		const form = dialog(page, 'Keep the model as it is now');
		await form.getByRole('button', { name: 'Keep it' }).click();
		await form.getByText('Give it a title that others will know it by.').waitFor();
		await expectAccessible(page);
		await form.getByLabel('Title').fill('Before the workshop');
		await form.getByLabel('Why').fill('Signed off by the board');
		await form.getByLabel('Phase').selectOption({ index: 1 });
		await form.getByRole('button', { name: 'Keep it' }).click();
		await dialog(page).getByText('Kept as “Before the workshop”.').waitFor();
		await row(page, 'Before the workshop').getByText('59 nodes, 74 arrows').waitFor();
		await row(page, 'Before the workshop').getByText('The same as now.').waitFor();
		await row(page, 'Signed off by the board')
			.getByText(/by Ann; Phase 1/)
			.waitFor();
		await expectAccessible(page);
		await closeList(page);
	});

	it('say how they differ from now, as people edit', async () => {
		const { page } = ann;
		await box(page, 'b_heard').click();
		await page.keyboard.press('Delete');
		await box(page, 'b_trust').click();
		await details(page).getByLabel('Label').fill('Trust grows slowly');
		await isSaved(page);
		await openList(page);
		await row(page, 'Before the workshop')
			.getByText(/Compared with now: 1 node and \d+ arrows more, 1 node renamed\.$/)
			.waitFor();
	});

	it('are restored as an edit that others see, and that undo takes back', async () => {
		const { page } = ann;
		const bea = await comeIn(browser, enter(), 'Bea');
		await modelIsLive(bea.page);
		await box(bea.page, 'b_heard').waitFor({ state: 'detached' });
		await row(page, 'Before the workshop')
			.getByRole('button', { name: /^Restore/ })
			.click();
		const question = dialog(page, 'Restore this version?');
		await question.getByText(/1 node and \d+ arrows more, 1 node renamed/).waitFor();
		await expectAccessible(page);
		await question.getByRole('button', { name: 'Cancel' }).click();
		await question.waitFor({ state: 'detached' });
		await row(page, 'Before the workshop')
			.getByRole('button', { name: /^Restore/ })
			.click();
		await question.getByRole('button', { name: 'Restore', exact: true }).click();
		await dialog(page).waitFor({ state: 'detached' });
		await page.getByText('Restored. Undo takes it back.').waitFor();
		// The focus is where it was before the dialogs.
		await expect
			.poll(() => page.evaluate(() => document.activeElement?.textContent?.trim()))
			.toBe('Versions');
		await box(bea.page, 'b_heard').waitFor();
		const trust = () => box(bea.page, 'b_trust').getAttribute('aria-label');
		await expect.poll(trust).toMatch(/^Trust develops,/);
		await page.getByRole('button', { name: 'Undo: restore version' }).click();
		await box(bea.page, 'b_heard').waitFor({ state: 'detached' });
		await expect.poll(trust).toMatch(/^Trust grows slowly,/);
		await isSaved(page);
		await openList(page);
		await row(page, 'Before “Before the workshop” was restored').getByText('The same as now.').waitFor();
		expect(bea.errors).toEqual([]);
		await bea.leave();
	});

	it('can be looked at: figure, differences and all of it as text', async () => {
		const { page } = ann;
		await row(page, 'Signed off by the board').getByRole('link', { name: /^Look/ }).click();
		await page.getByRole('heading', { level: 1, name: 'Before the workshop' }).waitFor();
		await page.getByText(/by Ann; Phase 1/).waitFor();
		await page.getByText(/^This version has 1 node and \d+ arrows more, 1 node renamed\./).waitFor();
		const figure = page.getByRole('img', { name: /^A logic model with its nodes in/ });
		const loaded = () => figure.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0);
		await expect.poll(loaded).toBe(true);
		await page.getByRole('button', { name: 'Full model' }).click();
		await expect.poll(() => figure.getAttribute('src')).toMatch(/extent=full$/);
		await expect.poll(loaded).toBe(true);
		await page.getByText('Every difference').click();
		await page.getByText('Node: “Trust develops”; now “Trust grows slowly”').waitFor();
		await page.getByText('Node: Family feels heard and understood', { exact: true }).waitFor();
		expect(await page.getByRole('region', { name: 'As text' }).innerText()).toMatch(
			/Trust develops, mechanism\s[\s\S]*leads to/
		);
		await expectAccessible(page);
		expect(await page.getByRole('textbox').count()).toBe(0);
	});

	it('can be restored from their page, once, after a question', async () => {
		const { page } = ann;
		await page.getByRole('link', { name: 'Restore…' }).click();
		const question = dialog(page, 'Restore this version?');
		await question.getByText('What changes:').waitFor();
		expect(new URL(page.url()).search).toBe('');
		await page.reload();
		await modelIsLive(page);
		expect(await page.getByRole('dialog').count()).toBe(0);
		await page.goto(`${app.url}${MODEL}?restore=gone`);
		await dialog(page).getByText('Before the workshop').first().waitFor();
		expect(await question.count()).toBe(0);
		await row(page, 'Signed off by the board').getByRole('link', { name: /^Look/ }).click();
		await page.getByRole('link', { name: 'Restore…' }).click();
		await question.getByRole('button', { name: 'Restore', exact: true }).click();
		await page.getByText('Restored. Undo takes it back.').waitFor();
		await box(page, 'b_heard').waitFor();
		await isSaved(page);
	});

	it('take the evidence links with them where that is wanted', async () => {
		const { page } = ann;
		await box(page, 'b_heard').click();
		const unlink = details(page).getByRole('button', { name: /^Unlink/ });
		const links = await unlink.count();
		expect(links).toBeGreaterThan(0);
		await unlink.first().click();
		await expect.poll(() => unlink.count()).toBe(links - 1);
		await isSaved(page);
		await openList(page);
		await row(page, 'Signed off by the board')
			.getByRole('button', { name: /^Restore/ })
			.click();
		const question = dialog(page, 'Restore this version?');
		await question.getByLabel('Make the evidence links what they were, too: 1 link more').check();
		await question.getByRole('button', { name: 'Restore', exact: true }).click();
		await dialog(page).waitFor({ state: 'detached' });
		await box(page, 'b_heard').click();
		await expect.poll(() => unlink.count()).toBe(links);
		await page.getByRole('button', { name: 'Undo: restore links' }).click();
		await expect.poll(() => unlink.count()).toBe(links - 1);
	});

	it('are for a viewer to see, not to keep or restore', async () => {
		const answer = await fetch(`${app.url}/api/v1/share-links`, {
			method: 'POST',
			headers: { Authorization: `Bearer ${app.ownerKey}`, 'Content-Type': 'application/json' },
			body: JSON.stringify({
				role: 'viewer',
				scope: { kind: 'model', modelId: 'overarching' },
				label: 'Vic',
				expiresAt: new Date(Date.now() + 3_600_000).toISOString()
			})
		});
		const [path, key] = ((await answer.json()) as { path: string }).path.split('#');
		const vic = await comeIn(browser, `${app.url}${path}?next=${encodeURIComponent(MODEL)}#${key}`, 'Vic');
		const { page } = vic;
		await page.locator('.svelte-flow__node').first().waitFor();
		await openList(page);
		await row(page, 'Signed off by the board')
			.getByText(/^59 nodes, 74 arrows\.\s/)
			.waitFor();
		expect(
			await dialog(page)
				.getByRole('button', { name: /^(Restore|Keep)/ })
				.count()
		).toBe(0);
		await expectAccessible(page);
		await row(page, 'Signed off by the board').getByRole('link', { name: /^Look/ }).click();
		await page.getByRole('heading', { name: 'As text' }).waitFor();
		expect(await page.getByRole('link', { name: 'Restore…' }).count()).toBe(0);
		await expectAccessible(page);
		await page.getByRole('link', { name: 'Back to the model' }).click();
		await page.locator('.svelte-flow__node').first().waitFor();
		expect(vic.errors).toEqual([]);
		await vic.leave();
	});

	it('fit a phone of 360 px', async () => {
		const phil = await comeIn(browser, enter(), 'Phil', {
			viewport: { width: 360, height: 740 },
			hasTouch: true,
			isMobile: true
		});
		const { page } = phil;
		await isSaved(page);
		await page.getByRole('button', { name: 'Versions' }).tap();
		const named = row(page, 'Signed off by the board');
		await named.scrollIntoViewIfNeeded();
		await named.getByText(/Compared with now|The same as now/).waitFor();
		const sticksOut = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(await sticksOut()).toBe(0);
		await expectAccessible(page);
		await row(page, 'Signed off by the board').getByRole('link', { name: /^Look/ }).tap();
		await page.getByRole('heading', { name: 'As text' }).waitFor();
		expect(await sticksOut()).toBe(0);
		await expectAccessible(page);
		await phil.leave();
	});

	it('say so where the server cannot be reached', async () => {
		const ona = await comeIn(browser, enter(), 'Ona');
		const { page } = ona;
		await modelIsLive(page);
		const offline = (yes: boolean) => page.context().setOffline(yes);
		await offline(true);
		// The dialog itself was not fetched yet.
		await page.getByRole('button', { name: 'Versions' }).click();
		await page.getByText(/^Versions need the server, and it cannot be reached/).waitFor();
		await offline(false);
		await openList(page);
		await row(page, 'Signed off by the board').waitFor();
		await closeList(page);
		await offline(true);
		await openList(page);
		await dialog(page).getByText('Versions need the server').waitFor();
		await expectAccessible(page);
		await offline(false);
		await dialog(page).getByRole('button', { name: 'Try again' }).click();
		await row(page, 'Signed off by the board').waitFor();
		expect(ona.errors).toEqual([]);
		await ona.leave();
	});

	it('met no error', () => {
		expect(ann.errors).toEqual([]);
	});
});
