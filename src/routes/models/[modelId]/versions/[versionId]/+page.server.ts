// One version of a model: what it holds, what is said of it, and how it differs from the model now.
import { error, redirect } from '@sveltejs/kit';
import { differenceLists, differenceSentence, linkDifferenceSentence } from '#lib/domain/difference-words.ts';
import { soundPart } from '#lib/domain/theory/sound-part.ts';
import { toModelFile } from '#lib/model-file/write-model-file.ts';
import { useServices } from '#server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	const { principal } = locals;
	if (!principal) redirect(303, '/enter');
	const { gate, studies, models, versions } = useServices();
	const rights = await gate.rightsAt(principal, { modelId: params.modelId });
	const row = rights && (await studies.findModel(params.modelId));
	const version = row && (await versions.find(row.id, params.versionId));
	const then = version && (await versions.read(row.id, version.id));
	const study = row && (await studies.find(row.studyId));
	if (!version || !then || !study)
		error(
			404,
			'There is no such version. Automatic versions go with age; the list of the model has those that are left.'
		);
	const now = soundPart(await models.read(row.id));
	const seesEvidence = rights.has('evidence:read');
	const mayReadStudy = (await gate.decide(principal, 'theory:read', { studyId: study.id })) === 'allowed';
	const { modelId: _, links, ...about } = version;
	return {
		person: { name: principal.name, role: principal.role },
		study: { id: study.id, title: study.title, open: mayReadStudy },
		model: { id: row.id, title: now.title },
		version: { ...about, links: seesEvidence ? links : null },
		phase: study.phases.find(({ id }) => id === version.phaseId)?.title ?? null,
		file: toModelFile(then.model),
		mayRestore: rights.has('theory:write'),
		difference: {
			sentence: differenceSentence(now, then.model),
			links: seesEvidence ? linkDifferenceSentence(await models.readLinks(row.id), then.links) : '',
			lists: differenceLists(now, then.model)
		}
	};
};
