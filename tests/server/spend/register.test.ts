// The spend register over HTTP: searching, summing, entering, editing, coding, citing.
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, SECRET, useApi } from '../../support/api.ts';
import type { Json } from '../../support/json.ts';

const api = useApi();
let at = '';
beforeAll(() => {
	at = `/studies/${api.studyId}/spend`;
});
const post = async (path: string, body: unknown) => api.call('POST', `${at}/${path}`, { body });
const search = async (query: Json = {}, more: Json = {}) =>
	(await post('search', { query, limit: 500, ...more })).json;
const figure = async (query: Json) => (await post('figure', { query })).json;
const ids = ({ lines }: Json) => lines.map(({ id }: Json) => id);
const line = (more: Json = {}) => ({ siteId: 'wigan', pence: 1250, purpose: SECRET, ...more });
const added = async (more: Json = {}) => (await post('lines', line(more))).json;

describe('the figures of the sample study', () => {
	it('come out to the penny, spent and agreed apart, with what a rule leaves out', async () => {
		const page = await search();
		expect(page.totals.spent).toMatchObject({ n: 15, pence: 522859, families: 14 });
		expect(page.totals.agreed).toMatchObject({ n: 17, pence: 2682300, families: 7 });
		expect(page.leftOut).toEqual([expect.objectContaining({ n: 2, pence: 5200000 + 2726100 })]);
		expect(page.dataVersion).toBe(1);
		expect(page.lines).toHaveLength(32);
	});

	it('are the same from groups, and the outliers are there for who asks for them', async () => {
		const { groups, leftOut } = (await post('groups', { by: ['site', 'kind'] })).json;
		expect(groups).toEqual([
			{ keys: { site: 'darlington', kind: 'agreed' }, n: 17, pence: 2682300, families: 7 },
			{ keys: { site: 'hillingdon', kind: 'spent' }, n: 15, pence: 522859, families: 14 }
		]);
		expect(leftOut).toHaveLength(1);
		expect(ids(await search({ excluded: 'only' })).sort()).toEqual([
			'p1-therapeutic-provision',
			'p3-respite'
		]);
		expect(ids(await search({ excluded: 'with' }))).toHaveLength(34);
	});

	it('give first instalments apart from sums of families', async () => {
		const { families } = await api.server.services.spend.perFamily(api.studyId, { kind: 'spent' });
		expect(families.find(({ familyCode }) => familyCode === 'case 6')).toEqual({
			siteId: 'hillingdon',
			familyCode: 'case 6',
			kind: 'spent',
			n: 2,
			pence: 85840,
			firstPence: 9840
		});
	});

	it('answers all meals in Hillingdon', async () => {
		expect(await figure({ words: 'meal', siteIds: ['hillingdon'] })).toMatchObject({
			n: 3,
			pence: 1453 + 6850 + 2430
		});
		expect(await figure({ words: 'MEAL engagement', siteIds: ['hillingdon'] })).toMatchObject({
			n: 2,
			pence: 3883,
			families: 2
		});
	});
});

