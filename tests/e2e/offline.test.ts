// Without a line to the server in real Chromium: what is edited then is kept, said, merged and, on signing out, removed.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { launchChromium } from '../support/chromium.ts';
import {
	box,
	comeIn,
	details,
	entranceIsLive,
	expectAccessible,
	isSaved,
	modelIsLive,
	type Person
} from './person.ts';

const MODEL = '/models/overarching';
let app: App;
let browser: Browser;
let people: Person[];

beforeAll(async () => {
	browser = await launchChromium();
});
afterAll(() => browser?.close());
beforeEach(async () => {
	app = await startApp();
	people = [];
});
afterEach(async () => {
	for (const person of people) {
		expect(person.errors).toEqual([]);
		await person.leave();
	}
	await app[Symbol.asyncDispose]();
});

async function person(name: string): Promise<Person> {
	const one = await comeIn(browser, `${app.url}/enter?next=${MODEL}#key=${app.ownerKey}`, name);
	people.push(one);
	await modelIsLive(one.page);
	return one;
}

async function anotherTab(of: { context(): BrowserContext }): Promise<Page> {
	const page = await of.context().newPage();
	await page.goto(app.url + MODEL);
	return page;
}

async function startAgain(): Promise<void> {
	const { dataDir, ownerKey, url } = app;
	app = await startApp({ dataDir, ownerKey, env: { PORT: new URL(url).port } });
}

async function rename(page: Page, id: string, label: string): Promise<void> {
	await box(page, id).click();
	await details(page).getByLabel('Label').fill(label);
	await box(page, id).getByText(label).waitFor();
}

/** Another kind of change than a name. */
async function nudge(page: Page, id: string): Promise<void> {
	await box(page, id).focus();
	// Selected, it is moved by arrow keys.
	await page.keyboard.press('Enter');
	await page.keyboard.press('Shift+ArrowDown');
}

const says = (page: Page, word: string, timeout = 15_000) =>
	page.getByRole('button', { name: word, exact: true }).waitFor({ timeout });
/** What the word means, and the way out. */
const meaning = (page: Page) => page.getByRole('group', { name: 'What this means' });
const copies = (page: Page) =>
	page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

async function labelsOnServer(): Promise<string> {
	const headers = { Authorization: `Bearer ${app.ownerKey}` };
	return (await fetch(`${app.url}/api/v1${MODEL}`, { headers })).text();
}

describe('without a line to the server', () => {
	it('keeps changes of a closed tab, warns, and merges them when the model is opened again', async () => {
		const { page } = await person('Ann');
		const context = page.context();
		await app.stop('SIGKILL');
		await says(page, 'Offline');
		await rename(page, 'b_heard', 'Heard offline');
		const before = await box(page, 'b_trust').boundingBox();
		await nudge(page, 'b_trust');
		await says(page, 'Offline, 2 unsaved changes');
		await page.getByRole('button', { name: 'Offline, 2 unsaved changes' }).click();
		await meaning(page)
			.getByText(/kept on this computer, even if you close this tab/)
			.waitFor();
		await expectAccessible(page);

		const asked = page.waitForEvent('dialog');
		await page.close({ runBeforeUnload: true });
		const question = await asked;
		expect(question.type()).toBe('beforeunload');
		await question.accept();

		await startAgain();
		expect(await labelsOnServer()).not.toContain('Heard offline');
		const again = await context.newPage();
		await again.goto(app.url + MODEL);
		await isSaved(again);
		expect(await labelsOnServer()).toContain('Heard offline');
		await box(again, 'b_heard').getByText('Heard offline').waitFor();
		expect((await box(again, 'b_trust').boundingBox())!.y).toBeGreaterThan(before!.y);
	});

	it('merges what two people changed meanwhile', async () => {
		const [ann, bea] = [await person('Ann'), await person('Bea')];
		await app.stop('SIGKILL');
		for (const one of [ann, bea]) await says(one.page, 'Offline');
		await rename(ann.page, 'b_heard', 'By Ann');
		await rename(bea.page, 'b_trust', 'By Bea');
		await startAgain();
		for (const one of [ann, bea]) {
			await isSaved(one.page);
			await box(one.page, 'b_heard').getByText('By Ann').waitFor();
			await box(one.page, 'b_trust').getByText('By Bea').waitFor();
		}
		// Both are seen by the other again.
		for (const [one, other] of [
			[ann, 'Bea'],
			[bea, 'Ann']
		] as const)
			await one.page
				.getByRole('list', { name: 'Who is here' })
				.getByRole('button', { name: `${other}:` })
				.waitFor();
	});

	it('is offline as soon as the computer is, and back as soon as the network is', async () => {
		const { page } = await person('Ann');
		await page.context().setOffline(true);
		await says(page, 'Offline', 5000);
		await rename(page, 'b_heard', 'On a train');
		await says(page, 'Offline, 1 unsaved change');
		await page.context().setOffline(false);
		await says(page, 'Saved', 8000);
		expect(await labelsOnServer()).toContain('On a train');
	});

	it('asks before another page of ours is opened', async () => {
		const { page } = await person('Ann');
		await page.context().setOffline(true);
		await says(page, 'Offline');
		await rename(page, 'b_heard', 'Not sent');
		const asked = page.waitForEvent('dialog');
		const clicked = page.getByRole('link', { name: 'Throughline, all studies' }).click();
		const question = await asked;
		expect(question.message()).toMatch(/^1 change is not on the server yet. It is kept on this computer/);
		await question.dismiss();
		await clicked;
		expect(new URL(page.url()).pathname).toBe(MODEL);
		await page.context().setOffline(false);
		await isSaved(page);
	});
});

