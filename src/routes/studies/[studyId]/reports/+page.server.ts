// The saved reports of a study: only for those who may see evidence.
import { error, redirect } from '@sveltejs/kit';
import { useServices } from '#server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { principal } = locals;
	if (!principal) redirect(303, '/enter');
	const { gate, studies, reports } = useServices();
	const rights = await gate.rightsAt(principal, { studyId: params.studyId });
	const study = rights?.has('evidence:read') && (await studies.find(params.studyId));
	if (!study) error(404, 'There is nothing here that you may see.');
	const sites = new Map(study.sites.map(({ id, name }) => [id, name]));
	return {
		person: { name: principal.name, role: principal.role },
		mayEdit: rights!.has('evidence:write'),
		study: { id: study.id, title: study.title },
		models: (await studies.listModels(study.id)).map(({ id, title }) => ({ id, title })),
		reports: (await reports.list(study.id)).map(
			({ id, title, release, siteId, parts, revision, updatedBy, updatedAt }) => ({
				id,
				title,
				release,
				site: siteId === null ? null : (sites.get(siteId) ?? 'a site that is gone'),
				parts: parts.length,
				revision,
				updatedBy,
				updatedAt
			})
		)
	};
};
