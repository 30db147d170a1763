// Takes requests below /api/v1 to their route: finds it, lets in who may, reads and checks the input, answers.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { z } from 'zod';
import { wordsForIssue } from '#lib/model-file/schema-words.ts';
import type { Services } from '#server/services.ts';
import { admit } from './admit.ts';
import { HttpProblem } from './problem.ts';
import type { Answer, Handler, Route } from './route.ts';
import { problemFor } from './unforeseen.ts';

export const API_ROOT = '/api/v1';
const MAX_BODY_BYTES = 256 * 1024;

/** @param report told about what went wrong inside, without any content of the request */
export function apiHandler(
	routes: readonly Route[],
	services: Services,
	report: (what: string, error: unknown) => void
): Handler {
	const compiled = routes.map((route) => ({ route, pattern: patternOf(route.path) }));

	async function answer(request: IncomingMessage): Promise<Answer> {
		const url = new URL(request.url ?? '/', 'http://host');
		const path = url.pathname.slice(API_ROOT.length).replace(/\/$/, '');
		const here = compiled.flatMap(({ route, pattern }) => {
			const match = pattern.exec(path);
			return match ? [{ route, params: match.groups ?? {} }] : [];
		});
		// HEAD is GET without the body, which Node leaves out by itself.
		const method = request.method === 'HEAD' ? 'GET' : request.method;
		const found = here.find(({ route }) => route.method === method);
		if (!found) {
			if (here.length === 0)
				throw new HttpProblem(
					'not-found',
					`There is nothing at ${API_ROOT} under this path. ${API_ROOT}/openapi.json lists what there is.`
				);
			const allowed = [...new Set(here.map(({ route }) => route.method))].join(', ');
			throw new HttpProblem('method-not-allowed', `Use ${allowed} here.`, [], { Allow: allowed });
		}
		const { route } = found;
		const params = Object.fromEntries(
			Object.entries(found.params).map(([name, value]) => [name, decode(value)])
		);
		const principal = await admit(request, route, params, services);
		const query = route.query ? parse(route.query, Object.fromEntries(url.searchParams), 'query') : undefined;
		const body = route.body
			? parse(route.body, await readJson(request, route.maxBody ?? MAX_BODY_BYTES), 'body')
			: undefined;
		return route.handle({ services, principal, params, query, body, request });
	}

	return async (request, response) => {
		try {
			await send(response, await answer(request));
		} catch (error) {
			if (!(error instanceof HttpProblem))
				report(`${request.method} ${new URL(request.url ?? '/', 'http://host').pathname}`, error);
			await sendProblem(request, response, problemFor(error));
		}
	};
}

function parse(schema: z.ZodType, value: unknown, what: 'query' | 'body'): unknown {
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	const faults = parsed.error.issues
		.slice(0, 20)
		.map((issue) => ({ path: issue.path.join('.'), message: wordsForIssue(issue) }));
	const first = faults[0];
	throw new HttpProblem(
		'invalid-input',
		`In the ${what}${first?.path ? `, “${first.path}”` : ''}: ${first?.message}. Nothing was stored.`,
		faults
	);
}

async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
	const type = request.headers['content-type'] ?? '';
	if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type))
		throw new HttpProblem(
			'unsupported-media-type',
			'Send the body as JSON, with “Content-Type: application/json”.'
		);
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		// The rest is read and dropped, so that the client gets to read the answer.
		if (size <= limit) chunks.push(chunk);
	}
	if (size > limit)
		throw new HttpProblem(
			'too-large',
			`The body is larger than ${Math.floor(limit / 1024)} kB. Nothing was stored; send less at once.`
		);
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
	} catch {
		throw new HttpProblem(
			'not-json',
			'The body cannot be read as JSON in UTF-8. Nothing was stored; check it with a JSON validator.'
		);
	}
}

function patternOf(path: string): RegExp {
	return new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}

function decode(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		throw new HttpProblem('bad-request', 'The address holds a broken percent code.');
	}
}

async function send(
	response: ServerResponse,
	{ status = 200, json, text, headers = {} }: Answer
): Promise<void> {
	response.statusCode = status;
	response.setHeader('Cache-Control', 'no-store');
	response.setHeader('X-Content-Type-Options', 'nosniff');
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	if (text) {
		response.setHeader('Content-Type', text.type);
		if (typeof text.body === 'string' || text.body instanceof Uint8Array) response.end(text.body);
		else await pipeline(text.body, response).catch(unlessGone);
	} else if (json === undefined) response.end();
	else {
		response.setHeader('Content-Type', 'application/json; charset=utf-8');
		response.end(JSON.stringify(json));
	}
}

/** Whoever asked does not wait for the rest. */
function unlessGone(error: NodeJS.ErrnoException): void {
	if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
}

/** A body of this size or more that was not read to its end may still be coming for a long time. */
const LONG_BODY_BYTES = 64 * 1024;
/** How much more of it is taken, so that the client comes to read the answer. */
const DRAIN = { ms: 2000, bytes: 256 * 1024 * 1024 };

async function sendProblem(
	request: IncomingMessage,
	response: ServerResponse,
	problem: HttpProblem
): Promise<void> {
	if (response.headersSent) return void response.destroy();
	if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
	for (const [name, value] of Object.entries(problem.headers)) response.setHeader(name, value);
	response.setHeader('Cache-Control', 'no-store');
	response.setHeader('X-Content-Type-Options', 'nosniff');
	response.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
	response.statusCode = problem.status;
	const body = Buffer.from(JSON.stringify(problem));
	if (request.complete || lengthOf(request) < LONG_BODY_BYTES) return void response.end(body);
	response.setHeader('Connection', 'close');
	response.setHeader('Content-Length', body.length);
	response.write(body);
	await drain(request);
	response.end();
}

/** In bytes; endless where the request does not say. */
const lengthOf = ({ headers }: IncomingMessage): number =>
	headers['transfer-encoding'] ? Infinity : Number(headers['content-length'] ?? 0);

/** Reads and drops the rest of a request, for a while: closing at once would take the answer from the client. */
function drain(request: IncomingMessage): Promise<void> {
	return new Promise((resolve) => {
		let left = DRAIN.bytes;
		const done = () => {
			clearTimeout(deadline);
			request.off('data', drop).off('end', done).off('close', done);
			resolve();
		};
		const drop = (chunk: Buffer) => {
			left -= chunk.length;
			if (left < 0) done();
		};
		const deadline = setTimeout(done, DRAIN.ms);
		request.on('data', drop).on('end', done).on('close', done).resume();
	});
}
