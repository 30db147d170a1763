// The headers that every answer carries, whoever makes it: pages, API, static files, errors. Pages put their own
// Content-Security-Policy in the place of this one; see svelte.config.js.

/** For whatever is no page: it may run our own scripts, which a worker does, and shows nothing in a frame. */
const POLICY =
	"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const ALWAYS = {
	'Content-Security-Policy': POLICY,
	'X-Content-Type-Options': 'nosniff',
	// For browsers that do not know `frame-ancestors`.
	'X-Frame-Options': 'DENY',
	// An address names studies and models: other sites do not learn it.
	'Referrer-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'
};

/** Only over TLS: without it browsers ignore the first, and complain of the second. */
const OVER_TLS = {
	'Strict-Transport-Security': 'max-age=31536000',
	'Cross-Origin-Opener-Policy': 'same-origin'
};

export const protectiveHeaders = (secure: boolean): Readonly<Record<string, string>> =>
	secure ? { ...ALWAYS, ...OVER_TLS } : ALWAYS;
