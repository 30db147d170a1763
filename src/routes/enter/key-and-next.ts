// What /enter reads: the key from a link or from what somebody pasted, and the local page to go to afterwards.

/** The key in a fragment such as "#key=abc", or null. */
export function keyInFragment(hash: string): string | null {
	return new URLSearchParams(hash.replace(/^#/, '')).get('key')?.trim() || null;
}

/** The key in a text that somebody pasted: the whole link, or the key alone. */
export function keyInText(text: string): string {
	const trimmed = text.trim();
	const hash = trimmed.indexOf('#');
	return (hash >= 0 && keyInFragment(trimmed.slice(hash))) || trimmed;
}

/** `next` where it leads to a page of this server, else "/". Another site must never be reached through our link. */
export function localPath(next: string | null, origin: string): string {
	if (!next?.startsWith('/')) return '/';
	const url = URL.canParse(next, origin) ? new URL(next, origin) : null;
	return url?.origin === origin ? url.pathname + url.search + url.hash : '/';
}
