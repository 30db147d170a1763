// Families and cases are case-level: only for those who may see evidence.
import { error, redirect } from '@sveltejs/kit';
import { useServices } from '#server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { principal } = locals;
	if (!principal) redirect(303, '/enter');
	const { gate, studies } = useServices();
	const rights = await gate.rightsAt(principal, { studyId: params.studyId });
	const study = rights?.has('evidence:read') && (await studies.find(params.studyId));
	if (!study) error(404, 'There is nothing here that you may see.');
	return {
		person: { name: principal.name, role: principal.role },
		mayEdit: rights!.has('evidence:write'),
		study: { id: study.id, title: study.title, sites: study.sites }
	};
};
