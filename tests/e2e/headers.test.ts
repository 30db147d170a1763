// What protects the pages in a real browser: no page breaks its own content-security-policy, nobody frames us, no
// foreign script runs, and static files, pages and errors carry the same headers.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { launchChromium } from '../support/chromium.ts';
import { box, details, entranceIsLive, middleOf, modelIsLive, openSampleModel } from './person.ts';

const MODEL = '/models/overarching';

describe('the content-security-policy', () => {
	let app: App;
	let browser: Browser;
	let context: BrowserContext;
	let page: Page;
	/** What the browser refused, and what it complained of. */
	const refused: string[] = [];

	beforeAll(async () => {
		app = await startApp();
		browser = await launchChromium();
		context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
		context.setDefaultTimeout(15_000);
		await context.exposeFunction('tellRefused', (what: string) => void refused.push(what));
		await context.addInitScript(() =>
			document.addEventListener('securitypolicyviolation', (event) => {
				const tell = (window as unknown as { tellRefused(what: string): void }).tellRefused;
				tell(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile ?? ''}`);
			})
		);
		context.on('console', (message) => {
			if (/Content.Security.Policy|Permissions-Policy|Cross-Origin/i.test(message.text()))
				refused.push(message.text());
		});
		page = await context.newPage();
	});
	afterAll(async () => {
		await browser?.close();
		await app?.[Symbol.asyncDispose]();
	});

	const dialog = () => page.getByRole('dialog').last();
	async function openAndClose(name: string, look: () => Promise<unknown> = async () => {}) {
		await page.getByRole('button', { name, exact: true }).first().click();
		await dialog().waitFor();
		await look();
		await page.keyboard.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
	}

	it('is kept by the entrance and the list of studies', async () => {
		await page.goto(`${app.url}/enter#key=${app.ownerKey}`);
		await entranceIsLive(page);
		await page.getByLabel('Your name').fill('Ann');
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { name: 'Studies' }).waitFor();
		await page.reload();
		await page.getByRole('heading', { name: 'Studies' }).waitFor();
		expect(refused).toEqual([]);
	});

	it('is kept by a study, a version, the list of links, the audit and an error', async () => {
		const kept = await fetch(`${app.url}/api/v1${MODEL}/versions`, {
			method: 'POST',
			headers: { authorization: `Bearer ${app.ownerKey}`, 'content-type': 'application/json' },
			body: JSON.stringify({ title: 'Kept' })
		});
		const version = `${MODEL}/versions/${((await kept.json()) as { id: string }).id}`;
		const others = ['/studies/devolved-budgets', '/access', '/audit', '/models/not-there', '/nowhere'];
		for (const path of [version, ...others]) {
			await page.goto(app.url + path);
			await page.getByRole('heading', { level: 1 }).waitFor();
			await page.waitForLoadState('networkidle');
		}
		expect(refused).toEqual([]);
	});

	it('is kept by the editor with its sockets, the tidy layout in its worker, and a download', async () => {
		await page.goto(app.url);
		await openSampleModel(page);
		await page.getByRole('button', { name: 'Full model' }).click();
		await expect.poll(() => page.locator('.svelte-flow__node').count()).toBe(59);
		const place = () => box(page, 'b_trust').getAttribute('style');
		const original = await place();
		// The view of the full model is on its way until it stays where it is.
		let { x, y } = { x: 0, y: 0 };
		await expect
			.poll(async () => {
				const was = x;
				({ x, y } = await middleOf(page, 'b_trust'));
				return x === was;
			})
			.toBe(true);
		await page.mouse.move(x, y);
		await page.mouse.down();
		await page.mouse.move(x + 60, y + 90, { steps: 4 });
		await page.mouse.up();
		await expect.poll(place).not.toBe(original);
		const before = await place();
		const worker = page.waitForEvent('worker');
		await page.getByRole('button', { name: 'Tidy', exact: true }).click();
		expect((await worker).url()).toContain(app.url);
		await expect.poll(place, { timeout: 15_000 }).not.toBe(before);
		await modelIsLive(page);
		await page.getByRole('button', { name: 'Export', exact: true }).click();
		await page.getByLabel('What', { exact: true }).selectOption('now');
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: 'Download the figure' }).click()
		]);
		expect(await download.failure()).toBe(null);
		expect(refused).toEqual([]);
	});

	it('is kept by every dialog', async () => {
		await box(page, 'b_trust').click();
		await details(page)
			.getByRole('heading', { name: /Supports/ })
			.waitFor();
		await openAndClose('Link a record', () => dialog().getByLabel('Search all records').fill('budget'));
		await openAndClose('New record');
		await openAndClose('Share');
		await openAndClose('Versions');
		await box(page, 'b_trust').dblclick();
		await page.keyboard.press('Escape');
		expect(refused).toEqual([]);
	});

	it('runs no script but ours, and tells this test of it', async () => {
		await page.goto(app.url);
		await page.evaluate(() => {
			document.body.insertAdjacentHTML('beforeend', '<img src="/none" onerror="window.ran = 1">');
			const script = document.createElement('script');
			script.text = 'window.ran = 2';
			document.body.append(script);
		});
		await expect.poll(() => refused.length).toBeGreaterThan(1);
		expect(await page.evaluate(() => (window as unknown as { ran?: number }).ran)).toBeUndefined();
		refused.length = 0;
	});

	it('lets nobody frame a page', async () => {
		const other = await context.newPage();
		await other.goto('about:blank');
		await other.setContent(`<iframe src="${app.url}/enter"></iframe>`);
		const framed = () =>
			other
				.frames()
				.slice(1)
				.map((frame) => frame.url());
		await expect.poll(framed).toEqual(['chrome-error://chromewebdata/']);
		await other.close();
	});
});

