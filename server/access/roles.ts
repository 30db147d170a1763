// What each role may do. Every check on the server asks here; the interface only mirrors it.

export const ROLES = ['owner', 'evaluator', 'contributor', 'reviewer', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
	'theory:read',
	'theory:write',
	'evidence:read',
	'evidence:write',
	'study:create',
	'access:manage',
	'audit:read'
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const MAY: Record<Role, readonly Permission[]> = {
	owner: PERMISSIONS,
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

/** True where a role may do at least what another may: {@link ROLES} begins with the one that may most. */
export function atLeast(role: Role, other: Role): boolean {
	return ROLES.indexOf(role) <= ROLES.indexOf(other);
}

/** True where a role holds a permission. */
export function may(role: Role, permission: Permission): boolean {
	return MAY[role].includes(permission);
}
