// The figure of a model as SVG: the same scene and writer that the browser uses, in a thread of its own.
import { figureAnswer, marksOf } from '../figure-answer.ts';
import { findModel } from '../find.ts';
import { route } from '../route.ts';
import { figureQuery } from '../schemas.ts';

export const figureRoutes = [
	route({
		method: 'GET',
		path: '/models/{modelId}/figure.svg',
		id: 'getFigure',
		summary: 'Draw a model as SVG',
		needs: 'theory:read',
		query: figureQuery,
		answers: { status: 200, type: 'image/svg+xml', description: 'The figure' },
		async handle({ services, params, query, principal, request }) {
			const { id, studyId } = await findModel(services, params.modelId!);
			const { gate, models, audit } = services;
			const { extent } = query;
			const marked =
				query.marks === 'true' &&
				(await gate.decide(principal, 'evidence:read', { modelId: id })) === 'allowed';
			const marks = await marksOf(services, studyId, marked ? await models.readLinks(id) : null);
			const answer = await figureAnswer(services, { model: await models.read(id), extent, ...marks });
			// HEAD takes nothing out.
			if (request.method === 'GET')
				await audit.noteOnce(
					principal,
					'figure-exported',
					{ kind: 'model', id },
					{ extent, marks: marked },
					studyId
				);
			return answer;
		}
	})
];
