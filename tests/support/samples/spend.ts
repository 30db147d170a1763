// Good calls of every route in server/api/routes/spend.ts.
import { SECRET } from '../api.ts';
import type { Sample, SampleHelp } from '../api-samples.ts';
import { editOf, siteFor } from './study-facts.ts';

/** The first site of the study; made where there is none. */
export async function anySite({ study, read, made }: SampleHelp): Promise<string> {
	const now = await read(`/studies/${study()}`);
	if (now.sites.length > 0) return now.sites[0].id;
	await made(`/studies/${study()}`, { ...editOf(now), sites: [siteFor('north')] }, 'PATCH');
	return 'north';
}

export function spendSamples(help: SampleHelp): Record<string, Sample> {
	const { study, made } = help;
	const at = (rest: string) => `/studies/${study()}/spend/${rest}`;
	const saved = { title: 'All', query: { kind: 'spent' } };
	const newLine = async () => ({ siteId: await anySite(help), pence: 1250, purpose: SECRET });
	const line = async () => made(at('lines'), await newLine());
	return {
		searchSpend: { path: async () => at('search'), body: async () => ({}) },
		groupSpend: { path: async () => at('groups'), body: async () => ({ by: ['site', 'month'] }) },
		getSpendFigure: { path: async () => at('figure'), body: async () => ({ query: { kind: 'spent' } }) },
		exportSpend: { path: async () => at('export'), body: async () => ({}) },
		addSpendLine: { path: async () => at('lines'), body: newLine },
		editSpendLine: {
			path: async () => at(`lines/${(await line()).id}`),
			body: async () => ({
				...(await newLine()),
				revision: 1,
				strandId: null,
				date: null,
				familyCode: '',
				instalment: null,
				kind: 'spent',
				note: '',
				reference: '',
				approvedBy: '',
				categoryId: ''
			})
		},
		deleteSpendLine: { path: async () => at(`lines/${(await line()).id}`) },
		codeSpend: {
			path: async () => at('coding'),
			body: async () => ({ query: {}, set: { approvedBy: 'panel' } })
		},
		listSpendQueries: { path: async () => at('queries') },
		saveSpendQuery: { path: async () => at('queries'), body: async () => saved },
		deleteSpendQuery: { path: async () => at(`queries/${(await made(at('queries'), saved)).id}`) },
		citeSpend: { path: async () => at('citations'), body: async () => saved },
		renewSpendCitation: {
			path: async () => at(`citations/${(await made(at('citations'), saved)).id}/renewal`)
		}
	};
}