describe('the headers', () => {
	let app: App;
	let cookie: string;
	const get = (path: string, headers = {}) =>
		fetch(app.url + path, { redirect: 'manual', headers: { cookie, ...headers } });

	beforeAll(async () => {
		app = await startApp({ env: { BEHIND_PROXY: '1' } });
		const answered = await fetch(`${app.url}/api/v1/session`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ key: app.ownerKey, name: 'Ann' })
		});
		cookie = answered.headers.get('set-cookie')!.split(';')[0]!;
	});
	afterAll(() => app?.[Symbol.asyncDispose]());

	const COMMON = {
		'x-content-type-options': 'nosniff',
		'x-frame-options': 'DENY',
		'referrer-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'permissions-policy': expect.stringContaining('camera=()'),
		'content-security-policy': expect.stringContaining("frame-ancestors 'none'")
	};

	it('stand on pages, data of pages, static files, redirects and errors', async () => {
		const html = await (await get('/')).text();
		const script = /\/_app\/immutable\/[\w./-]+\.js/.exec(html)![0];
		for (const [path, status] of [
			['/', 200],
			[MODEL, 200],
			[`${MODEL}/__data.json`, 200],
			['/models/not-there', 404],
			['/nowhere', 404],
			['/studies', 308],
			['/icon.svg', 200],
			[script, 200],
			['/_app/version.json', 200],
			['/_app/immutable/not-there.js', 404],
			['//', 400]
		] as const) {
			const answered = await get(path);
			expect(answered.status, path).toBe(status);
			expect(Object.fromEntries(answered.headers), path).toMatchObject(COMMON);
			expect(answered.headers.get('strict-transport-security'), path).toBe(null);
		}
		const out = await fetch(app.url + MODEL, { redirect: 'manual' });
		expect([out.status, out.headers.get('location')]).toEqual([
			303,
			`/enter?next=${encodeURIComponent(MODEL)}`
		]);
		expect(Object.fromEntries(out.headers)).toMatchObject(COMMON);
	});

	it('let a page run our scripts alone, under a name that changes with every answer', async () => {
		const policies = await Promise.all(
			[1, 2].map(async () => (await get('/')).headers.get('content-security-policy')!)
		);
		const scripts = policies.map((policy) => /script-src ([^;]*)/.exec(policy)![1]!);
		for (const sources of scripts) expect(sources).toMatch(/^'self' 'nonce-[\w+/=-]{20,}'$/);
		expect(scripts[0]).not.toBe(scripts[1]);
		for (const part of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"])
			expect(policies[0]).toContain(part);
		expect(await (await get('/')).headers.get('cache-control')).toBe('private, no-store');
	});

	it('keep browsers to TLS where a proxy of ours speaks it, for pages and files alike', async () => {
		for (const path of ['/', '/icon.svg', '/nowhere']) {
			const { headers } = await get(path, { 'x-forwarded-proto': 'https' });
			expect(headers.get('strict-transport-security'), path).toBe('max-age=31536000');
			expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin');
		}
	});
});
