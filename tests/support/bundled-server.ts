// The server of serve-without-pages.ts as a single file: it starts in a third of the time, which counts where a test
// starts it a hundred times.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { temporaryFolder } from './folders.ts';

const ROOT = join(import.meta.dirname, '../..');
const WORKER = 'append-worker';

/** @returns the path of the script */
export async function bundledServer(): Promise<string> {
	const folder = temporaryFolder();
	await build({
		root: ROOT,
		configFile: false,
		logLevel: 'silent',
		ssr: { noExternal: true },
		build: {
			ssr: true,
			outDir: folder,
			copyPublicDir: false,
			rolldownOptions: {
				input: {
					server: join(import.meta.dirname, 'serve-without-pages.ts'),
					[WORKER]: join(ROOT, `server/store/${WORKER}.ts`)
				}
			}
		}
	});
	// The server looks for its thread under the name that it has in the source.
	writeFileSync(join(folder, `${WORKER}.ts`), `import './${WORKER}.js';\n`);
	writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
	return join(folder, 'server.js');
}
