// Imports over HTTP, from a file to lines that count and back.
import { describe, expect, it } from 'vitest';
import { expectProblem, SECRET, useApi } from '../../support/api.ts';
import type { Json } from '../../support/json.ts';
import { until } from '../../support/wait.ts';
import { workbook } from '../../support/workbooks.ts';

const api = useApi();
const at = (rest = '') => `/studies/${api.studyId}/imports${rest}`;
const HEADINGS = 'Date,Family,Amount,Details,Reference\n';
/** A file whose lines are of no other test. */
const fileOf = (...rows: string[]) => HEADINGS + rows.join('\n') + '\n';

const send = (file: Content, query: string, key?: string) =>
	api.call('POST', at(`?${query}`), {
		body: new Blob([file], { type: 'application/octet-stream' }),
		...(key && { key })
	});
const read = (file: string, query = 'site=wigan') => send(file, query);
const store = (file: string, query = 'site=wigan') => send(file, `${query}&dryRun=false`);
type Content = string | Uint8Array<ArrayBuffer>;
async function form(file: Content, name: string, decisions: unknown, query: string, sheet = '') {
	const body = new FormData();
	body.set('sheet', sheet);
	body.set('file', new File([file], name));
	body.set('decisions', typeof decisions === 'string' ? decisions : JSON.stringify(decisions));
	return api.call('POST', at(`?${query}`), { body: await new Response(body).blob() });
}
const search = async (query: Json) =>
	(await api.call('POST', `/studies/${api.studyId}/spend/search`, { body: { query, limit: 500 } })).json;
const imports = async () => (await api.call('GET', at())).json.imports;
const numbers = ({ records, questions, rejected, skipped, personalData }: Json) =>
	[records, questions, rejected, skipped, personalData].map(({ length }) => length);

describe('a dry run', () => {
	it('answers with a receipt that adds up, and stores nothing', async () => {
		const before = await search({});
		const answered = await read(
			fileOf(
				'01/05/2019,A1,12.50,Food,R1',
				',,,,',
				'13/05/2019,A2,£1 or £2,Food,R2',
				'30/02/2019,A3,5,Food,R3'
			)
		);
		expect(answered.status).toBe(200);
		expect(answered.json).toMatchObject({
			importId: null,
			headerRecord: 1,
			records: [{ record: 2, date: '2019-05-01', family: 'A1', pence: 1250 }],
			control: { records: 1, sumPence: 1250 },
			dataVersion: before.dataVersion
		});
		expect(answered.json.digest).toMatch(/^[0-9a-f]{64}$/);
		expect(
			numbers(answered.json)
				.slice(0, 4)
				.reduce((a: number, b: number) => a + b, 1)
		).toBe(5);
		expect(await search({})).toEqual(before);
		expect(await imports()).toEqual([]);
		const again = await read(fileOf('01/05/2019,A1,12.50,Food,R1'));
		expect((await read(fileOf('01/05/2019,A1,12.50,Food,R1'))).text).toBe(again.text);
	});
});

