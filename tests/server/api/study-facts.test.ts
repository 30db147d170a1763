// A study edited over HTTP: what is stored, and every refusal.
import { describe, expect, it } from 'vitest';
import { expectProblem, useApi } from '../../support/api.ts';
import type { Json } from '../../support/json.ts';
import { editOf, familyFor, siteFor } from '../../support/samples/study-facts.ts';

const api = useApi();
const read = async (id = api.studyId): Promise<Json> => (await api.call('GET', `/studies/${id}`)).json;
const edit = async (change: (study: Json) => Json, id = api.studyId) => {
	const study = editOf(await read(id));
	return api.call('PATCH', `/studies/${id}`, { body: { ...study, ...change(study) } });
};
const newStudy = async (): Promise<string> =>
	(await api.call('POST', '/studies', { body: { title: 'New' } })).json.id;
const rules = (bands: [number, number | null, string | null][], more: Json = {}): Json => ({
	version: '2020',
	strandId: null,
	from: null,
	until: null,
	before: '',
	bands: bands.map(([overPence, upToPence, approver]) => ({ overPence, upToPence, approver, note: '' })),
	citations: [],
	note: '',
	...more
});
const fact = (more: Json = {}): Json => ({
	topic: 'budget',
	label: 'Total',
	value: '£1',
	amount: 100,
	unit: 'pence',
	strandId: null,
	citations: [],
	note: '',
	...more
});
const EXCLUSION = {
	id: 'outliers',
	overPence: 2_000_000,
	siteId: null,
	reason: 'Far from all others.',
	active: true
};
const withSites = (sites: Json[]) => (study: Json) => ({ sites: [...study.sites, ...sites] });
const changed = (index: number, more: (site: Json) => Json) => (study: Json) => ({
	sites: study.sites.map((site: Json, i: number) => (i === index ? { ...site, ...more(site) } : site))
});

