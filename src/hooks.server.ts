// Says for every page who is asking, and sends whoever is not signed in to /enter.
import { type Handle, redirect } from '@sveltejs/kit';
import { useServices } from '#server/services.ts';

export const handle: Handle = async ({ event, resolve }) => {
	const cookie = event.request.headers.get('cookie') ?? undefined;
	const who = await useServices().access.authenticate({ cookie });
	event.locals.principal = who.ok ? who.principal : null;
	if (!who.ok && event.route.id !== null && event.route.id !== '/enter') {
		const { pathname, search } = event.url;
		redirect(303, pathname === '/' ? '/enter' : `/enter?next=${encodeURIComponent(pathname + search)}`);
	}
	const response = await resolve(event);
	// Pages hold evidence: nobody keeps a copy. The other protective headers stand on every answer already.
	response.headers.set('Cache-Control', 'private, no-store');
	return response;
};
