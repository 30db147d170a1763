// The one place that decides who may do what where. Pages, API and sockets all ask here.
import type { ModelSummary, StudyStore } from '#server/store/studies.ts';
import type { Principal } from './principal.ts';
import { may, type Permission, PERMISSIONS } from './roles.ts';
import { covers, type Place } from './scope.ts';

/** What an address names: nothing is the server as a whole. A model's study is looked up. */
export interface Target {
	studyId?: string | undefined;
	modelId?: string | undefined;
}

/** Who asks, as far as it matters here. */
export type Asking = Pick<Principal, 'role' | 'scope'>;

/**
 * `allowed`; `forbidden`: may know of the place but not do this there; `not-found`: there is no such place, or none
 * that this person may know of: the two must look alike.
 */
export type Decision = 'allowed' | 'forbidden' | 'not-found';

export interface Gate {
	decide(asking: Asking, permission: Permission, target: Target): Promise<Decision>;
	/** All that somebody may do at a place; null where there is none that they may know of. */
	rightsAt(asking: Asking, target: Target): Promise<ReadonlySet<Permission> | null>;
	/** The studies that somebody may know of, with those of their models that they may see. */
	visible(asking: Asking): Promise<VisibleStudy[]>;
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
export function allows({ role, scope }: Asking, permission: Permission, place: Place): boolean {
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

	async function rightsAt(asking: Asking, target: Target): Promise<ReadonlySet<Permission> | null> {
		const place = await locate(target);
		// Whoever came in knows that there is a server, and nothing else.
		if (!place || (place.kind !== 'server' && !allows(asking, 'theory:read', place))) return null;
		return new Set(PERMISSIONS.filter((permission) => allows(asking, permission, place)));
	}

	return {
		rightsAt,
		async decide(asking, permission, target) {
			const rights = await rightsAt(asking, target);
			if (!rights) return 'not-found';
			return rights.has(permission) ? 'allowed' : 'forbidden';
		},
		async visible(asking) {
			const found: VisibleStudy[] = [];
			for (const study of await studies.list()) {
				const whole = allows(asking, 'theory:read', { kind: 'study', studyId: study.id });
				const models = (await studies.listModels(study.id)).filter((model) =>
					allows(asking, 'theory:read', { kind: 'model', studyId: study.id, modelId: model.id })
				);
				if (whole || models.length > 0) found.push({ ...study, whole, models });
			}
			return found;
		}
	};
}
