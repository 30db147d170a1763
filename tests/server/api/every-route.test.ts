// What holds for every route of the API: its answer, who gets in, what is refused, and that it is described.
import { beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '#server/api/routes.ts';
import { expectProblem, useApi } from '../../support/api.ts';
import { samplesFor } from '../../support/api-samples.ts';
import type { Json } from '../../support/json.ts';

const api = useApi();
const samples = samplesFor(api);
const locked = ROUTES.filter((route) => route.needs !== null);
const withBody = ROUTES.filter((route) => route.body);
const withId = ROUTES.filter((route) => route.path.includes('{'));
/** Without anything said, these are about all there is. */
const TAKES_NOTHING = ['searchSpend', 'exportSpend'];
const named = (routes: typeof ROUTES) => routes.map((route) => [route.id, route] as const);

describe('every route', () => {
	it('is tried here', () => {
		expect(Object.keys(samples).sort()).toEqual(ROUTES.map((route) => route.id).sort());
	});

	it.each(named(ROUTES))('%s answers as its description says', async (id, route) => {
		const sample = samples[id]!;
		const answered = await api.call(
			route.method,
			await sample.path(),
			sample.body && { body: await sample.body() }
		);
		expect(answered.status, answered.text.slice(0, 200)).toBe(route.answers.status);
		if (route.answers.schema) expect(route.answers.schema.safeParse(answered.json).error).toBeUndefined();
		const type = answered.headers.get('content-type');
		if (route.answers.type) expect([route.answers.type].flat().some((one) => type?.includes(one))).toBe(true);
		expect(answered.headers.get('cache-control')).toBe('no-store');
	});

	it.each(named(locked))('%s wants a key, and a right one', async (id, route) => {
		const sample = samples[id]!;
		const options = sample.body && { body: await sample.body() };
		const path = await sample.path();
		const before = await api.everything();
		const without = expectProblem(
			await api.call(route.method, path, { ...options, key: null }),
			401,
			'unauthorised'
		);
		expect(without.headers.get('www-authenticate')).toBe('Bearer');
		expectProblem(
			await api.call(route.method, path, { ...options, key: 'not-a-key-that-anybody-has' }),
			401,
			'wrong-key'
		);
		expect(await api.everything()).toEqual(before);
	});

	it.each(named(withId))('%s refuses an id that is not there', async (id, route) => {
		const body = samples[id]!.body && (await samples[id]!.body!());
		for (const wrong of ['gone', '%2e%2e', "'%20or%201=1", '%00', 'x'.repeat(300)]) {
			const path = route.path.replace(/\{\w+\}/g, wrong);
			expectProblem(await api.call(route.method, path, body ? { body } : undefined), 404, 'not-found');
		}
		expectProblem(
			await api.call(route.method, route.path.replace(/\{\w+\}/g, '%zz'), body ? { body } : undefined),
			400,
			'bad-request'
		);
	});

	it.each(named(withBody))('%s refuses a body that is not JSON', async (id, route) => {
		const path = await samples[id]!.path();
		const before = await api.everything();
		for (const type of [
			'text/plain',
			'application/x-www-form-urlencoded',
			'multipart/form-data; boundary=x',
			'application/jsonx',
			'text/json'
		])
			expectProblem(
				await api.call(route.method, path, { raw: '{}', headers: { 'content-type': type } }),
				415,
				'unsupported-media-type'
			);
		for (const raw of [
			'',
			'{',
			'{"a":1',
			'undefined',
			"{'a':1}",
			new Uint8Array([0x22, 0xff, 0x22]),
			'{"title":"x"}x'
		])
			expectProblem(await api.call(route.method, path, { raw }), 400, 'not-json');
		const empty = TAKES_NOTHING.includes(id) ? [] : [{}];
		for (const body of [null, 7, 'text', [], [[]], ...empty, { __proto__: null, constructor: 1 }])
			expectProblem(await api.call(route.method, path, { body }), 422, 'invalid-input');
		expect(await api.everything()).toEqual(before);
	});

	it.each(named(withBody))('%s refuses a body that is too large', async (id, route) => {
		const raw = JSON.stringify({ title: 'x'.repeat(6 * 1024 * 1024) });
		expectProblem(await api.call(route.method, await samples[id]!.path(), { raw }), 413, 'too-large');
	});

	it.each([...new Set(ROUTES.map((route) => route.path))])(
		'%s refuses methods that it does not have',
		async (path) => {
			const has = ROUTES.filter((route) => route.path === path).map((route) => route.method as string);
			for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter(
				(m) => !has.includes(m)
			)) {
				const answered = expectProblem(
					await api.call(method, path.replace(/\{\w+\}/g, 'x')),
					405,
					'method-not-allowed'
				);
				expect(answered.headers.get('allow')?.split(', ').sort()).toEqual(has.toSorted());
			}
		}
	);

	it('that does not exist is refused, with the way to the description', async () => {
		for (const path of ['', '/', '/nothing', '/studies/x/y/z', '/models', '/studies//models'])
			expect(expectProblem(await api.call('GET', path), 404, 'not-found').json.detail).toContain(
				'openapi.json'
			);
	});
});

