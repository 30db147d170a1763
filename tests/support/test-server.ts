// The whole server over real HTTP and WebSockets, without the pages: temporary folder, free port.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compose } from '#server/compose.ts';
import { type Config, readConfig } from '#server/config.ts';
import { createLog } from '#server/log.ts';
import type { Services } from '#server/services.ts';
import type { Role } from '#server/access/roles.ts';
import type { Scope } from '#server/access/scope.ts';
import { LIMITS } from '#server/limits.ts';
import { makeFolder, removeFolder } from './folders.ts';
import type { Json } from './json.ts';

export const OWNER_KEY = 'owner-key-for-tests-0123456789';
/** The study and model of the sample study, which every new server holds. */
export const SAMPLE_MODEL = 'overarching';

export interface CallOptions {
	/** Bearer key; the owner's where it is left out, null for none. */
	key?: string | null;
	/** Sent as JSON; a Blob as it is. */
	body?: unknown;
	/** Sent as it is. */
	raw?: string | Uint8Array;
	headers?: Record<string, string>;
}

export interface Answered {
	status: number;
	headers: Headers;
	text: string;
	/** Parsed where it is JSON. */
	json: Json;
}

export interface TestServer {
	url: string;
	port: number;
	dataDir: string;
	services: Services;
	newOwnerKey: string | null;
	/** All lines that it logged so far, at every level. */
	logLines: string[];
	/** Called with every such line. */
	onLog: (line: string) => void;
	/** A call below /api/v1. */
	call(method: string, path: string, options?: CallOptions): Promise<Answered>;
	/** A key for somebody of this role, made as a share link; it reaches the whole server where no scope is given. */
	keyFor(role: Role, scope?: Scope): Promise<string>;
	/** Stops; with `keep` the folder stays, for another server to open. */
	close(keep?: boolean): Promise<void>;
}

export async function startTestServer({
	dataDir = makeFolder(),
	ownerKey = OWNER_KEY as string | null,
	config = {} as Partial<Config>
} = {}): Promise<TestServer> {
	const logLines: string[] = [];
	let started: TestServer | undefined = undefined;
	const server = await compose(
		{
			...readConfig({}),
			port: 0,
			dataDir,
			ownerKey,
			// Tests show wrong keys all the time; those of the limit set it themselves.
			limits: { ...LIMITS, wrongKeysPerMinute: 1_000_000 },
			...config
		},
		createLog('debug', {
			write(line) {
				logLines.push(line);
				started?.onLog(line);
			}
		})
	);
	const http = createServer((request, response) => {
		if (server.handle(request, response)) return;
		response.statusCode = 404;
		response.end('no pages here');
	});
	http.on('upgrade', (request, socket, head) => {
		if (!server.upgrade(request, socket, head)) socket.destroy();
	});
	await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
	const { port } = http.address() as AddressInfo;
	const url = `http://127.0.0.1:${port}`;
	let closed = false;
	const call: TestServer['call'] = async (
		method,
		path,
		{ key = OWNER_KEY, body, raw, headers = {} } = {}
	) => {
		const sent = raw ?? (body === undefined || body instanceof Blob ? body : JSON.stringify(body));
		const response = await fetch(`${url}/api/v1${path}`, {
			method,
			headers: {
				...(key !== null && { authorization: `Bearer ${key}` }),
				...(sent !== undefined && {
					'content-type': body instanceof Blob ? body.type : 'application/json'
				}),
				...headers
			},
			...(sent !== undefined && { body: sent as BodyInit })
		});
		const text = await response.text();
		const isJson = (response.headers.get('content-type') ?? '').includes('json');
		return {
			status: response.status,
			headers: response.headers,
			text,
			json: isJson ? JSON.parse(text) : undefined
		};
	};
	started = {
		url,
		port,
		dataDir,
		services: server.services,
		newOwnerKey: server.newOwnerKey,
		logLines,
		onLog: () => {},
		call,
		async keyFor(role, scope = { kind: 'server' }) {
			if (role === 'owner') return OWNER_KEY;
			const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
			const made = await call('POST', '/share-links', {
				key: ownerKey ?? server.newOwnerKey,
				body: { role, scope, label: `A ${role}`, expiresAt }
			});
			return made.json.path.split('#key=')[1];
		},
		async close(keep = false) {
			if (closed) return;
			closed = true;
			const stopped = new Promise<void>((done) => http.close(() => done()));
			await server.close();
			http.closeAllConnections();
			await stopped;
			if (!keep) removeFolder(dataDir);
		}
	};
	return started;
}
