// Families by their codes, and who had to approve a sum, over HTTP.
import { describe, expect, it } from 'vitest';
import { expectProblem, useApi } from '../../support/api.ts';
import type { Json } from '../../support/json.ts';
import { editOf, familyFor, siteFor } from '../../support/samples/study-facts.ts';

const api = useApi();

/** A study with one site, `a`. */
async function newStudy(): Promise<string> {
	const { id } = (await api.call('POST', '/studies', { body: { title: 'New' } })).json;
	const study = editOf((await api.call('GET', `/studies/${id}`)).json);
	await api.call('PATCH', `/studies/${id}`, { body: { ...study, sites: [siteFor('a')] } });
	return id;
}

describe('families', () => {
	it('of the sample have their goals and the sums of the register, and are not in the study', async () => {
		const { families, unlisted } = (await api.call('GET', `/studies/${api.studyId}/families`)).json;
		expect(families).toHaveLength(21);
		expect(unlisted).toEqual([]);
		expect(families.find(({ code }: Json) => code === 'DAR025')).toMatchObject({
			siteId: 'darlington',
			group: 'budget',
			goals: expect.stringContaining('school'),
			sums: { spent: { n: 0, pence: 0 }, agreed: { n: 5, pence: 212_000 } }
		});
		const codes = families
			.filter(({ siteId }: Json) => siteId === 'hillingdon')
			.map(({ code }: Json) => code);
		expect([codes[1], codes[9]]).toEqual(['case 2', 'case 10']);
		expect((await api.call('GET', `/studies/${api.studyId}`)).text).not.toContain('DAR025');
	});

	it('are added, replaced and removed, each by its revision', async () => {
		const id = await newStudy();
		const save = (more: Json) =>
			api.call('POST', `/studies/${id}/families`, { body: familyFor('a', 'F 1', more) });
		const remove = (revision: number) =>
			api.call('POST', `/studies/${id}/families/removal`, { body: { siteId: 'a', code: 'F 1', revision } });
		expect((await save({ goals: 'One' })).json).toMatchObject({ code: 'F 1', goals: 'One', revision: 1 });
		expect(expectProblem(await save({}), 409, 'conflict').json.detail).toContain('already a family');
		expect((await save({ goals: 'Two', revision: 1 })).json).toMatchObject({ goals: 'Two', revision: 2 });
		expectProblem(await save({ goals: 'Three', revision: 1 }), 409, 'conflict');
		expectProblem(await remove(1), 409, 'conflict');
		expect((await remove(2)).status).toBe(204);
		expectProblem(await remove(2), 409, 'conflict');
		expect((await api.call('GET', `/studies/${id}/families`)).json.families).toEqual([]);
		const [entry] = (await api.call('GET', '/audit?limit=1')).json.entries;
		expect(entry).toMatchObject({ action: 'family-removed', detail: { siteId: 'a' } });
	});

	it.each([
		['an unknown site', { siteId: 'x' }, 'siteId'],
		['an unknown strand', { strandId: 'x' }, 'strandId'],
		['no code', { code: ' ' }, 'code'],
		['an unknown group', { group: 'other' }, 'group']
	])('refuses %s', async (_what, more, path) => {
		const refused = expectProblem(
			await api.call('POST', `/studies/${api.studyId}/families`, {
				body: familyFor('hillingdon', 'F1', more)
			}),
			422,
			'invalid-input'
		);
		expect(refused.json.faults[0].path).toBe(path);
	});
});

