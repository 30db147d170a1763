// Looks up what an address names, or refuses with words that say what is missing.
import type { EvidenceRecord } from '#lib/domain/evidence/record.ts';
import type { Study } from '#lib/domain/study/study.ts';
import type { Services } from '#server/services.ts';
import type { ModelSummary } from '#server/store/studies.ts';
import { HttpProblem } from './problem.ts';

export async function findStudy({ studies }: Services, id: string): Promise<Study> {
	const study = await studies.find(id);
	if (!study)
		throw new HttpProblem(
			'not-found',
			`There is no study “${shown(id)}”. GET /api/v1/studies lists those that there are.`
		);
	return study;
}

export async function findModel({ studies }: Services, id: string): Promise<ModelSummary> {
	const model = await studies.findModel(id);
	if (!model)
		throw new HttpProblem(
			'not-found',
			`There is no model “${shown(id)}”. GET /api/v1/studies/{studyId}/models lists those of a study.`
		);
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