describe.each(['contributor', 'reviewer', 'viewer'] as const)('a %s', (role) => {
	let key: string;
	beforeAll(async () => {
		key = await api.server.keyFor(role);
	});

	it('sees studies, models and the figure', async () => {
		for (const id of ['whoAmI', 'listStudies', 'getStudy', 'listModels', 'getModel', 'getFigure']) {
			const route = ROUTES.find((r) => r.id === id)!;
			expect((await api.call(route.method, await samples[id]!.path(), { key })).status, id).toBe(200);
		}
	});

	const hidden = locked.filter(
		(route) => typeof route.needs === 'string' && route.needs.startsWith('evidence:')
	);
	it.each(named(hidden))('gets nothing from %s', async (id, route) => {
		const sample = samples[id]!;
		const path = await sample.path();
		const body = sample.body && (await sample.body());
		const before = await api.everything();
		const answered = await api.call(route.method, path, { key, ...(body !== undefined && { body }) });
		if (route.method === 'GET') expectProblem(answered, 404, 'not-found');
		else expectProblem(answered, 403, 'forbidden');
		expect(await api.everything()).toEqual(before);
	});

	it('cannot tell whether a record exists', async () => {
		const real = await api.call('GET', `/studies/${api.studyId}/evidence/${(await api.newRecord()).id}`, {
			key
		});
		const made = await api.call('GET', `/studies/${api.studyId}/evidence/gone`, { key });
		expect(real.text).toBe(made.text);
	});

	it('makes no study and no link; only a contributor makes a model', async () => {
		expectProblem(await api.call('POST', '/studies', { key, body: { title: 'x' } }), 403, 'forbidden');
		const link = await samples.makeShareLink!.body!();
		expectProblem(await api.call('POST', '/share-links', { key, body: link }), 403, 'forbidden');
		const model = await api.call('POST', `/studies/${api.studyId}/models`, { key, body: { title: 'x' } });
		if (role === 'contributor') expect(model.status).toBe(201);
		else expectProblem(model, 403, 'forbidden');
	});
});

describe('openapi.json', () => {
	it('describes every route, and every reference in it leads somewhere', async () => {
		const { json } = await api.call('GET', '/openapi.json', { key: null });
		expect(json.openapi).toBe('3.1.0');
		expect(json.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
		const operations = Object.entries<Json>(json.paths).flatMap(([path, methods]) =>
			Object.entries<Json>(methods).map(([method, operation]) => ({
				name: `${method.toUpperCase()} ${path}`,
				path,
				operation
			}))
		);
		const expected = ROUTES.filter((route) => route.id !== 'getOpenApi').map(
			(route) => `${route.method} /api/v1${route.path}`
		);
		expect(operations.map((o) => o.name).sort()).toEqual(expected.sort());
		expect(new Set(operations.map((o) => o.operation.operationId)).size).toBe(operations.length);
		for (const { path, operation, name } of operations) {
			expect(operation.summary, name).toMatch(/\w/);
			expect(Object.keys(operation.responses), name).toContain('default');
			const parameters = (operation.parameters ?? [])
				.filter((p: Json) => p.in === 'path')
				.map((p: Json) => p.name);
			expect(parameters, name).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1]));
			for (const parameter of operation.parameters ?? []) expect(parameter.schema, name).toBeTypeOf('object');
		}
		const references: string[] = [];
		JSON.stringify(json, (key, value: unknown) => {
			if (key === '$ref') references.push(String(value));
			return value;
		});
		expect(references.length).toBeGreaterThan(20);
		for (const reference of references) {
			expect(reference).toMatch(/^#\/components\/schemas\/\w+$/);
			expect(json.components.schemas, reference).toHaveProperty(reference.split('/').at(-1)!);
		}
	});
});