describe('an import', () => {
	it('adds all lines at once, with who, when and from where, and takes them back whole', async () => {
		const file = fileOf(
			'01/06/2019,B1,12.50,Beds,R1',
			'02/06/2019,B1,-2.50,Beds,R2',
			'03/06/2019,B2,5,Beds,R3'
		);
		const before = (await search({})).dataVersion;
		const answered = await form(
			file,
			'C:\\returns\\June\u202e 2019.csv',
			{},
			'site=wigan&dryRun=false&id=june'
		);
		expect(answered.status).toBe(201);
		expect(answered.json).toMatchObject({ importId: 'june', dataVersion: before + 1 });
		const page = await search({ importId: 'june' });
		expect(page.totals.spent).toMatchObject({ n: 3, pence: 1500, families: 2 });
		expect(page.lines.map(({ record, sourceId, siteId }: Json) => [record, sourceId, siteId]).sort()).toEqual(
			[
				[2, 'import-june', 'wigan'],
				[3, 'import-june', 'wigan'],
				[4, 'import-june', 'wigan']
			]
		);
		expect((await search({ words: 'bed R2' })).lines).toHaveLength(1);
		const [listed] = await imports();
		expect(listed).toMatchObject({
			id: 'june',
			fileName: 'June 2019.csv',
			siteIds: ['wigan'],
			state: 'held',
			lines: 3,
			pence: 1500,
			takenBack: null,
			summary: { records: 3, questions: 0, format: 'csv', kind: 'spent' }
		});
		expect(listed.summary.which).toBeUndefined();
		const receipt = (await api.call('GET', at('/june'))).json.summary;
		expect(receipt.which).toEqual({ asked: {}, suspected: {}, rejected: {}, skipped: {} });
		const sources = (await api.call('GET', `/studies/${api.studyId}/sources`)).json.sources;
		expect(sources.find(({ id }: Json) => id === 'import-june')).toMatchObject({
			title: 'June 2019.csv, Wigan Council',
			kind: 'ledger'
		});
		const taken = await api.call('POST', at('/june/withdrawal'), { body: { reason: 'Wrong month' } });
		expect(taken.json).toMatchObject({ state: 'taken-back', takenBack: { reason: 'Wrong month' } });
		expect((await search({ importId: 'june' })).lines).toEqual([]);
		expect((await search({})).dataVersion).toBe(before + 2);
		expectProblem(
			await api.call('POST', at('/june/withdrawal'), { body: { reason: 'Again' } }),
			409,
			'conflict'
		);
		const gone = async () => (await api.server.services.imports.removeLeftovers(), true);
		await until('its lines to be deleted', gone);
		expect((await store(file)).json.control.records).toBe(3);
	});

	it('takes a workbook, whose dates and sums are what its cells hold', async () => {
		const file = workbook({
			sheets: [
				{ name: 'Cover', rows: [['Returns of 2018']] },
				{
					name: 'May',
					rows: [
						['Date', 'Family', 'Amount', 'Details'],
						[{ date: '2018-05-06' }, 'X1', { number: 12.5, format: '0.00' }, 'Cooker'],
						[{ date: '2018-05-07' }, 'X2', { formula: 'C2*2', value: 25 }, 'Cooker'],
						['Total', null, { formula: 'SUM(C2:C3)', value: 37.5 }, null]
					]
				}
			]
		}) as Uint8Array<ArrayBuffer>;
		const sent = (query: string) => form(file, 'May.xlsx', {}, `site=wigan&sheet=May&${query}`);
		expect((await sent('dryRun=true')).json.control).toEqual({ records: 2, sumPence: 3750 });
		for (const [query, sheet] of [['site=wigan', 'June'], ['site=wigan&sheet=June']] as const)
			expectProblem(await form(file, 'May.xlsx', {}, query, sheet), 422, 'no-such-sheet');
		expect((await sent('dryRun=false')).status).toBe(201);
		const { lines, totals } = await search({ words: 'cooker' });
		expect(totals.spent).toMatchObject({ n: 2, pence: 3750, families: 2 });
		expect(lines.map(({ date }: Json) => date)).toEqual(['2018-05-07', '2018-05-06']);
		expect((await sent('dryRun=true')).json.held.already).toBe(2);
	});

	it('adds nothing the second time, and only what is new of a file that overlaps', async () => {
		const rows = ['01/07/2019,C1,12.50,Food,', '01/07/2019,C1,12.50,Food,', '02/07/2019,C2,3,Food,'];
		expect((await store(fileOf(...rows))).json.control.records).toBe(3);
		const before = await search({});
		const again = await store(fileOf(...rows));
		expect(again.status).toBe(200);
		expect(again.json).toMatchObject({
			importId: null,
			records: [],
			held: { already: 3 },
			dataVersion: before.dataVersion
		});
		expect(await search({})).toEqual(before);
		const more = await store(fileOf(...rows, rows[0]!, '04/08/2019,C3,4,Food,'));
		expect(more.json.records.map(({ record }: Json) => record)).toEqual([5, 6]);
	});

	it('recognises lines that were entered by hand', async () => {
		const line = { siteId: 'wigan', date: '2019-09-01', familyCode: 'D1', pence: 777, purpose: 'Coat' };
		await api.call('POST', `/studies/${api.studyId}/spend/lines`, { body: line });
		expect((await read(fileOf('01/09/2019,D1,7.77,coat,'))).json.held.already).toBe(1);
	});

	it('changes a held line only where somebody accepted it, and back when it is taken back', async () => {
		expect((await store(fileOf('05/10/2019,E1,40.00,Driving lesson,T77'))).status).toBe(201);
		const [line] = (await search({ words: 'T77' })).lines;
		const file = fileOf('05/10/2019,E1,45.00,Driving lesson,T77');
		const asked = (await read(file)).json;
		expect(asked.records).toEqual([]);
		expect(asked.held.changed).toEqual([
			{ record: 2, lineId: line.id, was: { date: '2019-10-05', pence: 4000 } }
		]);
		const answers = [{ record: 2, field: 'record', value: 'accept' }];
		const answered = await form(file, 'x.csv', { answers }, 'site=wigan&dryRun=false&id=change');
		expect(answered.status).toBe(201);
		const [now] = (await search({ words: 'T77' })).lines;
		expect(now).toEqual({
			...line,
			pence: 4500,
			revision: 2,
			updatedAt: expect.any(String)
		});
		expect((await read(file)).json.held.already).toBe(1);
		await api.call('POST', at('/change/withdrawal'), { body: { reason: 'why' } });
		expect((await search({ words: 'T77' })).lines).toMatchObject([{ id: line.id, pence: 4000, revision: 3 }]);
	});

	it('is not taken back from under a later import, nor over what somebody corrected by hand', async () => {
		const paid = (pounds: number) => fileOf(`05/10/2018,Z1,${pounds}.00,Driving lesson,T88`);
		const accept = { answers: [{ record: 2, field: 'record', value: 'accept' }] };
		const change = (pounds: number, id: string) =>
			form(paid(pounds), 'x.csv', accept, `site=wigan&dryRun=false&id=${id}`);
		const back = (id: string) => api.call('POST', at(`/${id}/withdrawal`), { body: { reason: 'why' } });
		const sum = async () => (await search({ words: 'T88' })).lines.map(({ pence }: Json) => pence);
		expect((await store(paid(100), 'site=wigan&id=chain-a')).status).toBe(201);
		expect((await change(150, 'chain-b')).status).toBe(201);
		expect((await change(170, 'chain-c')).status).toBe(201);
		for (const id of ['chain-a', 'chain-b']) expectProblem(await back(id), 409, 'conflict');
		expect((await back('chain-c')).status).toBe(200);
		expect(await sum()).toEqual([15_000]);
		const [line] = (await search({ words: 'T88' })).lines;
		const fields = ['siteId', 'strandId', 'date', 'familyCode', 'instalment', 'kind', 'purpose', 'note'];
		const same = Object.fromEntries(
			[...fields, 'reference', 'approvedBy', 'categoryId', 'revision'].map((field) => [field, line[field]])
		);
		const edited = await api.call('PATCH', `/studies/${api.studyId}/spend/lines/${line.id}`, {
			body: { ...same, pence: 18_500 }
		});
		expect(edited.status).toBe(200);
		expectProblem(await back('chain-b'), 409, 'conflict');
		expect(await sum()).toEqual([18_500]);
	});

	it('runs once under one id, whatever study it is for', async () => {
		const other = (await api.call('POST', '/studies', { body: { title: 'Another' } })).json;
		const file = fileOf('05/11/2018,Z2,1.00,Food,T99');
		const url = `/studies/${other.id}/imports?kind=ledger&dryRun=true&id=twice`;
		const answers = await Promise.all([
			store(file, 'site=wigan&id=twice'),
			api.call('POST', url, { raw: file, headers: { 'content-type': 'text/csv' } })
		]);
		const [stored] = answers;
		expect((await search({ words: 'T99' })).lines).toHaveLength(stored!.status === 201 ? 1 : 0);
		expect(answers.map(({ status }) => status).every((status) => [200, 201, 409].includes(status))).toBe(
			true
		);
	});

	it('remembers the columns of a site’s files', async () => {
		const file = 'Date,Family,Amount,Net amount\n01/11/2019,G1,1,2\n';
		const columns = { date: 0, family: 1, amount: 3 };
		const chosen = await form(file, 'x.csv', { columns }, 'site=wigan&dryRun=false');
		expect(chosen.json.control.sumPence).toBe(200);
		const { mappings } = (await api.call('GET', `/studies/${api.studyId}/column-mappings?site=wigan`)).json;
		expect(mappings[0]).toMatchObject({
			headings: ['Date', 'Family', 'Amount', 'Net amount'],
			mapping: columns
		});
		const later = (await read('Date,Family,Amount,Net amount\n02/11/2019,G1,1,3\n')).json;
		expect(later.control.sumPence).toBe(300);
		expect(later.read.columnsFrom).toBe('remembered');
	});

	it('is refused without a site, where the file does not say it', async () => {
		const file = fileOf('01/12/2019,H1,12.50,Food,R1');
		expect((await read(file, '')).json.control.records).toBe(1);
		expectProblem(await store(file, ''), 422, 'site-needed');
		expectProblem(await read(file, 'site=leeds'), 422, 'invalid-input');
		const named = 'Date,Site,Amount\n01/12/2019,Wigan Council,12.50\n01/12/2019,Hillingdon,1\n';
		expect((await store(named, '')).json.control.records).toBe(2);
	});

	it('sent twice at once is in the register once', async () => {
		const file = fileOf(...Array.from({ length: 300 }, (_, i) => `01/02/2020,I${i},${i + 1}.00,Twice,`));
		const both = await Promise.all([store(file), store(file)]);
		expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
		expect((await search({ words: 'twice' })).totals.spent.n).toBe(300);
	});
});

