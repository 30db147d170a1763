// Looks up what an address names, or refuses with words that say what is missing. What one may not know of is missing
// in the same words.
import type { EvidenceRecord } from '#lib/domain/evidence/record.ts';
import type { Study } from '#lib/domain/study/study.ts';
import type { Target } from '#server/access/gate.ts';
import type { Services } from '#server/services.ts';
import type { ModelSummary } from '#server/store/studies.ts';
import { HttpProblem } from './problem.ts';

/** The refusal for a study or model that is not there, or that whoever asks may not know of. */
export function missing({ studyId, modelId }: Target): HttpProblem {
	if (modelId !== undefined)
		return new HttpProblem(
			'not-found',
			`There is no model “${shown(modelId)}”. GET /api/v1/studies/{studyId}/models lists those of a study.`
		);
	if (studyId !== undefined)
		return new HttpProblem(
			'not-found',
			`There is no study “${shown(studyId)}”. GET /api/v1/studies lists those that there are.`
		);
	return new HttpProblem('not-found', 'There is nothing here that you may see.');
}

export async function findStudy({ studies }: Services, studyId: string): Promise<Study> {
	const study = await studies.find(studyId);
	if (!study) throw missing({ studyId });
	return study;
}

export async function findModel({ studies }: Services, modelId: string): Promise<ModelSummary> {
	const model = await studies.findModel(modelId);
	if (!model) throw missing({ modelId });
	return model;
}

export async function findRecord(
	{ evidence }: Services,
	studyId: string,
	id: string
): Promise<EvidenceRecord> {
	const record = await evidence.find(studyId, id);
	if (!record)
		throw new HttpProblem('not-found', `There is no evidence record “${shown(id)}” in this study.`);
	return record;
}

const shown = (id: string) => id.slice(0, 64).replace(/[^\w.-]/g, '?');
