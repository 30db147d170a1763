import { describe, expect, it } from 'vitest';
import { DEFAULT_SPEND_SETTINGS } from '#lib/domain/spend/spend-settings.ts';
import { forReaders } from '#lib/domain/study/for-readers.ts';
import type { Allocation, Site, SiteFact } from '#lib/domain/study/study.ts';

const fact = (more: Partial<SiteFact>): SiteFact => ({
	topic: 'families',
	label: 'Families',
	value: String(more.amount),
	amount: null,
	unit: 'families',
	strandId: null,
	citations: [],
	note: '',
	...more
});
const allocation = (budget: number): Allocation => ({
	unit: 'family',
	method: '',
	cohorts: [{ label: '0–4', boundary: '', target: 10, budget, usual: 12, applied: null }],
	printedTotals: { budget, usual: 12, applied: null },
	citations: [],
	note: ''
});
const studyOf = (site: Partial<Site>) => ({
	spend: DEFAULT_SPEND_SETTINGS,
	printedTables: [],
	dataCollection: [],
	sites: [
		{ id: 's', facts: [], approvalRules: [], strands: [], funnel: [], allocation: null, ...site } as never
	]
});
const read = (site: Partial<Site>): Site => forReaders(studyOf(site)).sites[0]!;

describe('a study for whoever may not see single records', () => {
	it('shows counts of families that nobody can be known by', () => {
		const facts = [fact({ amount: 95 }), fact({ amount: 0 })];
		expect(read({ facts }).facts).toEqual(facts);
	});

	it('withholds every count of a topic with a small one, which could be worked out from the others', () => {
		const facts = [
			fact({ topic: 'allocation', amount: 4, note: '4 of them' }),
			fact({ topic: 'allocation', amount: 11 })
		];
		expect(read({ facts }).facts.map(({ value, amount, note }) => [value, amount, note])).toEqual([
			['Withheld: small numbers', null, ''],
			['Withheld: small numbers', null, '']
		]);
	});

	it('shows how many work there, and sums of money', () => {
		const facts = [fact({ topic: 'team', amount: 1, unit: 'people' }), fact({ amount: 3, unit: 'pence' })];
		expect(read({ facts }).facts).toEqual(facts);
	});

	it('leaves allocation and funnel to the figures, which know all other numbers', () => {
		const funnel = [{ stage: 'applied', families: 30, citations: [], note: '' } as const];
		const { allocation: shown, funnel: stages } = read({ allocation: allocation(12), funnel });
		expect([shown, stages]).toEqual([null, []]);
	});

	it('withholds small numbers of data collected', () => {
		const row = { id: 'r', what: 'Interviews: parents', ofFamilies: true, citations: [], note: '' };
		const cells = [8, 1].map((n, i) => ({ siteId: `s${i}`, phaseId: null, n }));
		const dataCollection = [{ ...row, cells, printedTotal: 9 }];
		expect(forReaders({ ...studyOf({}), dataCollection }).dataCollection).toEqual([
			{ ...row, cells: null, printedTotal: 9 }
		]);
	});

	it('knows a number that is said in words alone, or without a unit', () => {
		const facts = [fact({ value: '2 families' }), fact({ topic: 'allocation', amount: 3, unit: '' })];
		expect(read({ facts }).facts.map(({ value }) => value)).toEqual(Array(2).fill('Withheld: small numbers'));
	});
});
