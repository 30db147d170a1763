// Case questionnaires over HTTP: returns by revision, tables for every role, and nothing case-level where it must not be.
import { describe, expect, it } from 'vitest';
import { expectProblem, useApi } from '../../support/api.ts';
import type { Json } from '../../support/json.ts';
import { returnFor } from '../../support/samples/questionnaires.ts';
import { editOf, siteFor } from '../../support/samples/study-facts.ts';

const api = useApi();

/** A study with one site, `a`. */
async function newStudy(): Promise<string> {
	const { id } = (await api.call('POST', '/studies', { body: { title: 'New' } })).json;
	const study = editOf((await api.call('GET', `/studies/${id}`)).json);
	await api.call('PATCH', `/studies/${id}`, { body: { ...study, sites: [siteFor('a')] } });
	return id;
}
const save = (study: string, ...returns: Json[]) =>
	api.call('POST', `/studies/${study}/questionnaires`, { body: { returns } });
const list = async (study: string): Promise<Json[]> =>
	(await api.call('GET', `/studies/${study}/questionnaires`)).json.returns;
describe('returns', () => {
	it('are added, replaced and removed, each by its revision', async () => {
		const id = await newStudy();
		const added = await save(
			id,
			returnFor('a', 'C 10'),
			returnFor('a', 'C 2', { issues: ['missing', 'neglect'] })
		);
		expect(added.json.returns).toHaveLength(2);
		expect((await list(id)).map(({ caseCode, issues }) => [caseCode, issues])).toEqual([
			['C 2', ['missing', 'neglect']],
			['C 10', ['neglect']]
		]);
		expectProblem(await save(id, returnFor('a', 'C 2')), 409, 'conflict');
		const replaced = await save(
			id,
			returnFor('a', 'C 2', { likelihood: '', completedOn: null, revision: 1 })
		);
		expect(replaced.json.returns[0]).toMatchObject({ revision: 2 });
		expect((await list(id))[0]).toMatchObject({ likelihood: '', completedOn: null, revision: 2 });
		expectProblem(await save(id, returnFor('a', 'C 2', { revision: 1 })), 409, 'conflict');
		const path = `/studies/${id}/questionnaires/${replaced.json.returns[0].id}`;
		expectProblem(await api.call('DELETE', `${path}?revision=1`), 409, 'conflict');
		expect((await api.call('DELETE', `${path}?revision=2`)).status).toBe(204);
		expectProblem(await api.call('DELETE', `${path}?revision=2`), 404, 'not-found');
		expect(await list(id)).toHaveLength(1);
		const [entry] = (await api.call('GET', '/audit?limit=1')).json.entries;
		expect(entry).toMatchObject({ action: 'return-removed' });
		expect(JSON.stringify(entry)).not.toContain('C 2');
	});

	it('are all stored or none', async () => {
		const id = await newStudy();
		await save(id, returnFor('a', 'C 1'));
		const refused = expectProblem(
			await save(id, returnFor('a', 'C 2'), returnFor('a', 'C 1')),
			409,
			'conflict'
		);
		expect(refused.json.faults).toEqual([{ path: 'returns.1', message: expect.any(String) }]);
		expect(await list(id)).toHaveLength(1);
	});

	it.each([
		['an unknown site', { siteId: 'x' }, 'returns.0.siteId'],
		['an unknown answer', { legalStatus: 'x' }, 'returns.0.legalStatus'],
		['a third wave', { wave: 3 }, 'returns.0.wave'],
		['a day that does not exist', { completedOn: '2019-02-30' }, 'returns.0.completedOn']
	])('refuse %s', async (_what, more, path) => {
		const id = await newStudy();
		const refused = expectProblem(await save(id, returnFor('a', 'C 1', more)), 422, 'invalid-input');
		expect(refused.json.faults[0].path).toBe(path);
		expect(await list(id)).toEqual([]);
	});

	it('keep a site from being removed, and are not in the study', async () => {
		const id = await newStudy();
		await save(id, returnFor('a', 'Case Wren'));
		const study = await api.call('GET', `/studies/${id}`);
		expect(study.text).not.toContain('Case Wren');
		const refused = await api.call('PATCH', `/studies/${id}`, { body: { ...editOf(study.json), sites: [] } });
		expect(expectProblem(refused, 422, 'invalid-input').json.detail).toContain('1 questionnaire return');
	});
});

describe('tables', () => {
	it('are whole for whoever sees evidence, and keep small numbers from everybody else', async () => {
		const id = await newStudy();
		const codes = Array.from({ length: 7 }, (_, i) => `C ${i}`);
		await save(
			id,
			...codes.map((code) => returnFor('a', code)),
			...['D 1', 'D 2'].map((code) => returnFor('a', code, { legalStatus: 'interim-order' }))
		);
		const path = `/studies/${id}/questionnaire-tables`;
		const whole = (await api.call('GET', path)).json;
		expect(whole).toMatchObject({ suppressed: false, waves: { matched: 0, onlyFirst: 9 } });
		expect(whole.tables[0].rows.map(({ counts }: Json) => counts[0])).toEqual([7, 2]);
		const key = await api.server.keyFor('viewer', { kind: 'study', studyId: id });
		const few = (await api.call('GET', path, { key })).json;
		expect(few).toMatchObject({ suppressed: true, threshold: 5, waves: null });
		expect(few.tables[0].rows.map(({ counts }: Json) => counts[0])).toContain(null);
		expect(few.tables[0].rows.map(({ counts }: Json) => counts[0])).not.toContain(2);
		expect((await api.call('GET', `${path}?release=public`)).json.tables).toEqual(few.tables);
		expectProblem(await api.call('GET', `/studies/${id}/questionnaires`, { key }), 404, 'not-found');
		const csv = (await api.call('GET', `${path}.csv?table=legal-status`, { key })).text;
		expect(csv).toContain('withheld');
		expect(csv).not.toContain('C 1');
	});
});

describe('printed tables', () => {
	it('keep one with a small number from whoever may not see single cases', async () => {
		const id = await newStudy();
		const study = editOf((await api.call('GET', `/studies/${id}`)).json);
		const tableOf = (name: string, n: number) => ({
			...{ id: name, title: name, unit: 'cases', siteId: null, phaseId: null, several: false },
			...{ rows: [{ label: 'A', n }], printedTotal: n, printedShares: [], citations: [], note: '' }
		});
		const printedTables = [tableOf('few', 4), tableOf('many', 5)];
		expect((await api.call('PATCH', `/studies/${id}`, { body: { ...study, printedTables } })).status).toBe(
			200
		);
		const key = await api.server.keyFor('viewer', { kind: 'study', studyId: id });
		const path = `/studies/${id}/printed-tables.csv?table=`;
		expect((await api.call('GET', `${path}few`)).status).toBe(200);
		expect((await api.call('GET', `${path}many`, { key })).status).toBe(200);
		expectProblem(await api.call('GET', `${path}few`, { key }), 404, 'not-found');
	});
});
