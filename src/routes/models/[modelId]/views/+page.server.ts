// The saved views of a model, and what new ones can be made of.
import { error, redirect } from '@sveltejs/kit';
import { inOrder } from '#lib/domain/theory/lanes.ts';
import { useServices } from '#server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	const { principal } = locals;
	if (!principal) redirect(303, '/enter');
	const { gate, studies, models, savedViews, versions } = useServices();
	const rights = await gate.rightsAt(principal, { modelId: params.modelId });
	const row = rights && (await studies.findModel(params.modelId));
	const study = row && (await studies.find(row.studyId));
	if (!row || !study)
		error(404, 'There is no such model. It may have been moved, or the address is mistyped.');
	const mayReadStudy = (await gate.decide(principal, 'theory:read', { studyId: study.id })) === 'allowed';
	const model = await models.read(row.id);
	const evidence = rights.has('evidence:read');
	return {
		person: { name: principal.name, role: principal.role },
		model: { id: row.id, title: model.title || row.title, nodes: model.nodes.size },
		study: { id: study.id, title: study.title, open: mayReadStudy },
		mayEdit: rights.has('theory:write'),
		choices: {
			pathways: inOrder(model.pathways).map(({ id, title }) => ({ id, title })),
			sites: mayReadStudy ? study.sites.map(({ id, name }) => ({ id, title: name })) : [],
			versions: (await versions.list(row.id))
				.filter(({ kind }) => kind === 'named')
				.map(({ id, title }) => ({ id, title })),
			evidence
		},
		views: await savedViews.list(row.id)
	};
};
