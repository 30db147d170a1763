// Studies and their models.
import { z } from 'zod';
import { wordsFor } from '#lib/domain/problem-words.ts';
import { EMPTY_MODEL } from '#lib/domain/theory/model.ts';
import { soundPart } from '#lib/domain/theory/sound-part.ts';
import {
	MODEL_FILE_FORMAT,
	modelFileSchema,
	readModelFile,
	toModelFile
} from '#lib/model-file/model-file.ts';
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
		needs: 'theory:read',
		answers: {
			status: 200,
			schema: z.object({ studies: z.array(studySummary) }),
			description: 'All studies'
		},
		handle: async ({ services }) => ({ json: { studies: await services.studies.list() } })
	}),
	route({
		method: 'POST',
		path: '/studies',
		id: 'createStudy',
		summary: 'Create a study',
		needs: 'study:create',
		body: newStudy,
		answers: { status: 201, schema: studySummary, description: 'The new study' },
		async handle({ services, body }) {
			const id = services.newId();
			await services.studies.create({ id, title: body.title, note: '', phases: [], sites: [] });
			const study = (await services.studies.list()).find((s) => s.id === id);
			return { status: 201, json: study, headers: { Location: `/api/v1/studies/${id}` } };
		}
	}),
	route({
		method: 'GET',
		path: '/studies/{studyId}',
		id: 'getStudy',
		summary: 'Read a study: phases, sites, facts and approval rules',
		needs: 'theory:read',
		answers: {
			status: 200,
			schema: z.looseObject({ id: z.string(), title: z.string() }),
			description: 'The study'
		},
		handle: async ({ services, params }) => ({ json: await findStudy(services, params.studyId!) })
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
			'With `{"title"}` an empty one; with a whole model file as the body, that model. Nodes without a position are laid out.',
		needs: 'theory:write',
		body: z.union([newModel, modelFileSchema]).or(z.unknown()),
		maxBody: MAX_MODEL_BYTES,
		answers: { status: 201, schema: modelSummary, description: 'The new model' },
		async handle({ services, params, body }) {
			const study = await findStudy(services, params.studyId!);
			const model = isModelFile(body) ? readFile(body) : { ...EMPTY_MODEL, title: readTitle(body) };
			const created = await services.models.create(services.newId(), study.id, model);
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
		async handle({ services, params }) {
			const { id } = await findModel(services, params.modelId!);
			return { json: toModelFile(soundPart(await services.models.read(id))) };
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

function readTitle(body: unknown): string {
	const parsed = newModel.safeParse(body);
	if (parsed.success) return parsed.data.title;
	const faults = parsed.error.issues.map((issue) => ({
		path: issue.path.join('.'),
		message: wordsForIssue(issue)
	}));
	throw new HttpProblem(
		'invalid-input',
		`Send {"title": "…"} or a model file ("format": "${MODEL_FILE_FORMAT}"). Nothing was stored.`,
		faults
	);
}
