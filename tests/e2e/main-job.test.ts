// The main job in real Chromium: two people, one model, its evidence, and the figure taken away.
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { launchChromium } from '../support/chromium.ts';
import {
	box,
	comeIn,
	details,
	drawArrow,
	isSaved,
	middleOf,
	modelIsLive,
	openSampleModel,
	type Person,
	pointOnArrow
} from './person.ts';

/** The reasons of the links that the panel shows. */
const reasons = (page: Page) =>
	details(page)
		.getByLabel('Why')
		.evaluateAll((fields: HTMLTextAreaElement[]) => fields.map((field) => field.value));

describe('the main job', () => {
	let app: App;
	let browser: Browser;
	let ann: Person;
	let bea: Person;

	beforeAll(async () => {
		app = await startApp();
		browser = await launchChromium();
		ann = await comeIn(browser, `${app.url}/enter#key=${app.ownerKey}`, 'Ann');
	});
	afterAll(async () => {
		await browser?.close();
		await app?.[Symbol.asyncDispose]();
	});

	it('opens the study on the core of its model, and says that it is a reconstruction', async () => {
		await openSampleModel(ann.page);
		expect(await ann.page.locator('.svelte-flow__node').count()).toBe(28);
		expect(await ann.page.getByRole('region', { name: 'Diagram' }).innerText()).toMatch(
			/reconstruction from the text/
		);
		await ann.page.getByRole('button', { name: 'Full model' }).click();
		await expect.poll(() => ann.page.locator('.svelte-flow__node').count()).toBe(59);
		await ann.page.getByRole('button', { name: 'Core', exact: true }).click();
		await expect.poll(() => ann.page.locator('.svelte-flow__node').count()).toBe(28);
	});

	it('lets a colleague in by a link, and both see who is here', async () => {
		await ann.page.getByRole('button', { name: 'Share', exact: true }).click();
		await ann.page.getByLabel('Who is it for?').fill('Bea');
		await ann.page.getByRole('radio', { name: 'Evaluator' }).check();
		await ann.page.getByRole('button', { name: 'Make the link' }).click();
		const link = await ann.page.getByLabel('Link for Bea').inputValue();
		await ann.page.getByRole('button', { name: 'Copy', exact: true }).click();
		await ann.page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
		await ann.page.getByRole('button', { name: 'Done' }).click();
		bea = await comeIn(browser, link, 'Bea');
		await modelIsLive(bea.page);
		const here = (page: Page) => page.getByRole('list', { name: 'Who is here' });
		await here(ann.page).getByRole('button', { name: /^Bea:/ }).waitFor();
		await here(bea.page).getByRole('button', { name: /^Ann:/ }).waitFor();
	});

	it('shows one the cursor and the selection of the other', async () => {
		await box(bea.page, 'b_heard').click();
		await box(ann.page, 'b_heard').getByText('Bea').waitFor();
		await bea.page.mouse.move(700, 300);
		await bea.page.mouse.move(720, 320);
		await ann.page.locator('.cursor', { hasText: 'Bea' }).waitFor();
	});

	it('takes a new label to the other while it is typed, and undo takes back only one’s own', async () => {
		await box(bea.page, 'b_heard').dblclick();
		const field = box(bea.page, 'b_heard').getByLabel('Label');
		await field.press('End');
		await field.pressSequentially(' at last');
		await expect
			.poll(() => box(ann.page, 'b_heard').getAttribute('aria-label'))
			.toMatch(/^Family feels heard and understood at last,/);
		await field.press('Enter');
		const before = await middleOf(ann.page, 'b_space');
		await ann.page.mouse.move(before.x, before.y);
		await ann.page.mouse.down();
		await ann.page.mouse.move(before.x + 30, before.y + 40, { steps: 6 });
		await ann.page.mouse.up();
		await isSaved(ann.page);
		await ann.page.getByRole('button', { name: 'Undo: move' }).click();
		await expect
			.poll(async () => Math.round((await middleOf(ann.page, 'b_space')).y))
			.toBe(Math.round(before.y));
		expect(await box(ann.page, 'b_heard').getAttribute('aria-label')).toMatch(/at last/);
		await bea.page.getByRole('button', { name: 'Undo: rename node' }).click();
		await expect
			.poll(() => box(ann.page, 'b_heard').getAttribute('aria-label'))
			.toMatch(/^Family feels heard and understood,/);
	});

	it('adds a box, draws an arrow to a box and one onto an arrow, with a because', async () => {
		await ann.page.getByRole('button', { name: 'Add node' }).click();
		await ann.page.keyboard.type('Idea of the day');
		await ann.page.keyboard.press('Enter');
		await bea.page
			.getByRole('navigation', { name: 'Outline of the model' })
			.getByText('Idea of the day')
			.waitFor();
		await drawArrow(ann.page, 'p_supervision', await middleOf(ann.page, 'b_activity'));
		await details(ann.page)
			.getByRole('heading', { name: /Consistent supervision leads to Activities/ })
			.waitFor({ state: 'attached' });
		await details(ann.page).getByLabel('Because').fill('Supervision protects the time for it');
		await drawArrow(ann.page, 'p_caseload', await pointOnArrow(ann.page, 'e19'));
		await details(ann.page)
			.getByRole('heading', { name: /Manageable caseloads moderates the arrow/ })
			.waitFor({ state: 'attached' });
		await box(bea.page, 'p_supervision').click();
		await details(bea.page)
			.getByRole('button', { name: /leads to Activities that bring/ })
			.click();
		await expect
			.poll(() => details(bea.page).getByLabel('Because').inputValue())
			.toBe('Supervision protects the time for it');
	});

	it('opens an arrow onto the evidence for and against it, and links another record with a reason', async () => {
		const { page } = ann;
		const on = await pointOnArrow(page, 'e24', 0.15);
		await page.mouse.click(on.x, on.y);
		await details(page)
			.getByRole('heading', { name: /Goods and practical or financial help provided leads to/ })
			.waitFor({ state: 'attached' });
		await details(page)
			.getByRole('heading', { name: /Supports \(\d+\)/ })
			.waitFor();
		await details(page)
			.getByRole('heading', { name: /Challenges \(\d+\)/ })
			.waitFor();
		await details(page).getByText('Final report').first().waitFor();
		await details(page).getByRole('button', { name: 'Link a record' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByLabel('Search all records').fill('psychologist 760');
		await dialog.getByText('1 record found.', { exact: true }).waitFor();
		await dialog.getByText('£760.00 spent').waitFor();
		await dialog.getByLabel('refine').check();
		await dialog.getByLabel('Why').fill('Bought, but not goods');
		await dialog.getByRole('button', { name: /^Link/ }).click();
		await dialog.getByText('Linked: refines').waitFor();
		await dialog.getByRole('button', { name: 'Done' }).click();
		await expect.poll(() => reasons(page)).toContain('Bought, but not goods');
		const there = await pointOnArrow(bea.page, 'e24', 0.15);
		await bea.page.mouse.click(there.x, there.y);
		await expect.poll(() => reasons(bea.page)).toContain('Bought, but not goods');
	});

	it('writes a record down in the middle of the workshop; the other sees it withdrawn at once', async () => {
		await details(bea.page).getByRole('button', { name: 'New record' }).click();
		const dialog = bea.page.getByRole('dialog');
		await dialog.getByRole('button', { name: 'Add and link' }).click();
		await dialog.getByText('Write what was said or seen.').waitFor();
		await dialog.getByLabel('What was said or seen').fill('Some things were bought too late to matter.');
		await dialog.getByLabel('Role of the speaker').fill('support worker');
		await dialog.getByLabel('Source', { exact: true }).selectOption({ label: 'A new source…' });
		await dialog.getByLabel('Title of the new source').fill('Workshop notes, 12 March');
		await dialog.getByLabel('challenge').check();
		await dialog.getByRole('button', { name: 'Add and link' }).click();
		await details(bea.page).getByText('Some things were bought too late to matter.').waitFor();
		const ours = details(ann.page).getByRole('listitem').filter({ hasText: 'too late to matter' });
		await ours.getByText('Workshop notes, 12 March').waitFor();
		await details(bea.page)
			.getByRole('listitem')
			.filter({ hasText: 'too late to matter' })
			.getByRole('button', { name: /^Withdraw/ })
			.click();
		await bea.page.getByRole('dialog').getByLabel('Why').fill('Said in jest');
		await bea.page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
		await details(ann.page).getByText('Withdrawn by Bea').waitFor();
	});

	it('takes the figure away as SVG, the same as the server draws', async () => {
		await ann.page.getByRole('button', { name: 'Export' }).click();
		await ann.page.getByLabel('What', { exact: true }).selectOption('now');
		await ann.page.getByLabel('With evidence marks').uncheck();
		const [download] = await Promise.all([
			ann.page.waitForEvent('download'),
			ann.page.getByRole('button', { name: 'Download the figure' }).click()
		]);
		const svg = await readFile(await download.path(), 'utf8');
		const headers = { Authorization: `Bearer ${app.ownerKey}` };
		const answer = await fetch(`${app.url}/api/v1/models/overarching/figure.svg?extent=core&marks=false`, {
			headers
		});
		expect(svg).toBe(await answer.text());
		expect(svg).toContain('Idea of the day');
	});

	it('loses nothing when the server is killed and started again', async () => {
		await isSaved(ann.page);
		await app.stop('SIGKILL');
		await ann.page
			.getByRole('paragraph')
			.filter({ hasText: /^Offline/ })
			.waitFor({ timeout: 40_000 });
		const again = await startApp({
			dataDir: app.dataDir,
			ownerKey: app.ownerKey,
			env: { PORT: new URL(app.url).port }
		});
		try {
			await isSaved(ann.page);
			await ann.page.reload();
			await isSaved(ann.page);
			await ann.page
				.getByRole('navigation', { name: 'Outline of the model' })
				.getByText('Idea of the day')
				.click();
			const headers = { Authorization: `Bearer ${app.ownerKey}` };
			const { links } = (await (
				await fetch(`${app.url}/api/v1/models/overarching/links`, { headers })
			).json()) as { links: { reason: string }[] };
			expect(links.map((link) => link.reason)).toContain('Bought, but not goods');
		} finally {
			await again[Symbol.asyncDispose]();
		}
	});

	it('met no error on either page', () => {
		expect(ann.errors).toEqual([]);
		expect(bea.errors).toEqual([]);
	});
});
