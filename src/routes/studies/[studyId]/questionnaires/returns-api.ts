// Calls about returns of the questionnaire.
import type { ReturnFields } from '#lib/domain/questionnaires/return.ts';
import { callApi } from '#lib/http/api.ts';

/** As many as are taken at once. */
const AT_ONCE = 500;

const pathOf = (studyId: string) => `/studies/${encodeURIComponent(studyId)}/questionnaires`;

/**
 * Stores returns, 500 at a time; each lot is stored whole or not at all.
 * @throws ApiProblem; what was stored before stays
 */
export async function saveReturns(
	studyId: string,
	returns: readonly (ReturnFields & { revision: number | null })[]
): Promise<void> {
	for (let from = 0; from < returns.length; from += AT_ONCE)
		await callApi('POST', pathOf(studyId), { returns: returns.slice(from, from + AT_ONCE) });
}

export const removeReturn = (studyId: string, id: string, revision: number): Promise<void> =>
	callApi('DELETE', `${pathOf(studyId)}/${encodeURIComponent(id)}?revision=${revision}`);
