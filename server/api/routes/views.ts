// Saved views of models.
import type { ViewFields } from '#lib/domain/views/saved-view.ts';
import type { Services } from '#server/services.ts';
import { findModel } from '../find.ts';
import { HttpProblem } from '../problem.ts';
import { editedView, newView, savedView, savedViews } from '../report-schemas.ts';
import { removal } from '../questionnaire-schemas.ts';
import { route } from '../route.ts';

/** These name the views that every model has. */
const KEPT_NAMES = ['core', 'full'];

export const viewRoutes = [
	route({
		method: 'GET',
		path: '/models/{modelId}/views',
		id: 'listViews',
		summary: 'List the saved views of a model',
		needs: 'theory:read',
		answers: { status: 200, schema: savedViews, description: 'The views, by name' },
		async handle({ services, params }) {
			const { id } = await findModel(services, params.modelId!);
			return { json: { views: await services.savedViews.list(id) } };
		}
	}),
	route({
		method: 'POST',
		path: '/models/{modelId}/views',
		id: 'saveView',
		summary: 'Save a view of a model',
		description: 'Every output of the model is made from a view: see `GET /models/{modelId}/export`.',
		needs: 'theory:write',
		body: newView,
		answers: { status: 201, schema: savedView, description: 'The saved view' },
		async handle({ services, params, body }) {
			const { id: modelId } = await findModel(services, params.modelId!);
			await checkView(services, modelId, body);
			const saved = await services.savedViews.add(modelId, services.newId(), body);
			if (!saved) throw nameTaken();
			return { status: 201, json: saved };
		}
	}),
	route({
		method: 'PATCH',
		path: '/models/{modelId}/views/{viewId}',
		id: 'editView',
		summary: 'Change a saved view',
		needs: 'theory:write',
		body: editedView,
		answers: { status: 200, schema: savedView, description: 'The view as it is now' },
		async handle({ services, params, body }) {
			const { id: modelId } = await findModel(services, params.modelId!);
			const { revision, ...fields } = body;
			await checkView(services, modelId, fields);
			const saved = await services.savedViews.update(modelId, params.viewId!, revision, fields);
			if (saved === 'name-taken') throw nameTaken();
			if (saved === 'stale') throw await movedOn(services, modelId, params.viewId!);
			return { json: saved };
		}
	}),
	route({
		method: 'DELETE',
		path: '/models/{modelId}/views/{viewId}',
		id: 'deleteView',
		summary: 'Delete a saved view',
		description: 'Reports that show it say that it is gone.',
		needs: 'theory:write',
		query: removal,
		answers: { status: 204, description: 'It is gone' },
		async handle({ services, params, principal, query }) {
			const { id: modelId, studyId } = await findModel(services, params.modelId!);
			if (!(await services.savedViews.remove(modelId, params.viewId!, query.revision)))
				throw await movedOn(services, modelId, params.viewId!);
			const object = { kind: 'model', id: modelId } as const;
			await services.audit.note(principal, 'view-deleted', object, { viewId: params.viewId! }, studyId);
			return { status: 204 };
		}
	})
];

async function checkView({ versions }: Services, modelId: string, { name, filter }: ViewFields) {
	if (KEPT_NAMES.includes(name.toLowerCase()))
		throw new HttpProblem(
			'invalid-input',
			'“core” and “full” name views that every model has. Choose another name.',
			[{ path: 'name', message: 'names a view that every model has' }]
		);
	if (filter.versionId !== null && !(await versions.find(modelId, filter.versionId)))
		throw new HttpProblem('invalid-input', 'There is no such version of this model. Nothing was stored.', [
			{ path: 'filter.versionId', message: 'is not a version of the model' }
		]);
}

const nameTaken = () =>
	new HttpProblem(
		'conflict',
		'The model has another view of this name. Choose another name, or change that view. Nothing was stored.'
	);

async function movedOn({ savedViews }: Services, modelId: string, id: string): Promise<HttpProblem> {
	if (await savedViews.find(modelId, id))
		return new HttpProblem(
			'conflict',
			'Somebody else changed this view meanwhile. Nothing was stored; read it again.'
		);
	return new HttpProblem('not-found', 'There is no such view of this model. Somebody may have deleted it.');
}
