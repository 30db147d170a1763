// Names for the addresses of requests, for logs and metrics: the pattern, never the address itself, which names models
// and records and may hold a search or a key.

/** The pages and what SvelteKit asks for besides; tests/server/log.test.ts compares them with src/routes. */
export const PAGE_PATTERNS = ['/', '/enter', '/studies/{studyId}', '/models/{modelId}'];
const OWN = ['/healthz', '/metrics'];
const OTHER = 'other';

/**
 * @param apiRoot where the API begins
 * @param apiPatterns below it, with parameters in braces
 */
export function routeNames(
	apiRoot: string,
	apiPatterns: readonly string[]
): (pathname: string | null) => string {
	const named = [...new Set([...OWN, ...PAGE_PATTERNS, ...apiPatterns.map((path) => apiRoot + path)])];
	const fixed = new Set(named.filter((path) => !path.includes('{')));
	const patterns = named
		.filter((path) => !fixed.has(path))
		.map((path) => ({ path, regex: new RegExp(`^${escape(path).replaceAll(/\\\{\w+\\\}/g, '[^/]+')}$`) }));
	return (pathname) => {
		if (pathname === null) return OTHER;
		if (pathname.startsWith('/_app/')) return '/_app';
		// What a page loads when one comes to it from another page, and an address with a slash too many.
		const path = pathname.replace(/\/__data\.json$/, '').replace(/(?<=.)\/$/, '') || '/';
		if (fixed.has(path)) return path;
		return patterns.find(({ regex }) => regex.test(path))?.path ?? OTHER;
	};
}

const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
