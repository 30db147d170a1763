// Signing in with a key, signing out, and who one is.
import { sessionCookie } from '#server/access/access.ts';
import { sessionToken } from '#server/access/authenticate.ts';
import type { Principal } from '#server/access/principal.ts';
import { may, type Permission } from '#server/access/roles.ts';
import { titledScope } from '#server/access/scope-title.ts';
import type { Services } from '#server/services.ts';
import { keyProblem } from '../admit.ts';
import { route } from '../route.ts';
import { person, signIn } from '../schemas.ts';

export const sessionRoutes = [
	route({
		method: 'POST',
		path: '/session',
		id: 'signIn',
		summary: 'Exchange a key for a session cookie',
		description:
			'The key of a share link, or the owner’s. A session that the browser had before ends. 429 where too many wrong keys came from one address.',
		needs: null,
		body: signIn,
		maxBody: 2048,
		answers: { status: 201, schema: person, description: 'Who you are now' },
		async handle({ services, body, request }) {
			const { address, secure } = services.visitorOf(request);
			const { cookie } = request.headers;
			const session = await services.access.signIn(body.key, body.name, { address, cookie });
			if (!session.ok) throw keyProblem(session, 'This link or key');
			return {
				status: 201,
				json: await personOf(services, session.principal),
				headers: { 'Set-Cookie': sessionCookie(session.token, secure) }
			};
		}
	}),
	route({
		method: 'GET',
		path: '/session',
		id: 'whoAmI',
		summary: 'Who you are signed in as, how far your link reaches and what you may do there',
		needs: 'session',
		answers: { status: 200, schema: person, description: 'Your name, role, scope and rights' },
		handle: async ({ services, principal }) => ({ json: await personOf(services, principal) })
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
			const { secure } = services.visitorOf(request);
			return { status: 204, headers: { 'Set-Cookie': sessionCookie('', secure, 0) } };
		}
	})
];

async function personOf({ studies }: Services, { name, role, scope }: Principal) {
	const holds = (permission: Permission) => may(role, permission);
	const onServer = (permission: Permission) => holds(permission) && scope.kind === 'server';
	return {
		name,
		role,
		scope: await titledScope(studies, scope),
		may: {
			writeTheory: holds('theory:write'),
			readEvidence: holds('evidence:read'),
			writeEvidence: holds('evidence:write'),
			manageAccess: holds('access:manage'),
			createStudy: onServer('study:create'),
			readAudit: onServer('audit:read')
		}
	};
}
