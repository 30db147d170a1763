// One site of the study that is edited.
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, params }) => {
	const { study } = await parent();
	const site = study.sites.find(({ id }) => id === params.siteId);
	if (!site) error(404, 'There is no such site in this study. It may have been removed.');
	return { site };
};
