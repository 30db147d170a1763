// A server process for one test: it ends with the test.
import { onTestFinished } from 'vitest';
import { type ServerProcess, spawnServer } from './spawn-server.ts';
import { OWNER_KEY } from './test-server.ts';

export type { ServerProcess };

/** @param script what to run in place of serve-without-pages.ts */
export async function startServerProcess(
	dataDir: string,
	{ script = undefined as string | undefined, env = {} as Record<string, string> } = {}
): Promise<ServerProcess> {
	const server = await spawnServer({ DATA_DIR: dataDir, OWNER_KEY, ...env }, script);
	onTestFinished(() => server.kill());
	return server;
}
