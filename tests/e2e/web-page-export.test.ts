// A report as one file of HTML, opened from disk by somebody who has no network: found, walked, read, enlarged, printed.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportDocument } from '#lib/report/document.ts';
import { writeWebPage } from '#server/exports/web-page/write-web-page.ts';
import { launchChromium } from '../support/chromium.ts';
import { hostileDocument, sampleDocument } from '../support/report-documents.ts';
import { expectAccessible } from './person.ts';

const BECAUSE = 'Nobody waits for a panel';

/** The sample with a because on each arrow of its model. */
function withBecauses(): ReportDocument {
	const document = sampleDocument();
	const blocks = document.blocks.map((block) => {
		if (block.kind !== 'figure' || block.drawing.as !== 'scene') return block;
		const because = Object.fromEntries(block.drawing.scene.lines.map(({ id }) => [id, BECAUSE]));
		return { ...block, drawing: { ...block.drawing, because } };
	});
	return { ...document, blocks };
}

describe('a web page that was exported', () => {
	let browser: Browser;
	let folder: string;
	let wrong: string[];

	beforeAll(async () => {
		browser = await launchChromium();
		folder = await mkdtemp(join(tmpdir(), 'web-page-'));
		await writeFile(join(folder, 'sample.html'), await writeWebPage(withBecauses()));
		await writeFile(join(folder, 'hostile.html'), await writeWebPage(hostileDocument()));
	});
	afterAll(async () => {
		await browser?.close();
		await rm(folder, { recursive: true, force: true });
	});

	async function open(name: string, options: BrowserContextOptions = {}): Promise<Page> {
		const size = { width: 1440, height: 900 };
		const context = await browser.newContext({ offline: true, viewport: size, ...options });
		context.setDefaultTimeout(15_000);
		const page = await context.newPage();
		wrong = [];
		page.on('pageerror', (error) => wrong.push(error.message));
		page.on('console', (message) => wrong.push(message.text()));
		page.on('dialog', (dialog) => {
			wrong.push(dialog.message());
			void dialog.dismiss();
		});
		await page.goto(pathToFileURL(join(folder, name)).href);
		return page;
	}

	const viewBox = async (page: Page): Promise<number[]> =>
		(await page.locator('.stage > svg').getAttribute('viewBox'))!.split(' ').map(Number);
	const about = (page: Page) => page.getByRole('region', { name: 'Details in figure 1' });
	const focused = (page: Page): Promise<string | null> =>
		page.evaluate(() => document.activeElement!.getAttribute('aria-label'));

	it('finds words, walks along arrows and says what leads where, by keyboard alone', async () => {
		const page = await open('sample.html');
		const [, , whole] = await viewBox(page);
		await page.getByRole('searchbox', { name: 'Find in figure 1' }).fill('TRÚST');
		await page.getByRole('status').getByText('1 of 2: Workers feel trusted').waitFor();
		await page.keyboard.press('Enter');
		await page.getByRole('status').getByText('2 of 2: Trust develops').waitFor();
		// It came near, so that it can be read.
		expect((await viewBox(page))[2]).toBeLessThan(whole!);
		await page.locator('.reached').focus();
		await page.keyboard.press('ArrowRight');
		expect(await focused(page)).toBe(
			`Trust develops leads to Family feels valued and shares goals with worker. Because: ${BECAUSE}`
		);
		await page.keyboard.press('ArrowRight');
		expect(await focused(page)).toMatch(/^Mechanism\. Family feels valued/);
		await page.keyboard.press('ArrowLeft');
		await page.keyboard.press('Enter');
		await about(page).getByText(`Because: ${BECAUSE}`).first().waitFor();
		await about(page).getByRole('button', { name: 'Trust develops' }).press('Enter');
		await about(page).getByText('Mechanism · Pathway B: relationships').waitFor();
		await expectAccessible(page);
		await page.keyboard.press('Escape');
		expect(await about(page).count()).toBe(0);
		expect(await focused(page)).toBe('Mechanism. Trust develops');
		await page.keyboard.press('Home');
		await page.keyboard.press('Enter');
		await about(page).getByText('6 records from 4 sources support it').first().waitFor();
		expect(wrong).toEqual([]);
		await page.context().close();
	});

	it('moves and enlarges by mouse, wheel, keys and buttons', async () => {
		const page = await open('sample.html');
		const stage = page.locator('.stage');
		await stage.scrollIntoViewIfNeeded();
		const whole = await viewBox(page);
		await page.getByRole('button', { name: 'Zoom in' }).click();
		const near = await viewBox(page);
		expect(near[2]).toBeLessThan(whole[2]!);
		const { x, y, width, height } = (await stage.boundingBox())!;
		await page.mouse.move(x + width / 2, y + height / 2);
		await page.mouse.down();
		await page.mouse.move(x + width / 2 - 60, y + height / 2 - 40, { steps: 4 });
		await page.mouse.up();
		const moved = await viewBox(page);
		expect([moved[0]! > near[0]!, moved[1]! > near[1]!]).toEqual([true, true]);
		// What was dragged was not pressed.
		expect(await about(page).count()).toBe(0);
		await page.keyboard.down('Control');
		await page.mouse.wheel(0, -50);
		await page.keyboard.up('Control');
		await expect.poll(async () => (await viewBox(page))[2]).toBeLessThan(moved[2]!);
		await page.locator('[data-node][tabindex="0"]').focus();
		await page.keyboard.press('0');
		expect(await viewBox(page)).toEqual(whole);
		await page.keyboard.press('+');
		expect((await viewBox(page))[2]).toBeLessThan(whole[2]!);
		expect(wrong).toEqual([]);
		await page.context().close();
	});

	it('is whole on a phone in the dark, and without scripts', async () => {
		const phone = { viewport: { width: 360, height: 740 }, colorScheme: 'dark' as const };
		const page = await open('sample.html', { ...phone, hasTouch: true });
		await page.locator('[data-node]').first().tap();
		await about(page).waitFor();
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
		await expectAccessible(page);
		await page.context().close();
		const plain = await open('sample.html', { javaScriptEnabled: false });
		await plain.getByRole('img', { name: /^A logic model with its nodes/ }).waitFor();
		await plain.getByText('Figure 1 in words').click();
		await plain.getByText('What leads to what:').waitFor();
		await plain.getByRole('rowheader', { name: 'Interviews with parents 70' }).waitFor();
		await plain.context().close();
	});

	it('runs nothing that stands in its words', async () => {
		const page = await open('hostile.html');
		await page.getByRole('searchbox').fill('<script>');
		await page.getByRole('status').getByText('1 of 1: <script>alert(1)</script>').waitFor();
		await page.locator('.reached').press('Enter');
		await about(page).getByText('<script>alert(1)</script>').first().waitFor();
		await expectAccessible(page);
		expect(wrong).toEqual([]);
		await page.context().close();
	});
});
