// Builds the product's pages, as `npm start` does.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @throws Error with what the build said where it fails */
export function buildPages(): void {
	process.stderr.write('Building the pages …\n');
	const root = fileURLToPath(new URL('../..', import.meta.url));
	const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	const built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
		cwd: root,
		stdio: ['ignore', 'ignore', 'pipe'],
		env: { ...process.env, NODE_ENV: 'production' }
	});
	if (built.status !== 0) throw new Error(`The pages could not be built:\n${built.stderr.toString()}`);
}
