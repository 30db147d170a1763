// What `npm start` runs: checks Node, builds the pages where they are missing or older than their sources, then
// starts the server. Plain old JavaScript, so that an unsupported Node gets as far as saying so.
import './check-node.js';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** The newest change below some files and folders, in milliseconds since 1970. */
function newest(paths) {
	let latest = 0;
	for (const path of paths) {
		if (!existsSync(path)) continue;
		const stat = statSync(path);
		latest = Math.max(
			latest,
			stat.isDirectory() ? newest(readdirSync(path).map((name) => join(path, name))) : stat.mtimeMs
		);
	}
	return latest;
}

const sources = ['src', 'server', 'static', 'svelte.config.js', 'vite.config.ts', 'package-lock.json'].map(
	(name) => join(root, name)
);
const built = join(root, 'build', 'handler.js');
if (!existsSync(built) || statSync(built).mtimeMs < newest(sources)) {
	console.log('Building the pages (only after a change) …');
	const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	const build = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
		cwd: root,
		encoding: 'utf8'
	});
	if (build.status !== 0) {
		console.error(build.stdout, build.stderr);
		console.error('The pages could not be built; see above. Run "npm ci" again where packages are missing.');
		process.exit(1);
	}
}
await import('./main.ts');
