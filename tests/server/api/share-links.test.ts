// Share links over HTTP: made, listed, used, revoked, and who may do that to which.
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, useApi } from '../../support/api.ts';
import type { Json } from '../../support/json.ts';
import { OWNER_KEY, SAMPLE_MODEL } from '../../support/test-server.ts';

const api = useApi();
const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
const keyOf = (path: string) => path.split('#key=')[1]!;

/** Another study with a model of its own. */
const other = { studyId: '', modelId: '' };
beforeAll(async () => {
	other.studyId = (await api.call('POST', '/studies', { body: { title: 'Another study' } })).json.id;
	const models = `/studies/${other.studyId}/models`;
	other.modelId = (await api.call('POST', models, { body: { title: 'Another model' } })).json.id;
});

const wanted = (more = {}) => ({
	role: 'viewer',
	scope: { kind: 'model', modelId: SAMPLE_MODEL },
	label: 'Workshop in May',
	expiresAt: inDays(30),
	...more
});
const make = async (more = {}, key?: string) => {
	const made = await api.call('POST', '/share-links', { body: wanted(more), ...(key && { key }) });
	expect(made.status, made.text).toBe(201);
	return made.json as { link: Json; path: string };
};
const list = async (query = '', key?: string): Promise<Json[]> =>
	(await api.call('GET', `/share-links${query}`, key ? { key } : {})).json.links;
const enter = (key: string, name = 'Ana') => api.call('POST', '/session', { key: null, body: { key, name } });
const withCookie = (answered: { headers: Headers }) => ({
	key: null,
	headers: { cookie: answered.headers.get('set-cookie')!.split(';')[0]!, origin: api.server.url }
});

