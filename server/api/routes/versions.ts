// Versions of a model: kept by name, listed, looked at and restored.
import { z } from 'zod';
import { modelFileSchema } from '#lib/model-file/model-file.ts';
import { toModelFile } from '#lib/model-file/write-model-file.ts';
import type { Principal } from '#server/access/principal.ts';
import type { Services } from '#server/services.ts';
import type { VersionSummary } from '#server/store/versions.ts';
import type { Thawed } from '#server/versions/frozen.ts';
import { demand } from '../admit.ts';
import { figureAnswer, marksOf } from '../figure-answer.ts';
import { findModel } from '../find.ts';
import { HttpProblem } from '../problem.ts';
import { route } from '../route.ts';
import { figureQuery, link } from '../schemas.ts';
import { newVersion, restoration, restored, version } from '../version-schemas.ts';

type Params = Record<string, string>;

export const versionRoutes = [
	route({
		method: 'GET',
		path: '/models/{modelId}/versions',
		id: 'listVersions',
		summary: 'List the versions of a model, newest first',
		needs: 'theory:read',
		answers: { status: 200, schema: z.object({ versions: z.array(version) }), description: 'The versions' },
		async handle({ services, params, principal }) {
			const { id } = await findModel(services, params.modelId!);
			const withLinks = await seesEvidence(services, principal, id);
			const versions = await services.versions.list(id);
			return { json: { versions: versions.map((one) => shown(one, withLinks)) } };
		}
	}),
	route({
		method: 'POST',
		path: '/models/{modelId}/versions',
		id: 'keepVersion',
		summary: 'Keep a model as it is now, under a name',
		needs: 'theory:write',
		body: newVersion,
		answers: { status: 201, schema: version, description: 'The new version' },
		async handle({ services, params, principal, body }) {
			const model = await findModel(services, params.modelId!);
			const study = await services.studies.find(model.studyId);
			if (body.phaseId !== null && !study?.phases.some(({ id }) => id === body.phaseId))
				throw new HttpProblem(
					'invalid-input',
					'The study has no phase with this “phaseId”. Nothing was stored.',
					[{ path: 'phaseId', message: 'is not a phase of the study' }]
				);
			const about = { kind: 'named', ...body, createdBy: principal.name } as const;
			const kept = await services.versions.keep(model.id, about);
			await services.audit.note(
				principal,
				'version-named',
				{ kind: 'version', id: kept.id },
				{ modelId: model.id },
				model.studyId
			);
			const withLinks = await seesEvidence(services, principal, model.id);
			return {
				status: 201,
				json: shown(kept, withLinks),
				headers: { Location: `/api/v1/models/${model.id}/versions/${kept.id}` }
			};
		}
	}),
	route({
		method: 'GET',
		path: '/models/{modelId}/versions/{versionId}',
		id: 'getVersion',
		summary: 'Read a version as a model file',
		needs: 'theory:read',
		answers: { status: 200, schema: modelFileSchema, description: 'The model file' },
		async handle({ services, params, principal }) {
			const { model } = await contentOf(services, params);
			await noteExport(services, principal, 'model-exported', params);
			return { json: toModelFile(model) };
		}
	}),
	route({
		method: 'GET',
		path: '/models/{modelId}/versions/{versionId}/links',
		id: 'listVersionLinks',
		summary: 'List the evidence links of a version',
		needs: 'evidence:read',
		answers: { status: 200, schema: z.object({ links: z.array(link) }), description: 'The links' },
		async handle({ services, params }) {
			return { json: { links: [...(await contentOf(services, params)).links.values()] } };
		}
	}),
	route({
		method: 'GET',
		path: '/models/{modelId}/versions/{versionId}/figure.svg',
		id: 'getVersionFigure',
		summary: 'Draw a version as SVG',
		description: 'Evidence marks show the links as they were then, over the records as they are now.',
		needs: 'theory:read',
		query: figureQuery,
		answers: { status: 200, type: 'image/svg+xml', description: 'The figure' },
		async handle({ services, params, query, principal }) {
			const { studyId, id } = await findModel(services, params.modelId!);
			const { model, links } = await contentOf(services, params);
			const marked = query.marks === 'true' && (await seesEvidence(services, principal, id));
			const marks = await marksOf(services, studyId, marked ? links : null);
			const answer = await figureAnswer(services, { model, extent: query.extent, ...marks });
			await noteExport(services, principal, 'figure-exported', params);
			return answer;
		}
	}),
	route({
		method: 'POST',
		path: '/models/{modelId}/versions/{versionId}/restoration',
		id: 'restoreVersion',
		summary: 'Make a model what it was, by an edit that everybody gets',
		description:
			'What is there now is kept as a version first, unless the newest one holds just that. Edits that people made since can be had back from there.',
		needs: 'theory:write',
		body: restoration,
		answers: { status: 200, schema: restored, description: 'The model is what it was' },
		async handle({ services, params, principal, body }) {
			const model = await findModel(services, params.modelId!);
			if (body.links) await demand(services, principal, 'evidence:write', { modelId: model.id });
			const found = await findVersion(services, params);
			const result = await services.versions.restore(found, body, principal.name);
			if (!result) throw notThere();
			const { before, changed } = result;
			await services.audit.note(
				principal,
				'version-restored',
				{ kind: 'version', id: found.id },
				{ modelId: model.id, links: body.links, before: before.id },
				model.studyId
			);
			const withLinks = await seesEvidence(services, principal, model.id);
			return { json: { before: shown(before, withLinks), changed } };
		}
	})
];

async function findVersion({ versions }: Services, { modelId, versionId }: Params): Promise<VersionSummary> {
	const found = await versions.find(modelId!, versionId!);
	if (!found) throw notThere();
	return found;
}

async function contentOf(services: Services, params: Params): Promise<Thawed> {
	await findModel(services, params.modelId!);
	const content = await services.versions.read(params.modelId!, params.versionId!);
	if (!content) throw notThere();
	return content;
}

const notThere = () =>
	new HttpProblem(
		'not-found',
		'This model has no such version. GET /api/v1/models/{modelId}/versions lists those that there are; automatic ones go with age.'
	);

/** What a program reads is taken out; what a page reads is looked at. */
async function noteExport(
	{ audit, studies }: Services,
	principal: Principal,
	action: 'model-exported' | 'figure-exported',
	{ modelId, versionId }: Params
): Promise<void> {
	if (principal.via !== 'key') return;
	const studyId = (await studies.findModel(modelId!))?.studyId ?? null;
	await audit.noteOnce(
		principal,
		action,
		{ kind: 'version', id: versionId! },
		{ modelId: modelId! },
		studyId
	);
}

const seesEvidence = async ({ gate }: Services, principal: Principal, modelId: string) =>
	(await gate.decide(principal, 'evidence:read', { modelId })) === 'allowed';

/** How much evidence is linked is for those who may see it. */
function shown({ modelId: _, links, ...rest }: VersionSummary, withLinks: boolean) {
	return { ...rest, links: withLinks ? links : null };
}
