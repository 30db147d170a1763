// Data collected, edited over HTTP with the study that it is of.
import { describe, expect, it } from 'vitest';
import { expectProblem, useApi } from '../../support/api.ts';
import type { Json } from '../../support/json.ts';
import { editOf } from '../../support/samples/study-facts.ts';

const api = useApi();
const read = async (): Promise<Json> => (await api.call('GET', `/studies/${api.studyId}`)).json;
const edit = async (change: (row: Json) => Json) => {
	const study = await read();
	const [row, ...rest] = study.dataCollection;
	const dataCollection = [{ ...row, ...change(row) }, ...rest];
	return api.call('PATCH', `/studies/${study.id}`, { body: { ...editOf(study), dataCollection } });
};

describe('editing data collected', () => {
	it('stores a row as it was sent', async () => {
		const row = {
			id: 'diaries',
			what: 'Diaries',
			ofFamilies: true,
			cells: [{ siteId: 'wigan', phaseId: null, n: 3 }],
			printedTotal: null,
			citations: [],
			note: ''
		};
		expect((await edit(() => row)).status).toBe(200);
		expect((await read()).dataCollection[0]).toEqual(row);
	});

	it.each<[string, (row: Json) => Json, string]>([
		['an unknown site', () => ({ cells: [{ siteId: 'x', phaseId: null, n: 1 }] }), 'cells.0.siteId'],
		['an unknown phase', () => ({ cells: [{ siteId: 'wigan', phaseId: 'x', n: 1 }] }), 'cells.0.phaseId'],
		['two numbers of one site and phase', ({ cells: [cell] }) => ({ cells: [cell, cell] }), 'cells.1'],
		['numbers as they are withheld from readers', () => ({ cells: null }), 'cells'],
		[
			'an unknown source',
			() => ({ citations: [{ sourceId: 'x', section: '', lines: '' }] }),
			'citations.0.sourceId'
		]
	])('refuses %s', async (_what, change, path) => {
		const before = await read();
		const refused = expectProblem(await edit(change), 422, 'invalid-input');
		expect(refused.json.faults.map((f: Json) => f.path)).toContain(`dataCollection.0.${path}`);
		expect(await read()).toEqual(before);
	});
});
