import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { throughlineDev } from './server/dev-plugin.ts';

/** These take seconds, the table of the font's widths and what waits for timers and sockets: not for every save. */
const SLOW = ['tests/lib/text/inter-widths.test.ts', 'tests/lib/open-model/line.test.ts'];

export default defineConfig(({ command, isPreview }) => {
	// Vitest, too, asks for a server; only `vite dev` gets ours.
	const development = command === 'serve' && !isPreview && !process.env.VITEST;
	return {
		plugins: [sveltekit(), ...(development ? [throughlineDev()] : [])],
		server: { port: Number(process.env.PORT || 3000), host: process.env.HOST || '127.0.0.1' },
		test: {
			projects: [
				{
					extends: true,
					test: {
						name: 'unit',
						include: ['tests/lib/**/*.test.ts'],
						exclude: SLOW,
						// Pure code: files need no process of their own, and starting one for each takes longer than the tests.
						isolate: false,
						testTimeout: 20_000
					}
				},
				{
					extends: true,
					test: {
						name: 'server',
						include: ['tests/server/**/*.test.ts', ...SLOW],
						// Much of it waits for processes and sockets; on a busy machine everything takes its time.
						maxWorkers: 2,
						testTimeout: 60_000,
						hookTimeout: 60_000
					}
				},
				{
					extends: true,
					test: {
						name: 'browser',
						include: ['tests/e2e/**/*.test.ts'],
						globalSetup: ['tests/support/browser-setup.ts'],
						// One at a time: a browser and a server take both cores of a small machine.
						fileParallelism: false,
						testTimeout: 60_000,
						hookTimeout: 60_000
					}
				}
			]
		}
	};
});
