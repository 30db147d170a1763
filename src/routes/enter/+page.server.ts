// Tells whoever comes to /enter that they are already in, and as what.
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { principal } }) => ({
	person: principal && { name: principal.name, role: principal.role }
});
