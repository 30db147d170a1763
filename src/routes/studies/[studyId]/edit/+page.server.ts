// The pathways of the study's models, which types of spending can be tied to.
import { useServices } from '#server/services.ts';
import type { PageServerLoad } from './$types';
import type { ModelPathway } from './pathways.ts';

export const load: PageServerLoad = async ({ parent, params }) => {
	// Whether this may be seen at all is asked there.
	await parent();
	const { studies, models } = useServices();
	const pathways: ModelPathway[] = [];
	for (const { id, title } of await studies.listModels(params.studyId)) {
		const model = await models.read(id);
		const nodes = [...model.nodes.values()];
		for (const pathway of [...model.pathways.values()].toSorted((a, b) => a.order - b.order))
			pathways.push({
				modelId: id,
				modelTitle: title,
				pathwayId: pathway.id,
				title: pathway.title,
				nodes: nodes
					.filter((node) => node.pathway === pathway.id)
					.map(({ id: nodeId, label }) => ({ id: nodeId, label }))
			});
	}
	return { pathways };
};
