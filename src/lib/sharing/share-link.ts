// Share links as the API tells of them, and the calls that list, make and revoke them.
import { callApi } from '#lib/http/api.ts';

/** What somebody who comes in by a link may be. The owner comes in by the server's own key. */
export const LINK_ROLES = ['viewer', 'reviewer', 'contributor', 'evaluator'] as const;
export type LinkRole = (typeof LINK_ROLES)[number];

/** How far a link reaches. */
export type Scope =
	{ kind: 'server' } | { kind: 'study'; studyId: string } | { kind: 'model'; modelId: string };

export interface ShareLink {
	id: string;
	/** For whom it was made. */
	label: string;
	role: LinkRole;
	/** `title` is the study's or the model's. */
	scope: { kind: Scope['kind']; studyId?: string | null; modelId?: string | null; title: string };
	/** Moments as ISO date-times. */
	createdAt: string;
	createdBy: string;
	expiresAt: string | null;
	revokedAt: string | null;
	uses: number;
	lastUsedAt: string | null;
	state: 'active' | 'expired' | 'revoked';
}

export interface NewShareLink {
	role: LinkRole;
	scope: Scope;
	label: string;
	expiresAt: string;
}

/**
 * The links that reach a study or a model, or all that one may manage; newest first.
 * @throws ApiProblem
 */
export async function listShareLinks(to: { studyId?: string; modelId?: string } = {}): Promise<ShareLink[]> {
	const query = new URLSearchParams(to).toString();
	const { links } = await callApi<{ links: ShareLink[] }>('GET', `/share-links${query && `?${query}`}`);
	return links.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
}

/** @returns the path of the link with its key, which is never told again @throws ApiProblem */
export async function makeShareLink(link: NewShareLink): Promise<string> {
	const { path } = await callApi<{ path: string }>('POST', '/share-links', link);
	return path;
}

/** @throws ApiProblem */
export const revokeShareLink = (id: string) =>
	callApi<void>('DELETE', `/share-links/${encodeURIComponent(id)}`);

/** How far this person's own access reaches. @throws ApiProblem */
export async function ownScope(): Promise<Scope> {
	const { scope } = await callApi<{ scope?: Scope }>('GET', '/session');
	return scope ?? { kind: 'server' };
}

/** The whole address of a link, which opens `next`, a page of this server, once somebody has come in. */
export function addressOf(path: string, next: string, origin: string): string {
	return (
		origin + path.replace(/^\/enter/, next === '/' ? '/enter' : `/enter?next=${encodeURIComponent(next)}`)
	);
}
