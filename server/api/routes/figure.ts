// The figure of a model as SVG: the same scene and writer that the browser uses, in a thread of its own.
import { evidenceTotal, strengths } from '#lib/domain/evidence/strength.ts';
import { may } from '#server/access/roles.ts';
import { NotDrawn } from '#server/drawing/drawing.ts';
import type { Services } from '#server/services.ts';
import { findModel } from '../find.ts';
import { HttpProblem } from '../problem.ts';
import { route } from '../route.ts';
import { figureQuery } from '../schemas.ts';

/** A figure opened as a page of its own runs nothing and fetches nothing. */
const FIGURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

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
			const model = await services.models.read(id);
			const shown = query.marks === 'true' && may(principal.role, 'evidence:read');
			const evidence = shown ? await evidenceOf(services, id, studyId) : { strengths: null, evidence: null };
			try {
				const body = await services.drawing.figure({ model, extent: query.extent, ...evidence });
				const detail = { extent: query.extent, marks: shown };
				if (request.method === 'GET')
					await services.audit.noteOnce(principal, 'figure-exported', { kind: 'model', id }, detail, studyId);
				return {
					text: { type: 'image/svg+xml; charset=utf-8', body },
					headers: { 'Content-Security-Policy': FIGURE_POLICY }
				};
			} catch (error) {
				if (!(error instanceof NotDrawn)) throw error;
				throw new HttpProblem(
					'unavailable',
					'The figure could not be drawn in time. Try again, ask for extent=core, or split the model.'
				);
			}
		}
	})
];

async function evidenceOf({ evidence, models }: Services, modelId: string, studyId: string) {
	const records = new Map((await evidence.index(studyId)).map((record) => [record.id, record]));
	const links = [...(await models.readLinks(modelId)).values()];
	const find = (id: string) => records.get(id);
	return { strengths: strengths(links, find), evidence: evidenceTotal(links, find) };
}
