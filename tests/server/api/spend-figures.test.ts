import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, useApi } from '../../support/api.ts';
import type { Json } from '../../support/json.ts';

const api = useApi();
const at = (rest: string) => `/studies/${api.studyId}/spend-figures${rest}`;
const get = async (rest: string, key?: string) => api.call('GET', at(rest), key ? { key } : {});
const table = async (rest: string, key?: string): Promise<Json> => (await get(rest, key)).json;

function valueOf(figure: Json, row: string, column: string): Json {
	const c = figure.columns.findIndex((one: Json) => `${one.group} ${one.title}`.trim() === column);
	return figure.rows.find((one: Json) => one.title === row).cells[c];
}

describe('figures over the API', () => {
	let viewer: string;
	beforeAll(async () => {
		const made = await api.call('POST', '/share-links', {
			body: {
				role: 'viewer',
				scope: { kind: 'study', studyId: api.studyId },
				label: 'A reader',
				expiresAt: new Date(Date.now() + 3_600_000).toISOString()
			}
		});
		viewer = made.json.path.split('key=')[1];
	});

	it('come out exactly for those who may see records', async () => {
		const figure = await table('/per-family');
		expect(valueOf(figure, 'Median', 'Hillingdon, spent')).toEqual({ type: 'pence', pence: 11_375 });
		expect(valueOf(figure, 'Mean', 'Hillingdon, spent')).toEqual({ type: 'pence', pence: 37_347 });
		expect(valueOf(figure, 'Together', 'Darlington, agreed')).toEqual({ type: 'pence', pence: 2_682_300 });
		expect(figure.suppressed).toBe(false);
		expect(figure.explanation.rows[1].cells[2]).toEqual({ type: 'pence', pence: 8_345 });
	});

	it('withhold small numbers from a viewer, whatever is asked for', async () => {
		for (const asked of ['', '?release=team', '?excluded=with&edges=1000']) {
			const figure = await table(`/by-band${asked}`, viewer);
			expect(figure.suppressed).toBe(true);
			expect(figure.rows.map(({ title }: Json) => title)).toContain('Up to £20');
			expect(valueOf(figure, 'Up to £20', 'Hillingdon, spent £')).toEqual({ type: 'withheld' });
			expect(figure.exclusions[0]).toMatchObject({ n: null, pence: null });
		}
		expect((await table('/by-band?edges=1000', viewer)).notes.join(' ')).toContain('as the study sets them');
	});

	it('show the team as a preview for others exactly what a viewer gets', async () => {
		const { figures } = await table('');
		for (const { id } of figures)
			expect(await table(`/${id}?release=others`)).toEqual(await table(`/${id}`, viewer));
		expect((await get('/by-category?release=others')).text).toContain('Hillingdon, spent');
	});

	it('name sites by their alias in a public release', async () => {
		for (const format of ['', '.svg', '.csv']) {
			const { text } = await get(`/by-category${format}?release=public`);
			expect(text).toContain('Pilot 1, spent');
			expect(text).not.toMatch(/hillingdon|darlington|wigan/i);
		}
	});

	it('count what is left out, and other bands, on demand', async () => {
		const figure = await table('/by-band?excluded=with&edges=100.50,20000');
		expect(valueOf(figure, 'Over £20,000', 'Hillingdon, spent £')).toEqual({
			type: 'pence',
			pence: 5_200_000
		});
		expect(figure.exclusions).toEqual([]);
	});

	it('are drawn, and say when they cannot be', async () => {
		const svg = await get('/by-category.svg?theme=dark');
		expect(svg.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
		expect(svg.headers.get('content-security-policy')).toContain("default-src 'none'");
		expect(svg.text).toContain('Data version');
		const png = await get('/by-category.png');
		expect(png.headers.get('content-type')).toBe('image/png');
		expect(png.text.slice(1, 4)).toBe('PNG');
	});

	it('are tables for a spreadsheet', async () => {
		const { text, headers } = await get('/per-family.csv');
		expect(headers.get('content-disposition')).toBe('attachment; filename="per-family.csv"');
		const rows = text.replace('\ufeff', '').split('\r\n');
		expect(rows[0]).toBe('Per family,"Hillingdon, spent","Darlington, agreed"');
		expect(rows).toContain('Median,113.75,2500.00');
		expect(text).toContain('Left out: 2 lines');
	});

	it('leave an entry in the audit, without any content', async () => {
		await get('/funnel.csv?release=public');
		const { entries } = (await api.call('GET', '/audit')).json;
		expect(entries[0]).toMatchObject({
			action: 'table-exported',
			object: { kind: 'study', id: api.studyId },
			detail: { figure: 'funnel', format: 'csv', release: 'public', suppressed: true }
		});
	});

	it('refuse what is not there', async () => {
		expectProblem(await get('/nothing'), 404, 'not-found');
		expectProblem(await get('/by-band?edges=500,20'), 422, 'invalid-input');
		expectProblem(await get('/by-band.svg?theme=pink'), 422, 'invalid-input');
		expectProblem(await api.call('GET', '/studies/none/spend-figures'), 404, 'not-found');
	});
});
