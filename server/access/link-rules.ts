// What a share link may grant, and to whom it may be given on. Pure; where it may reach is the gate's to say.
import { atLeast, may, type Role } from './roles.ts';
import type { Scope } from './scope.ts';

export interface WantedLink {
	role: Role;
	scope: Scope;
	/** ISO 8601; null for a link without an end, of which there are only old ones. */
	expiresAt: string | null;
}

/** Why a link is not made: a stable code, what of the request it is about, and words with a way out. */
export interface LinkRefusal {
	code:
		| 'owner-by-link'
		| 'role-above-own'
		| 'records-need-study'
		| 'expiry-needed'
		| 'expiry-past'
		| 'expiry-too-far';
	path: 'role' | 'scope' | 'expiresAt';
	words: string;
}

const MAX_YEARS = 2;

/** Null where a link may be made by somebody of role `by`. */
export function whyNotGranted(
	by: Role,
	{ role, scope, expiresAt }: WantedLink,
	now: Date
): LinkRefusal | null {
	if (role === 'owner')
		return {
			code: 'owner-by-link',
			path: 'role',
			words:
				'Nobody becomes an owner by a link: the owner is whoever has the owner’s key. Choose evaluator, the role below.'
		};
	if (!atLeast(by, role))
		return {
			code: 'role-above-own',
			path: 'role',
			words: `Your own role is ${by}, and a link cannot give more than that. Choose ${by} or a role below.`
		};
	// Records belong to a study: with a link to one model they would show the study’s records by the back door, or none.
	if (scope.kind === 'model' && may(role, 'evidence:read'))
		return {
			code: 'records-need-study',
			path: 'scope',
			words: `A link for an ${role} reaches at least a whole study, since evidence belongs to studies. Choose the study, or the role contributor, reviewer or viewer for one model.`
		};
	// A link is passed on, kept and forgotten; whoever still needs it after two years asks for a new one.
	if (expiresAt === null)
		return {
			code: 'expiry-needed',
			path: 'expiresAt',
			words: `Every link has to end: set “expiresAt” to a time within ${MAX_YEARS} years. A new link can follow.`
		};
	const ends = new Date(expiresAt);
	if (ends <= now)
		return {
			code: 'expiry-past',
			path: 'expiresAt',
			words: 'The link would have ended already. Set “expiresAt” to a time that is still to come.'
		};
	return ends > yearsAfter(now)
		? {
				code: 'expiry-too-far',
				path: 'expiresAt',
				words: `A link lasts at most ${MAX_YEARS} years. Set “expiresAt” to a day within them; a new link can follow.`
			}
		: null;
}

/** The same time of day, with a day to spare: whoever reckons in another time zone means the same day. */
function yearsAfter(now: Date): Date {
	const end = new Date(now);
	end.setUTCFullYear(end.getUTCFullYear() + MAX_YEARS);
	end.setUTCDate(end.getUTCDate() + 1);
	return end;
}