describe('a query', () => {
	it.each([
		[{ typeIds: ['relationship'], siteIds: ['hillingdon'] }, 7],
		[{ categoryIds: ['reward-incentive'], kind: 'spent' }, 1],
		[{ familyCodes: ['DAR023'] }, 6],
		[{ minPence: 100_000, maxPence: 200_000 }, 3],
		[{ from: '2019', to: '2019' }, 32],
		[{ from: '2019-02', to: '2019-12' }, 0],
		[{ from: '2019-01-01', to: '2019-12-31', siteIds: ['wigan'] }, 0],
		[{ ids: ['p1-01-1', 'p3-respite'] }, 1],
		[{ ids: ['p1-01-1', 'p3-respite'], excluded: 'with' }, 2],
		[{ words: 'case 6' }, 2],
		[{ words: 'sport tick' }, 1],
		[{ words: '" NOT NEAR *' }, 0],
		[{ words: '½ "a" NEAR(x) -- ; drop' }, 0],
		[{ siteIds: [] }, 0]
	])('%j finds %i lines', async (query, n) => {
		expect(ids(await search(query))).toHaveLength(n);
	});

	it('sorts by every key, both ways, and pages without gaps', async () => {
		for (const by of ['date', 'pence', 'family', 'site', 'purpose', 'category', 'record', 'added']) {
			const up = ids(await search({}, { sort: { by, descending: false } }));
			const down = ids(await search({}, { sort: { by, descending: true } }));
			expect(down, by).toEqual(up.toReversed());
			const second = ids(await search({}, { sort: { by, descending: false }, limit: 10, offset: 10 }));
			expect(second, by).toEqual(up.slice(10, 20));
		}
	});

	it('never adds sums spent to sums agreed', async () => {
		const refused = expectProblem(await post('figure', { query: {} }), 422, 'invalid-input');
		expect(refused.json.faults[0].path).toBe('query.kind');
		expectProblem(await post('citations', { title: 'All', query: {} }), 422, 'invalid-input');
	});

	it('puts amounts into bands, each edge in the lower one, and counts months and what has none', async () => {
		for (const pence of [2000, 2001, 10_000]) await added({ pence, date: '2021-03-09', familyCode: 'W1' });
		await added({ pence: -500, date: '2021-04', familyCode: 'W2' });
		const query = { siteIds: ['wigan'], kind: 'spent' };
		const groups = async (by: string[]) => (await post('groups', { query, by })).json.groups;
		expect(await groups(['band'])).toEqual([
			{ keys: { band: '0' }, n: 2, pence: 1500, families: 2 },
			{ keys: { band: '1' }, n: 2, pence: 12_001, families: 1 }
		]);
		expect((await groups(['month'])).map(({ keys, n }: Json) => [keys.month, n])).toEqual([
			['2021-03', 3],
			['2021-04', 1]
		]);
		expect((await groups(['category', 'strand']))[0].keys).toEqual({ category: null, strand: null });
		expect(await figure({ ...query, from: '2021-04-01', to: '2021-04-30' })).toMatchObject({ n: 1 });
		expect(await figure({ ...query, from: '2021-04-01', to: '2021-04-29' })).toMatchObject({ n: 0 });
		expect(await figure({ ...query, from: '2021-03-10' })).toMatchObject({ n: 1 });
	});
});

describe('a line', () => {
	it('is entered, found by its words, edited on its revision only, and deleted', async () => {
		const before = (await search()).dataVersion;
		const made = await added({ date: '2020-05', familyCode: 'W9', note: 'ünïque' });
		expect(made).toMatchObject({ revision: 1, importId: null, flags: [], excluded: null, kind: 'spent' });
		expect((await search()).dataVersion).toBe(before + 1);
		expect(ids(await search({ words: 'uniq zebra' }))).toEqual([made.id]);
		const content = {
			...line({ purpose: 'Something else', date: '2020-05' }),
			strandId: null,
			familyCode: 'W9',
			instalment: null,
			kind: 'spent',
			note: '',
			reference: '',
			approvedBy: '',
			categoryId: ''
		};
		const edit = (revision: number) =>
			api.call('PATCH', `${at}/lines/${made.id}`, { body: { revision, ...content } });
		const edited = await edit(1);
		expect(edited.json).toMatchObject({ revision: 2, purpose: 'Something else' });
		expectProblem(await edit(1), 409, 'conflict');
		expect(ids(await search({ words: 'uniq' }))).toEqual([]);
		expect(ids(await search({ words: 'something' }))).toEqual([made.id]);
		expect((await api.call('DELETE', `${at}/lines/${made.id}`)).status).toBe(204);
		expectProblem(await api.call('DELETE', `${at}/lines/${made.id}`), 404, 'not-found');
		expect(ids(await search({ words: 'something' }))).toEqual([]);
		expect((await search()).dataVersion).toBe(before + 3);
	});

	it.each([
		[{ siteId: 'leeds' }, 'siteId'],
		[{ strandId: 'elsewhere' }, 'strandId'],
		[{ categoryId: 'none-such' }, 'categoryId']
	])('names only what its study has: %j', async (more, path) => {
		const { json } = expectProblem(await post('lines', line(more)), 422, 'invalid-input');
		expect(json.faults[0].path).toBe(path);
	});
});

describe('coding', () => {
	it('sets all lines of a query in one go, and leaves out with a reason that is printed', async () => {
		const query = { familyCodes: ['DAR025'] };
		const reason = 'Counted twice by the council';
		const before = await figure(query);
		const coded = await post('coding', {
			query,
			set: { excluded: { reason }, categoryId: 'skills-independence' }
		});
		expect(coded.json).toMatchObject({ changed: 5 });
		const page = await search(query);
		expect(page.lines).toEqual([]);
		expect(page.leftOut).toEqual([{ reason, n: 5, pence: before.pence }]);
		const { lines } = await search({ ...query, excluded: 'with' });
		for (const one of lines) {
			expect(one.excluded).toMatchObject({ reason });
			expect(one.categoryId).toBe('skills-independence');
			expect(one.revision).toBe(2);
		}
		const back = await post('coding', { ids: ids({ lines }), set: { excluded: null } });
		expect(back.json.changed).toBe(5);
		expect(await figure(query)).toMatchObject({ n: 5, pence: before.pence });
		expectProblem(await post('coding', { ids: ['x'], set: {} }), 422, 'invalid-input');
		expectProblem(await post('coding', { set: { approvedBy: 'panel' } }), 422, 'invalid-input');
		expectProblem(await post('coding', { ids: ['x'], set: { categoryId: 'no' } }), 422, 'invalid-input');
	});
});

