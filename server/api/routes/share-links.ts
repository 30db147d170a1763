// Share links: who gets in, with which role, how far and until when.
import { z } from 'zod';
import { type ShareLink, targetOf } from '#server/access/share-links.ts';
import { demand } from '../admit.ts';
import { HttpProblem } from '../problem.ts';
import { route } from '../route.ts';
import { newShareLink, shareLink, shareLinkQuery } from '../schemas.ts';

export const shareLinkRoutes = [
	route({
		method: 'GET',
		path: '/share-links',
		id: 'listShareLinks',
		summary: 'List the share links that you may manage',
		description:
			'Newest first, with expired and revoked ones. With `studyId` or `modelId` those that reach it or a part of it: links to the whole server and to its study, too. The owner’s own key is not listed.',
		needs: 'access:manage',
		where: 'input',
		query: shareLinkQuery,
		answers: { status: 200, schema: z.object({ links: z.array(shareLink) }), description: 'The links' },
		async handle({ services, principal, query }) {
			const named = query.studyId !== undefined || query.modelId !== undefined;
			if (named) await demand(services, principal, 'access:manage', query, true);
			const links: ShareLink[] = await services.shareLinks.list(principal, query);
			return { json: { links } };
		}
	}),
	route({
		method: 'POST',
		path: '/share-links',
		id: 'makeShareLink',
		summary: 'Make a share link',
		description:
			'Nobody gives more than they have, and nobody becomes an owner by a link. A link for an evaluator reaches a study or the server. Every link ends within two years. The key in `path` is shown once and kept only as a hash.',
		needs: 'access:manage',
		where: 'input',
		body: newShareLink,
		maxBody: 4096,
		answers: {
			status: 201,
			schema: z.object({
				link: shareLink,
				path: z.string().describe('where the link leads on this server, with the key in the fragment')
			}),
			description: 'The link, and its path with the key'
		},
		async handle({ services, principal, body }) {
			await demand(services, principal, 'access:manage', targetOf(body.scope));
			const made = await services.shareLinks.create(principal, body);
			if ('code' in made)
				throw new HttpProblem(
					made.code === 'role-above-own' ? 'forbidden' : 'invalid-input',
					`${made.words} No link was made.`,
					[{ path: made.path, message: made.words, code: made.code }]
				);
			return { status: 201, json: { link: made.link, path: `/enter#key=${made.key}` } };
		}
	}),
	route({
		method: 'DELETE',
		path: '/share-links/{linkId}',
		id: 'revokeShareLink',
		summary: 'Revoke a share link',
		description: 'It lets nobody in any more, and whoever came in with it is out at once.',
		needs: 'access:manage',
		where: 'input',
		answers: { status: 204, description: 'The link is revoked, or was already' },
		async handle({ services, principal, params }) {
			if (!(await services.shareLinks.revoke(principal, params.linkId!)))
				throw new HttpProblem(
					'not-found',
					'There is no such share link. GET /api/v1/share-links lists those that you may manage.'
				);
			return { status: 204 };
		}
	})
];