describe('approval', () => {
	const ask = (body: Json) => api.call('POST', `/studies/${api.studyId}/approval`, { body });

	it('of £760 in Hillingdon: nobody by the rules of 2019, the advanced practitioner by the table of 2022', async () => {
		const { json } = await ask({ siteId: 'hillingdon', pence: 76_000 });
		expect(json.agreement).toBe('differ');
		expect(json.answers.map((a: Json) => [a.version, a.outcome, a.approver])).toEqual([
			['interim-2019', 'nobody', null],
			['article-2022', 'approver', 'Advanced practitioner']
		]);
	});

	it('is answered to whoever may see the study', async () => {
		const key = await api.server.keyFor('viewer');
		const body = { siteId: 'wigan', strandId: 'care-entry', pence: 5001, version: 'article-2022' };
		const { json } = await api.call('POST', `/studies/${api.studyId}/approval`, { key, body });
		expect(json.answers).toMatchObject([{ outcome: 'approver', approver: 'Management team' }]);
	});

	it.each([
		['an unknown site', { siteId: 'x', pence: 1 }, 'siteId'],
		['an unknown strand', { siteId: 'wigan', strandId: 'x', pence: 1 }, 'strandId'],
		['a sum of nothing', { siteId: 'wigan', pence: 0 }, 'pence'],
		['half a penny', { siteId: 'wigan', pence: 0.5 }, 'pence'],
		['a date that does not exist', { siteId: 'wigan', pence: 1, date: '2019-02-30' }, 'date']
	])('is not said of %s', async (_what, body, path) => {
		expect(expectProblem(await ask(body), 422, 'invalid-input').json.faults[0].path).toBe(path);
	});

	it('lists what broke a rule, and apart from it what is not recorded', async () => {
		const { json } = await api.call('GET', `/studies/${api.studyId}/approval-breaches`);
		expect(json.counts).toMatchObject({
			judged: 34,
			refunds: 0,
			takenBack: 0,
			withoutRules: 0,
			nobody: 0,
			'other-role': 0
		});
		// Nothing is recorded of any of them, so that none is known to have broken a rule.
		expect(json.uncovered.every(({ by }: Json) => by.some((b: Json) => b.verdict === 'no-rule'))).toBe(true);
		expect(json.total).toEqual({
			broken: 0,
			uncovered: 6,
			unrecorded: json.unrecorded.length,
			aboveMaximum: 0
		});
		expect(json.unrecorded.map(({ line }: Json) => line.pence)).toContain(76_000);
	});

	it('holds every line of the register against the rules, and leaves refunds out', async () => {
		const id = await newStudy();
		const { id: _id, ...study } = (await api.call('GET', `/studies/${id}`)).json;
		const bands = [
			{ overPence: 0, upToPence: 50_000, approver: null, note: '' },
			{ overPence: 50_000, upToPence: 90_000, approver: 'Manager', note: '' }
		];
		const rules = { version: '1', strandId: null, from: null, until: null, before: '', bands };
		const maximum = { topic: 'budget', label: 'Maximum per family', value: '£1,500', amount: 150_000 };
		const site = {
			...study.sites[0],
			approvalRules: [{ ...rules, citations: [], note: '' }],
			facts: [{ ...maximum, unit: 'pence', strandId: null, citations: [], note: '' }]
		};
		const sites = [site, siteFor('without')];
		expect((await api.call('PATCH', `/studies/${id}`, { body: { ...study, sites } })).status).toBe(200);
		for (const [siteId, pence, approvedBy] of [
			['a', 40_000, ''],
			['a', 60_000, 'manager'],
			['a', 60_000, 'Clerk'],
			['a', 60_000, ''],
			['a', 95_000, 'Manager'],
			['a', -5_000, ''],
			['without', 95_000, '']
		]) {
			const line = {
				siteId,
				pence,
				approvedBy,
				familyCode: 'F1',
				kind: 'spent',
				purpose: 'Bed',
				date: '2020'
			};
			expect((await api.call('POST', `/studies/${id}/spend/lines`, { body: line })).status).toBe(201);
		}
		const { json } = await api.call('GET', `/studies/${id}/approval-breaches`);
		expect(json.counts).toEqual({
			'other-role': 1,
			nobody: 0,
			judged: 5,
			refunds: 1,
			ofNothing: 0,
			takenBack: 0,
			withoutRules: 1
		});
		expect(json.total).toEqual({ broken: 1, uncovered: 1, unrecorded: 1, aboveMaximum: 1 });
		expect(json.brokenBy).toEqual([{ version: '1', n: 1 }]);
		expect(json.aboveMaximum).toMatchObject([{ familyCode: 'F1', pence: 310_000 }]);
		const { unlisted } = (await api.call('GET', `/studies/${id}/families`)).json;
		expect(unlisted.map(({ siteId, code, sums }: Json) => [siteId, code, sums.spent.n])).toEqual([
			['a', 'F1', 6],
			['without', 'F1', 1]
		]);
	});
});
