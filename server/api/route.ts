// What an API route is. One table of these gives routing, checking of input and access, and the OpenAPI description.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { Principal } from '#server/access/principal.ts';
import type { Permission } from '#server/access/roles.ts';
import type { Services } from '#server/services.ts';

export interface Call<Q, B> {
	services: Services;
	/** Who asks; null only on routes that need nobody. */
	principal: Principal;
	params: Record<string, string>;
	query: Q;
	body: B;
	request: IncomingMessage;
}

/** What a handler answers: a JSON value, or bytes of another type. */
export interface Answer {
	status?: number;
	json?: unknown;
	/** A body in pieces is written as they come. */
	text?: { type: string; body: string | Uint8Array | AsyncIterable<string | Uint8Array> };
	headers?: Record<string, string>;
}

export interface Route<Q extends z.ZodType = z.ZodType, B extends z.ZodType = z.ZodType> {
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	/** Below /api/v1, with parameters in braces. */
	path: string;
	/** Name of the operation for clients made from the description. */
	id: string;
	summary: string;
	description?: string;
	/**
	 * What one must be allowed at the place that the address names, see `where`; null for everybody, `session` for
	 * anybody signed in.
	 */
	needs: Permission | 'session' | null;
	/**
	 * Where that is: at the study or model in the path, else the server as a whole. With `input` the place is in query
	 * or body: only the role is looked at beforehand, and the handler asks the gate.
	 */
	where?: 'path' | 'input';
	query?: Q;
	body?: B;
	/** The body is a file, which the handler reads itself. */
	upload?: true;
	/** Largest body in bytes. */
	maxBody?: number;
	/** What a good answer holds: a schema, or a media type, or one of several. */
	answers: { status: number; schema?: z.ZodType; type?: string | readonly string[]; description: string };
	handle(call: Call<z.output<Q>, z.output<B>>): Promise<Answer>;
}

/** Gives a route its inferred types. */
export function route<Q extends z.ZodType, B extends z.ZodType>(definition: Route<Q, B>): Route {
	return definition as unknown as Route;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