describe('editing a study', () => {
	it('takes it back as it was read, and counts the edit', async () => {
		const before = await read();
		const { status, json } = await edit(() => ({}));
		expect(status).toBe(200);
		expect(json).toEqual({ ...before, revision: before.revision + 1 });
		expect(await read()).toEqual(json);
	});

	it('makes a site, a strand, facts and rules of a new study', async () => {
		const id = await newStudy();
		const source = (await api.call('POST', `/studies/${id}/sources`, { body: { title: 'Report' } })).json.id;
		const citations = [{ sourceId: source, section: '2.1', lines: '10-12' }];
		const site = siteFor('north', {
			strands: [{ id: 'early', title: 'Early help' }],
			facts: [fact({ strandId: 'early', citations })],
			approvalRules: [
				rules(
					[
						[0, 5000, null],
						[5000, null, 'Manager']
					],
					{ strandId: 'early', citations }
				)
			],
			startMonth: '2026-02'
		});
		expect((await edit(withSites([site]), id)).json.sites).toEqual([site]);
		expect((await read(id)).sites).toEqual([site]);
	});

	it('refuses an edit of an old revision, and stores nothing of it', async () => {
		const old = editOf(await read());
		await edit(() => ({}));
		const before = await read();
		expectProblem(
			await api.call('PATCH', `/studies/${api.studyId}`, { body: { ...old, title: 'Other' } }),
			409,
			'conflict'
		);
		expect(await read()).toEqual(before);
	});

	it('counts the ledger up where the same lines give other figures from now on', async () => {
		const version = async () =>
			(await api.call('GET', `/studies/${api.studyId}/approval-breaches`)).json.dataVersion;
		const before = await version();
		await edit(() => ({ note: 'Another note' }));
		expect(await version()).toBe(before);
		await edit(({ spend }) => ({ spend: { ...spend, exclusions: [] } }));
		expect(await version()).toBe(before + 1);
		await edit(({ spend }) => ({ spend: { ...spend, exclusions: [{ ...EXCLUSION }] } }));
		expect(await version()).toBe(before + 2);
	});

	it('is in the audit, without any content', async () => {
		await edit(() => ({ note: 'Words that nobody finds in the audit' }));
		const audit = await api.call('GET', '/audit?limit=1');
		expect(audit.json.entries[0]).toMatchObject({
			action: 'study-edited',
			object: { kind: 'study', id: api.studyId },
			detail: {}
		});
	});

	it.each<[string, (study: Json) => Json, string]>([
		['two sites of one id', withSites([siteFor('wigan')]), 'sites.3.id'],
		[
			'two strands of one id',
			changed(0, () => ({ strands: ['a', 'a'].map((id) => ({ id, title: id })) })),
			'sites.0.strands.1.id'
		],
		[
			'a fact of an unknown strand',
			changed(0, () => ({ facts: [fact({ strandId: 'x' })] })),
			'sites.0.facts.0.strandId'
		],
		[
			'a fact from an unknown source',
			changed(0, () => ({ facts: [fact({ citations: [{ sourceId: 'x', section: '', lines: '' }] })] })),
			'sites.0.facts.0.citations.0.sourceId'
		],
		[
			'rules of an unknown strand',
			changed(0, () => ({ approvalRules: [rules([], { strandId: 'x' })] })),
			'sites.0.approvalRules.0.strandId'
		],
		[
			'the same version twice',
			changed(0, () => ({ approvalRules: [rules([]), rules([])] })),
			'sites.0.approvalRules.1.version'
		],
		[
			'rules that end before they begin',
			changed(0, () => ({ approvalRules: [rules([], { from: '2020-02', until: '2019' })] })),
			'sites.0.approvalRules.0.until'
		],
		[
			'bands that overlap',
			changed(0, () => ({
				approvalRules: [
					rules([
						[0, 500, null],
						[400, 900, 'X']
					])
				]
			})),
			'sites.0.approvalRules.0.bands.1.overPence'
		],
		[
			'bands out of order',
			changed(0, () => ({
				approvalRules: [
					rules([
						[500, 900, 'X'],
						[0, 500, null]
					])
				]
			})),
			'sites.0.approvalRules.0.bands.1.overPence'
		],
		[
			'a band that ends where it begins',
			changed(0, () => ({ approvalRules: [rules([[500, 500, 'X']])] })),
			'sites.0.approvalRules.0.bands.0.upToPence'
		],
		[
			'a band after one without an end',
			changed(0, () => ({
				approvalRules: [
					rules([
						[0, null, null],
						[500, 900, 'X']
					])
				]
			})),
			'sites.0.approvalRules.0.bands.1.overPence'
		],
		[
			'a stage of the funnel twice',
			changed(0, () => ({
				funnel: [0, 1].map(() => ({ stage: 'spent', families: 1, citations: [], note: '' }))
			})),
			'sites.0.funnel.1.stage'
		],
		['a month that does not exist', changed(0, () => ({ startMonth: '2019-13' })), 'sites.0.startMonth'],
		[
			'a day that does not exist',
			changed(0, () => ({ approvalRules: [rules([], { from: '2019-02-30' })] })),
			'sites.0.approvalRules.0.from'
		],
		[
			'edges that do not rise',
			({ spend }) => ({ spend: { ...spend, bandEdges: [100, 100] } }),
			'spend.bandEdges.1'
		],
		[
			'a category of an unknown type',
			({ spend }) => ({ spend: { ...spend, types: [] } }),
			'spend.categories.0.typeId'
		],
		[
			'a type of an unknown model',
			({ spend }) => ({
				spend: {
					...spend,
					types: spend.types.map((t: Json) => ({ ...t, pathway: { modelId: 'x', pathwayId: 'a' } }))
				}
			}),
			'spend.types.0.pathway'
		],
		[
			'a rule without a reason',
			({ spend }) => ({ spend: { ...spend, exclusions: [{ ...spend.exclusions[0], reason: ' ' }] } }),
			'spend.exclusions.0.reason'
		],
		[
			'a rule of an unknown site',
			({ spend }) => ({ spend: { ...spend, exclusions: [{ ...spend.exclusions[0], siteId: 'x' }] } }),
			'spend.exclusions.0.siteId'
		],
		[
			'another threshold than 5 or 10',
			({ spend }) => ({ spend: { ...spend, suppressBelow: 3 } }),
			'spend.suppressBelow'
		],
		[
			'a table of an unknown site',
			({ printedTables: [t] }) => ({ printedTables: [{ ...t, siteId: 'x' }] }),
			'printedTables.0.siteId'
		],
		[
			'a table of an unknown phase',
			({ printedTables: [t] }) => ({ printedTables: [{ ...t, phaseId: 'x' }] }),
			'printedTables.0.phaseId'
		],
		[
			'a share of a row that is not there',
			({ printedTables: [t] }) => ({ printedTables: [{ ...t, rows: [] }] }),
			'printedTables.0.printedShares.0.labels'
		],
		['control characters', () => ({ title: 'a\u0007b' }), 'title'],
		['an unknown field', () => ({ owner: 'me' }), ''],
		['a title of nothing', () => ({ title: '  ' }), 'title']
	])('refuses %s', async (_what, change, path) => {
		const before = await read();
		const refused = expectProblem(await edit(change), 422, 'invalid-input');
		expect(refused.json.faults.map((f: Json) => f.path)).toContain(path);
		expect(await read()).toEqual(before);
	});

	it('refuses to remove what lines, records, families or versions still name, and says what does', async () => {
		const without = (id: string) => (study: Json) => ({
			sites: study.sites.filter((site: Json) => site.id !== id),
			printedTables: study.printedTables.filter((table: Json) => table.siteId !== id),
			dataCollection: []
		});
		const site = expectProblem(await edit(without('hillingdon')), 422, 'invalid-input');
		expect(site.json.detail).toMatch(
			/“Hillingdon London Borough Council” is still used by \d+ lines of the spend register, \d+ evidence records and 14 families/
		);
		const phase = expectProblem(
			await edit(({ phases }) => ({ phases: phases.slice(0, 1), printedTables: [], dataCollection: [] })),
			422,
			'invalid-input'
		);
		expect(phase.json.detail).toMatch(/is still used by \d+ evidence records\./);
		const category = expectProblem(
			await edit(({ spend }) => ({ spend: { ...spend, categories: spend.categories.slice(1) } })),
			422,
			'invalid-input'
		);
		expect(category.json.detail).toMatch(
			/“Material and practical help” is still used by \d+ lines of the spend/
		);
	});

	it('removes a site and a strand that nothing names, and keeps a strand of a family', async () => {
		const id = await newStudy();
		await edit(
			withSites([siteFor('a'), siteFor('b', { strands: ['s', 't'].map((s) => ({ id: s, title: s })) })]),
			id
		);
		await api.call('POST', `/studies/${id}/families`, { body: familyFor('b', 'F1', { strandId: 's' }) });
		const strands = (ids: string[]) => (study: Json) => ({
			sites: study.sites.flatMap((site: Json) =>
				site.id === 'a' ? [] : [{ ...site, strands: site.strands.filter((s: Json) => ids.includes(s.id)) }]
			)
		});
		const refused = expectProblem(await edit(strands(['t']), id), 422, 'invalid-input');
		expect(refused.json.detail).toContain('“s” is still used by 1 family');
		const { json } = await edit(strands(['s']), id);
		expect(json.sites.map((site: Json) => [site.id, site.strands.length])).toEqual([['b', 1]]);
	});
});
