// What the register knows of its study. Lines come over the API.
import { error, redirect } from '@sveltejs/kit';
import { useServices } from '#server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { principal } = locals;
	if (!principal) redirect(303, '/enter');
	const { gate, studies, evidence } = useServices();
	const rights = await gate.rightsAt(principal, { studyId: params.studyId });
	const study = rights?.has('evidence:read') ? await studies.find(params.studyId) : undefined;
	if (!rights || !study)
		error(
			404,
			'There is no study at this address. It may be mistyped; the list has every study that you may see.'
		);
	const [models, sources] = await Promise.all([studies.listModels(study.id), evidence.listSources(study.id)]);
	const approvers = study.sites
		.flatMap((site) => site.approvalRules)
		.flatMap((rules) => rules.bands)
		.flatMap(({ approver }) => approver ?? []);
	return {
		person: { name: principal.name, role: principal.role },
		mayWrite: rights.has('evidence:write'),
		study: {
			id: study.id,
			title: study.title,
			sites: study.sites
				.toSorted((a, b) => a.order - b.order)
				.map(({ id, name, alias, strands }) => ({ id, name, alias, strands })),
			spend: study.spend,
			approvers: [...new Set(approvers)],
			models: models.map(({ id, title }) => ({ id, title }))
		},
		sources: sources.map(({ id, title }) => ({ id, title }))
	};
};
