// The API over real HTTP: every route as it should go, and every way in which a request can be wrong.
import { request as httpRequest } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readModelFile, toModelFile } from '#lib/model-file/model-file.ts';
import { ROUTES } from '#server/api/routes.ts';
import { smallModel } from '../../support/models.ts';
import { type Answered, type CallOptions, OWNER_KEY, SAMPLE_MODEL, startTestServer, type TestServer } from '../../support/test-server.ts';

/** Case-level text of these tests: it must come back to those who may see it, and be nowhere else. */
const SECRET = 'Zebrafinch bought the bed for the family';

let server: TestServer;
let studyId: string;
let logged: string[] = [];
/** Every refusal of every test, to look for what must not be in one. */
const refusals: string[] = [];

beforeAll(async () => {
	server = await startTestServer();
	studyId = (await server.call('GET', '/studies')).json.studies[0].id;
});
afterAll(() => server.close());
beforeEach(() => {
	logged = [];
	for (const method of ['error', 'log', 'warn'] as const)
		vi.spyOn(console, method).mockImplementation((...words: unknown[]) => void logged.push(words.join(' ')));
});
afterEach(() => {
	vi.restoreAllMocks();
	expect(logged, 'a refusal is nothing to log').toEqual([]);
});

async function call(method: string, path: string, options?: CallOptions): Promise<Answered> {
	const answered = await server.call(method, path, options);
	if (answered.status >= 400) refusals.push(answered.text);
	return answered;
}

