// Versions over HTTP: kept, listed, looked at and restored, each by those who may.
import { describe, expect, it } from 'vitest';
import { linkRecord } from '#lib/domain/evidence/link-commands.ts';
import { deleteItems, renameNode } from '#lib/domain/theory/node-commands.ts';
import { readLinks, writeLinkChange } from '#lib/shared-doc/links-doc.ts';
import { readModel, writeChange } from '#lib/shared-doc/theory-doc.ts';
import { expectProblem, modelFile, useApi } from '../../support/api.ts';
import type { Json } from '../../support/json.ts';
import { link } from '../../support/models.ts';
import { SAMPLE_MODEL } from '../../support/test-server.ts';

const api = useApi();

const keep = async (model: string, body: Json = { title: 'Before the workshop' }): Promise<Json> =>
	(await api.call('POST', `/models/${model}/versions`, { body })).json;
const list = async (model: string, key?: string): Promise<Json[]> =>
	(await api.call('GET', `/models/${model}/versions`, key ? { key } : {})).json.versions;
const restore = (model: string, version: string, body: Json = { links: false }, key?: string) =>
	api.call('POST', `/models/${model}/versions/${version}/restoration`, { body, ...(key && { key }) });

/** Somebody edits: renames a node, deletes another, links a record. */
async function edit(model: string): Promise<void> {
	const { rooms } = api.server.services;
	await rooms.use(`theory.${model}`, (doc) => {
		for (const command of [
			(m: ReturnType<typeof readModel>) => renameNode(m, 'need', 'Another need'),
			(m: ReturnType<typeof readModel>) => deleteItems(m, ['safe'])
		]) {
			const result = command(readModel(doc));
			if (result.ok) writeChange(doc, result.value, 'them');
		}
	});
	await rooms.use(`links.${model}`, (doc) => {
		const result = linkRecord(readLinks(doc), link(`l${Math.random()}`, `r${Math.random()}`, 'need'));
		if (result.ok) writeLinkChange(doc, result.value, 'them');
	});
}
const file = async (model: string) => (await api.call('GET', `/models/${model}`)).json;
const links = async (model: string) => (await api.call('GET', `/models/${model}/links`)).json.links;

