// The API under test: one server for a test file, calls that look at every refusal, and things to call it with.
import { afterAll, beforeAll, expect } from 'vitest';
import { toModelFile } from '#lib/model-file/write-model-file.ts';
import type { Json } from './json.ts';
import { smallModel } from './models.ts';
import { spyOnLog } from './spy-on-log.ts';
import {
	type Answered,
	type CallOptions,
	OWNER_KEY,
	SAMPLE_MODEL,
	startTestServer,
	type TestServer
} from './test-server.ts';

/** Case-level text of these tests: it must come back to those who may see it, and be nowhere else. */
export const SECRET = 'Zebrafinch bought the bed for the family';
/** What no refusal and no log line may hold: case-level text, a path of the machine, a stack. */
const LEAKS = /zebrafinch|node_modules|\/work\/|\.ts:\d|sqlite/i;

/** Starts a server before the tests of a file and stops it after them. What it logs is kept; a refusal logs nothing. */
export function useApi() {
	let server: TestServer;
	let studyId = '';
	beforeAll(async () => {
		server = await startTestServer();
		studyId = (await server.call('GET', '/studies')).json.studies[0].id;
	});
	afterAll(() => server.close());
	const logged = spyOnLog(() => server, /zebrafinch/i);

	async function call(method: string, path: string, options?: CallOptions): Promise<Answered> {
		const answered = await server.call(method, path, options);
		if (answered.status >= 400) {
			expect(answered.text).not.toMatch(LEAKS);
			expect(answered.text).not.toContain(OWNER_KEY);
		}
		return answered;
	}
	const newSource = async (): Promise<string> =>
		(await call('POST', `/studies/${studyId}/sources`, { body: { title: 'A source' } })).json.id;
	const record = async (more = {}) => ({
		sourceId: await newSource(),
		kind: 'interview',
		text: SECRET,
		...more
	});
	return {
		get server() {
			return server;
		},
		/** The sample study. */
		get studyId() {
			return studyId;
		},
		/** Lines that the server wrote in this test; a test that expects some empties it. */
		logged,
		call,
		newSource,
		/** A body for a record, with a source of its own. */
		record,
		newModel: async (body: unknown = modelFile()): Promise<string> =>
			(await call('POST', `/studies/${studyId}/models`, { body })).json.id,
		newRecord: async (more = {}): Promise<Json> =>
			(await call('POST', `/studies/${studyId}/evidence`, { body: await record(more) })).json,
		/** Everything there is, to see that a refusal left nothing behind. */
		async everything() {
			const count = async (path: string, list: string) => (await server.call('GET', path)).json[list].length;
			return {
				studies: await count('/studies', 'studies'),
				models: await count(`/studies/${studyId}/models`, 'models'),
				sources: await count(`/studies/${studyId}/sources`, 'sources'),
				links: await count(`/models/${SAMPLE_MODEL}/links`, 'links'),
				evidence: (await server.call('GET', `/studies/${studyId}/evidence?limit=1`)).json.total as number
			};
		}
	};
}
export type Api = ReturnType<typeof useApi>;

/** A model file in which every node has a place, so that nothing has to be laid out. */
export function modelFile() {
	const { nodes, ...rest } = toModelFile(smallModel());
	return { ...rest, nodes: nodes.map((node, i) => ({ ...node, pos: [i * 300, 10] as [number, number] })) };
}

/** A refusal as RFC 9457 wants it. */
export function expectProblem(answered: Answered, status: number, code: string): Answered {
	expect(answered.status, answered.text.slice(0, 300)).toBe(status);
	expect(answered.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
	expect(answered.headers.get('cache-control')).toBe('no-store');
	expect(answered.json).toMatchObject({ type: `urn:throughline:problem:${code}`, code, status });
	expect(answered.json.title).toMatch(/\w/);
	expect(answered.json.detail).toMatch(/\w.*[.)]$/s);
	return answered;
}

/** The body of an edit that changes nothing: the content of a record, whole, with its revision. */
export function contentOf(record: Json): Json {
	const {
		id: _id,
		studyId: _study,
		createdBy: _by,
		createdAt: _at,
		updatedBy: _editor,
		updatedAt: _edited,
		withdrawn: _gone,
		ledger: _ledger,
		...content
	} = record;
	return content;
}
