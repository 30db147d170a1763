// Studies, models and figures over HTTP, and the model files that are refused.
import { describe, expect, it } from 'vitest';
import { readModelFile } from '#lib/model-file/model-file.ts';
import { toModelFile } from '#lib/model-file/write-model-file.ts';
import { expectProblem, modelFile, useApi } from '../../support/api.ts';
import type { Json } from '../../support/json.ts';
import { smallModel } from '../../support/models.ts';
import { SAMPLE_MODEL } from '../../support/test-server.ts';

const api = useApi();

describe('studies and models', () => {
	it('start with the sample study', async () => {
		const { models } = (await api.call('GET', `/studies/${api.studyId}/models`)).json;
		expect(models).toEqual([
			{ id: SAMPLE_MODEL, studyId: api.studyId, title: expect.any(String), createdAt: expect.any(String) }
		]);
		const study = (await api.call('GET', `/studies/${api.studyId}`)).json;
		expect(study.sites).toHaveLength(3);
		const sample = readModelFile((await api.call('GET', `/models/${SAMPLE_MODEL}`)).json);
		expect(sample.ok && sample.model.nodes.size).toBe(59);
		// Placed on the way in: nothing is left without a position.
		expect(sample.ok && [...sample.model.nodes.values()].every((node) => node.pos !== null)).toBe(true);
	});

	it('are made, listed and read', async () => {
		const made = await api.call('POST', '/studies', { body: { title: '  My study ' } });
		expect(made.status).toBe(201);
		expect(made.json).toEqual({
			id: expect.stringMatching(/^[\w-]+$/),
			title: 'My study',
			createdAt: expect.any(String)
		});
		expect(made.headers.get('location')).toBe(`/api/v1/studies/${made.json.id}`);
		expect((await api.call('GET', '/studies')).json.studies).toContainEqual(made.json);
		expect((await api.call('GET', `/studies/${made.json.id}`)).json).toMatchObject({
			title: 'My study',
			phases: [],
			sites: []
		});

		const model = await api.call('POST', `/studies/${made.json.id}/models`, { body: { title: 'Empty one' } });
		expect(model.status).toBe(201);
		expect(model.headers.get('location')).toBe(`/api/v1/models/${model.json.id}`);
		expect((await api.call('GET', `/studies/${made.json.id}/models`)).json.models).toEqual([model.json]);
		expect((await api.call('GET', `/models/${model.json.id}`)).json).toMatchObject({
			format: 'throughline-model',
			version: 1,
			title: 'Empty one',
			nodes: []
		});
	});

	it('give a model file back as it was posted', async () => {
		const posted = modelFile();
		posted.nodes[4]!.pos = [3.5, -4];
		posted.nodes[0]!.references = [{ sourceId: 's', section: 'One', lines: '1-2' }];
		const id = await api.newModel(posted);
		expect((await api.call('GET', `/models/${id}`)).json).toEqual(JSON.parse(JSON.stringify(posted)));
	});

	it('lay out a model in which a node has no place', async () => {
		const id = await api.newModel(toModelFile(smallModel()));
		const { nodes, ...rest } = (await api.call('GET', `/models/${id}`)).json;
		for (const { pos } of nodes) expect(pos).toEqual([expect.any(Number), expect.any(Number)]);
		const { nodes: posted, ...others } = JSON.parse(JSON.stringify(toModelFile(smallModel())));
		expect(rest).toEqual(others);
		expect(nodes.map(({ pos: _, ...node }: Json) => node)).toEqual(
			posted.map(({ pos: _, ...node }: Json) => node)
		);
	});

	it('A5 give a file that can be posted again where somebody else deleted the end of an arrow', async () => {
		const id = await api.newModel();
		await api.server.services.rooms.use(`theory.${id}`, (doc) => doc.getMap('nodes').delete('safe'));
		const { json } = await api.call('GET', `/models/${id}`);
		expect(json.arrows.map((a: Json) => a.id)).toEqual(['e1', 'e2', 'e3']);
		expect(readModelFile(json).ok).toBe(true);
	});

	it('keep HTML in labels as it was, and escape it in the figure', async () => {
		const label = '<script>alert(1)</script> & "x"';
		const body = modelFile();
		body.nodes[0]!.label = label;
		const id = await api.newModel(body);
		expect((await api.call('GET', `/models/${id}`)).json.nodes[0].label).toBe(label);
		const figure = await api.call('GET', `/models/${id}/figure.svg`);
		expect(figure.text).not.toMatch(/<script/i);
		expect(figure.text).toContain('&lt;script&gt;');
	});
});

