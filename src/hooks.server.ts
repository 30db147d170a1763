// Says for every page who is asking, and sends whoever is not signed in to /enter.
import { dev } from '$app/environment';
import { type Handle, type HandleServerError, redirect } from '@sveltejs/kit';
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

/** By itself, SvelteKit writes the address of every page that is not there into the log, and the message of every error. */
export const handleError: HandleServerError = ({ error, event, status }) => {
	if (status < 500) return;
	useServices().report(`the page ${event.route.id ?? 'of no route'}`, error);
	if (dev) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
};
