// The canvas by hand and by keyboard in real Chromium: what gestures and actions do to the model.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { launchChromium } from '../support/chromium.ts';
import {
	box,
	comeIn,
	details,
	expectAccessible,
	isSaved,
	middleOf,
	modelIsLive,
	type Person,
	pointOnArrow
} from './person.ts';

const MODEL = '/models/overarching';

describe('the canvas', () => {
	let app: App;
	let browser: Browser;
	let ann: Person;
	let page: Page;

	beforeAll(async () => {
		app = await startApp();
		browser = await launchChromium();
		ann = await comeIn(browser, `${app.url}/enter?next=${MODEL}#key=${app.ownerKey}`, 'Ann', {
			permissions: ['clipboard-read', 'clipboard-write']
		});
		page = ann.page;
		await modelIsLive(page);
	});
	afterAll(async () => {
		await browser?.close();
		await app?.[Symbol.asyncDispose]();
	});

	const undo = (does: RegExp) => page.getByRole('button', { name: does }).click();
	const file = async (id: string) => {
		const headers = { Authorization: `Bearer ${app.ownerKey}` };
		const answer = await fetch(`${app.url}/api/v1/models/${id}`, { headers });
		return (await answer.json()) as { nodes: { addedBy: string }[]; arrows: unknown[] };
	};
	/** What is stored, since what is out of sight is not drawn. */
	const nodeCount = async () => (await file('overarching')).nodes.length;
	const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-id') ?? null);
	const selected = () =>
		page
			.locator('.svelte-flow__node.selected')
			.evaluateAll((list) => list.map((n) => (n as HTMLElement).dataset.id));
	const letGo = async () => {
		await page.keyboard.press('Escape');
		await expect.poll(selected).toEqual([]);
	};

	it('makes the next node where an arrow is dropped on empty room, as one step', async () => {
		const before = await nodeCount();
		await box(page, 'p_needs').hover();
		const handle = (await box(page, 'p_needs').locator('.svelte-flow__handle-right').boundingBox())!;
		await page.mouse.move(handle.x + 4, handle.y + 4);
		await page.mouse.down();
		await page.mouse.move(handle.x + 50, handle.y + 50, { steps: 4 });
		await page.mouse.move(handle.x + 60, handle.y + 75, { steps: 4 });
		await page.locator('.hints').getByText('New node').waitFor();
		await page.mouse.up();
		await page.keyboard.type('What comes next');
		await page.keyboard.press('Enter');
		await details(page).getByRole('heading', { name: 'Arrows in (1)' }).waitFor();
		await isSaved(page);
		await undo(/^Undo: rename node/);
		await undo(/^Undo: add next node/);
		await expect.poll(nodeCount).toBe(before);
		await letGo();
	});

	it('selects what a drag over empty room touches; arrange, duplicate and undo are one step each', async () => {
		const first = (await box(page, 'p_supervision').boundingBox())!;
		const last = await middleOf(page, 'p_caseload');
		await page.mouse.move(first.x - 8, first.y - 8);
		await page.mouse.down();
		await page.mouse.move(first.x, first.y + 10, { steps: 4 });
		await page.mouse.move(last.x - 30, last.y, { steps: 6 });
		await page.mouse.up();
		await expect.poll(async () => (await selected()).length).toBeGreaterThan(1);
		const count = (await selected()).length;
		await details(page)
			.getByRole('heading', { name: `${count} nodes selected` })
			.waitFor();
		const before = await nodeCount();
		await page.keyboard.press('Control+d');
		await expect.poll(nodeCount).toBe(before + count);
		await undo(/^Undo: duplicate/);
		await expect.poll(nodeCount).toBe(before);
		await letGo();
	});

	it('goes from node to node by arrow keys, moves what is selected, and lets go', async () => {
		await box(page, 'p_supervision').focus();
		await page.keyboard.press('ArrowDown');
		const next = await focused();
		expect(next).not.toBe('p_supervision');
		await page.keyboard.press('ArrowUp');
		expect(await focused()).toBe('p_supervision');
		expect(await selected()).toEqual([]);
		const before = await middleOf(page, 'p_supervision');
		await page.keyboard.press('Enter');
		await page.keyboard.press('ArrowDown');
		await expect.poll(async () => (await middleOf(page, 'p_supervision')).y).toBeGreaterThan(before.y);
		await undo(/^Undo: move/);
		await box(page, 'p_supervision').focus();
		await letGo();
		// One tab stop: the next one is outside of the diagram.
		await page.keyboard.press('Tab');
		expect(await focused()).toBe(null);
		await box(page, 'p_supervision').focus();
		await page.keyboard.press('End');
		await expect.poll(() => page.locator('.svelte-flow__node:focus').count()).toBe(1);
	});

	it('offers the same by context menu, command palette and keys, and lists the keys', async () => {
		const on = await pointOnArrow(page, 'e24', 0.15);
		await page.mouse.click(on.x, on.y, { button: 'right' });
		const menu = page.getByRole('menu', { name: 'What can be done here' });
		await menu.getByRole('menuitem', { name: 'Turn the arrow round' }).waitFor();
		await expectAccessible(page);
		await menu.getByRole('menuitemcheckbox', { name: /feedback/ }).click();
		await page.getByRole('button', { name: /^Undo: edit arrow/ }).waitFor();
		await undo(/^Undo: edit arrow/);
		await box(page, 'p_supervision').click();
		await page.keyboard.press('Control+k');
		const palette = page.getByRole('dialog', { name: 'All commands' });
		await palette.getByRole('combobox').fill('pin');
		await palette.getByRole('option', { name: /Pinned/ }).waitFor();
		await expectAccessible(page);
		await page.keyboard.press('Enter');
		await page.getByRole('status').filter({ hasText: 'Pinned: tidying leaves it' }).waitFor();
		await box(page, 'p_supervision').focus();
		await page.keyboard.press('p');
		await page.getByRole('status').filter({ hasText: 'Not pinned any more' }).waitFor();
		await page.keyboard.press('?');
		const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
		await sheet.getByText('Tidy the selection').waitFor();
		await expectAccessible(page);
		await page.keyboard.press('Escape');
		await letGo();
	});

	it('pastes lines as nodes, refuses too many and pictures with a sentence', async () => {
		const before = await nodeCount();
		const paste = (types: Record<string, string>) =>
			page.evaluate((data) => {
				const clipboardData = new DataTransfer();
				for (const [type, value] of Object.entries(data)) clipboardData.setData(type, value);
				document
					.querySelector('.canvas')!
					.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
			}, types);
		await paste({ 'text/plain': 'Outcome\tChildren stay at home\tsaid twice\nالثقة تنمو\n👩‍👧 together' });
		await expect.poll(nodeCount).toBe(before + 3);
		await details(page).getByText('الثقة تنمو').waitFor();
		await undo(/^Undo: paste/);
		await expect.poll(nodeCount).toBe(before);
		await paste({ 'text/plain': 'a line\n'.repeat(5000) });
		await page.getByRole('status').filter({ hasText: 'That is 5,000 lines' }).waitFor();
		await paste({ 'text/html': '<img src="x.png">' });
		await page.getByRole('status').filter({ hasText: 'There is no text in the clipboard' }).waitFor();
		await paste({
			'application/x-throughline-model+json': '{"format":"throughline-model","version":1,"nodes":5}'
		});
		await page.getByRole('status').filter({ hasText: 'could not be read' }).waitFor();
		expect(await nodeCount()).toBe(before);
	});

	it('copies nodes into another model, with their arrows and places', async () => {
		const made = await fetch(`${app.url}/api/v1/studies/devolved-budgets/models`, {
			method: 'POST',
			headers: { Authorization: `Bearer ${app.ownerKey}`, 'Content-Type': 'application/json' },
			body: JSON.stringify({ format: 'throughline-model', version: 1, title: 'Another one' })
		});
		const { id } = (await made.json()) as { id: string };
		await box(page, 'p_supervision').click();
		await page.keyboard.press('Control+a');
		await page.keyboard.press('Control+c');
		await page.getByRole('status').filter({ hasText: '28 nodes copied.' }).waitFor();
		await page.goto(`${app.url}/models/${id}`);
		await isSaved(page);
		await page.locator('.canvas').click({ position: { x: 300, y: 200 } });
		await page.keyboard.press('Control+v');
		await page.getByRole('status').filter({ hasText: '28 nodes pasted' }).waitFor();
		await isSaved(page);
		const pasted = await file(id);
		expect([pasted.nodes.length, pasted.arrows.length]).toEqual([28, 37]);
		expect(pasted.nodes[0]!.addedBy).toBe('Ann');
	});

	it('met no error on the page', () => {
		expect(ann.errors).toEqual([]);
	});
});