describe('suspected personal data', () => {
	const file = (family: string) =>
		fileOf(
			`01/03/2020,${family},10,Paid by phone 07700 900123,`,
			`02/03/2020,${family},20,Taxi,`,
			`03/03/2020,${family},30,Letter to jane.smith@example.org,`
		);

	it('is never stored while nobody decided, and stays in the receipt', async () => {
		const dry = (await read(file('P1'))).json;
		expect(dry.personalData.map(({ record, kind }: Json) => [record, kind])).toEqual([
			[2, 'phone'],
			[4, 'email']
		]);
		expect(dry.control.records).toBe(3);
		const { json } = await store(file('P1'));
		expect(json.records.map(({ record }: Json) => record)).toEqual([3]);
		expect(json.personalData).toHaveLength(2);
		expect((await search({ familyCodes: ['P1'] })).lines).toHaveLength(1);
	});

	it('is replaced, kept or rejected as somebody decided, and the file is known again', async () => {
		const [phone, email] = (await read(file('P2'))).json.personalData;
		const personalData = [
			{ ...phone, kind: undefined, action: 'replace', with: '[phone]' },
			{ ...email, kind: undefined, action: 'reject' }
		];
		const { json } = await form(file('P2'), 'x.csv', { personalData }, 'site=wigan&dryRun=false');
		expect(json.personalData).toEqual([]);
		expect(json.rejected).toMatchObject([{ record: 4, why: 'personal-data' }]);
		const { lines } = await search({ familyCodes: ['P2'] });
		expect(lines.map(({ purpose }: Json) => purpose).sort()).toEqual(['Paid by phone [phone]', 'Taxi']);
		expect((await search({ words: '07700' })).lines).toEqual([]);
		expect((await read(file('P2'))).json.held.already).toBe(2);
	});
});

describe('roles', () => {
	it.each(['contributor', 'reviewer', 'viewer'] as const)(
		'a %s can neither read nor import',
		async (role) => {
			const key = await api.server.keyFor(role);
			const refused = await send(fileOf(`01/05/2019,A1,12.50,${SECRET},`), 'site=wigan', key);
			expectProblem(refused, 403, 'forbidden');
			expectProblem(await api.call('GET', at(), { key }), 404, 'not-found');
		}
	);
});
