// Lets a request in to its route, or refuses it: who asks, from where, and what they may do at the place it names.
import type { IncomingMessage } from 'node:http';
import type { KeyRefusal } from '#server/access/authenticate.ts';
import type { Decision, Target } from '#server/access/gate.ts';
import type { Principal } from '#server/access/principal.ts';
import { may, type Permission } from '#server/access/roles.ts';
import type { Services } from '#server/services.ts';
import { missing } from './find.ts';
import { HttpProblem } from './problem.ts';
import type { Route } from './route.ts';

const NOBODY: Principal = {
	id: '',
	keyId: '',
	name: '',
	role: 'viewer',
	scope: { kind: 'model', modelId: '' },
	via: 'session',
	expiresAt: null
};

/** @param params of the path, which name the place */
export async function admit(
	request: IncomingMessage,
	{ needs, method, where = 'path' }: Route,
	params: Record<string, string>,
	services: Services
): Promise<Principal> {
	const safe = method === 'GET';
	const { address, ownPage } = services.visitorOf(request);
	if (needs === null) {
		if (!safe && !ownPage) throw fromElsewhere();
		return NOBODY;
	}
	const { authorization, cookie } = request.headers;
	const who = await services.access.authenticate({ authorization, cookie, address });
	if (!who.ok)
		throw who.why === 'none'
			? new HttpProblem('unauthorised', 'Send “Authorization: Bearer <key>”, or sign in with the browser.')
			: keyProblem(who, 'The bearer key');
	const { principal } = who;
	if (principal.via === 'session' && !safe && !ownPage) throw fromElsewhere();
	if (needs === 'session') return principal;
	if (where === 'path') await demand(services, principal, needs, placeIn(params), safe);
	else if (!may(principal.role, needs)) refuse('forbidden', principal, needs, {}, safe);
	return principal;
}

/** Asks the gate, and refuses what it does not allow. @param safe whether the request only reads */
export async function demand(
	{ gate }: Services,
	principal: Principal,
	permission: Permission,
	target: Target,
	safe = false
): Promise<void> {
	refuse(await gate.decide(principal, permission, target), principal, permission, target, safe);
}

function refuse(
	decision: Decision,
	{ role, scope }: Principal,
	permission: Permission,
	target: Target,
	safe: boolean
): void {
	if (decision === 'allowed') return;
	if (decision === 'not-found') throw missing(target);
	// 404, not 403: what one may not read is not there.
	if (safe) throw missing({});
	throw new HttpProblem(
		'forbidden',
		may(role, permission)
			? `Your link reaches one ${scope.kind} only, and this lies outside of it. Ask an owner for a link that reaches further.`
			: `Your role (${role}) does not allow this. Ask an owner for another link.`
	);
}

const placeIn = ({ studyId, modelId }: Record<string, string>): Target => ({ studyId, modelId });

const fromElsewhere = () =>
	new HttpProblem(
		'forbidden',
		'This request comes from another site. Use the pages of this server, or a bearer key. Whoever runs the server behind a proxy sets ORIGIN to the address of the pages.'
	);

/** @param key what the words call it */
export function keyProblem(refusal: KeyRefusal, key: string): HttpProblem {
	if (refusal.why === 'too-many-tries')
		return new HttpProblem(
			'too-many-tries',
			`Too many wrong keys came from your address. Wait ${refusal.retryAfter} seconds, check the key, and try again. Whoever is signed in stays in.`,
			[],
			{ 'Retry-After': String(refusal.retryAfter) }
		);
	return new HttpProblem(
		'wrong-key',
		refusal.why === 'ended-key'
			? `${key} was right once, but it has expired or was revoked. Ask whoever gave it to you for a new one.`
			: `${key} is not known here. Check that it is whole, or ask whoever gave it to you for a new one.`
	);
}
