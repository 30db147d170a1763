// What the editor opens with: the model, its links and what is needed to count and show evidence.
import { error, redirect } from '@sveltejs/kit';
import { toModelFile } from '#lib/model-file/write-model-file.ts';
import { useServices } from '#server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	const { principal } = locals;
	if (!principal) redirect(303, '/enter');
	const { gate, studies, models, evidence, generation } = useServices();
	const rights = await gate.rightsAt(principal, { modelId: params.modelId });
	const row = rights && (await studies.findModel(params.modelId));
	const study = row && (await studies.find(row.studyId));
	if (!row || !study)
		error(404, 'There is no such model. It may have been moved, or the address is mistyped.');
	const mayReadStudy = (await gate.decide(principal, 'theory:read', { studyId: study.id })) === 'allowed';
	const file = toModelFile(await models.read(row.id));
	return {
		modelId: row.id,
		generation,
		// Whoever may see this model alone gets the study's title and no way to its page.
		study: { id: study.id, title: study.title, open: mayReadStudy },
		sites: mayReadStudy ? study.sites.map(({ id, name, alias }) => ({ id, name, alias })) : [],
		phases: [...study.phases],
		file,
		evidence: rights.has('evidence:read')
			? {
					links: [...(await models.readLinks(row.id)).values()],
					sources: await evidence.listSources(study.id),
					records: await evidence.index(study.id)
				}
			: null,
		me: { name: principal.name },
		may: {
			theory: rights.has('theory:write'),
			evidence: rights.has('evidence:write'),
			share: rights.has('access:manage')
		}
	};
};
