// The figure of a model as SVG: the same scene and writer that the browser uses.
import { strengths } from '#lib/domain/evidence/strength.ts';
import { drawFigure } from '#lib/figure/draw-figure.ts';
import { svgOf } from '#lib/figure/svg.ts';
import { may } from '#server/access/roles.ts';
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
		async handle({ services, params, query, principal }) {
			const { id, studyId } = await findModel(services, params.modelId!);
			const model = await services.models.read(id);
			const figure = { model, extent: query.extent };
			const body =
				query.marks === 'true' && may(principal.role, 'evidence:read')
					? svgOf(drawFigure({ ...figure, strengths: await strengthsOf(id, studyId) }))
					: svgOf(drawFigure(figure));
			return {
				text: { type: 'image/svg+xml; charset=utf-8', body },
				headers: { 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'" }
			};

			async function strengthsOf(modelId: string, inStudy: string) {
				const records = await services.evidence.countable(inStudy);
				return strengths((await services.models.readLinks(modelId)).values(), (recordId) =>
					records.get(recordId)
				);
			}
		}
	})
];
