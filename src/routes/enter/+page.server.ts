// Tells whoever comes to /enter that they are already in.
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ name: locals.principal?.name ?? null });
