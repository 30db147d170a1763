// A scope with the title of what it reaches, as people see it.
import type { StudyStore } from '#server/store/studies.ts';
import type { Scope } from './scope.ts';

export interface TitledScope {
	kind: Scope['kind'];
	/** Of the study, or of the study that the model belongs to. */
	studyId?: string;
	modelId?: string;
	title: string;
}

type Studies = Pick<StudyStore, 'find' | 'findModel'>;

export async function titledScope(studies: Studies, scope: Scope): Promise<TitledScope> {
	if (scope.kind === 'server') return { kind: 'server', title: 'All studies' };
	if (scope.kind === 'study') {
		const study = await studies.find(scope.studyId);
		return { ...scope, title: study?.title ?? scope.studyId };
	}
	const model = await studies.findModel(scope.modelId);
	return { ...scope, ...(model && { studyId: model.studyId }), title: model?.title ?? scope.modelId };
}