describe('versions', () => {
	it('are kept under a name, with who, when and why', async () => {
		const model = await api.newModel();
		expect(await list(model)).toEqual([]);
		const body = { title: ' Before the workshop ', reason: 'They asked for it' };
		const made = await api.call('POST', `/models/${model}/versions`, { body });
		expect(made.status).toBe(201);
		expect(made.headers.get('location')).toBe(`/api/v1/models/${model}/versions/${made.json.id}`);
		expect(made.json).toEqual({
			id: expect.stringMatching(/^[\w-]+$/),
			kind: 'named',
			title: 'Before the workshop',
			reason: 'They asked for it',
			phaseId: null,
			createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
			createdBy: expect.any(String),
			nodes: 5,
			arrows: 5,
			links: 0
		});
		expect(made.json.createdBy).not.toBe('');
		await edit(model);
		const second = await keep(model, { title: 'After' });
		expect(await list(model)).toEqual([second, made.json]);
		expect(second).toMatchObject({ nodes: 4, arrows: 3, links: 1 });
	});

	it('belong to a phase of the study, if to any', async () => {
		const phase = (await api.call('GET', `/studies/${api.studyId}`)).json.phases[0].id;
		const model = await api.newModel();
		expect(await keep(model, { title: 'Kept', phaseId: phase })).toMatchObject({ phaseId: phase });
		const wrong = await api.call('POST', `/models/${model}/versions`, {
			body: { title: 'Kept', phaseId: 'gone' }
		});
		expect(expectProblem(wrong, 422, 'invalid-input').json.faults[0].path).toBe('phaseId');
		expect(await list(model)).toHaveLength(1);
	});

	it.each([
		['no title', { reason: 'x' }],
		['an empty title', { title: '  ' }],
		['a title of two lines', { title: 'a\nb' }],
		['a long title', { title: 'x'.repeat(201) }],
		['a kind of its own', { title: 'x', kind: 'automatic' }]
	])('are refused with %s', async (_what, body) => {
		expectProblem(await api.call('POST', `/models/${SAMPLE_MODEL}/versions`, { body }), 422, 'invalid-input');
	});

	it('give the model file as it was', async () => {
		const model = await api.newModel();
		const before = await file(model);
		const { id } = await keep(model);
		await edit(model);
		expect((await api.call('GET', `/models/${model}/versions/${id}`)).json).toEqual(before);
		expect(before).toEqual(JSON.parse(JSON.stringify(modelFile())));
	});

	it('give their links and figure', async () => {
		const { id } = await keep(SAMPLE_MODEL);
		const path = `/models/${SAMPLE_MODEL}/versions/${id}`;
		expect((await api.call('GET', `${path}/links`)).json.links).toEqual(await links(SAMPLE_MODEL));
		for (const query of ['', '?extent=core', '?marks=false']) {
			const figure = await api.call('GET', `${path}/figure.svg${query}`);
			expect(figure.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
			expect(figure.text).toBe((await api.call('GET', `/models/${SAMPLE_MODEL}/figure.svg${query}`)).text);
		}
		expectProblem(await api.call('GET', `${path}/figure.svg?extent=half`), 422, 'invalid-input');
	});

	it('are of one model only', async () => {
		const [one, other] = [await api.newModel(), await api.newModel()];
		const { id } = await keep(one);
		for (const path of ['', '/links', '/figure.svg'])
			expectProblem(await api.call('GET', `/models/${other}/versions/${id}${path}`), 404, 'not-found');
		expectProblem(await restore(other, id), 404, 'not-found');
		expect(await list(other)).toEqual([]);
	});
});

describe('restoring', () => {
	it('makes the model what it was, keeps what was there, and leaves the links alone', async () => {
		const model = await api.newModel();
		const before = await file(model);
		const { id } = await keep(model);
		await edit(model);
		const now = await file(model);
		const linked = await links(model);
		const { status, json } = await restore(model, id);
		expect(status).toBe(200);
		expect(json).toMatchObject({
			changed: true,
			before: { kind: 'before-restore', title: 'Before “Before the workshop” was restored', nodes: 4 }
		});
		expect(await file(model)).toEqual(before);
		expect(await links(model)).toEqual(linked);
		expect(linked).toHaveLength(1);
		expect((await list(model)).map(({ kind }) => kind)).toEqual(['before-restore', 'named']);
		// And back again, from what was put away.
		await restore(model, json.before.id);
		expect(await file(model)).toEqual(now);
	});

	it('makes the links what they were where that is wanted', async () => {
		const model = await api.newModel();
		await edit(model);
		const linked = await links(model);
		const { id } = await keep(model);
		await edit(model);
		expect(await links(model)).toHaveLength(2);
		expect((await restore(model, id, { links: true })).json).toMatchObject({ changed: true });
		expect(await links(model)).toEqual(linked);
	});

	it('has nothing to do where the model is as it was, and keeps no second copy of it', async () => {
		const model = await api.newModel();
		const kept = await keep(model);
		expect((await restore(model, kept.id, { links: true })).json).toEqual({ before: kept, changed: false });
		expect(await list(model)).toEqual([kept]);
	});

	it('only keeps what is there where the caller makes the edit', async () => {
		const model = await api.newModel();
		const { id } = await keep(model);
		await edit(model);
		const now = await file(model);
		const { json } = await restore(model, id, { links: false, edit: false });
		expect(json).toMatchObject({ changed: false, before: { kind: 'before-restore', nodes: 4 } });
		expect(await file(model)).toEqual(now);
	});

	it('reaches whoever has the model open, as one edit', async () => {
		const model = await api.newModel();
		const { id } = await keep(model);
		await edit(model);
		const lease = api.server.services.rooms.acquire(`theory.${model}`);
		const { doc } = await lease.room;
		let updates = 0;
		doc.on('update', () => updates++);
		await restore(model, id);
		expect(updates).toBe(1);
		expect(readModel(doc).nodes.get('need')!.label).toBe('Need is understood');
		lease.release();
	});

	it('stands in the audit, without a word of the content', async () => {
		const model = await api.newModel();
		const { id } = await keep(model);
		await edit(model);
		const { json } = await restore(model, id);
		const { entries } = await api.server.services.audit.list({ limit: 2 });
		expect(entries).toMatchObject([
			{
				action: 'version-restored',
				object: { kind: 'version', id },
				studyId: api.studyId,
				detail: { modelId: model, links: false, before: json.before.id }
			},
			{ action: 'version-named', object: { kind: 'version', id }, detail: { modelId: model } }
		]);
		expect(JSON.stringify(entries)).not.toContain('workshop');
	});
});

describe.each(['contributor', 'reviewer', 'viewer'] as const)('a %s', (role) => {
	it('sees versions, without how much evidence there is', async () => {
		const key = await api.server.keyFor(role);
		const { id } = await keep(SAMPLE_MODEL);
		const [newest] = await list(SAMPLE_MODEL, key);
		expect(newest).toMatchObject({ id, nodes: 59, links: null });
		const path = `/models/${SAMPLE_MODEL}/versions/${id}`;
		expect((await api.call('GET', path, { key })).json.nodes).toHaveLength(59);
		expectProblem(await api.call('GET', `${path}/links`, { key }), 404, 'not-found');
		expect((await api.call('GET', `${path}/figure.svg`, { key })).text).toBe(
			(await api.call('GET', `${path}/figure.svg?marks=false`)).text
		);
	});

	it('restores the theory only where the role may write it, and never links', async () => {
		const key = await api.server.keyFor(role);
		const model = await api.newModel();
		const { id } = await keep(model);
		await edit(model);
		const now = await file(model);
		expectProblem(await restore(model, id, { links: true }, key), 403, 'forbidden');
		expect(await file(model)).toEqual(now);
		expect(await list(model)).toHaveLength(1);
		const theory = await restore(model, id, { links: false }, key);
		const named = await api.call('POST', `/models/${model}/versions`, { body: { title: 'Mine' }, key });
		if (role === 'contributor') {
			expect(theory.json).toMatchObject({ changed: true, before: { links: null } });
			expect(named.json).toMatchObject({ links: null });
		} else {
			expectProblem(theory, 403, 'forbidden');
			expectProblem(named, 403, 'forbidden');
			expect(await file(model)).toEqual(now);
		}
	});
});
