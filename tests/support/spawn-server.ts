// The real server in a process of its own, without the pages. Benchmarks start it like this, too.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
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

/** @throws Error with all that it printed where it ends before it listens */
export async function spawnServer(
	env: { DATA_DIR: string; OWNER_KEY: string } & Record<string, string>,
	script = SCRIPT
): Promise<ServerProcess> {
	const child = spawn(process.execPath, [script], {
		env: { PATH: process.env.PATH, LOG_LEVEL: 'warn', ...env },
		stdio: ['pipe', 'pipe', 'pipe']
	});
	const ended = once(child, 'exit');
	const kill = async () => {
		child.kill('SIGKILL');
		await ended;
	};
	let printed = '';
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
	const listening = () => {
		if (child.exitCode !== null || child.signalCode !== null) throw new Error(`It has ended: ${printed}`);
		return /^port (\d+)$/m.exec(printed)?.[1];
	};
	try {
		const port = await until('the server process to listen', listening, 60_000);
		return {
			url: `http://127.0.0.1:${port}`,
			pid: child.pid!,
			get printed() {
				return printed;
			},
			kill
		};
	} catch (error) {
		await kill();
		throw error;
	}
}
