// What whoever runs the server asks it: /healthz, /metrics, and a watch over every request.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Services } from './services.ts';

/** `starting`: the pages are not loaded yet. `stopping`: nothing new is taken. */
export type Phase = 'starting' | 'ready' | 'stopping';

export interface Operations {
	/** Counts, times and logs a request once it is answered. */
	watch(request: IncomingMessage, response: ServerResponse, route: string): void;
	/** Answers /healthz and /metrics. @returns false where the path is somebody else's */
	handle(path: string, request: IncomingMessage, response: ServerResponse): boolean;
}

interface Parts {
	log: Log;
	metrics: Metrics;
	services: Pick<Services, 'access' | 'visitorOf'>;
	phase(): Phase;
	/** False while the database takes no writes. */
	storing(): boolean;
	/** True where a request from this machine may come from anybody: a proxy stands before us. */
	behindProxy: boolean;
}

/** Whoever sends one of these stands between us and who asks. */
const FORWARDING = [
	'forwarded',
	'via',
	'x-forwarded-for',
	'x-forwarded-host',
	'x-forwarded-proto',
	'x-real-ip'
];

export function createOperations({ log, metrics, services, phase, storing, behindProxy }: Parts): Operations {
	/** From this machine itself, or with the owner's key. */
	async function maySeeMetrics(request: IncomingMessage): Promise<boolean> {
		const { headers, socket } = request;
		if (headers.authorization === undefined)
			return !behindProxy && isLoopback(socket.remoteAddress) && !FORWARDING.some((name) => name in headers);
		const { address } = services.visitorOf(request);
		const who = await services.access.authenticate({ authorization: headers.authorization, address });
		return who.ok && who.principal.role === 'owner' && who.principal.scope.kind === 'server';
	}

	async function sendMetrics(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (!(await maySeeMetrics(request))) return send(response, 404, 'There is nothing here.');
		if (!isRead(request)) return send(response, 405, 'Use GET here.', { Allow: 'GET, HEAD' });
		send(response, 200, await metrics.text(), { 'Content-Type': metrics.contentType });
	}

	function sendHealth(request: IncomingMessage, response: ServerResponse): void {
		if (!isRead(request)) return send(response, 405, 'Use GET here.', { Allow: 'GET, HEAD' });
		const state = phase();
		if (state !== 'ready') return send(response, 503, state);
		if (!storing()) return send(response, 503, 'not storing');
		send(response, 200, 'ok');
	}

	return {
		watch(request, response, route) {
			const begin = performance.now();
			response.once('close', () => {
				const ms = performance.now() - begin;
				const method = request.method ?? '';
				const status = response.writableFinished ? response.statusCode : 499;
				metrics.request(method, route, status, ms);
				if (log.writes('debug'))
					log.debug('request', { method, route, status, ms: Math.round(ms * 10) / 10 });
			});
		},
		handle(path, request, response) {
			if (path === '/healthz') sendHealth(request, response);
			else if (path === '/metrics')
				sendMetrics(request, response).catch((error: unknown) => {
					log.report('/metrics', error);
					send(response, 500, 'The metrics could not be gathered; see the log.');
				});
			else if (phase() === 'stopping')
				send(response, 503, 'The server stops. Nothing was stored; try again in a moment.', {
					'Retry-After': '5'
				});
			else return false;
			return true;
		}
	};
}

const isRead = ({ method }: IncomingMessage) => method === 'GET' || method === 'HEAD';

/** True for 127.0.0.0/8 and ::1, also where IPv4 comes in over an IPv6 socket. */
function isLoopback(address = ''): boolean {
	return address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
}

function send(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}) {
	if (status === 503) response.setHeader('Connection', 'close');
	response.writeHead(status, {
		'Content-Type': 'text/plain; charset=utf-8',
		'Cache-Control': 'no-store',
		'X-Content-Type-Options': 'nosniff',
		...headers
	});
	response.end(text.endsWith('\n') ? text : `${text}\n`);
}
