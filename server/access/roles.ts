// What each role may do. Every check on the server asks here; the interface only mirrors it.

export const ROLES = ['owner', 'evaluator', 'contributor', 'reviewer', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

export type Permission =
	| 'theory:read'
	| 'theory:write'
	| 'evidence:read'
	| 'evidence:write'
	| 'study:create'
	| 'access:manage'
	| 'audit:read';

const MAY: Record<Role, readonly Permission[]> = {
	owner: [
		'theory:read',
		'theory:write',
		'evidence:read',
		'evidence:write',
		'study:create',
		'access:manage',
		'audit:read'
	],
	evaluator: [
		'theory:read',
		'theory:write',
		'evidence:read',
		'evidence:write',
		'study:create',
		'access:manage'
	],
	contributor: ['theory:read', 'theory:write'],
	reviewer: ['theory:read'],
	viewer: ['theory:read']
};

/** True where a role holds a permission. */
export function may(role: Role, permission: Permission): boolean {
	return MAY[role].includes(permission);
}
