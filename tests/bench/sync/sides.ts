// The servers that are measured beside each other, and how a room of each is come by.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Child, startChild } from './calls.ts';
import type { ServerMethods } from './servers/offer-server.ts';

export type SideName = 'ours' | 'relay' | 'reference';

export interface Side extends AsyncDisposable {
	readonly name: SideName;
	readonly server: Child<ServerMethods>;
	/** Whether it answers step 1. */
	readonly answers: boolean;
	/** Whether it acknowledges with message 121. */
	readonly saves: boolean;
	/** The address of a room that nobody has been in. */
	newRoom(): Promise<string>;
	/** The address of a room; ours must have a model of that id. */
	room(id: string): string;
}

export interface OursOptions {
	env?: Record<string, string>;
	flags?: string[];
	/** A folder to keep; otherwise one of its own that goes with the server. */
	dataDir?: string;
}

/** The sample study's model: what a model in use is like. */
export const SAMPLE_MODEL = 'overarching';
const OWNER_KEY = 'owner-key-for-the-benchmark-0123456789';
/** For parts that ask what the server can do, not what it lets one client do. */
export const WITHOUT_LIMITS = { MESSAGES_PER_SECOND: '1000000000', BYTES_PER_SECOND: '1000000000000' };

export const temporaryFolder = () => mkdtemp(join(tmpdir(), 'throughline-bench-'));

export async function startOurs({ env, flags, dataDir }: OursOptions = {}): Promise<Side> {
	const folder = dataDir ?? (await temporaryFolder());
	const server = await startChild<ServerMethods>('servers/throughline.ts', import.meta.url, {
		env: { DATA_DIR: folder, OWNER_KEY, LOG_LEVEL: 'warn', ...env },
		flags
	});
	const port = await server.call('port');
	const model = modelMaker(`http://127.0.0.1:${port}/api/v1`);
	const room = (id: string) => `ws://127.0.0.1:${port}/sync/theory.${id}?key=${OWNER_KEY}`;
	return {
		name: 'ours',
		server,
		answers: true,
		saves: true,
		newRoom: async () => room(await model()),
		room,
		async [Symbol.asyncDispose]() {
			await stopped(server);
			if (!dataDir) await rm(folder, { recursive: true, force: true });
		}
	};
}

export async function startOther(name: 'relay' | 'reference', flags?: string[]): Promise<Side> {
	const server = await startChild<ServerMethods>(`servers/${name}.ts`, import.meta.url, { flags });
	const port = await server.call('port');
	const room = (id: string) => `ws://127.0.0.1:${port}/${id}`;
	let made = 0;
	return {
		name,
		server,
		answers: name === 'reference',
		saves: false,
		newRoom: async () => room(`bench-${made++}`),
		room,
		[Symbol.asyncDispose]: () => stopped(server)
	};
}

async function stopped(server: Child<ServerMethods>): Promise<void> {
	await server.call('stop').catch(() => {});
	await server.end();
}

/** Makes models over the API. */
function modelMaker(api: string): () => Promise<string> {
	const headers = { authorization: `Bearer ${OWNER_KEY}`, 'content-type': 'application/json' };
	const json = async (path: string, body?: unknown): Promise<unknown> => {
		const method = body === undefined ? 'GET' : 'POST';
		const answer = await fetch(api + path, { method, headers, body: JSON.stringify(body) });
		if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
		return answer.json();
	};
	let study: string | undefined;
	return async () => {
		study ??= ((await json('/studies')) as { studies: { id: string }[] }).studies[0]!.id;
		return ((await json(`/studies/${study}/models`, { title: 'Bench' })) as { id: string }).id;
	};
}
