// Sources, evidence records and links over HTTP.
import { describe, expect, it } from 'vitest';
import { contentOf, expectProblem, SECRET, useApi } from '../../support/api.ts';

const api = useApi();

describe('sources and evidence', () => {
	it('are added, read, searched, edited, withdrawn and brought back', async () => {
		const path = `/studies/${api.studyId}/evidence`;
		const made = await api.call('POST', path, {
			body: await api.record({ amount: { kind: 'spent', pence: -1050 }, siteIds: ['wigan', 'darlington'] })
		});
		expect(made.status).toBe(201);
		expect(made.json).toMatchObject({
			text: SECRET,
			revision: 1,
			createdBy: 'Owner',
			withdrawn: null,
			amount: { kind: 'spent', pence: -1050, upToPence: null }
		});
		const at = `${path}/${made.json.id}`;
		expect((await api.call('GET', at)).json).toEqual(made.json);
		expect((await api.call('GET', `${path}?q=zebraf`)).json).toEqual({ records: [made.json], total: 1 });
		expect(
			(
				await api.call(
					'GET',
					`${path}?q=zebraf&site=wigan&kind=interview&source=${made.json.sourceId}&ids=${made.json.id},gone`
				)
			).json.total
		).toBe(1);
		expect((await api.call('GET', `${path}?q=zebraf&site=hillingdon`)).json.total).toBe(0);

		const body = { ...contentOf(made.json), text: 'Another text', siteIds: [], amount: null };
		const { caveat: _caveat, ...partial } = body;
		// An edit that leaves something out is refused: it would empty it without anybody having said so.
		expectProblem(await api.call('PATCH', at, { body: partial }), 422, 'invalid-input');
		const edited = await api.call('PATCH', at, { body });
		expect(edited.json).toMatchObject({ revision: 2, text: 'Another text', siteIds: [], amount: null });
		const stale = await api.call('PATCH', at, { body: { ...body, text: SECRET } });
		expectProblem(stale, 409, 'conflict');
		expect((await api.call('GET', at)).json).toEqual(edited.json);
		expect((await api.call('GET', `${path}?q=zebraf`)).json.total).toBe(0);

		const gone = await api.call('POST', `${at}/withdrawal`, { body: { reason: 'Consent ended' } });
		expect(gone.json).toMatchObject({ withdrawn: { by: 'Owner', reason: 'Consent ended' }, revision: 3 });
		expect((await api.call('GET', `${path}?withdrawn=false&ids=${made.json.id}`)).json.total).toBe(0);
		// E4: who, when and why stay, whatever comes after.
		expectProblem(await api.call('POST', `${at}/withdrawal`, { body: { reason: 'Again' } }), 409, 'conflict');
		expectProblem(await api.call('POST', `${at}/withdrawal`, { body: { reason: '' } }), 422, 'invalid-input');
		expectProblem(await api.call('PATCH', at, { body: { ...body, revision: 3 } }), 409, 'conflict');
		expect((await api.call('GET', at)).json).toEqual(gone.json);
		const back = await api.call('POST', `${at}/withdrawal`, { body: { reason: null } });
		expect(back.json).toMatchObject({ withdrawn: null, text: 'Another text' });
		expectProblem(await api.call('POST', `${at}/withdrawal`, { body: { reason: null } }), 409, 'conflict');
	});

	it('E5: a record is for the team until somebody says otherwise', async () => {
		const path = `/studies/${api.studyId}/evidence`;
		const made = (await api.call('POST', path, { body: await api.record() })).json;
		expect(made.release).toBe('team');
		const at = `${path}/${made.id}`;
		const body = { ...contentOf(made), release: 'public' };
		expect((await api.call('PATCH', at, { body })).json.release).toBe('public');
		expect((await api.call('GET', at)).json.release).toBe('public');
		const { release: _release, ...without } = { ...body, revision: 2 };
		// An edit by something that knows nothing of releases must not set one.
		expectProblem(await api.call('PATCH', at, { body: without }), 422, 'invalid-input');
		const unknown = { ...body, revision: 2, release: 'everybody' };
		expectProblem(await api.call('PATCH', at, { body: unknown }), 422, 'invalid-input');
		expect((await api.call('GET', at)).json.release).toBe('public');
	});

	it('take a source with an id of one’s own, once', async () => {
		const path = `/studies/${api.studyId}/sources`;
		const body = { id: 'own-id', title: 'Mine', kind: 'ledger', date: '2019-05', reference: 'X' };
		expect((await api.call('POST', path, { body })).json).toEqual({ ...body, duplicateOf: null });
		expect((await api.call('GET', path)).json.sources).toContainEqual({ ...body, duplicateOf: null });
		expectProblem(await api.call('POST', path, { body }), 409, 'conflict');
		expectProblem(
			await api.call('POST', path, { body: { title: 'Copy', duplicateOf: 'gone' } }),
			422,
			'invalid-input'
		);
	});

	it('refuse a record twice under one id', async () => {
		const body = await api.record({ id: 'twice' });
		expect((await api.call('POST', `/studies/${api.studyId}/evidence`, { body })).status).toBe(201);
		expectProblem(await api.call('POST', `/studies/${api.studyId}/evidence`, { body }), 409, 'conflict');
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
		const body = await api.record(wrong);
		const before = await api.everything();
		const { json } = expectProblem(
			await api.call('POST', `/studies/${api.studyId}/evidence`, { body }),
			422,
			'invalid-input'
		);
		expect(json.faults[0]).toMatchObject({ path, message: expect.stringMatching(/\w/) });
		expect(await api.everything()).toEqual(before);
	});

	it.each([
		'limit=0',
		'limit=501',
		'limit=x',
		'offset=-1',
		'kind=rumour',
		'withdrawn=maybe',
		'site=a%20b',
		'colour=red',
		'__proto__=x'
	])('refuse the query %s', async (query) => {
		expectProblem(await api.call('GET', `/studies/${api.studyId}/evidence?${query}`), 422, 'invalid-input');
	});
});

