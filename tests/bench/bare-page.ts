// Builds the reference page for production and serves it with as little as can be in between.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import type { PlainGraph } from './study.ts';

const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.css': 'text/css'
};

export interface BarePage extends AsyncDisposable {
	readonly url: string;
}

export async function serveBarePage(graph: PlainGraph): Promise<BarePage> {
	const outDir = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
	await build({
		root: fileURLToPath(new URL('bare', import.meta.url)),
		configFile: false,
		mode: 'production',
		logLevel: 'error',
		base: './',
		define: { PLAIN_GRAPH: JSON.stringify(graph) },
		plugins: [svelte({ configFile: false })],
		build: { outDir, emptyOutDir: true, modulePreload: { polyfill: false } }
	});
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://host');
		const file = join(outDir, normalize(pathname === '/' ? '/index.html' : pathname));
		readFile(file).then(
			(body) =>
				response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream').end(body),
			() => response.writeHead(404).end()
		);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
			await rm(outDir, { recursive: true, force: true });
		}
	};
}
