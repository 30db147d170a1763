import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { throughlineDev } from './server/dev-plugin.ts';

const development = !process.env.VITEST && process.argv.includes('dev');

export default defineConfig({
	plugins: [sveltekit(), ...(development ? [throughlineDev()] : [])],
	server: { port: Number(process.env.PORT ?? 3000), host: process.env.HOST ?? '127.0.0.1' },
	test: { include: ['tests/**/*.test.ts'] }
});
