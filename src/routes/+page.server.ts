// The studies with their models, and who asks.
import { redirect } from '@sveltejs/kit';
import { may } from '#server/access/roles.ts';
import { useServices } from '#server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (!locals.principal) redirect(303, '/enter');
	const { name, role } = locals.principal;
	const { studies } = useServices();
	const list = await studies.list();
	return {
		person: { name, role },
		mayCreate: may(role, 'study:create'),
		studies: await Promise.all(
			list.map(async ({ id, title }) => ({
				id,
				title,
				models: (await studies.listModels(id)).map((model) => ({ id: model.id, title: model.title }))
			}))
		)
	};
};
