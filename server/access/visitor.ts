// What the way a request came says about whoever sent it: from which address, over TLS or not, from our own page or not.
import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

export interface Visitor {
	/** The address that tries of keys are counted by: for IPv6 the /64 that one household or machine has. */
	address: string;
	/** True where the browser speaks TLS, with us or with the proxy in front of us. */
	secure: boolean;
	/** True where the request comes from a page of ours, or from no page at all. */
	ownPage: boolean;
}

/** What is read of a request. */
export interface Incoming {
	headers: IncomingHttpHeaders;
	socket: { remoteAddress?: string | undefined; encrypted?: boolean };
}

/** What the configuration says about how requests get here. */
export interface Front {
	/** Only then are the `X-Forwarded-` headers believed: anybody can send them. */
	behindProxy: boolean;
	/** The address under which browsers reach the pages; null where that is our own. */
	origin: string | null;
}

export function visitorOf({ headers, socket }: Incoming, front: Front): Visitor {
	const forwarded = (name: string) => (front.behindProxy ? listOf(headers[`x-forwarded-${name}`]) : []);
	const proto = forwarded('proto')[0]?.toLowerCase();
	const secure = socket.encrypted === true || (proto ?? front.origin?.split(':')[0]) === 'https';
	// The last one is what our own proxy saw; all before it is what the client says.
	const address = networkOf(forwarded('for').at(-1)) ?? networkOf(socket.remoteAddress) ?? 'unknown';
	const hosts = [headers.host, forwarded('host')[0]];
	return { address, secure, ownPage: isOwnPage(headers, secure, front.origin, hosts) };
}

/**
 * Whether an unsafe request or a socket may ride on the session cookie. Browsers of today say themselves where a
 * request comes from; `Sec-Fetch-Site` holds whatever a proxy makes of host and port. Over plain HTTP, and in older
 * browsers, `Origin` has to name us; every browser sends it with unsafe methods and with sockets, so that a request
 * without it comes from no page.
 */
function isOwnPage(
	headers: IncomingHttpHeaders,
	secure: boolean,
	ours: string | null,
	hosts: (string | undefined)[]
): boolean {
	const site = headers['sec-fetch-site'];
	if (site !== undefined) return site === 'same-origin' || site === 'none';
	const { origin } = headers;
	if (origin === undefined || origin === ours) return true;
	return hosts.some((host) => fromOwnPage(origin, host, secure));
}

/** True where `Origin` names this host, with the same port. `null`, which a sandboxed frame sends, names nobody. */
export function fromOwnPage(origin: string | undefined, host: string | undefined, secure = false): boolean {
	if (origin === undefined) return true;
	const from = URL.parse(origin);
	if (!from || !host || !/^https?:$/.test(from.protocol)) return false;
	if (secure && from.protocol !== 'https:') return false;
	return from.host === URL.parse(`${from.protocol}//${host}`)?.host;
}

function listOf(header: string | string[] | undefined): string[] {
	return [header ?? []]
		.flat()
		.flatMap((value) => value.split(','))
		.map((value) => value.trim())
		.filter(Boolean);
}

/** An address as it is counted; undefined where it is none. */
function networkOf(given: string | undefined): string | undefined {
	const address = given
		?.replace(/^\[(.*)\](:\d+)?$/, '$1')
		.replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
		.replace(/%.*$/, '')
		.replace(/^::ffff:(?=\d+\.)/i, '');
	if (!address || isIP(address) === 0) return undefined;
	return isIP(address) === 4 ? address : firstHalf(address);
}

/** The first four of the eight groups of an IPv6 address. */
function firstHalf(address: string): string {
	// As a host, an address is written in one way only.
	const plain = URL.parse(`http://[${address}]/`)?.hostname.slice(1, -1) ?? address;
	const [left = [], right = []] = plain.split('::').map((side) => side.split(':').filter(Boolean));
	const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
	return `${groups.slice(0, 4).join(':')}::/64`;
}
