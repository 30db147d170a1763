// What is measured on: the sample study in a server that was just started, and a copy of it that shows all boxes at once.
import { readFile } from 'node:fs/promises';
import type { Link } from '#lib/domain/evidence/link.ts';
import { type Strength, strengths } from '#lib/domain/evidence/strength.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { type ModelFile, readModelFile } from '#lib/model-file/model-file.ts';
import type { App } from '../support/app.ts';

export interface MeasuredStudy {
	/** `name=value` of the owner's session cookie. */
	cookie: string;
	model: Model;
	strengths: ReadonlyMap<string, Strength>;
	/** The address of the core view, and of a model whose boxes are all core, with the same evidence. */
	corePage: string;
	fullPage: string;
}

/** Boxes and arrows for a page that knows nothing of logic models; an arrow to an arrow is left out. */
export interface PlainGraph {
	nodes: { id: string; label: string; x: number; y: number }[];
	edges: { id: string; source: string; target: string }[];
}

const FILES = new URL('../../server/sample-study/', import.meta.url);
export const STUDY = 'devolved-budgets';
const MODEL = 'overarching';

/** Signs in as the owner and makes the copy, all through the API. */
export async function prepareStudy(app: App): Promise<MeasuredStudy> {
	const cookie = await signIn(app);
	const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
		const answer = await fetch(`${app.url}/api/v1${path}`, {
			method,
			headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
			body: body === undefined ? undefined : JSON.stringify(body)
		});
		if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
		return answer.json();
	};
	const file = (await call('GET', `/models/${MODEL}`)) as ModelFile;
	const copied = { ...file, nodes: file.nodes.map((node) => ({ ...node, core: true })) };
	const copy = (await call('POST', `/studies/${STUDY}/models`, copied)) as { id: string };
	const { links } = (await call('GET', `/models/${MODEL}/links`)) as { links: Link[] };
	for (const { recordId, targetId, stance, relevance, rigour, reason } of links)
		await call('POST', `/models/${copy.id}/links`, { recordId, targetId, stance, relevance, rigour, reason });
	const read = readModelFile(file);
	if (!read.ok) throw new Error(`The study cannot be read: ${JSON.stringify(read.faults)}`);
	const records = JSON.parse(await readFile(new URL('records.json', FILES), 'utf8')) as {
		id: string;
		sourceId: string;
	}[];
	const sourceOf = new Map(records.map(({ id, sourceId }) => [id, { sourceId, withdrawn: false }]));
	return {
		cookie,
		model: read.model,
		strengths: strengths(links, (id) => sourceOf.get(id)),
		corePage: `${app.url}/models/${MODEL}`,
		fullPage: `${app.url}/models/${copy.id}`
	};
}

export async function signIn(app: App): Promise<string> {
	const answer = await fetch(`${app.url}/api/v1/session`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ key: app.ownerKey, name: 'Bench' })
	});
	const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
	if (!cookie) throw new Error(`Could not sign in: ${answer.status} ${await answer.text()}`);
	return cookie;
}

export function plainGraph({ nodes, arrows }: Model): PlainGraph {
	return {
		nodes: [...nodes.values()].map(({ id, label, pos }) => {
			if (!pos) throw new Error(`${id} has no place: the server did not lay the study out.`);
			return { id, label, x: pos[0], y: pos[1] };
		}),
		edges: [...arrows.values()]
			.filter(({ to }) => nodes.has(to))
			.map(({ id, from, to }) => ({ id, source: from, target: to }))
	};
}
