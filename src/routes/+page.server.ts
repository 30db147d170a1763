// The studies and models that whoever asks may see.
import { redirect } from '@sveltejs/kit';
import { useServices } from '#server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { principal } = locals;
	if (!principal) redirect(303, '/enter');
	const { gate } = useServices();
	const studies = await gate.visible(principal);
	return {
		person: { name: principal.name, role: principal.role },
		mayCreate: (await gate.decide(principal, 'study:create', {})) === 'allowed',
		studies: studies.map(({ id, title, whole, models }) => ({
			id,
			title,
			whole,
			models: models.map((model) => ({ id: model.id, title: model.title }))
		}))
	};
};
