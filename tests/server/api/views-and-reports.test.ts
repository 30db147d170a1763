// Saved views and reports over HTTP: what comes back, names, revisions, and what is refused.
import { describe, expect, it } from 'vitest';
import { expectProblem, useApi } from '../../support/api.ts';
import { reportFor, viewFor } from '../../support/samples/report-pack.ts';
import { SAMPLE_MODEL } from '../../support/test-server.ts';

const api = useApi();
const views = `/models/${SAMPLE_MODEL}/views`;
const reports = () => `/studies/${api.studyId}/reports`;
const post = (path: string, body: unknown) => api.call('POST', path, { body });

describe('saved views', () => {
	it('are saved with what was not said filled in, changed by their revision, and deleted', async () => {
		const saved = (await post(views, { name: 'For the board' })).json;
		expect(saved).toMatchObject({
			modelId: SAMPLE_MODEL,
			page: 'a4-landscape',
			theme: 'colour',
			marks: true,
			caption: null,
			filter: { extent: 'full', pathways: [], sites: [], grounds: null, versionId: null },
			revision: 1
		});
		const path = `${views}/${saved.id}`;
		const edit = viewFor('For the board', { page: 'slide', revision: 1 });
		expect((await api.call('PATCH', path, { body: edit })).json).toMatchObject({
			page: 'slide',
			filter: { extent: 'core' },
			revision: 2
		});
		expectProblem(await api.call('PATCH', path, { body: edit }), 409, 'conflict');
		expectProblem(await api.call('DELETE', `${path}?revision=1`), 409, 'conflict');
		expect((await api.call('DELETE', `${path}?revision=2`)).status).toBe(204);
		expectProblem(await api.call('DELETE', `${path}?revision=2`), 404, 'not-found');
		const [entry] = (await api.call('GET', '/audit?limit=1')).json.entries;
		expect(entry).toMatchObject({ action: 'view-deleted', object: { kind: 'model', id: SAMPLE_MODEL } });
	});

	it('have names of their own, also beside the views that every model has', async () => {
		await post(views, viewFor('Once'));
		expectProblem(await post(views, viewFor('ONCE')), 409, 'conflict');
		expectProblem(await post(views, viewFor('Core')), 422, 'invalid-input');
	});

	it('name only versions that there are', async () => {
		const bad = viewFor('Old', { filter: { versionId: 'gone' } });
		expect(expectProblem(await post(views, bad), 422, 'invalid-input').json.faults).toEqual([
			{ path: 'filter.versionId', message: 'is not a version of the model' }
		]);
	});
});

describe('saved reports', () => {
	it('are read, changed by their revision, and deleted', async () => {
		const saved = (await post(reports(), reportFor('Annex', SAMPLE_MODEL))).json;
		const path = `${reports()}/${saved.id}`;
		expect((await api.call('GET', path)).json).toEqual(saved);
		expect((await api.call('GET', reports())).json.reports).toContainEqual(saved);
		const edit = reportFor('Annex', SAMPLE_MODEL, { release: 'public', revision: 1 });
		expect((await api.call('PATCH', path, { body: edit })).json).toMatchObject({
			release: 'public',
			revision: 2
		});
		expectProblem(await api.call('PATCH', path, { body: edit }), 409, 'conflict');
		expectProblem(await post(reports(), reportFor('annex', SAMPLE_MODEL)), 409, 'conflict');
		expect((await api.call('DELETE', `${path}?revision=2`)).status).toBe(204);
		expectProblem(await api.call('GET', path), 404, 'not-found');
	});

	it.each([
		['a kind that is none', { parts: [{ id: 'a', kind: 'horoscope' }] }, 'parts.0.kind'],
		['a part twice', { parts: [1, 2].map(() => ({ id: 'a', kind: 'page-break' })) }, 'parts.1.id'],
		[
			'a model of nowhere',
			{ parts: [{ id: 'a', kind: 'figure', modelId: 'x', viewId: 'core' }] },
			'parts.0.modelId'
		],
		['no view', { parts: [{ id: 'a', kind: 'figure', modelId: SAMPLE_MODEL }] }, 'parts.0.viewId'],
		['a site release of no site', { release: 'site' }, 'siteId'],
		['a site of nowhere', { release: 'site', siteId: 'atlantis' }, 'siteId'],
		['a site for the team', { siteId: 'hillingdon' }, 'siteId']
	])('are refused with %s', async (_, more, where) => {
		const answer = await post(reports(), reportFor('Refused', SAMPLE_MODEL, more));
		expect(expectProblem(answer, 422, 'invalid-input').json.faults[0].path).toBe(where);
	});
});
