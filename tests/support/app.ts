// Starts the built product as a process of its own, on a free port, with data that nothing else uses.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START_MS = 30_000;
const STOP_MS = 10_000;

export interface App extends AsyncDisposable {
	/** Where it answers, without a slash at the end. */
	readonly url: string;
	readonly ownerKey: string;
	readonly dataDir: string;
	readonly pid: number;
	/** All that it printed so far. */
	output(): string;
	/** Stops it; `SIGKILL` as if the power had failed. The data stays. */
	stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
	/** Stops it, and removes the data unless the folder was given. Must be called, or use `await using`. */
	[Symbol.asyncDispose](): Promise<void>;
}

export interface AppOptions {
	/** A folder to keep: for tests that start the product twice on the same data. */
	dataDir?: string;
	ownerKey?: string;
	env?: Record<string, string>;
}

/** @throws Error with all that the product printed where it does not come up */
export async function startApp(options: AppOptions = {}): Promise<App> {
	if (!existsSync(join(ROOT, 'build', 'handler.js')))
		throw new Error('The pages are not built. Run npm run build first, or npm run test:browser, which does.');
	const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'throughline-test-')));
	const ownerKey = options.ownerKey ?? randomBytes(18).toString('base64url');
	const own = { PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, OWNER_KEY: ownerKey, ...options.env };
	const { VITEST: _vitest, NODE_ENV: _mode, ORIGIN: _origin, ...outer } = process.env;
	const child = spawn(process.execPath, ['server/main.ts'], {
		cwd: ROOT,
		env: { ...outer, ...own },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let printed = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => (printed += text));
	const ended = new Promise<void>((done) => child.once('exit', () => done()));
	// A test worker that is ended early takes the product with it.
	const last = () => child.kill('SIGKILL');
	process.once('exit', last);

	async function stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
		if (child.exitCode === null && child.signalCode === null) child.kill(signal);
		const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
		await ended;
		clearTimeout(late);
		process.off('exit', last);
	}

	async function dispose(): Promise<void> {
		await stop();
		if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
	}

	try {
		const url = await readyAt(child, () => printed);
		return {
			url,
			ownerKey,
			dataDir,
			pid: child.pid!,
			output: () => printed,
			stop,
			[Symbol.asyncDispose]: dispose
		};
	} catch (error) {
		await dispose();
		throw error;
	}
}

function readyAt(child: ChildProcess, printed: () => string): Promise<string> {
	return new Promise((resolve, reject) => {
		const fail = (why: string) => () => reject(new Error(`${why}. It printed:\n${printed()}`));
		const late = setTimeout(fail(`The product was not ready after ${START_MS / 1000} seconds`), START_MS);
		child.once('error', fail('The product could not be started'));
		child.once('close', fail('The product ended before it was ready'));
		child.stdout!.on('data', () => {
			const url = /^Throughline is ready at (\S+)$/m.exec(printed())?.[1];
			if (!url) return;
			clearTimeout(late);
			resolve(url);
		});
	});
}
