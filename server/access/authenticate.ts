// From what a request carries to who is asking. The one place that reads keys and cookies.
import type { Principal } from './principal.ts';

export const SESSION_COOKIE = 'throughline_session';

/** What is read of a request; header names in lower case. */
export interface Credentials {
	authorization?: string | undefined;
	cookie?: string | undefined;
	/** The `key` parameter of a socket's address: clients outside a browser have no cookie. */
	key?: string | null;
	/** Where it comes from, see `visitorOf`: wrong keys are counted by it. */
	address?: string | undefined;
}

/** Why a key lets nobody in. `wrong-key`: nobody knows it. `ended-key`: it was right, and is revoked or expired. */
export type KeyRefusal =
	| { ok: false; why: 'wrong-key' | 'ended-key' }
	/** Too many wrong keys came from the address; `retryAfter` in seconds. Right ones wait as well. */
	| { ok: false; why: 'too-many-tries'; retryAfter: number };

/** `none`: nothing was shown, or a session that has ended. */
export type Authentication = { ok: true; principal: Principal } | { ok: false; why: 'none' } | KeyRefusal;

/** Where keys and session tokens are looked up. */
export interface Register {
	byKey(key: string, address: string | undefined): Promise<Authentication>;
	bySession(token: string): Promise<Principal | undefined>;
}

/** A key goes before a cookie, and a wrong one is not made good by a cookie. */
export async function authenticate(register: Register, credentials: Credentials): Promise<Authentication> {
	const key = /^Bearer\s+(\S+)$/i.exec(credentials.authorization ?? '')?.[1] ?? credentials.key;
	if (key) return register.byKey(key, credentials.address);
	const token = sessionToken(credentials.cookie);
	const principal = token ? await register.bySession(token) : undefined;
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
