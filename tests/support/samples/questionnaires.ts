// Good calls of every route in server/api/routes/questionnaires.ts.
import { randomUUID } from 'node:crypto';
import type { Sample, SampleHelp } from '../api-samples.ts';
import type { Json } from '../json.ts';
import { editOf, siteFor } from './study-facts.ts';

/** A return as the API takes it. */
export const returnFor = (siteId: string, caseCode: string, more: Json = {}): Json => ({
	siteId,
	strandId: null,
	wave: 1,
	phaseId: null,
	caseCode,
	group: '',
	cohort: '',
	legalStatus: 'child-in-need',
	livingSituation: 'birth-parents',
	issues: ['neglect'],
	likelihood: 'quite-likely',
	completedOn: '2019-05',
	revision: null,
	...more
});

export const questionnaireSamples = ({ study, read, made }: SampleHelp): Record<string, Sample> => {
	const path = () => `/studies/${study()}/questionnaires`;
	/** The first site of the study; made where there is none. */
	async function siteId(): Promise<string> {
		const now = await read(`/studies/${study()}`);
		if (now.sites.length > 0) return now.sites[0].id;
		await made(`/studies/${study()}`, { ...editOf(now), sites: [siteFor('north')] }, 'PATCH');
		return 'north';
	}
	const newReturns = async () => ({
		returns: [returnFor(await siteId(), `case ${randomUUID().slice(0, 8)}`)]
	});
	/** A printed table of the study without small numbers, which everybody may see; made where it is not there. */
	async function printedTable(): Promise<string> {
		const now = await read(`/studies/${study()}`);
		if (now.printedTables.some(({ id }: Json) => id === 'printed')) return 'printed';
		const table = {
			id: 'printed',
			title: 'T',
			unit: 'cases',
			siteId: null,
			phaseId: null,
			rows: [{ label: 'A', n: 10 }],
			several: false,
			printedTotal: 10,
			printedShares: [],
			citations: [],
			note: ''
		};
		await made(
			`/studies/${study()}`,
			{ ...editOf(now), printedTables: [...now.printedTables, table] },
			'PATCH'
		);
		return 'printed';
	}
	return {
		listReturns: { path: async () => path() },
		saveReturns: { path: async () => path(), body: newReturns },
		removeReturn: {
			path: async () => `${path()}/${(await made(path(), await newReturns())).returns[0].id}?revision=1`
		},
		readAnswerTables: { path: async () => `/studies/${study()}/questionnaire-tables?by=site` },
		exportPrintedTable: {
			path: async () => `/studies/${study()}/printed-tables.csv?table=${await printedTable()}`
		},
		exportAnswerTable: { path: async () => `/studies/${study()}/questionnaire-tables.csv?table=issues` }
	};
};
