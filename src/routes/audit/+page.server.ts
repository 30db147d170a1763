// Who asks, and the titles of studies and models, since the audit holds only their ids. Its entries come over the API.
import { error, redirect } from '@sveltejs/kit';
import { useServices } from '#server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { principal } = locals;
	if (!principal) redirect(303, '/enter');
	const { gate } = useServices();
	if ((await gate.decide(principal, 'audit:read', {})) !== 'allowed') error(404, 'Not Found');
	const studies = await gate.visible(principal);
	return {
		person: { name: principal.name, role: principal.role },
		titles: {
			studies: studies.map(({ id, title }): [string, string] => [id, title]),
			models: studies.flatMap(({ models }) => models.map(({ id, title }): [string, string] => [id, title]))
		}
	};
};
