// Studies and their models.
import { z } from 'zod';
import { wordsFor } from '#lib/domain/problem-words.ts';
import { schemeOf } from '#lib/domain/schemes/schemes.ts';
import { startModel } from '#lib/domain/schemes/start-model.ts';
import { forReaders } from '#lib/domain/study/for-readers.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { soundPart } from '#lib/domain/theory/sound-part.ts';
import { MODEL_FILE_FORMAT } from '#lib/model-file/format.ts';
import { modelFileSchema, readModelFile } from '#lib/model-file/model-file.ts';
import { toModelFile } from '#lib/model-file/write-model-file.ts';
import { wordsForIssue } from '#lib/model-file/schema-words.ts';
import { findModel, findStudy } from '../find.ts';
import { HttpProblem, modelFileProblem } from '../problem.ts';
import { route } from '../route.ts';
import { modelSummary, newModel, newStudy, studySummary } from '../schemas.ts';

const MAX_MODEL_BYTES = 5 * 1024 * 1024;

export const studyRoutes = [
	route({
		method: 'GET',
		path: '/studies',
		id: 'listStudies',
		summary: 'List the studies',
		description:
			'Those that your link reaches. With a link to one model, the study that it belongs to, whose other addresses are not yours to see; GET /session names the model.',
		needs: 'session',
		answers: {
			status: 200,
			schema: z.object({ studies: z.array(studySummary) }),
			description: 'The studies'
		},
		async handle({ services, principal }) {
			const visible = await services.gate.visible(principal);
			return { json: { studies: visible.map(({ id, title, createdAt }) => ({ id, title, createdAt })) } };
		}
	}),
	route({
		method: 'POST',
		path: '/studies',
		id: 'createStudy',
		summary: 'Create a study',
		needs: 'study:create',
		body: newStudy,
		answers: { status: 201, schema: studySummary, description: 'The new study' },
		async handle({ services, principal, body }) {
			const id = services.newId();
			await services.allOrNothing(async ({ studies, audit }) => {
				await studies.create({ id, title: body.title, note: '', phases: [], sites: [] });
				await audit.note(principal, 'study-created', { kind: 'study', id }, {}, id);
			});
			const study = (await services.studies.list()).find((s) => s.id === id);
			return { status: 201, json: study, headers: { Location: `/api/v1/studies/${id}` } };
		}
	}),
	route({
		method: 'GET',
		path: '/studies/{studyId}',
		id: 'getStudy',
		summary: 'Read a study: phases, sites, facts and approval rules',
		description:
			'Small counts of families, and what they could be worked out from, only for those who may see evidence.',
		needs: 'theory:read',
		answers: {
			status: 200,
			schema: z.looseObject({ id: z.string(), title: z.string() }),
			description: 'The study'
		},
		async handle({ services, params, principal }) {
			const study = await findStudy(services, params.studyId!);
			const whole =
				(await services.gate.decide(principal, 'evidence:read', { studyId: study.id })) === 'allowed';
			return { json: whole ? study : forReaders(study) };
		}
	}),
	route({
		method: 'GET',
		path: '/studies/{studyId}/models',
		id: 'listModels',
		summary: 'List the models of a study',
		needs: 'theory:read',
		answers: { status: 200, schema: z.object({ models: z.array(modelSummary) }), description: 'The models' },
		async handle({ services, params }) {
			const study = await findStudy(services, params.studyId!);
			return { json: { models: await services.studies.listModels(study.id) } };
		}
	}),
	route({
		method: 'POST',
		path: '/studies/{studyId}/models',
		id: 'createModel',
		summary: 'Create a model',
		description:
			'With `{"title"}` an empty one, with `{"title", "scheme"}` one with the lanes and columns of a scheme; with a whole model file as the body, that model. Nodes without a position are laid out.',
		needs: 'theory:write',
		body: z.union([newModel, modelFileSchema]).or(z.unknown()),
		maxBody: MAX_MODEL_BYTES,
		answers: { status: 201, schema: modelSummary, description: 'The new model' },
		async handle({ services, principal, params, body }) {
			const study = await findStudy(services, params.studyId!);
			const imported = isModelFile(body);
			const model = imported ? readFile(body) : readStart(body);
			const prepared = await services.models.prepare(services.newId(), study.id, model);
			const created = await services.allOrNothing(async ({ studies, audit }) => {
				const action = imported ? 'model-imported' : 'model-created';
				const counts = { nodes: model.nodes.size, arrows: model.arrows.size };
				await audit.note(principal, action, { kind: 'model', id: prepared.id }, counts, study.id);
				return studies.createModel(prepared);
			});
			return { status: 201, json: created, headers: { Location: `/api/v1/models/${created.id}` } };
		}
	}),
	route({
		method: 'GET',
		path: '/models/{modelId}',
		id: 'getModel',
		summary: 'Read a model as a model file',
		needs: 'theory:read',
		answers: { status: 200, schema: modelFileSchema, description: 'The model file' },
		async handle({ services, principal, params, request }) {
			const { id, studyId } = await findModel(services, params.modelId!);
			const file = toModelFile(soundPart(await services.models.read(id)));
			if (request.method === 'GET')
				await services.audit.noteOnce(principal, 'model-exported', { kind: 'model', id }, {}, studyId);
			return { json: file };
		}
	})
];

const isModelFile = (body: unknown) =>
	typeof body === 'object' && body !== null && ('format' in body || 'nodes' in body || 'version' in body);

function readFile(body: unknown) {
	const read = readModelFile(body);
	if (read.ok) return read.model;
	throw modelFileProblem(read.faults, (fault) => (fault.problem ? wordsFor(fault.problem) : fault.message));
}

function readStart(body: unknown): Model {
	const parsed = newModel.safeParse(body);
	if (parsed.success) return startModel(schemeOf(parsed.data.scheme), parsed.data.title);
	const faults = parsed.error.issues.map((issue) => ({
		path: issue.path.join('.'),
		message: wordsForIssue(issue)
	}));
	throw new HttpProblem(
		'invalid-input',
		`Send {"title": "…"}, if you like with a “scheme”, or a model file ("format": "${MODEL_FILE_FORMAT}"). Nothing was stored.`,
		faults
	);
}
