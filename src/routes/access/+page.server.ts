// Who asks, how far their own access reaches, and the places that they can make links for. Links come over the API.
import { error, redirect } from '@sveltejs/kit';
import { may } from '#server/access/roles.ts';
import { useServices } from '#server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { principal } = locals;
	if (!principal) redirect(303, '/enter');
	if (!may(principal.role, 'access:manage')) error(404, 'Not Found');
	const studies = await useServices().gate.visible(principal);
	return {
		person: { name: principal.name, role: principal.role },
		own: principal.scope,
		studies: studies
			.filter(({ whole }) => whole)
			.map(({ id, title, models }) => ({
				id,
				title,
				models: models.map((model) => ({ id: model.id, title: model.title }))
			}))
	};
};
