// One report and what it can be made of: only for those who may see evidence.
import { error, redirect } from '@sveltejs/kit';
import { useServices } from '#server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { principal } = locals;
	if (!principal) redirect(303, '/enter');
	const { gate, studies, reports, savedViews } = useServices();
	const rights = await gate.rightsAt(principal, { studyId: params.studyId });
	const study = rights?.has('evidence:read') && (await studies.find(params.studyId));
	if (!study) error(404, 'There is nothing here that you may see.');
	const report = await reports.find(study.id, params.reportId);
	if (!report) error(404, 'There is no such report. Somebody may have deleted it.');
	const models = await studies.listModels(study.id);
	return {
		person: { name: principal.name, role: principal.role },
		mayEdit: rights!.has('evidence:write'),
		study: { id: study.id, title: study.title },
		report,
		choices: {
			studyId: study.id,
			models: await Promise.all(
				models.map(async ({ id, title }) => ({
					id,
					title,
					views: (await savedViews.list(id)).map((view) => ({ id: view.id, name: view.name }))
				}))
			),
			sites: study.sites.map(({ id, name }) => ({ id, name })),
			suppressBelow: study.spend.suppressBelow
		}
	};
};
