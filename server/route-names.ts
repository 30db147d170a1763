// Names for the addresses of requests, for logs and metrics: the pattern, never the address itself, which names models
// and records and may hold a search or a key.
import { readdirSync } from 'node:fs';
import { posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

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
	const named = [...new Set([...OWN, ...pagePatterns(), ...apiPatterns.map((path) => apiRoot + path)])];
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

/** The addresses of all pages, from the folders that SvelteKit makes them of; none where these are not there. */
export function pagePatterns(folder = fileURLToPath(new URL('../src/routes', import.meta.url))): string[] {
	let files: string[];
	try {
		files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	} catch {
		return [];
	}
	return files
		.map((file) => file.split(sep).join('/'))
		.filter((file) => file.endsWith('+page.svelte'))
		.map((file) => posix.join('/', posix.dirname(file)))
		.map((path) => path.replaceAll(/\/\([^/]+\)/g, '').replaceAll(/\[(\w+)\]/g, '{$1}') || '/');
}
