// The real server in a process of its own, for tests that kill it, starve it or attack it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { OWNER_KEY } from './test-server.ts';
import { until } from './wait.ts';

export interface ServerProcess {
	url: string;
	pid: number;
	/** What it has printed so far. */
	readonly printed: string;
	/** Ends it as a power cut does. */
	kill(): Promise<void>;
}

const SCRIPT = join(import.meta.dirname, 'serve-without-pages.ts');

/**
 * @param env beside DATA_DIR and the owner's key
 * @param before a command line that the server's stands behind, e.g. to give it a file system of its own
 */
export async function startServerProcess(
	dataDir: string,
	{
		env = {} as Record<string, string>,
		before = [] as string[],
		flags = [] as string[],
		script = SCRIPT
	} = {}
): Promise<ServerProcess> {
	const words = [...before, process.execPath, ...flags, script];
	const child: ChildProcess = spawn(words[0]!, words.slice(1), {
		env: { PATH: process.env.PATH, DATA_DIR: dataDir, OWNER_KEY, LOG_LEVEL: 'warn', ...env },
		stdio: ['pipe', 'pipe', 'pipe']
	});
	const ended = once(child, 'exit');
	onTestFinished(() => void child.kill('SIGKILL'));
	let printed = '';
	for (const stream of [child.stdout!, child.stderr!])
		stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
	const port = await until(
		'the server process to listen',
		() => {
			if (child.exitCode !== null || child.signalCode !== null) throw new Error(`It has ended: ${printed}`);
			return /^port (\d+)$/m.exec(printed)?.[1];
		},
		60_000
	);
	return {
		url: `http://127.0.0.1:${port}`,
		pid: child.pid!,
		get printed() {
			return printed;
		},
		async kill() {
			child.kill('SIGKILL');
			await ended;
		}
	};
}