describe('a share link', () => {
	it('is made with role, scope, label and end, and its key is shown once', async () => {
		const expiresAt = inDays(30);
		const { link, path } = await make({ expiresAt, label: '  Workshop in May ' });
		expect(link).toEqual({
			id: expect.stringMatching(/^[\w-]{12}$/),
			label: 'Workshop in May',
			role: 'viewer',
			scope: {
				kind: 'model',
				studyId: api.studyId,
				modelId: SAMPLE_MODEL,
				title: expect.stringMatching(/Overarching/)
			},
			createdAt: expect.any(String),
			createdBy: 'Owner',
			expiresAt,
			revokedAt: null,
			uses: 0,
			lastUsedAt: null,
			state: 'active'
		});
		expect(path).toMatch(/^\/enter#key=[\w-]{32}$/);
		const listed = await api.call('GET', '/share-links');
		expect(listed.json.links[0]).toEqual(link);
		expect(listed.text).not.toContain(keyOf(path));
		expect(listed.text).not.toContain(OWNER_KEY);
	});

	it('names what it reaches', async () => {
		const study = await make({ scope: { kind: 'study', studyId: other.studyId } });
		expect(study.link.scope).toEqual({ kind: 'study', studyId: other.studyId, title: 'Another study' });
		const all = await make({ scope: { kind: 'server' } });
		expect(all.link.scope).toEqual({ kind: 'server', title: 'All studies' });
		expect(await list()).not.toContainEqual(expect.objectContaining({ id: 'owner' }));
	});

	it('lets somebody in with its role and scope, and counts its uses', async () => {
		const { link, path } = await make({ role: 'contributor' });
		const first = await enter(keyOf(path), 'Ana');
		await enter(keyOf(path), 'Bea');
		expect(first.json).toEqual({
			name: 'Ana',
			role: 'contributor',
			scope: link.scope,
			may: {
				writeTheory: true,
				readEvidence: false,
				writeEvidence: false,
				manageAccess: false,
				createStudy: false,
				readAudit: false
			}
		});
		expect((await api.call('GET', '/session', withCookie(first))).json).toEqual(first.json);
		const now = (await list()).find(({ id }) => id === link.id)!;
		expect(now).toMatchObject({ uses: 2, lastUsedAt: expect.any(String) });
		// A program that comes with the key itself is no use of it.
		expect((await api.call('GET', '/session', { key: keyOf(path) })).json.name).toBe('Workshop in May');
		expect((await list()).find(({ id }) => id === link.id)).toMatchObject({ uses: 2 });
	});

	it('that is revoked ends its sessions at once, and the way in with it; a second time changes nothing', async () => {
		const { link, path } = await make();
		const session = withCookie(await enter(keyOf(path)));
		const stays = withCookie(await enter(keyOf((await make()).path)));
		const heard = new Promise<void>((told) => api.server.services.access.onChange(told));
		expect((await api.call('DELETE', `/share-links/${link.id}`)).status).toBe(204);
		await heard;
		expectProblem(await api.call('GET', '/session', session), 401, 'unauthorised');
		expect((await api.call('GET', '/session', stays)).status).toBe(200);
		const refused = expectProblem(await enter(keyOf(path)), 401, 'wrong-key');
		expect(refused.json.detail).toMatch(/expired or was revoked/);
		expectProblem(await api.call('GET', '/session', { key: keyOf(path) }), 401, 'wrong-key');
		const revoked = (await list()).find(({ id }) => id === link.id)!;
		expect(revoked).toMatchObject({ state: 'revoked', revokedAt: expect.any(String), uses: 1 });
		expect((await api.call('DELETE', `/share-links/${link.id}`)).status).toBe(204);
		expect((await list()).find(({ id }) => id === link.id)).toEqual(revoked);
	});

	it('that was never there, and the owner’s key, cannot be revoked', async () => {
		for (const id of ['gone', 'owner', '%00'])
			expectProblem(await api.call('DELETE', `/share-links/${id}`), 404, 'not-found');
		expect((await api.call('GET', '/session')).json.role).toBe('owner');
	});
});

describe('a list of share links', () => {
	it('holds those that reach a study or model or a part of it, newest first', async () => {
		const links = {
			server: await make({ scope: { kind: 'server' } }),
			study: await make({ scope: { kind: 'study', studyId: api.studyId } }),
			model: await make(),
			otherStudy: await make({ scope: { kind: 'study', studyId: other.studyId } }),
			otherModel: await make({ scope: { kind: 'model', modelId: other.modelId } })
		};
		const names = async (query: string) => {
			const ids = (await list(query)).map(({ id }) => id);
			return Object.entries(links)
				.map(([name, { link }]) => [name, ids.indexOf(link.id)] as const)
				.filter(([, at]) => at >= 0)
				.sort((a, b) => a[1] - b[1])
				.map(([name]) => name);
		};
		expect(new Set(await names(''))).toEqual(new Set(Object.keys(links)));
		expect((await names(`?modelId=${SAMPLE_MODEL}`)).sort()).toEqual(['model', 'server', 'study']);
		expect((await names(`?studyId=${api.studyId}`)).sort()).toEqual(['model', 'server', 'study']);
		expect((await names(`?modelId=${other.modelId}`)).sort()).toEqual(['otherModel', 'otherStudy', 'server']);
		const times = (await list()).map(({ createdAt }) => createdAt as string);
		expect(times).toEqual(times.toSorted().reverse());
	});

	it.each(['?studyId=gone', '?modelId=gone', `?studyId=gone&modelId=${SAMPLE_MODEL}`])(
		'of what is not there is refused: %s',
		async (query) => {
			expectProblem(await api.call('GET', `/share-links${query}`), 404, 'not-found');
		}
	);

	it('refuses what it does not know', async () => {
		for (const query of ['?colour=red', '?studyId=a%20b', '?modelId='])
			expectProblem(await api.call('GET', `/share-links${query}`), 422, 'invalid-input');
	});
});

describe('somebody who may manage the access of one study', () => {
	let key: string;
	beforeAll(async () => {
		key = await api.server.keyFor('evaluator', { kind: 'study', studyId: other.studyId });
	});
	const post = (body: unknown) => api.call('POST', '/share-links', { key, body });

	it('makes links to it and its models, and sees and revokes those alone', async () => {
		const elsewhere = [await make(), await make({ scope: { kind: 'server' } })];
		const mine = await make({ scope: { kind: 'model', modelId: other.modelId } }, key);
		const ids = (await list('', key)).map(({ id }) => id);
		expect(ids).toContain(mine.link.id);
		for (const { link } of elsewhere) {
			expect(ids).not.toContain(link.id);
			expectProblem(await api.call('DELETE', `/share-links/${link.id}`, { key }), 404, 'not-found');
			expect((await list()).find(({ id }) => id === link.id)).toMatchObject({ state: 'active' });
		}
		expect((await api.call('DELETE', `/share-links/${mine.link.id}`, { key })).status).toBe(204);
		expectProblem(await api.call('GET', `/share-links?studyId=${api.studyId}`, { key }), 404, 'not-found');
	});

	it('gives no scope beyond that', async () => {
		expectProblem(await post(wanted()), 404, 'not-found');
		expectProblem(await post(wanted({ scope: { kind: 'study', studyId: api.studyId } })), 404, 'not-found');
		const server = expectProblem(await post(wanted({ scope: { kind: 'server' } })), 403, 'forbidden');
		expect(server.json.detail).toMatch(/reaches one study only/);
	});

	it('is not shown the server’s links, nor told by the way a refusal reads', async () => {
		const { link } = await make();
		const real = await api.call('DELETE', `/share-links/${link.id}`, { key });
		const gone = await api.call('DELETE', '/share-links/gone', { key });
		expect(real.text).toBe(gone.text);
	});
});

describe('a link that is refused', () => {
	it.each([
		['role', 'owner-by-link', { role: 'owner', scope: { kind: 'server' } }],
		['scope', 'records-need-study', { role: 'evaluator' }],
		['expiresAt', 'expiry-needed', { expiresAt: null }],
		['expiresAt', 'expiry-past', { expiresAt: inDays(-1) }],
		['expiresAt', 'expiry-too-far', { expiresAt: inDays(740) }]
	])('says what (%s), why (%s), and makes none', async (path, code, wrong) => {
		const before = (await list()).length;
		const { json } = expectProblem(
			await api.call('POST', '/share-links', { body: wanted(wrong) }),
			422,
			'invalid-input'
		);
		expect(json.faults).toEqual([{ path, code, message: expect.stringMatching(/\w{3}.*\.$/) }]);
		expect(json.detail).toMatch(/No link was made\.$/);
		expect(await list()).toHaveLength(before);
	});

	it.each([
		['role', { role: 'king' }],
		['scope.kind', { scope: { kind: 'galaxy' } }],
		['scope.studyId', { scope: { kind: 'study' } }],
		['scope', { scope: { kind: 'server', studyId: 'x' } }],
		['label', { label: ' ' }],
		['label', { label: 'x'.repeat(81) }],
		['label', { label: 'a\u0007' }],
		['expiresAt', { expiresAt: 'tomorrow' }],
		['expiresAt', { expiresAt: '2026-05-20' }],
		['expiresAt', { expiresAt: 5 }],
		['', { key: 'my-own-key' }]
	])('has a wrong %s', async (path, wrong) => {
		const { json } = expectProblem(
			await api.call('POST', '/share-links', { body: wanted(wrong) }),
			422,
			'invalid-input'
		);
		expect(json.faults[0].path).toBe(path);
	});

	it.each([
		{ kind: 'study', studyId: 'gone' },
		{ kind: 'model', modelId: 'gone' }
	])('reaches what is not there: %j', async (scope) => {
		expectProblem(await api.call('POST', '/share-links', { body: wanted({ scope }) }), 404, 'not-found');
	});
});
