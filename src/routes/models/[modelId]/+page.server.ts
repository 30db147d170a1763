// What the editor opens with: the model, its links and what is needed to count and show evidence.
import { error } from '@sveltejs/kit';
import { toModelFile } from '#lib/model-file/model-file.ts';
import { may } from '#server/access/roles.ts';
import { useServices } from '#server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	const { studies, models, evidence, generation } = useServices();
	const row = await studies.findModel(params.modelId);
	const study = row && (await studies.find(row.studyId));
	if (!row || !study || !locals.principal)
		error(404, 'There is no such model. It may have been moved, or the address is mistyped.');
	const { role, name } = locals.principal;
	const file = toModelFile(await models.read(row.id));
	return {
		modelId: row.id,
		generation,
		study: { id: study.id, title: study.title },
		sites: study.sites.map(({ id, name, alias }) => ({ id, name, alias })),
		phases: [...study.phases],
		file,
		evidence: may(role, 'evidence:read')
			? {
					links: [...(await models.readLinks(row.id)).values()],
					sources: await evidence.listSources(study.id),
					records: await evidence.index(study.id)
				}
			: null,
		me: { name },
		may: {
			theory: may(role, 'theory:write'),
			evidence: may(role, 'evidence:write'),
			invite: may(role, 'access:manage')
		}
	};
};
