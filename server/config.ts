// Everything that can be set from outside, read from the environment once.
import { resolve } from 'node:path';
import { type Limits, LIMITS } from './limits.ts';

export interface Config {
	port: number;
	host: string;
	dataDir: string;
	/** Bearer key of the owner; null where one is made at the first start. */
	ownerKey: string | null;
	logLevel: LogLevel;
	/** True where a proxy of ours says in `X-Forwarded-For` and `X-Forwarded-Proto` who asks and how. */
	behindProxy: boolean;
	/** The address under which browsers reach the pages, e.g. `https://models.example`; null where it is ours. */
	origin: string | null;
	limits: Limits;
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The name in the environment of each limit. */
export const LIMIT_NAMES = {
	messagesPerSecond: 'MESSAGES_PER_SECOND',
	bytesPerSecond: 'BYTES_PER_SECOND',
	messageBytes: 'MESSAGE_BYTES',
	documentBytes: 'DOCUMENT_BYTES',
	socketsPerPerson: 'SOCKETS_PER_PERSON',
	sockets: 'SOCKETS',
	roomIdleMs: 'ROOM_IDLE_MS',
	wrongKeysPerMinute: 'WRONG_KEYS_PER_MINUTE'
} as const satisfies Record<keyof Limits, string>;

/** Thrown for anything that keeps the server from starting; the message says what and what to do. */
export class StartError extends Error {}

/** Shorter owner keys are taken on this machine alone, with a warning: to try it out, nobody should have to make one up. */
export const SAFE_KEY_LENGTH = 16;

/** Reads the configuration. @throws StartError where a value makes no sense */
export function readConfig(env: NodeJS.ProcessEnv): Config {
	const port = Number(env.PORT || 3000);
	if (!Number.isInteger(port) || port < 0 || port > 65535)
		throw new StartError(`PORT must be a whole number from 0 to 65535; it is “${env.PORT}”.`);
	const ownerKey = env.OWNER_KEY?.trim() || null;
	const host = env.HOST || '127.0.0.1';
	const behindProxy = /^(1|true|yes)$/i.test(env.BEHIND_PROXY ?? '');
	if (ownerKey && ownerKey.length < SAFE_KEY_LENGTH && (behindProxy || !isLoopback(host)))
		throw new StartError(
			`OWNER_KEY is shorter than ${SAFE_KEY_LENGTH} characters, and others can reach this server (${behindProxy ? 'BEHIND_PROXY is set' : `HOST is ${host}`}). Set a longer one, e.g. from “openssl rand -base64 24”, or leave OWNER_KEY out and one is made.`
		);
	return {
		port,
		host,
		dataDir: resolve(env.DATA_DIR || './data'),
		ownerKey,
		logLevel: readLogLevel(env.LOG_LEVEL),
		behindProxy,
		origin: readOrigin(env.ORIGIN),
		limits: readLimits(env)
	};
}

/** True for addresses that only this machine reaches. */
function isLoopback(host: string): boolean {
	return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

function readOrigin(value: string | undefined): string | null {
	if (!value) return null;
	const url = URL.parse(value);
	if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/')
		throw new StartError(
			`ORIGIN must be the address of the pages without a path, e.g. https://models.example; it is “${value}”.`
		);
	return url.origin;
}

function readLogLevel(value: string | undefined): LogLevel {
	const level = value || 'info';
	const known = LOG_LEVELS.find((one) => one === level);
	if (!known) throw new StartError(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}; it is “${value}”.`);
	return known;
}

function readLimits(env: NodeJS.ProcessEnv): Limits {
	const limits = { ...LIMITS };
	for (const [limit, name] of Object.entries(LIMIT_NAMES) as [keyof Limits, string][]) {
		if (!env[name]) continue;
		const value = Number(env[name]);
		if (!Number.isSafeInteger(value) || value < 1)
			throw new StartError(`${name} must be a whole number above 0; it is “${env[name]}”.`);
		limits[limit] = value;
	}
	return limits;
}