describe('after the server was restored from a backup', () => {
	it('an open tab says so, and unsaved changes are not merged but can be taken away', async () => {
		const { page } = await person('Ann');
		const tab = await anotherTab(page);
		await modelIsLive(tab);
		await app.stop('SIGKILL');
		await says(page, 'Offline');
		await rename(page, 'b_heard', 'Before the restore');
		await says(page, 'Offline, 1 unsaved change');
		await page.close();
		const database = new DatabaseSync(join(app.dataDir, 'throughline.db'));
		database.exec("update setting set value = 'restored' where name = 'generation'");
		database.close();
		await startAgain();
		await says(tab, 'The server was restored from a backup: reload');
		await meaning(tab).getByRole('button', { name: 'Reload' }).click();
		await isSaved(tab);
		const left = meaning(tab);
		await left.getByText(/1 change made on this computer before the server was restored/).waitFor();
		const [download] = await Promise.all([
			tab.waitForEvent('download'),
			left.getByRole('button', { name: 'Download that model' }).click()
		]);
		expect(await readFile(await download.path(), 'utf8')).toContain('Before the restore');
		expect(await labelsOnServer()).not.toContain('Before the restore');
		tab.once('dialog', (question) => void question.accept());
		await left.getByRole('button', { name: 'Throw away' }).click();
		await left.waitFor({ state: 'hidden' });
		expect(await copies(tab)).toHaveLength(2);
	});
});

describe('a second tab of the same person', () => {
	it('edits, shows and undoes as the first one does, each its own', async () => {
		const { page: first } = await person('Ann');
		const second = await anotherTab(first);
		await modelIsLive(second);
		await rename(first, 'b_heard', 'From the first');
		await box(second, 'b_heard').getByText('From the first').waitFor();
		await rename(second, 'b_trust', 'From the second');
		await box(first, 'b_trust').getByText('From the second').waitFor();
		for (const page of [first, second]) await isSaved(page);
		await second.getByRole('button', { name: /^Undo/ }).click();
		await box(second, 'b_trust').getByText('Trust develops').waitFor();
		await box(first, 'b_heard').getByText('From the first').waitFor();
		await isSaved(second);
	});

	it('that is signed out says so, and its changes are saved after a new sign-in', async () => {
		const { page: first } = await person('Ann');
		const context = first.context();
		const other = await context.newPage();
		await other.goto(app.url);
		await context.setOffline(true);
		await says(first, 'Offline');
		await rename(first, 'b_heard', 'Before signing in again');
		await context.setOffline(false);
		await isSaved(first);
		await other.evaluate(() => fetch('/api/v1/session', { method: 'DELETE' }));
		await says(first, 'Signed out');
		await rename(first, 'b_trust', 'While signed out');
		await says(first, 'Signed out, 1 change not saved');
		await first.getByRole('link', { name: 'Sign in again' }).click();
		await entranceIsLive(first);
		await first.getByLabel('Your name').fill('Ann');
		await first.getByLabel('Link or key').fill(app.ownerKey);
		await first.keyboard.press('Enter');
		await modelIsLive(first);
		expect(await labelsOnServer()).toContain('While signed out');
	});
});

describe('signing out', () => {
	it('removes the copies on this computer', async () => {
		const { page } = await person('Ann');
		expect(await copies(page)).toHaveLength(2);
		await page.getByRole('link', { name: 'Throughline, all studies' }).click();
		await signOut(page);
		await entranceIsLive(page);
		expect(await copies(page)).toEqual([]);
	});

	it('asks first where they hold changes that are on no server', async () => {
		const { page } = await person('Ann');
		await app.stop('SIGKILL');
		await says(page, 'Offline');
		await rename(page, 'b_heard', 'On no server');
		await says(page, 'Offline, 1 unsaved change');
		const other = await page.context().newPage();
		await page.close();
		await startAgain();
		await other.goto(app.url);
		await signOut(other);
		const question = other.getByRole('dialog');
		await question
			.getByText(/1 change/)
			.first()
			.waitFor();
		await question.getByRole('button', { name: 'Stay signed in' }).click();
		expect(await copies(other)).toHaveLength(2);
		await signOut(other);
		await question.getByRole('button', { name: 'Sign out and throw it away' }).click();
		await entranceIsLive(other);
		expect(await copies(other)).toEqual([]);
	});
});

async function signOut(page: Page): Promise<void> {
	const menu = page.getByRole('button', { name: /^Ann/ });
	await menu
		.or(page.getByRole('button', { name: 'Sign out' }))
		.first()
		.click();
	const item = page.getByRole('menuitem', { name: 'Sign out' });
	if (await item.isVisible()) await item.click();
}
