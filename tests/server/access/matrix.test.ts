// Who may do what where: every role in every scope against every route, at places inside and outside of the scope. The
// table of routes makes the cases, so that a new route cannot be forgotten; what is right is said here once more, on
// its own.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Permission, type Role, ROLES } from '#server/access/roles.ts';
import type { Scope } from '#server/access/scope.ts';
import { ROUTES } from '#server/api/routes.ts';
import type { Route } from '#server/api/route.ts';
import { expectProblem, modelFile, SECRET, useApi } from '../../support/api.ts';
import { type Place, type Sample, samplesFor } from '../../support/api-samples.ts';

const api = useApi();

/** From the issue, not from the code. */
const HOLDERS: Record<Permission, readonly Role[]> = {
	'theory:read': ROLES,
	'theory:write': ['owner', 'evaluator', 'contributor'],
	'evidence:read': ['owner', 'evaluator'],
	'evidence:write': ['owner', 'evaluator'],
	'study:create': ['owner', 'evaluator'],
	'access:manage': ['owner', 'evaluator'],
	'audit:read': ['owner']
};
const WHO: readonly [Role, Scope['kind']][] = [
	['owner', 'server'],
	['evaluator', 'server'],
	['evaluator', 'study'],
	...(['contributor', 'reviewer', 'viewer'] as const).flatMap((role) =>
		(['server', 'study', 'model'] as const).map((kind): [Role, Scope['kind']] => [role, kind])
	)
];

/** `own` is the model and study that scopes name, `sibling` another model of the same study, `other` elsewhere. */
type Where = 'own' | 'sibling' | 'other';
const places = {} as Record<Where, Place>;
const samples = {} as Record<Where, Record<string, Sample>>;

beforeAll(async () => {
	const study = async () => (await api.call('POST', '/studies', { body: { title: 'S' } })).json.id as string;
	const model = async (studyId: string) => ({
		studyId,
		modelId: (await api.call('POST', `/studies/${studyId}/models`, { body: modelFile() })).json.id as string,
		nodeId: 'need'
	});
	const [a, b] = [await study(), await study()];
	places.own = await model(a);
	places.sibling = await model(a);
	places.other = await model(b);
	for (const where of ['own', 'sibling', 'other'] as const) samples[where] = samplesFor(api, places[where]);
});
const scopeOf = (kind: Scope['kind']): Scope => {
	const { studyId, modelId } = places.own;
	return kind === 'server' ? { kind } : kind === 'study' ? { kind, studyId } : { kind, modelId };
};

/** Which of the two a route is about; null for the server as a whole. */
function about({ path, where }: Route): 'study' | 'model' | null {
	if (where === 'input' || path.includes('{modelId}')) return 'model';
	return path.includes('{studyId}') ? 'study' : null;
}

function reaches(kind: Scope['kind'], what: 'study' | 'model' | null, where: Where): boolean {
	if (kind === 'server') return true;
	if (what === null || where === 'other') return false;
	return kind === 'study' || (what === 'model' && where === 'own');
}

/** The status that is right. */
function right(route: Route, role: Role, kind: Scope['kind'], where: Where): number {
	if (route.needs === null || route.needs === 'session') return route.answers.status;
	const holds = HOLDERS[route.needs].includes(role);
	const reached = reaches(kind, about(route), where);
	if (holds && reached) return route.answers.status;
	if (route.method === 'GET') return 404;
	// Where the place is in the input, the role is looked at first.
	if (route.where === 'input') return holds ? 404 : 403;
	return reached || about(route) === null ? 403 : 404;
}

/** How many rows every table has, to see that a refusal left nothing behind. */
function rows(): Record<string, unknown> {
	const db = new DatabaseSync(join(api.server.dataDir, 'throughline.db'), { readOnly: true });
	try {
		const tables = db.prepare(`select name from sqlite_schema where type = 'table'`).all();
		return Object.fromEntries(
			tables.map(({ name }) => [name, db.prepare(`select count(*) as n from "${String(name)}"`).get()!.n])
		);
	} finally {
		db.close();
	}
}

describe.each(WHO)('%s, scope %s', (role, kind) => {
	let key: string;
	beforeAll(async () => {
		key = await api.server.keyFor(role, scopeOf(kind));
	});

	it.each(['own', 'sibling', 'other'] as const)(
		'may do what the table says, and nothing else, at a place of the kind “%s”',
		async (where) => {
			for (const route of ROUTES) {
				const sample = samples[where][route.id]!;
				const path = await sample.path();
				const body = sample.body && (await sample.body());
				const before = rows();
				const answered = await api.call(route.method, path, { key, ...(body !== undefined && { body }) });
				const status = right(route, role, kind, where);
				expect(answered.status, `${route.method} ${path}`).toBe(status);
				if (status < 400) continue;
				expectProblem(answered, status, status === 403 ? 'forbidden' : 'not-found');
				expect(answered.text, path).not.toContain(SECRET);
				expect(rows(), path).toEqual(before);
			}
		},
		90_000
	);

	it('cannot tell what lies outside of the scope from what is not there', async () => {
		if (kind === 'server') return;
		const { studyId, modelId } = places.other;
		const gone = (text: string) => text.replaceAll(studyId, 'gone').replaceAll(modelId, 'gone');
		for (const route of ROUTES.filter((route) => about(route) !== null)) {
			const sample = samples.other[route.id]!;
			const path = await sample.path();
			const body = sample.body && (await sample.body());
			const call = (path: string, body: unknown) =>
				api.call(route.method, path, { key, ...(body !== undefined && { body }) });
			const hidden = await call(path, body);
			const missing = await call(gone(path), body && JSON.parse(gone(JSON.stringify(body))));
			expect([missing.status, missing.text], path).toEqual([hidden.status, gone(hidden.text)]);
			expect(Object.keys(Object.fromEntries(missing.headers))).toEqual(
				Object.keys(Object.fromEntries(hidden.headers))
			);
		}
	});

	it('is listed the studies that the scope reaches, and no others', async () => {
		const { studies } = (await api.call('GET', '/studies', { key })).json;
		const ids = studies.map(({ id }: { id: string }) => id);
		if (kind === 'server') expect(ids.length).toBeGreaterThan(2);
		else expect(ids).toEqual([places.own.studyId]);
	});
});
