// The OpenAPI 3.1 description, made from the table of routes and their schemas.
import { z } from 'zod';
import { API_ROOT } from './handler.ts';
import { route, type Route } from './route.ts';

const problem = {
	type: 'object',
	description: 'RFC 9457. `code` is stable; `detail` says what is wrong and what to do.',
	required: ['type', 'code', 'title', 'status', 'detail'],
	properties: {
		type: { type: 'string' },
		code: { type: 'string' },
		title: { type: 'string' },
		status: { type: 'integer' },
		detail: { type: 'string' },
		faults: {
			type: 'array',
			items: {
				type: 'object',
				required: ['path', 'message'],
				properties: { path: { type: 'string' }, message: { type: 'string' }, code: { type: 'string' } }
			}
		}
	}
};

/** A file as it is, or in a form. */
const UPLOAD = {
	'application/octet-stream': {},
	'multipart/form-data': {
		schema: {
			type: 'object',
			required: ['file'],
			properties: { file: { type: 'string', format: 'binary' }, decisions: { type: 'string' } }
		}
	}
};

type JsonSchema = Record<string, unknown>;

/** @param routes all routes of the API */
export function openApiOf(routes: readonly Route[]) {
	const schemas: Record<string, JsonSchema> = { Problem: problem };
	const paths: Record<string, Record<string, unknown>> = {};
	for (const item of routes) {
		const path = (paths[API_ROOT + item.path] ??= {});
		path[item.method.toLowerCase()] = operation(item, (schema, io) => reference(schema, io, schemas));
	}
	return {
		openapi: '3.1.0',
		info: {
			title: 'Throughline',
			version: '1',
			description: 'Logic models and the evidence for and against them.',
			license: { name: 'Apache-2.0', identifier: 'Apache-2.0' }
		},
		servers: [{ url: '/' }],
		security: [{ key: [] }, { session: [] }],
		paths,
		components: {
			schemas,
			securitySchemes: {
				key: { type: 'http', scheme: 'bearer' },
				session: { type: 'apiKey', in: 'cookie', name: 'throughline_session' }
			}
		}
	};
}

function operation(item: Route, ref: (schema: z.ZodType, io: 'input' | 'output') => JsonSchema) {
	const parameters = [...item.path.matchAll(/\{(\w+)\}/g)].map(([, name]): JsonSchema => ({
		name,
		in: 'path',
		required: true,
		schema: { type: 'string' }
	}));
	if (item.query) {
		const { properties = {}, required = [] } = z.toJSONSchema(item.query, { io: 'input' }) as {
			properties?: Record<string, JsonSchema>;
			required?: string[];
		};
		for (const [name, schema] of Object.entries(properties))
			parameters.push({ name, in: 'query', required: required.includes(name), schema });
	}
	const { answers } = item;
	const content = answers.schema
		? { 'application/json': { schema: ref(answers.schema, 'output') } }
		: answers.type
			? Object.fromEntries([answers.type].flat().map((type) => [type, {}]))
			: undefined;
	return {
		operationId: item.id,
		summary: item.summary,
		...(item.description && { description: item.description }),
		...(item.needs === null && { security: [] }),
		...(parameters.length && { parameters }),
		...(item.upload && { requestBody: { required: true, content: UPLOAD } }),
		...(item.body && {
			requestBody: { required: true, content: { 'application/json': { schema: ref(item.body, 'input') } } }
		}),
		responses: {
			[answers.status]: { description: answers.description, ...(content && { content }) },
			default: {
				description: 'A refusal',
				content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
			}
		}
	};
}

/** The JSON Schema of a zod schema; parts with an id of their own go to the components. */
function reference(
	schema: z.ZodType,
	io: 'input' | 'output',
	schemas: Record<string, JsonSchema>
): JsonSchema {
	const whole = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema & {
		$defs?: Record<string, JsonSchema>;
	};
	const { $schema: _, $defs = {}, ...rest } = whole;
	for (const [name, part] of Object.entries($defs)) schemas[name] = moved(withoutId(part));
	if (typeof rest.id === 'string') {
		schemas[rest.id] = moved(withoutId(rest));
		return { $ref: `#/components/schemas/${rest.id}` };
	}
	return moved(rest);
}

const withoutId = ({ id: _, ...schema }: JsonSchema): JsonSchema => schema;
const moved = (schema: JsonSchema) =>
	JSON.parse(JSON.stringify(schema).replaceAll('#/$defs/', '#/components/schemas/')) as JsonSchema;

/** The route that serves the description of these routes. */
export function openApiRoute(routes: readonly Route[]): Route {
	const json = openApiOf(routes);
	return route({
		method: 'GET',
		path: '/openapi.json',
		id: 'getOpenApi',
		summary: 'This description',
		needs: null,
		answers: { status: 200, schema: z.looseObject({}), description: 'OpenAPI 3.1' },
		handle: async () => ({ json })
	});
}
