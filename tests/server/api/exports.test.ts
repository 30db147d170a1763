// Files over HTTP: every kind, for whom they are, and what may not leave.
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS, FORMAT_WORDS, REPORT_FORMATS } from '#lib/domain/report/formats.ts';
import type { Role } from '#server/access/roles.ts';
import { expectProblem, modelFile, useApi } from '../../support/api.ts';
import { textIn } from '../../support/bytes-in.ts';
import type { Json } from '../../support/json.ts';
import { reportFor, viewFor } from '../../support/samples/report-pack.ts';
import { OWNER_KEY, SAMPLE_MODEL } from '../../support/test-server.ts';

const api = useApi();
const DAY = 'date=2026-11-22';
const exportPath = (query: string) => `/models/${SAMPLE_MODEL}/export?${DAY}&${query}`;
const annex = (query: string) =>
	`/studies/${api.studyId}/reports/${encodeURIComponent('Interim report annex')}/export?${DAY}&${query}`;

async function file(path: string, key = OWNER_KEY): Promise<{ response: Response; bytes: Uint8Array }> {
	const headers = { Authorization: `Bearer ${key}` };
	const response = await fetch(`${api.server.url}/api/v1${path}`, { headers });
	return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
}
const keyOf = (role: Role) => api.server.keyFor(role);

const records: Json[] = JSON.parse(
	readFileSync(new URL('../../../server/sample-study/records.json', import.meta.url), 'utf8')
);
const COUNCILS = /hillingdon|darlington|wigan/i;
const CODES = /\bDAR0\d\d\b|\bcase \d+\b/i;

describe('a view as a file', () => {
	it.each(EXPORT_FORMATS)('comes as %s, the same bytes every time', async (format) => {
		const { response, bytes } = await file(exportPath(`view=core&format=${format}`));
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toBe(FORMAT_WORDS[format].type);
		expect(response.headers.get('content-disposition')).toMatch(
			new RegExp(`-core-of-the-model(-nodes)?\\.${format}$`)
		);
		expect(await textIn(bytes)).toMatch(/Trust develops|b_trust|PNG\r\n/);
		expect((await file(exportPath(`view=core&format=${format}`))).bytes).toEqual(bytes);
	});

	it('is found by the name of its view, and says what was done so that it fits', async () => {
		const { json } = await api.call('POST', `/models/${SAMPLE_MODEL}/views`, {
			body: viewFor('For Tuesday', { filter: { extent: 'full' }, page: 'a4-portrait' })
		});
		const path = exportPath('format=svg&view=FOR%20tuesday');
		const { response, bytes } = await file(path);
		expect(response.headers.get('content-type')).toBe('application/zip');
		const figures = Object.values(unzipSync(bytes)).map((svg) => new TextDecoder().decode(svg));
		expect(figures.length).toBeGreaterThan(1);
		expect(JSON.parse(decodeURIComponent(response.headers.get('throughline-said')!)).join(' ')).toMatch(
			/split by pathway/
		);
		expect((await file(exportPath(`format=svg&view=${json.id}`))).bytes).toEqual(bytes);
		expectProblem(await api.call('GET', exportPath('format=svg&view=nowhere')), 404, 'not-found');
	});

	it('holds nothing of the evidence for whoever may not see it', async () => {
		const viewer = await keyOf('viewer');
		for (const format of ['svg', 'html', 'txt'] as const) {
			const { response, bytes } = await file(exportPath(`view=core&format=${format}`), viewer);
			expect(response.status).toBe(200);
			expect(await textIn(bytes)).not.toMatch(/\brecords?\b.*support/i);
		}
		const links = await api.call('GET', exportPath('format=csv&table=links'), { key: viewer });
		expectProblem(links, 422, 'invalid-input');
	});

	it('is refused as a picture of more pixels than can be drawn', async () => {
		await api.call('POST', `/models/${SAMPLE_MODEL}/views`, { body: viewFor('Huge', { page: 'free' }) });
		const answer = await api.call('GET', exportPath('format=png&view=Huge&dpi=1200'));
		expect(expectProblem(answer, 422, 'invalid-input').json.detail).toMatch(/fewer dots per inch/);
	});

	it('is noted in the audit, and looking at a preview is not', async () => {
		await api.call('GET', exportPath('format=txt&view=core&release=public'));
		await api.call('GET', `/models/${SAMPLE_MODEL}/views/core/preview.svg`);
		const [entry] = (await api.call('GET', '/audit?limit=1')).json.entries;
		expect(entry).toMatchObject({
			action: 'figure-exported',
			object: { kind: 'model', id: SAMPLE_MODEL },
			detail: { format: 'txt', release: 'public', view: 'core' }
		});
	});

	it('for a site says which site', async () => {
		expectProblem(await api.call('GET', exportPath('format=txt&release=site')), 422, 'invalid-input');
		const { bytes } = await file(exportPath('format=txt&view=core&release=site&site=hillingdon'));
		expect(await textIn(bytes)).not.toMatch(/darlington|wigan/i);
	});
});

describe('a public file', () => {
	it.each([...REPORT_FORMATS, 'svg', 'xlsx', 'json'] as const)(
		'as %s names no council, no family and no record above its release',
		{ timeout: 60_000 },
		async (format) => {
			const isReport = (REPORT_FORMATS as readonly string[]).includes(format);
			const report = isReport ? await publicReport() : null;
			const path = report
				? `/studies/${api.studyId}/reports/${report.id}/export?${DAY}&format=${format}`
				: exportPath(`view=full&format=${format}&release=public`);
			const { response, bytes } = await accepted(path);
			expect(response.status).toBe(200);
			const text = await textIn(bytes);
			expect(text).not.toMatch(COUNCILS);
			expect(text).not.toMatch(CODES);
			for (const record of records.filter(({ release }) => release !== 'public'))
				expect(text).not.toContain(record.text.slice(0, 60));
		}
	);
});

