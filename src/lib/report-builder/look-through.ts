// What the server finds in a report before it leaves.
import { callApi } from '#lib/http/api.ts';

export interface LookThrough {
	/** Suspected personal data: where, of which kind, and the words. */
	findings: readonly { where: string; what: string; text: string }[];
	/** To be sent with the export once somebody looked; null where nothing was found. */
	accept: string | null;
	said: readonly string[];
	contents: readonly { kind: string; number: number | null; title: string }[];
}

/** @throws ApiProblem */
export const lookThrough = (studyId: string, reportId: string): Promise<LookThrough> =>
	callApi('GET', `/studies/${encodeURIComponent(studyId)}/reports/${encodeURIComponent(reportId)}/check`);

/** "Figure 1", "Table 2": those that carry a number. */
export const numbered = ({ contents }: LookThrough): { label: string; title: string }[] =>
	contents.flatMap(({ kind, number, title }) =>
		number === null ? [] : [{ label: `${kind === 'figure' ? 'Figure' : 'Table'} ${number}`, title }]
	);

/** Places as they are listed for somebody to look at, with the words that stand there. */
export const placesOf = ({ findings }: Pick<LookThrough, 'findings'>): { path: string; message: string }[] =>
	findings.map(({ where, what, text }) => ({ path: where, message: `${what}: “${text}”` }));
