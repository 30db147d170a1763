// Links of a model, for programs; browsers edit them in the links room.
import { z } from 'zod';
import { linkRecord, unlink } from '#lib/domain/evidence/link-commands.ts';
import { wordsFor } from '#lib/domain/problem-words.ts';
import { kindOfTarget } from '#lib/domain/theory/model.ts';
import { findModel, findRecord } from '../find.ts';
import { HttpProblem } from '../problem.ts';
import { route } from '../route.ts';
import { link, newLink } from '../schemas.ts';

export const linkRoutes = [
	route({
		method: 'GET',
		path: '/models/{modelId}/links',
		id: 'listLinks',
		summary: 'List the evidence links of a model',
		needs: 'evidence:read',
		answers: { status: 200, schema: z.object({ links: z.array(link) }), description: 'The links' },
		async handle({ services, params }) {
			const { id } = await findModel(services, params.modelId!);
			return { json: { links: [...(await services.models.readLinks(id)).values()] } };
		}
	}),
	route({
		method: 'POST',
		path: '/models/{modelId}/links',
		id: 'addLink',
		summary: 'Link a record to a node, arrow or statement',
		needs: 'evidence:write',
		body: newLink,
		answers: { status: 201, schema: link, description: 'The new link' },
		async handle({ services, params, body, principal }) {
			const model = await findModel(services, params.modelId!);
			await findRecord(services, model.studyId, body.recordId);
			if (!kindOfTarget(await services.models.read(model.id), body.targetId))
				throw new HttpProblem(
					'invalid-input',
					'The model has no node, arrow or statement with this “targetId”. Nothing was stored.',
					[{ path: 'targetId', message: 'is not in the model' }]
				);
			const added = { id: services.newId(), ...body, by: principal.name, at: services.now().toISOString() };
			const result = await services.models.changeLinks(model.id, (links) => linkRecord(links, added));
			if (!result.ok)
				throw new HttpProblem(
					result.problem.code === 'duplicate-link' ? 'conflict' : 'invalid-input',
					wordsFor(result.problem)
				);
			return { status: 201, json: added };
		}
	}),
	route({
		method: 'DELETE',
		path: '/models/{modelId}/links/{linkId}',
		id: 'removeLink',
		summary: 'Take a link away; the record stays',
		needs: 'evidence:write',
		answers: { status: 204, description: 'The link is gone' },
		async handle({ services, params }) {
			const model = await findModel(services, params.modelId!);
			const result = await services.models.changeLinks(model.id, (links) => unlink(links, params.linkId!));
			if (!result.ok) throw new HttpProblem('not-found', 'There is no such link in this model.');
			return { status: 204 };
		}
	})
];
