// Builds a page with the tidy layout alone, and times it in Chromium: first with a cold worker, then with a warm one.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Model } from '#lib/domain/theory/model.ts';
import { toModelFile } from '#lib/model-file/write-model-file.ts';
import { launchChromium } from '../../support/chromium.ts';
import type { BrowserTime } from './page/main.ts';

/** Each model in a new page: the first tidy, which loads worker and engine, and the second. */
export async function timeInBrowser(
	models: readonly Model[]
): Promise<{ cold: BrowserTime; warm: BrowserTime }[]> {
	const outDir = await mkdtemp(join(tmpdir(), 'throughline-quality-'));
	const root = fileURLToPath(new URL('page', import.meta.url));
	await build({
		root,
		configFile: false,
		logLevel: 'error',
		base: './',
		build: { outDir, emptyOutDir: true }
	});
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://host');
		const file = join(outDir, normalize(pathname === '/' ? '/index.html' : pathname));
		const type = extname(file) === '.js' ? 'text/javascript' : 'text/html; charset=utf-8';
		readFile(file).then(
			(body) => response.setHeader('Content-Type', type).end(body),
			() => response.writeHead(404).end()
		);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const browser = await launchChromium();
	try {
		const times: { cold: BrowserTime; warm: BrowserTime }[] = [];
		for (const model of models) {
			const page = await browser.newPage();
			await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
			const file = toModelFile(model);
			const run = (): Promise<BrowserTime> => page.evaluate((f) => window.tidy(f), file);
			times.push({ cold: await run(), warm: await run() });
			await page.close();
		}
		return times;
	} finally {
		await browser.close();
		server.closeAllConnections();
		server.close();
		await rm(outDir, { recursive: true, force: true });
	}
}