describe('a citation', () => {
	it('keeps the figure of its day, can be linked, and is renewed', async () => {
		const query = { words: 'meal engagement', siteIds: ['hillingdon'] };
		const made = await post('citations', { title: 'All meals in Hillingdon', query });
		expect(made.status).toBe(201);
		expect(made.json).toMatchObject({
			kind: 'spend',
			text: 'All meals in Hillingdon: £38.83, n = 2, 2 families',
			siteIds: ['hillingdon'],
			amount: { kind: 'spent', pence: 3883 },
			ledger: { query, n: 2, pence: 3883, families: 2 }
		});
		await added({ siteId: 'hillingdon', purpose: 'Meal for engagement', pence: 1000, familyCode: 'case 6' });
		const path = `/studies/${api.studyId}/evidence/${made.json.id}`;
		expect((await api.call('GET', path)).json.ledger).toEqual(made.json.ledger);
		const now = await figure(query);
		expect(now.dataVersion).toBeGreaterThan(made.json.ledger.dataVersion);
		const renewed = await post(`citations/${made.json.id}/renewal`, undefined);
		expect(renewed.json).toMatchObject({
			text: 'All meals in Hillingdon: £48.83, n = 3, 3 families',
			amount: { pence: 4883 },
			ledger: { query, ...now },
			revision: 2
		});
		const sources = (await api.call('GET', `/studies/${api.studyId}/sources`)).json.sources;
		await post('citations', { title: 'Again', query });
		const again = (await api.call('GET', `/studies/${api.studyId}/sources`)).json.sources;
		expect(again).toHaveLength(sources.length);
	});

	it('is what a record of the sample study with the id of a line has, and no other record', async () => {
		const get = async (id: string) =>
			(await api.call('GET', `/studies/${api.studyId}/evidence/${id}`)).json.ledger;
		expect(await get('p1-06-2')).toMatchObject({ n: 1, pence: 76000, families: 1, dataVersion: 1 });
		const respite = await get('p3-respite');
		expect(await figure(respite.query)).toMatchObject({ n: 1, pence: respite.pence });
		expect(await get('p1-outing')).toBe(null);
		const record = await api.newRecord();
		expectProblem(await post(`citations/${record.id}/renewal`, undefined), 409, 'conflict');
	});

	it('and saved questions are listed and deleted', async () => {
		const saved = (await post('queries', { title: 'Meals', query: { words: 'meal' } })).json;
		const list = async () => (await api.call('GET', `${at}/queries`)).json.queries;
		expect(await list()).toEqual([saved]);
		expect((await api.call('DELETE', `${at}/queries/${saved.id}`)).status).toBe(204);
		expect(await list()).toEqual([]);
		expectProblem(await api.call('DELETE', `${at}/queries/${saved.id}`), 404, 'not-found');
	});
});

describe('the table to take away', () => {
	it('is UTF-8 with a mark, holds numbers as numbers, and escapes what a spreadsheet would run', async () => {
		const formula = '=HYPERLINK("http://x","y")';
		const made = await added({ purpose: formula, note: '-12.50', pence: -1250, familyCode: '@W3' });
		expect(made.purpose).toBe(formula);
		const { text, headers } = await post('export', { query: { ids: [made.id] } });
		expect(headers.get('content-type')).toContain('text/csv; charset=utf-8');
		const [heading, row, ...rest] = text.replace('\ufeff', '').split('\r\n');
		expect(heading).toMatch(/^id,site,strand,date,family,instalment,kind,amount,purpose,note/);
		expect(rest).toEqual(['']);
		expect(row).toContain(`,'@W3,,spent,-12.50,"'=HYPERLINK(""http://x"",""y"")",'-12.50,`);
		const all = (await post('export', { query: { excluded: 'with' } })).text.split('\r\n');
		expect(all.length - 2).toBe((await search({ excluded: 'with' })).lines.length);
	});
});
