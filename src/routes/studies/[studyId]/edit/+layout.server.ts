// What is known of a study, for those who may edit it.
import { error, redirect } from '@sveltejs/kit';
import { useServices } from '#server/services.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params }) => {
	const { principal } = locals;
	if (!principal) redirect(303, '/enter');
	const { gate, studies, evidence } = useServices();
	const rights = await gate.rightsAt(principal, { studyId: params.studyId });
	const study = rights?.has('evidence:write') && (await studies.find(params.studyId));
	if (!study) error(404, 'There is no study here that you may edit.');
	return {
		person: { name: principal.name, role: principal.role },
		study,
		sources: await evidence.listSources(study.id)
	};
};