/** A refusal as RFC 9457 wants it. */
function expectProblem(answered: Answered, status: number, code: string): Answered {
	expect(answered.status, answered.text.slice(0, 300)).toBe(status);
	expect(answered.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
	expect(answered.headers.get('cache-control')).toBe('no-store');
	expect(answered.json).toMatchObject({ type: `urn:throughline:problem:${code}`, code, status });
	expect(answered.json.title).toMatch(/\w/);
	expect(answered.json.detail).toMatch(/\w.*\.$/s);
	return answered;
}

const file = () => toModelFile(smallModel());
const newModel = async (body: unknown = file()): Promise<string> => (await call('POST', `/studies/${studyId}/models`, { body })).json.id;
const newSource = async (): Promise<string> => (await call('POST', `/studies/${studyId}/sources`, { body: { title: 'A source' } })).json.id;
const record = async (more = {}) => ({ sourceId: await newSource(), kind: 'interview', text: SECRET, ...more });
const newRecord = async (more = {}): Promise<any> => (await call('POST', `/studies/${studyId}/evidence`, { body: await record(more) })).json;

/** Everything there is, to see that a refusal left nothing behind. */
async function everything() {
	const models = (await server.call('GET', `/studies/${studyId}/models`)).json.models as { id: string }[];
	const evidence = (await server.call('GET', `/studies/${studyId}/evidence?limit=1`)).json.total;
	const studies = (await server.call('GET', '/studies')).json.studies.length;
	const sources = (await server.call('GET', `/studies/${studyId}/sources`)).json.sources.length;
	const links = (await server.call('GET', `/models/${SAMPLE_MODEL}/links`)).json.links.length;
	return { models: models.length, evidence, studies, sources, links };
}

describe('studies and models', () => {
	it('start with the sample study', async () => {
		const { models } = (await call('GET', `/studies/${studyId}/models`)).json;
		expect(models).toEqual([{ id: SAMPLE_MODEL, studyId, title: expect.any(String), createdAt: expect.any(String) }]);
		const study = (await call('GET', `/studies/${studyId}`)).json;
		expect(study.sites).toHaveLength(3);
		const sample = readModelFile((await call('GET', `/models/${SAMPLE_MODEL}`)).json);
		expect(sample.ok && sample.model.nodes.size).toBe(59);
		// Placed on the way in: nothing is left without a position.
		expect(sample.ok && [...sample.model.nodes.values()].every((node) => node.pos !== null)).toBe(true);
	});

	it('are made, listed and read', async () => {
		const made = await call('POST', '/studies', { body: { title: '  My study ' } });
		expect(made.status).toBe(201);
		expect(made.json).toEqual({ id: expect.stringMatching(/^[\w-]+$/), title: 'My study', createdAt: expect.any(String) });
		expect(made.headers.get('location')).toBe(`/api/v1/studies/${made.json.id}`);
		expect((await call('GET', '/studies')).json.studies).toContainEqual(made.json);
		expect((await call('GET', `/studies/${made.json.id}`)).json).toMatchObject({ title: 'My study', phases: [], sites: [] });

		const model = await call('POST', `/studies/${made.json.id}/models`, { body: { title: 'Empty one' } });
		expect(model.status).toBe(201);
		expect(model.headers.get('location')).toBe(`/api/v1/models/${model.json.id}`);
		expect((await call('GET', `/studies/${made.json.id}/models`)).json.models).toEqual([model.json]);
		expect((await call('GET', `/models/${model.json.id}`)).json).toMatchObject({ format: 'throughline-model', version: 1, title: 'Empty one', nodes: [] });
	});

	it('give a model file back as it was posted', async () => {
		const posted = file();
		posted.nodes[4]!.pos = [3, 4];
		posted.nodes[0]!.references = [{ sourceId: 's', section: 'One', lines: '1-2' }];
		const id = await newModel(posted);
		expect((await call('GET', `/models/${id}`)).json).toEqual(JSON.parse(JSON.stringify(posted)));
	});

	it('lay out a model in which a node has no place', async () => {
		const id = await newModel();
		const { nodes, ...rest } = (await call('GET', `/models/${id}`)).json;
		for (const { pos } of nodes) expect(pos).toEqual([expect.any(Number), expect.any(Number)]);
		const { nodes: posted, ...others } = JSON.parse(JSON.stringify(file()));
		expect(rest).toEqual(others);
		expect(nodes.map(({ pos: _, ...node }: any) => node)).toEqual(posted.map(({ pos: _, ...node }: any) => node));
	});

	it('A5 give a file that can be posted again where somebody else deleted the end of an arrow', async () => {
		const id = await newModel();
		await server.services.rooms.use(`theory.${id}`, (doc) => doc.getMap('nodes').delete('safe'));
		const { json } = await call('GET', `/models/${id}`);
		expect(json.arrows.map((a: any) => a.id)).toEqual(['e1', 'e2', 'e3']);
		expect(readModelFile(json).ok).toBe(true);
	});

	it('keep HTML in labels as it was, and escape it in the figure', async () => {
		const label = '<script>alert(1)</script> & "x"';
		const body = file();
		body.nodes[0]!.label = label;
		const id = await newModel(body);
		expect((await call('GET', `/models/${id}`)).json.nodes[0].label).toBe(label);
		const figure = await call('GET', `/models/${id}/figure.svg`);
		expect(figure.text).not.toMatch(/<script/i);
		expect(figure.text).toContain('&lt;script&gt;');
	});
});

describe('the figure', () => {
	it('is an SVG that can run nothing, of the core or of all', async () => {
		const full = await call('GET', `/models/${SAMPLE_MODEL}/figure.svg`);
		expect(full.status).toBe(200);
		expect(full.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
		expect(full.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
		expect(full.headers.get('x-content-type-options')).toBe('nosniff');
		expect(full.text).toMatch(/^(<\?xml[^>]*>\s*)?<svg[\s>]/);
		const core = await call('GET', `/models/${SAMPLE_MODEL}/figure.svg?extent=core`);
		expect(core.text.length).toBeLessThan(full.text.length);
	});

	it('has evidence marks for those who may see evidence, unless they want none', async () => {
		const withMarks = (await call('GET', `/models/${SAMPLE_MODEL}/figure.svg`)).text;
		const without = (await call('GET', `/models/${SAMPLE_MODEL}/figure.svg?marks=false`)).text;
		expect(withMarks).not.toBe(without);
		for (const role of ['contributor', 'reviewer', 'viewer'] as const) {
			const key = await server.keyFor(role);
			expect((await call('GET', `/models/${SAMPLE_MODEL}/figure.svg`, { key })).text).toBe(without);
		}
	});

	it('refuses an extent that is not one', async () => {
		expectProblem(await call('GET', `/models/${SAMPLE_MODEL}/figure.svg?extent=half`), 422, 'invalid-input');
		expectProblem(await call('GET', `/models/${SAMPLE_MODEL}/figure.svg?colour=red`), 422, 'invalid-input');
	});
});

describe('sources and evidence', () => {
	it('are added, read, searched, edited, withdrawn and brought back', async () => {
		const path = `/studies/${studyId}/evidence`;
		const made = await call('POST', path, { body: await record({ amount: { kind: 'spent', pence: -1050 }, siteIds: ['wigan', 'darlington'] }) });
		expect(made.status).toBe(201);
		expect(made.json).toMatchObject({ text: SECRET, revision: 1, createdBy: 'Owner', withdrawn: null, amount: { kind: 'spent', pence: -1050, upToPence: null } });
		const at = `${path}/${made.json.id}`;
		expect((await call('GET', at)).json).toEqual(made.json);
		expect((await call('GET', `${path}?q=zebraf`)).json).toEqual({ records: [made.json], total: 1 });
		expect((await call('GET', `${path}?q=zebraf&site=wigan&kind=interview&source=${made.json.sourceId}&ids=${made.json.id},gone`)).json.total).toBe(1);
		expect((await call('GET', `${path}?q=zebraf&site=hillingdon`)).json.total).toBe(0);

		const { sourceId, kind } = made.json;
		const edited = await call('PATCH', at, { body: { revision: 1, sourceId, kind, text: 'Another text' } });
		expect(edited.json).toMatchObject({ revision: 2, text: 'Another text', siteIds: [], amount: null });
		const stale = await call('PATCH', at, { body: { revision: 1, sourceId, kind, text: SECRET } });
		expectProblem(stale, 409, 'conflict');
		expect((await call('GET', at)).json).toEqual(edited.json);
		expect((await call('GET', `${path}?q=zebraf`)).json.total).toBe(0);

		const gone = await call('POST', `${at}/withdrawal`, { body: { reason: 'Consent ended' } });
		expect(gone.json).toMatchObject({ withdrawn: { by: 'Owner', reason: 'Consent ended' }, revision: 3 });
		expect((await call('GET', `${path}?withdrawn=false&ids=${made.json.id}`)).json.total).toBe(0);
		const back = await call('POST', `${at}/withdrawal`, { body: { reason: null } });
		expect(back.json).toMatchObject({ withdrawn: null, text: 'Another text' });
	});

	it('take a source with an id of one’s own, once', async () => {
		const path = `/studies/${studyId}/sources`;
		const body = { id: 'own-id', title: 'Mine', kind: 'ledger', date: '2019-05', reference: 'X' };
		expect((await call('POST', path, { body })).json).toEqual({ ...body, duplicateOf: null });
		expect((await call('GET', path)).json.sources).toContainEqual({ ...body, duplicateOf: null });
		expectProblem(await call('POST', path, { body }), 409, 'conflict');
		expectProblem(await call('POST', path, { body: { title: 'Copy', duplicateOf: 'gone' } }), 422, 'invalid-input');
	});

	it('refuse a record twice under one id', async () => {
		const body = await record({ id: 'twice' });
		expect((await call('POST', `/studies/${studyId}/evidence`, { body })).status).toBe(201);
		expectProblem(await call('POST', `/studies/${studyId}/evidence`, { body }), 409, 'conflict');
	});

	it.each([
		['sourceId', { sourceId: 'gone' }],
		['siteIds', { siteIds: ['wigan', 'gone'] }],
		['phaseId', { phaseId: 'gone' }],
		['kind', { kind: 'rumour' }],
		['text', { text: ' ' }],
		['text', { text: 'a\u0000b' }],
		['role', { role: 'a\nb' }],
		['date', { date: '05/2019' }],
		['date', { date: '2019-13' }],
		['amount.pence', { amount: { kind: 'spent', pence: 10.5 } }],
		['amount', { amount: { kind: 'spent', pence: null } }],
		['amount.kind', { amount: { kind: 'guessed', pence: 1 } }],
		['instalment', { instalment: 0 }],
		['id', { id: 'a b' }],
		['', { colour: 'red' }]
	])('refuse a record whose %s is wrong, and store nothing', async (path, wrong) => {
		const body = await record(wrong);
		const before = await everything();
		const { json } = expectProblem(await call('POST', `/studies/${studyId}/evidence`, { body }), 422, 'invalid-input');
		expect(json.faults[0]).toMatchObject({ path, message: expect.stringMatching(/\w/) });
		expect(await everything()).toEqual(before);
	});

	it.each(['limit=0', 'limit=501', 'limit=x', 'offset=-1', 'kind=rumour', 'withdrawn=maybe', 'site=a%20b', 'colour=red', '__proto__=x'])(
		'refuse the query %s',
		async (query) => {
			expectProblem(await call('GET', `/studies/${studyId}/evidence?${query}`), 422, 'invalid-input');
		}
	);
});

describe('links', () => {
	it('are added, listed and taken away', async () => {
		const id = await newModel();
		const { id: recordId } = await newRecord();
		const body = { recordId, targetId: 'e1', stance: 'challenges', relevance: 'high', reason: 'because' };
		const made = await call('POST', `/models/${id}/links`, { body });
		expect(made.status).toBe(201);
		expect(made.json).toEqual({ ...body, rigour: null, id: expect.any(String), by: 'Owner', at: expect.any(String) });
		for (const targetId of ['need', 'st1'])
			expect((await call('POST', `/models/${id}/links`, { body: { ...body, targetId } })).status).toBe(201);
		expect((await call('GET', `/models/${id}/links`)).json.links).toHaveLength(3);
		expectProblem(await call('POST', `/models/${id}/links`, { body: { ...body, stance: 'supports' } }), 409, 'conflict');
		const gone = await call('DELETE', `/models/${id}/links/${made.json.id}`);
		expect([gone.status, gone.text]).toEqual([204, '']);
		expect((await call('GET', `/models/${id}/links`)).json.links).toHaveLength(2);
		expectProblem(await call('DELETE', `/models/${id}/links/${made.json.id}`), 404, 'not-found');
	});

	it.each([
		['a target that is not there', { targetId: 'gone' }, 422],
		['a pathway as a target', { targetId: 'A' }, 422],
		['another stance', { stance: 'likes' }, 422],
		['another grade', { relevance: 'huge' }, 422],
		['a record that is not there', { recordId: 'gone' }, 404],
		['a text in the place of an id', { recordId: SECRET }, 422]
	])('refuse %s', async (_, wrong, status) => {
		const id = await newModel();
		const body = { recordId: (await newRecord()).id, targetId: 'need', stance: 'supports', ...wrong };
		expectProblem(await call('POST', `/models/${id}/links`, { body }), status, status === 404 ? 'not-found' : 'invalid-input');
		expect((await call('GET', `/models/${id}/links`)).json.links).toEqual([]);
	});
});

/** Each route with addresses that exist: what a call needs besides a key. */
const SAMPLES: Record<string, { path: () => Promise<string>; body?: () => Promise<unknown> }> = {
	signIn: { path: async () => '/session', body: async () => ({ key: OWNER_KEY, name: 'Ana' }) },
	whoAmI: { path: async () => '/session' },
	signOut: { path: async () => '/session' },
	inviteColleague: { path: async () => '/invitations', body: async () => ({ label: 'Bo' }) },
	listStudies: { path: async () => '/studies' },
	createStudy: { path: async () => '/studies', body: async () => ({ title: 'S' }) },
	getStudy: { path: async () => `/studies/${studyId}` },
	listModels: { path: async () => `/studies/${studyId}/models` },
	createModel: { path: async () => `/studies/${studyId}/models`, body: async () => file() },
	getModel: { path: async () => `/models/${SAMPLE_MODEL}` },
	listSources: { path: async () => `/studies/${studyId}/sources` },
	addSource: { path: async () => `/studies/${studyId}/sources`, body: async () => ({ title: 'A source' }) },
	listEvidence: { path: async () => `/studies/${studyId}/evidence` },
	addEvidence: { path: async () => `/studies/${studyId}/evidence`, body: () => record() },
	getEvidence: { path: async () => `/studies/${studyId}/evidence/${(await newRecord()).id}` },
	editEvidence: {
		path: async () => `/studies/${studyId}/evidence/${(await newRecord()).id}`,
		body: async () => ({ revision: 1, ...(await record()) })
	},
	withdrawEvidence: {
		path: async () => `/studies/${studyId}/evidence/${(await newRecord()).id}/withdrawal`,
		body: async () => ({ reason: 'why' })
	},
	listLinks: { path: async () => `/models/${SAMPLE_MODEL}/links` },
	addLink: {
		path: async () => `/models/${SAMPLE_MODEL}/links`,
		body: async () => ({ recordId: (await newRecord()).id, targetId: 'o_care', stance: 'supports' })
	},
	removeLink: {
		async path() {
			const body = { recordId: (await newRecord()).id, targetId: 'o_care', stance: 'supports' };
			return `/models/${SAMPLE_MODEL}/links/${(await call('POST', `/models/${SAMPLE_MODEL}/links`, { body })).json.id}`;
		}
	},
	getFigure: { path: async () => `/models/${SAMPLE_MODEL}/figure.svg` },
	getOpenApi: { path: async () => '/openapi.json' }
};
const locked = ROUTES.filter((route) => route.needs !== null);
const withBody = ROUTES.filter((route) => route.body);
const withId = ROUTES.filter((route) => route.path.includes('{'));
const named = (routes: typeof ROUTES) => routes.map((route) => [route.id, route] as const);

describe('every route', () => {
	it('is tried here', () => {
		expect(Object.keys(SAMPLES).sort()).toEqual(ROUTES.map((route) => route.id).sort());
	});

	it.each(named(ROUTES))('%s answers as its description says', async (id, route) => {
		const sample = SAMPLES[id]!;
		const answered = await call(route.method, await sample.path(), sample.body && { body: await sample.body() });
		expect(answered.status, answered.text.slice(0, 200)).toBe(route.answers.status);
		if (route.answers.schema) expect(route.answers.schema.safeParse(answered.json).error).toBeUndefined();
		if (route.answers.type) expect(answered.headers.get('content-type')).toContain(route.answers.type);
		expect(answered.headers.get('cache-control')).toBe('no-store');
	});

	it.each(named(locked))('%s wants a key, and a right one', async (id, route) => {
		const sample = SAMPLES[id]!;
		const options = sample.body && { body: await sample.body() };
		const path = await sample.path();
		const before = await everything();
		const without = expectProblem(await call(route.method, path, { ...options, key: null }), 401, 'unauthorised');
		expect(without.headers.get('www-authenticate')).toBe('Bearer');
		expectProblem(await call(route.method, path, { ...options, key: 'not-a-key-that-anybody-has' }), 401, 'wrong-key');
		expect(await everything()).toEqual(before);
	});

	it.each(named(withId))('%s refuses an id that is not there', async (id, route) => {
		const body = SAMPLES[id]!.body && (await SAMPLES[id]!.body!());
		for (const wrong of ['gone', '%2e%2e', "'%20or%201=1", '%00', 'x'.repeat(300)]) {
			const path = route.path.replace(/\{\w+\}/g, wrong);
			expectProblem(await call(route.method, path, body ? { body } : undefined), 404, 'not-found');
		}
		expectProblem(await call(route.method, route.path.replace(/\{\w+\}/g, '%zz'), body ? { body } : undefined), 400, 'bad-request');
	});

	it.each(named(withBody))('%s refuses a body that is not JSON', async (id, route) => {
		const path = await SAMPLES[id]!.path();
		const before = await everything();
		for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonx', 'text/json'])
			expectProblem(await call(route.method, path, { raw: '{}', headers: { 'content-type': type } }), 415, 'unsupported-media-type');
		for (const raw of ['', '{', '{"a":1', 'undefined', "{'a':1}", new Uint8Array([0x22, 0xff, 0x22]), '{"title":"x"}x'])
			expectProblem(await call(route.method, path, { raw }), 400, 'not-json');
		for (const body of [null, 7, 'text', [], [[]], {}, { __proto__: null, constructor: 1 }])
			expectProblem(await call(route.method, path, { body }), 422, 'invalid-input');
		expect(await everything()).toEqual(before);
	});

	it.each(named(withBody))('%s refuses a body that is too large', async (id, route) => {
		const raw = JSON.stringify({ title: 'x'.repeat(6 * 1024 * 1024) });
		expectProblem(await call(route.method, await SAMPLES[id]!.path(), { raw }), 413, 'too-large');
	});

	it.each([...new Set(ROUTES.map((route) => route.path))])('%s refuses methods that it does not have', async (path) => {
		const has = ROUTES.filter((route) => route.path === path).map((route) => route.method as string);
		for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter((m) => !has.includes(m))) {
			const answered = expectProblem(await call(method, path.replace(/\{\w+\}/g, 'x')), 405, 'method-not-allowed');
			expect(answered.headers.get('allow')?.split(', ').sort()).toEqual(has.toSorted());
		}
	});

	it('that does not exist is refused, with the way to the description', async () => {
		for (const path of ['', '/', '/nothing', '/studies/x/y/z', '/models', '/../healthz', '/studies//models'])
			expect(expectProblem(await call('GET', path), 404, 'not-found').json.detail).toContain('openapi.json');
	});
});

describe('a model file that is refused', () => {
	const post = (body: unknown) => call('POST', `/studies/${studyId}/models`, { body });

	it.each([
		['dangling-arrow', 'arrows[0]', (f: any) => (f.arrows[0].to = 'gone')],
		['label-too-long', 'nodes[0]', (f: any) => (f.nodes[0].label = 'x'.repeat(10_000))],
		['invalid-label', 'nodes[0]', (f: any) => (f.nodes[0].label = 'a\u0007')],
		['duplicate-id', 'nodes[1].id', (f: any) => (f.nodes[1].id = 'need')],
		['arrow-cycle', 'arrows[3]', (f: any) => (f.arrows[3].to = 'e5')],
		[undefined, 'nodes[0].pathway', (f: any) => (f.nodes[0].pathway = 'gone')],
		[undefined, 'nodes[0].kind', (f: any) => (f.nodes[0].kind = 'feeling')],
		[undefined, 'version', (f: any) => (f.version = 2)],
		[undefined, 'format', (f: any) => (f.format = 'other')]
	])('says why (%s) and where (%s), and nothing is stored', async (code, path, spoil) => {
		const body = file();
		spoil(body);
		const before = await everything();
		const { json } = expectProblem(await post(body), 422, 'invalid-model-file');
		const first = json.faults.find((fault: any) => fault.path === path);
		expect(first).toMatchObject({ path, message: expect.stringMatching(/\w{3}/), ...(code && { code }) });
		expect(json.detail).toMatch(/Nothing was stored/);
		expect(await everything()).toEqual(before);
	});

	it('has 6,000 nodes', async () => {
		const nodes = Array.from({ length: 6000 }, (_, i) => ({ id: `n${i}`, kind: 'activity', label: 'x' }));
		expectProblem(await post({ ...file(), nodes, arrows: [], statements: [] }), 422, 'invalid-model-file');
	});

	it('has 10 MB of labels: the server says so and goes on', async () => {
		const nodes = Array.from({ length: 1000 }, (_, i) => ({ id: `n${i}`, kind: 'activity', label: 'x'.repeat(10_000) }));
		const before = await everything();
		expectProblem(await post({ ...file(), nodes }), 413, 'too-large');
		expect(await everything()).toEqual(before);
	});
});

describe('requests that no client library sends', () => {
	/** Writes bytes to the port and reads what comes back until it closes. */
	const rawly = (text: string) =>
		new Promise<string>((done, failed) => {
			let answer = '';
			const socket = connectTcp(server.port, '127.0.0.1', () => socket.write(text));
			socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
			socket.on('close', () => done(answer)).on('error', failed);
			socket.setTimeout(4000, () => socket.destroy());
		});
	const head = (target: string, more = '') => `GET ${target} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n${more}\r\n`;

	it.each(['//', '//a:b:c/', '/\\', '*', 'http://[', '/%', '/api/v1/%', '/api/v1//', '/api/v1/models/%E0%A4%A'])('do not stop the server: GET %s', async (target) => {
		expect(await rawly(head(target))).toMatch(/^HTTP\/1\.1 4\d\d/);
		expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
	});

	it.each(['//', '/sync/', '/sync/%', '/sync/%zz', '/sync/theory.../x', '/elsewhere'])('do not stop the server: upgrade of %s', async (target) => {
		const upgrade = 'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
		expect(await rawly(`GET ${target} HTTP/1.1\r\nHost: h\r\n${upgrade}\r\n`)).toMatch(/^(HTTP\/1\.1 4\d\d.*)?/);
		expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
	});

	it('are cut off in the middle of a body: nothing is stored and the server goes on', async () => {
		const before = await everything();
		await new Promise<void>((done) => {
			const request = httpRequest(`${server.url}/api/v1/studies`, {
				method: 'POST',
				headers: { authorization: `Bearer ${OWNER_KEY}`, 'content-type': 'application/json', 'content-length': '1000' }
			});
			request.on('error', () => done());
			request.write('{"title":"half');
			setTimeout(() => request.destroy(), 30);
		});
		expect(await everything()).toEqual(before);
		logged = [];
	});
});

describe('sessions', () => {
	const signIn = async (key = OWNER_KEY) => {
		const answered = await call('POST', '/session', { key: null, body: { key, name: 'Ana' } });
		const [cookie, ...attributes] = (answered.headers.get('set-cookie') ?? '').split('; ');
		return { answered, cookie: cookie!, attributes };
	};
	const asAna = (cookie: string, headers = {}) => ({ key: null, headers: { cookie, ...headers } });

	it('come for a key, as a cookie that scripts and other sites do not get, and end', async () => {
		const { answered, cookie, attributes } = await signIn();
		expect([answered.status, answered.json]).toEqual([201, { name: 'Ana', role: 'owner' }]);
		expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Strict', 'Path=/']));
		expect(answered.text).not.toContain(cookie.split('=')[1]);
		expect((await call('GET', '/session', asAna(cookie))).json).toEqual({ name: 'Ana', role: 'owner' });
		const made = await call('POST', '/studies', { ...asAna(cookie, { origin: server.url }), body: { title: 'By session' } });
		expect(made.status).toBe(201);
		const out = await call('DELETE', '/session', asAna(cookie, { origin: server.url }));
		expect(out.status).toBe(204);
		expect(out.headers.get('set-cookie')).toMatch(/Max-Age=0/);
		expectProblem(await call('GET', '/session', asAna(cookie)), 401, 'unauthorised');
	});

	it('are secure behind TLS', async () => {
		const body = { key: OWNER_KEY, name: 'Ana' };
		const answered = await call('POST', '/session', { key: null, body, headers: { 'x-forwarded-proto': 'https' } });
		expect(answered.headers.get('set-cookie')).toMatch(/; Secure/);
	});

	it('do not come for a wrong key, and the key is not repeated', async () => {
		const { answered } = await signIn('wrong-key-that-somebody-tried');
		expectProblem(answered, 401, 'wrong-key');
		expect(answered.text).not.toContain('somebody-tried');
		expect(answered.headers.get('set-cookie')).toBe(null);
	});

	it('do not carry requests that come from another site', async () => {
		const { cookie } = await signIn();
		const before = await everything();
		for (const origin of ['http://evil.example', 'null', `${server.url}.evil.example`, `http://127.0.0.1:${server.port + 1}`]) {
			expectProblem(await call('POST', '/studies', { ...asAna(cookie, { origin }), body: { title: 'x' } }), 403, 'forbidden');
			expectProblem(await call('DELETE', '/session', asAna(cookie, { origin })), 403, 'forbidden');
		}
		expect(await everything()).toEqual(before);
		// A bearer key is no cookie: no other site can make a browser send it.
		expect((await call('POST', '/studies', { body: { title: 'x' }, headers: { origin: 'http://evil.example' } })).status).toBe(201);
	});

	it('come for an invitation, as an evaluator', async () => {
		const invited = await call('POST', '/invitations', { body: { label: 'Bo' } });
		const [path, key] = invited.json.path.split('#key=');
		expect(path).toBe('/enter');
		expect((await signIn(key)).answered.json.role).toBe('evaluator');
	});
});

describe.each(['contributor', 'reviewer', 'viewer'] as const)('a %s', (role) => {
	let key: string;
	beforeAll(async () => {
		key = await server.keyFor(role);
	});

	it('sees studies, models and the figure', async () => {
		for (const id of ['whoAmI', 'listStudies', 'getStudy', 'listModels', 'getModel', 'getFigure']) {
			const route = ROUTES.find((r) => r.id === id)!;
			expect((await call(route.method, await SAMPLES[id]!.path(), { key })).status, id).toBe(200);
		}
	});

	const hidden = locked.filter((route) => typeof route.needs === 'string' && route.needs.startsWith('evidence:'));
	it.each(named(hidden))('gets nothing from %s', async (id, route) => {
		const sample = SAMPLES[id]!;
		const path = await sample.path();
		const body = sample.body && (await sample.body());
		const before = await everything();
		const answered = await call(route.method, path, { key, ...(body !== undefined && { body }) });
		if (route.method === 'GET') expectProblem(answered, 404, 'not-found');
		else expectProblem(answered, 403, 'forbidden');
		expect(await everything()).toEqual(before);
	});

	it('cannot tell whether a record exists', async () => {
		const real = await call('GET', `/studies/${studyId}/evidence/${(await newRecord()).id}`, { key });
		const made = await call('GET', `/studies/${studyId}/evidence/gone`, { key });
		expect(real.text).toBe(made.text);
	});

	it('makes no study and no invitation; only a contributor makes a model', async () => {
		expectProblem(await call('POST', '/studies', { key, body: { title: 'x' } }), 403, 'forbidden');
		expectProblem(await call('POST', '/invitations', { key, body: { label: 'x' } }), 403, 'forbidden');
		const model = await call('POST', `/studies/${studyId}/models`, { key, body: { title: 'x' } });
		if (role === 'contributor') expect(model.status).toBe(201);
		else expectProblem(model, 403, 'forbidden');
	});
});

describe('openapi.json', () => {
	it('describes every route, and every reference in it leads somewhere', async () => {
		const { json } = await call('GET', '/openapi.json', { key: null });
		expect(json.openapi).toBe('3.1.0');
		expect(json.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
		const operations = Object.entries<any>(json.paths).flatMap(([path, methods]) =>
			Object.entries<any>(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, path, operation }))
		);
		const expected = ROUTES.filter((route) => route.id !== 'getOpenApi').map((route) => `${route.method} /api/v1${route.path}`);
		expect(operations.map((o) => o.name).sort()).toEqual(expected.sort());
		expect(new Set(operations.map((o) => o.operation.operationId)).size).toBe(operations.length);
		for (const { path, operation, name } of operations) {
			expect(operation.summary, name).toMatch(/\w/);
			expect(Object.keys(operation.responses), name).toContain('default');
			const parameters = (operation.parameters ?? []).filter((p: any) => p.in === 'path').map((p: any) => p.name);
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

describe('what is said to the outside', () => {
	it('no refusal holds case-level text, a key, a path of the machine or a stack', () => {
		expect(refusals.length).toBeGreaterThan(200);
		for (const text of refusals) {
			expect(text).not.toMatch(/zebrafinch/i);
			expect(text).not.toContain(OWNER_KEY);
			expect(text).not.toMatch(/node_modules|\/work\/|\.ts:\d|sqlite/i);
		}
	});

	it('what goes wrong inside is logged without content, and answered without detail', async () => {
		const add = vi.spyOn(server.services.evidence, 'add').mockRejectedValueOnce(new Error(`constraint failed: ${SECRET}`));
		const answered = await call('POST', `/studies/${studyId}/evidence`, { body: await record() });
		add.mockRestore();
		expectProblem(answered, 500, 'internal');
		expect(answered.text).not.toMatch(/zebrafinch|constraint/i);
		expect(logged).toHaveLength(1);
		expect(logged[0]).toMatch(/POST \/api\/v1\/studies\/[\w-]+\/evidence: Error/);
		expect(logged[0]).not.toMatch(/zebrafinch/i);
		logged = [];
	});
});
