// The one place that decides who may do what where. Pages, API and sockets all ask here.
import type { ModelSummary, StudyStore } from '#server/store/studies.ts';
import type { Principal } from './principal.ts';
import { may, type Permission } from './roles.ts';
import { covers, type Place } from './scope.ts';

/** What an address names. A model's study is looked up. */
export interface Target {
	studyId?: string | undefined;
	modelId?: string | undefined;
}

/**
 * `allowed`; `forbidden`: may know of the place but not do this there; `not-found`: there is no such place, or none
 * that this person may know of: the two must look alike.
 */
export type Decision = 'allowed' | 'forbidden' | 'not-found';

export interface Gate {
	decide(principal: Principal, permission: Permission, target: Target): Promise<Decision>;
	/** The studies that somebody may know of, with those of their models that they may see. */
	visible(principal: Principal): Promise<VisibleStudy[]>;
}

export interface VisibleStudy {
	id: string;
	title: string;
	createdAt: string;
	/** False where only some of its models may be seen, and the study's own page may not. */
	whole: boolean;
	models: ModelSummary[];
}

/** True where a role holds a permission and its scope reaches the place. */
export function allows(
	{ role, scope }: Pick<Principal, 'role' | 'scope'>,
	permission: Permission,
	place: Place
) {
	return may(role, permission) && covers(scope, place);
}

export function createGate(studies: StudyStore): Gate {
	async function locate({ studyId, modelId }: Target): Promise<Place | null> {
		if (modelId !== undefined) {
			const model = await studies.findModel(modelId);
			if (!model || (studyId !== undefined && studyId !== model.studyId)) return null;
			return { kind: 'model', studyId: model.studyId, modelId };
		}
		if (studyId === undefined) return { kind: 'server' };
		return (await studies.find(studyId)) ? { kind: 'study', studyId } : null;
	}
	return {
		async decide(principal, permission, target) {
			const place = await locate(target);
			if (!place) return 'not-found';
			if (allows(principal, permission, place)) return 'allowed';
			return allows(principal, 'theory:read', place) ? 'forbidden' : 'not-found';
		},
		async visible(principal) {
			const found: VisibleStudy[] = [];
			for (const study of await studies.list()) {
				const whole = allows(principal, 'theory:read', { kind: 'study', studyId: study.id });
				const models = (await studies.listModels(study.id)).filter((model) =>
					allows(principal, 'theory:read', { kind: 'model', studyId: study.id, modelId: model.id })
				);
				if (whole || models.length > 0) found.push({ ...study, whole, models });
			}
			return found;
		}
	};
}
