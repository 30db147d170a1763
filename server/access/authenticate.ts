// From a request's headers to who is asking. The one place that reads keys and cookies.
import type { Principal } from './principal.ts';

export const SESSION_COOKIE = 'throughline_session';

/** What is read of a request; header names in lower case. */
export interface Credentials {
	authorization?: string | undefined;
	cookie?: string | undefined;
	/** The `key` parameter of a socket's address: clients outside a browser have no cookie. */
	key?: string | null;
}

/** `wrong-key`: a key was shown and is not known. `none`: nothing was shown, or a session that has ended. */
export type Authentication = { ok: true; principal: Principal } | { ok: false; why: 'none' | 'wrong-key' };

/** Where keys and session tokens are looked up. */
export interface Register {
	byKey(key: string): Promise<Principal | undefined>;
	bySession(token: string): Promise<Principal | undefined>;
}

export async function authenticate(access: Register, credentials: Credentials): Promise<Authentication> {
	const key = /^Bearer\s+(\S+)$/i.exec(credentials.authorization ?? '')?.[1] ?? credentials.key;
	if (key) {
		const principal = await access.byKey(key);
		return principal ? { ok: true, principal } : { ok: false, why: 'wrong-key' };
	}
	const token = sessionToken(credentials.cookie);
	const principal = token ? await access.bySession(token) : undefined;
	return principal ? { ok: true, principal } : { ok: false, why: 'none' };
}

/** The session token in a Cookie header. */
export function sessionToken(cookie: string | undefined): string | undefined {
	for (const part of (cookie ?? '').split(';')) {
		const [name, value] = part.trim().split('=');
		if (name === SESSION_COOKIE && value) return value;
	}
	return undefined;
}

/**
 * True where a request that rides on a cookie comes from our own pages. Browsers always send `Origin` with unsafe
 * methods and with WebSocket upgrades; a request without one is not from another page.
 */
export function fromOwnPage(origin: string | undefined, host: string | undefined): boolean {
	if (origin === undefined) return true;
	try {
		return new URL(origin).host === host;
	} catch {
		return false;
	}
}
