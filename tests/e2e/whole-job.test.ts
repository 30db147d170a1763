// The whole job three times: a two-pathway model from a new one, tidied and printed; by mouse, by keyboard alone, and told
// by what a screen reader is given.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { launchChromium } from '../support/chromium.ts';
import { comeIn, details, expectAccessible, isSaved, type Person } from './person.ts';

describe('the whole job', () => {
	let app: App;
	let browser: Browser;
	let ann: Person;
	let page: Page;

	beforeAll(async () => {
		app = await startApp();
		browser = await launchChromium();
		ann = await comeIn(browser, `${app.url}/enter?next=/studies/devolved-budgets#key=${app.ownerKey}`, 'Ann');
		page = ann.page;
	});
	afterAll(async () => {
		await browser?.close();
		await app?.[Symbol.asyncDispose]();
	});

	interface Stored {
		nodes: { id: string; label: string; pathway: string | null; kind: string; pos: number[] }[];
		arrows: { from: string; to: string; because: string }[];
		pathways: { id: string; title: string }[];
	}
	async function stored(): Promise<Stored> {
		await isSaved(page);
		const headers = { Authorization: `Bearer ${app.ownerKey}` };
		const id = new URL(page.url()).pathname.split('/').at(-1);
		return (await (await fetch(`${app.url}/api/v1/models/${id}`, { headers })).json()) as Stored;
	}

	/** What the paper holds: the text of the printed page. */
	async function printed(): Promise<string> {
		await page.emulateMedia({ media: 'print' });
		await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
		const text = await page.locator('.printed').evaluate((one) => one.textContent ?? '');
		const shown = await page.locator('.editor').isVisible();
		await page.evaluate(() => dispatchEvent(new Event('afterprint')));
		await page.emulateMedia({ media: 'screen' });
		expect(shown).toBe(false);
		return text;
	}

	const isTidied = () =>
		page
			.getByRole('status')
			.filter({ hasText: /Tidied|tidy already/ })
			.waitFor();

	async function startNew(title: string): Promise<void> {
		await page.goto(`${app.url}/studies/devolved-budgets`);
		await page.getByRole('button', { name: 'New model' }).click();
		await page.getByLabel('Title').fill(title);
		await page.getByRole('radio', { name: /devolved budget|two pathways/i }).check();
		await page.getByRole('button', { name: 'Make the model' }).click();
		await page.waitForURL(/\/models\//);
		await isSaved(page);
	}

	it('with a mouse', async () => {
		await startNew('By mouse');
		const canvas = (await page.locator('.canvas').boundingBox())!;
		const at = { x: canvas.x + 250, y: canvas.y + 200 };
		await page.mouse.dblclick(at.x, at.y);
		await page.keyboard.type('Money can be spent at once');
		await page.keyboard.press('Enter');
		const first = page.locator('.svelte-flow__node').first();
		const handle = (await first.locator('.svelte-flow__handle-right').boundingBox())!;
		await page.mouse.move(handle.x + 4, handle.y + 4);
		await page.mouse.down();
		await page.mouse.move(handle.x + 90, handle.y + 10, { steps: 5 });
		await page.mouse.move(handle.x + 120, handle.y + 4, { steps: 3 });
		await page.mouse.up();
		await page.keyboard.type('Needs are met in time');
		await page.keyboard.press('Enter');
		for (const pathway of ['Pathway A: resources', 'Pathway B: relationships']) {
			await page
				.locator('.svelte-flow__node', { hasText: pathway.includes('A:') ? 'Money' : 'Needs' })
				.click();
			await details(page).getByLabel('Pathway').selectOption({ label: pathway });
		}
		await page.getByRole('button', { name: 'Tidy', exact: true }).click();
		await isTidied();
		const { nodes, arrows, pathways } = await stored();
		expect(nodes.map(({ label }) => label).sort()).toEqual([
			'Money can be spent at once',
			'Needs are met in time'
		]);
		expect(arrows.length).toBe(1);
		const onPathway = (label: string) =>
			pathways.find(({ id }) => id === nodes.find((node) => node.label === label)!.pathway)?.title;
		expect(onPathway('Money can be spent at once')).toMatch(/^Pathway A/);
		expect(onPathway('Needs are met in time')).toMatch(/^Pathway B/);
		expect(await printed()).toContain('Money can be spent');
	});

	it('with the keyboard alone, without a mouse', async () => {
		await startNew('By keyboard');
		// From here on nothing is clicked.
		const command = async (words: string) => {
			await page.keyboard.press('Control+k');
			await page.getByRole('dialog', { name: 'All commands' }).getByRole('combobox').fill(words);
			await page.keyboard.press('Enter');
			await page.getByRole('dialog', { name: 'All commands' }).waitFor({ state: 'detached' });
		};
		await command('Add node');
		await page.getByRole('textbox', { name: 'Label' }).first().waitFor();
		await page.keyboard.type('Workers have time');
		await page.keyboard.press('Enter');
		await expect
			.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
			.toMatch(/^Workers have time/);
		await page.keyboard.press('n');
		await page.keyboard.type('Families feel heard');
		await page.keyboard.press('Enter');
		// Enter on what is selected goes to its details; the way to an arrow is in them.
		await expect
			.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
			.toMatch(/^Families feel heard/);
		await page.keyboard.press('Escape');
		await page.keyboard.press('PageUp');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Enter');
		await expect
			.poll(() => page.evaluate(() => document.activeElement?.closest('[aria-label="Details"]') !== null))
			.toBe(true);
		const summary = details(page).getByText('Draw an arrow from here');
		await summary.focus();
		await page.keyboard.press('Enter');
		await details(page).getByLabel('To').focus();
		await page.keyboard.type(await otherLabel());
		await page.keyboard.press('Enter');
		const submit = details(page).getByRole('button', { name: /Draw the arrow|Draw arrow/ });
		await submit.focus();
		await page.keyboard.press('Enter');
		await expect.poll(() => details(page).getByLabel('Because').count()).toBe(1);
		await page.keyboard.type('time makes listening possible');
		await command('Tidy for A4 landscape');
		await isTidied();
		const { nodes, arrows } = await stored();
		expect(nodes.length).toBe(2);
		expect(arrows.map(({ because }) => because)).toEqual(['time makes listening possible']);
		expect(await printed()).toContain('Families feel heard');

		async function otherLabel(): Promise<string> {
			const title = await details(page).getByRole('heading', { level: 2 }).innerText();
			return title.startsWith('Workers') ? 'Families feel heard' : 'Workers have time';
		}
	});

	it('as a screen reader tells it', async () => {
		const tree = await page.locator('body').ariaSnapshot();
		expect(tree).toMatch(/application "Diagram of the model"/);
		expect(tree).toMatch(/Workers have time, .*; (to|from) Families feel heard/);
		expect(tree).toMatch(/region "Details"/);
		expect(tree).toMatch(/log "Changes by others"/);
		await expectAccessible(page);
	});

	it('met no error on the page', () => {
		expect(ann.errors).toEqual([]);
	});
});