describe('the figure', () => {
	it('is an SVG that can run nothing, of the core or of all', async () => {
		const full = await api.call('GET', `/models/${SAMPLE_MODEL}/figure.svg`);
		expect(full.status).toBe(200);
		expect(full.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
		expect(full.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
		expect(full.headers.get('x-content-type-options')).toBe('nosniff');
		expect(full.text).toMatch(/^(<\?xml[^>]*>\s*)?<svg[\s>]/);
		const core = await api.call('GET', `/models/${SAMPLE_MODEL}/figure.svg?extent=core`);
		expect(core.text.length).toBeLessThan(full.text.length);
	});

	it('has evidence marks for those who may see evidence, unless they want none', async () => {
		const withMarks = (await api.call('GET', `/models/${SAMPLE_MODEL}/figure.svg`)).text;
		const without = (await api.call('GET', `/models/${SAMPLE_MODEL}/figure.svg?marks=false`)).text;
		expect(withMarks).not.toBe(without);
		for (const role of ['contributor', 'reviewer', 'viewer'] as const) {
			const key = await api.server.keyFor(role);
			expect((await api.call('GET', `/models/${SAMPLE_MODEL}/figure.svg`, { key })).text).toBe(without);
		}
	});

	it('refuses an extent that is not one', async () => {
		expectProblem(
			await api.call('GET', `/models/${SAMPLE_MODEL}/figure.svg?extent=half`),
			422,
			'invalid-input'
		);
		expectProblem(
			await api.call('GET', `/models/${SAMPLE_MODEL}/figure.svg?colour=red`),
			422,
			'invalid-input'
		);
	});
});

describe('a model file that is refused', () => {
	const post = (body: unknown) => api.call('POST', `/studies/${api.studyId}/models`, { body });

	it.each([
		['dangling-arrow', 'arrows[0]', (f: Json) => (f.arrows[0].to = 'gone')],
		['label-too-long', 'nodes[0]', (f: Json) => (f.nodes[0].label = 'x'.repeat(10_000))],
		['invalid-label', 'nodes[0]', (f: Json) => (f.nodes[0].label = 'a\u0007')],
		['duplicate-id', 'nodes[1].id', (f: Json) => (f.nodes[1].id = 'need')],
		['arrow-cycle', 'arrows[3]', (f: Json) => (f.arrows[3].to = 'e5')],
		[undefined, 'nodes[0].pathway', (f: Json) => (f.nodes[0].pathway = 'gone')],
		[undefined, 'nodes[0].kind', (f: Json) => (f.nodes[0].kind = 'feeling')],
		[undefined, 'version', (f: Json) => (f.version = 2)],
		[undefined, 'format', (f: Json) => (f.format = 'other')]
	])('says why (%s) and where (%s), and nothing is stored', async (code, path, spoil) => {
		const body = modelFile();
		spoil(body);
		const before = await api.everything();
		const { json } = expectProblem(await post(body), 422, 'invalid-model-file');
		const first = json.faults.find((fault: Json) => fault.path === path);
		expect(first).toMatchObject({ path, message: expect.stringMatching(/\w{3}/), ...(code && { code }) });
		expect(json.detail).toMatch(/Nothing was stored/);
		expect(await api.everything()).toEqual(before);
	});

	it('has 6,000 nodes', async () => {
		const nodes = Array.from({ length: 6000 }, (_, i) => ({ id: `n${i}`, kind: 'activity', label: 'x' }));
		expectProblem(
			await post({ ...modelFile(), nodes, arrows: [], statements: [] }),
			422,
			'invalid-model-file'
		);
	});

	it('has 10 MB of labels: the server says so and goes on', async () => {
		const nodes = Array.from({ length: 1000 }, (_, i) => ({
			id: `n${i}`,
			kind: 'activity',
			label: 'x'.repeat(10_000)
		}));
		const before = await api.everything();
		expectProblem(await post({ ...modelFile(), nodes }), 413, 'too-large');
		expect(await api.everything()).toEqual(before);
	});
});

describe('a model in a scheme', () => {
	it('starts with its lanes, columns and questions, and without nodes', async () => {
		const path = `/studies/${api.studyId}/models`;
		const made = await api.call('POST', path, { body: { title: 'Ours', scheme: 'two-pathway' } });
		expect(made.status).toBe(201);
		const file = (await api.call('GET', `/models/${made.json.id}`)).json;
		expect(file.pathways.map((one: Json) => one.title)).toEqual([
			'Pathway A: resources',
			'Pathway B: relationships'
		]);
		expect(file.stages).toHaveLength(3);
		expect(file.nodes).toEqual([]);
		expect(file.note).toMatch(/\?/);
	});

	it('is refused where there is no such scheme', async () => {
		const path = `/studies/${api.studyId}/models`;
		const { status, json } = await api.call('POST', path, { body: { title: 'Ours', scheme: 'spiral' } });
		expect(status).toBe(422);
		expect(json.errors ?? json.faults).toEqual([expect.objectContaining({ path: 'scheme' })]);
	});
});