describe('what goes further than the team', () => {
	it('is looked through in every kind of file, and so are its names', { timeout: 60_000 }, async () => {
		const file = modelFile();
		file.nodes[0]!.note = 'Ring Jane Smith on 07700 900123';
		const modelId = await api.newModel(file);
		const body = viewFor('Hillingdon DAR023 view', { filter: { extent: 'full' } });
		const view = (await api.call('POST', `/models/${modelId}/views`, { body })).json;
		for (const format of EXPORT_FORMATS) {
			const path = `/models/${modelId}/export?${DAY}&format=${format}&view=${view.id}&release=public`;
			const { response, bytes } = await accepted(path);
			expect(response.status).toBe(200);
			expect(response.headers.get('content-disposition')).not.toMatch(/hillingdon|dar023/i);
			expect(await textIn(bytes)).not.toMatch(/hillingdon|dar023/i);
		}
		for (const format of ['csv', 'xlsx', 'json'] as const) {
			const path = `/models/${modelId}/export?${DAY}&format=${format}&view=full&release=public`;
			expectProblem(await api.call('GET', path), 409, 'personal-data-suspected');
		}
	});

	it('needs somebody who may see what must not leave', async () => {
		const key = await keyOf('contributor');
		const answer = await api.call('GET', exportPath('format=svg&release=public'), { key });
		expectProblem(answer, 403, 'forbidden');
		expect((await file(exportPath('format=txt&view=core'), key)).response.status).toBe(200);
	});

	it('bears the title without the names in it', async () => {
		const body = reportFor('Hillingdon DAR023 report', SAMPLE_MODEL, { release: 'public', parts: [] });
		const { id } = (await api.call('POST', `/studies/${api.studyId}/reports`, { body })).json;
		const { response, bytes } = await accepted(
			`/studies/${api.studyId}/reports/${id}/export?${DAY}&format=docx`
		);
		expect(response.status).toBe(200);
		expect(response.headers.get('content-disposition')).not.toMatch(/hillingdon|dar023/i);
		expect(await textIn(bytes)).not.toMatch(/hillingdon|dar023/i);
	});
});

let made: Json | null = null;
/** With everything that a report can hold, for the public. */
async function publicReport(): Promise<Json> {
	if (made) return made;
	const { kinds } = (await api.call('GET', `/studies/${api.studyId}/report-parts`)).json;
	const parts = kinds.map(({ kind, needs }: Json, i: number) => ({
		id: `p${i}`,
		kind,
		...(needs === 'view' && { modelId: SAMPLE_MODEL, viewId: 'core' }),
		...(needs === 'text' && { heading: 'Words', text: 'What we found in Hillingdon.' })
	}));
	const body = reportFor('Everything for the public', SAMPLE_MODEL, { release: 'public', parts });
	made = (await api.call('POST', `/studies/${api.studyId}/reports`, { body })).json;
	return made!;
}

/** Where something was found, somebody looked. */
async function accepted(path: string) {
	const first = await file(path);
	if (first.response.status !== 409) return first;
	const { accept } = JSON.parse(new TextDecoder().decode(first.bytes));
	return file(`${path}&accept=${accept}`);
}

describe('a report', () => {
	it('is made from the data as they are now, by its title', { timeout: 30_000 }, async () => {
		const { response, bytes } = await file(annex('format=txt'));
		expect(response.status).toBe(200);
		const text = await textIn(bytes);
		for (const words of ['Figure 1.', 'Pathway A', 'Table 1.', 'Trust develops'])
			expect(text).toContain(words);
		const [entry] = (await api.call('GET', '/audit?limit=1')).json.entries;
		expect(entry).toMatchObject({ action: 'report-exported', detail: { format: 'txt', release: 'team' } });
	});

	it('is not made before somebody looked at what seems personal, and then it is', async () => {
		const parts = [{ id: 'a', kind: 'text', heading: 'H', text: 'Call Mrs Jane Smith on 07700 900123.' }];
		const body = reportFor('With a number', SAMPLE_MODEL, { parts });
		const { id } = (await api.call('POST', `/studies/${api.studyId}/reports`, { body })).json;
		const path = `/studies/${api.studyId}/reports/${id}`;
		const refused = expectProblem(
			await api.call('GET', `${path}/export?format=txt`),
			409,
			'personal-data-suspected'
		);
		expect(refused.text).not.toMatch(/07700|Jane|Smith/);
		expect(refused.json.faults.length).toBeGreaterThan(0);
		const check = (await api.call('GET', `${path}/check`)).json;
		expect(check.accept).toBe(refused.json.accept);
		expect(JSON.stringify(check.findings)).toContain('07700 900123');
		const answer = await api.call('GET', `${path}/export?format=txt&accept=${check.accept}`);
		expect(answer.text).toContain('07700 900123');
		const edit = { ...body, parts: [{ ...parts[0], text: 'Call 07700 900124.' }], revision: 1 };
		await api.call('PATCH', path, { body: edit });
		const again = await api.call('GET', `${path}/export?format=txt&accept=${check.accept}`);
		expectProblem(again, 409, 'personal-data-suspected');
	});
});
