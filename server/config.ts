// Everything that can be set from outside, read from the environment once.
import { resolve } from 'node:path';

export interface Config {
	port: number;
	host: string;
	dataDir: string;
	/** Bearer key of the owner; null where one is made at the first start. */
	ownerKey: string | null;
}

/** Thrown for anything that keeps the server from starting; the message says what and what to do. */
export class StartError extends Error {}

/** Shorter owner keys are taken, with a warning: for trying out, nobody should have to make one up. */
export const SAFE_KEY_LENGTH = 16;

/** Reads the configuration. @throws StartError where a value makes no sense */
export function readConfig(env: NodeJS.ProcessEnv): Config {
	const port = Number(env.PORT || 3000);
	if (!Number.isInteger(port) || port < 0 || port > 65535)
		throw new StartError(`PORT must be a whole number from 0 to 65535; it is “${env.PORT}”.`);
	const ownerKey = env.OWNER_KEY?.trim() || null;
	return { port, host: env.HOST || '127.0.0.1', dataDir: resolve(env.DATA_DIR || './data'), ownerKey };
}
