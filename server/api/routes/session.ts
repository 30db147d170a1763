// Signing in with a key, signing out, and inviting a colleague.
import { sessionCookie } from '#server/access/access.ts';
import { sessionToken } from '#server/access/authenticate.ts';
import { z } from 'zod';
import { HttpProblem } from '../problem.ts';
import { route } from '../route.ts';
import { invitation, person, signIn } from '../schemas.ts';

const overTls = (headers: Record<string, unknown>) => headers['x-forwarded-proto'] === 'https';

export const sessionRoutes = [
	route({
		method: 'POST',
		path: '/session',
		id: 'signIn',
		summary: 'Exchange a key for a session cookie',
		needs: null,
		body: signIn,
		maxBody: 2048,
		answers: { status: 201, schema: person, description: 'Who you are now' },
		async handle({ services, body, request }) {
			const session = await services.access.signIn(body.key, body.name);
			if (!session)
				throw new HttpProblem(
					'wrong-key',
					'This link or key lets nobody in. Ask whoever gave it to you for a new one.'
				);
			const { name, role } = session.principal;
			return {
				status: 201,
				json: { name, role },
				headers: { 'Set-Cookie': sessionCookie(session.token, overTls(request.headers)) }
			};
		}
	}),
	route({
		method: 'GET',
		path: '/session',
		id: 'whoAmI',
		summary: 'Who you are signed in as',
		needs: 'session',
		answers: { status: 200, schema: person, description: 'Your name and role' },
		handle: async ({ principal }) => ({ json: { name: principal.name, role: principal.role } })
	}),
	route({
		method: 'DELETE',
		path: '/session',
		id: 'signOut',
		summary: 'End the session',
		needs: 'session',
		answers: { status: 204, description: 'Signed out' },
		async handle({ services, request }) {
			const token = sessionToken(request.headers.cookie);
			if (token) await services.access.signOut(token);
			return { status: 204, headers: { 'Set-Cookie': sessionCookie('', overTls(request.headers), 0) } };
		}
	}),
	route({
		method: 'POST',
		path: '/invitations',
		id: 'inviteColleague',
		summary: 'Make a link that lets a colleague in as an evaluator',
		description: 'The key is shown once and kept only as a hash.',
		needs: 'access:manage',
		body: invitation,
		answers: {
			status: 201,
			schema: z.object({ path: z.string(), label: z.string(), role: z.string() }),
			description: 'The path of the link, with the key in its fragment'
		},
		async handle({ services, body }) {
			const key = await services.access.invite('evaluator', body.label);
			return { status: 201, json: { path: `/enter#key=${key}`, label: body.label, role: 'evaluator' } };
		}
	})
];
