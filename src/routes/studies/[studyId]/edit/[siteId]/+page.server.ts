// One site of the study that is edited. Where it is gone, also under one's hands, the list of sites is shown.
import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, params }) => {
	const { study } = await parent();
	const site = study.sites.find(({ id }) => id === params.siteId);
	if (!site) redirect(303, `/studies/${encodeURIComponent(study.id)}/edit#sites`);
	return { site };
};
