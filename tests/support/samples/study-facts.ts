// Good calls of every route in server/api/routes/study-facts.ts.
import { randomUUID } from 'node:crypto';
import type { Sample, SampleHelp } from '../api-samples.ts';
import type { Json } from '../json.ts';

/** A site as the API takes it. */
export const siteFor = (id: string, more: Json = {}): Json => ({
	id,
	name: `Council ${id}`,
	alias: '',
	geography: '',
	order: 1,
	strands: [],
	facts: [],
	approvalRules: [],
	startMonth: null,
	allocation: null,
	funnel: [],
	...more
});

/** The body of an edit that changes nothing: a study without its id. */
export const editOf = ({ id: _id, ...study }: Json): Json => study;

export const familyFor = (siteId: string, code: string, more: Json = {}): Json => ({
	siteId,
	code,
	strandId: null,
	cohort: '',
	group: '',
	goals: '',
	note: '',
	revision: null,
	...more
});

export const studyFactSamples = ({ study, read, made }: SampleHelp): Record<string, Sample> => {
	const path = () => `/studies/${study()}`;
	/** The first site of the study; made where there is none. */
	async function siteId(): Promise<string> {
		const now = await read(path());
		if (now.sites.length > 0) return now.sites[0].id;
		await made(path(), { ...editOf(now), sites: [siteFor('north')] }, 'PATCH');
		return 'north';
	}
	const newFamily = async () => familyFor(await siteId(), `family ${randomUUID().slice(0, 8)}`);
	return {
		editStudy: { path: async () => path(), body: async () => editOf(await read(path())) },
		listFamilies: { path: async () => `${path()}/families` },
		saveFamily: { path: async () => `${path()}/families`, body: newFamily },
		removeFamily: {
			path: async () => `${path()}/families/removal`,
			async body() {
				const { siteId, code, revision } = await made(`${path()}/families`, await newFamily());
				return { siteId, code, revision };
			}
		},
		askApproval: {
			path: async () => `${path()}/approval`,
			body: async () => ({ siteId: await siteId(), pence: 76_000 })
		},
		listApprovalBreaches: { path: async () => `${path()}/approval-breaches` }
	};
};
