// The rules of approval of a study for everybody who may see it; its sources where somebody may see evidence.
import { error, redirect } from '@sveltejs/kit';
import { forReaders } from '#lib/domain/study/for-readers.ts';
import { useServices } from '#server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { principal } = locals;
	if (!principal) redirect(303, '/enter');
	const { gate, studies, evidence } = useServices();
	const rights = await gate.rightsAt(principal, { studyId: params.studyId });
	const study = rights && (await studies.find(params.studyId));
	if (!study) error(404, 'There is no study here that you may see.');
	const { id, title, sites } = rights.has('evidence:read') ? study : forReaders(study);
	return {
		person: { name: principal.name, role: principal.role },
		mayEdit: rights.has('evidence:write'),
		study: { id, title, sites },
		sources: rights.has('evidence:read') ? await evidence.listSources(id) : null
	};
};