describe('links', () => {
	it('are added, listed and taken away', async () => {
		const id = await api.newModel();
		const { id: recordId } = await api.newRecord();
		const body = { recordId, targetId: 'e1', stance: 'challenges', relevance: 'high', reason: 'because' };
		const made = await api.call('POST', `/models/${id}/links`, { body });
		expect(made.status).toBe(201);
		expect(made.json).toEqual({
			...body,
			rigour: null,
			id: expect.any(String),
			by: 'Owner',
			at: expect.any(String)
		});
		for (const targetId of ['need', 'st1'])
			expect((await api.call('POST', `/models/${id}/links`, { body: { ...body, targetId } })).status).toBe(
				201
			);
		expect((await api.call('GET', `/models/${id}/links`)).json.links).toHaveLength(3);
		expectProblem(
			await api.call('POST', `/models/${id}/links`, { body: { ...body, stance: 'supports' } }),
			409,
			'conflict'
		);
		const gone = await api.call('DELETE', `/models/${id}/links/${made.json.id}`);
		expect([gone.status, gone.text]).toEqual([204, '']);
		expect((await api.call('GET', `/models/${id}/links`)).json.links).toHaveLength(2);
		expectProblem(await api.call('DELETE', `/models/${id}/links/${made.json.id}`), 404, 'not-found');
	});

	it.each([
		['a target that is not there', { targetId: 'gone' }, 422],
		['a pathway as a target', { targetId: 'A' }, 422],
		['another stance', { stance: 'likes' }, 422],
		['another grade', { relevance: 'huge' }, 422],
		['a record that is not there', { recordId: 'gone' }, 404],
		['a text in the place of an id', { recordId: SECRET }, 422]
	])('refuse %s', async (_, wrong, status) => {
		const id = await api.newModel();
		const body = { recordId: (await api.newRecord()).id, targetId: 'need', stance: 'supports', ...wrong };
		expectProblem(
			await api.call('POST', `/models/${id}/links`, { body }),
			status,
			status === 404 ? 'not-found' : 'invalid-input'
		);
		expect((await api.call('GET', `/models/${id}/links`)).json.links).toEqual([]);
	});
});
