// The model file: one logic model as versioned JSON. What it holds, it round-trips without loss.
// Knows zod; must not know Yjs, the DOM or the database.
import { z } from 'zod';
import type { Problem } from '#lib/domain/result.ts';
import { MODEL_FILE_FORMAT, MODEL_FILE_VERSION } from './format.ts';
import { wordsForIssue } from './schema-words.ts';
import { findProblems, isLine, LABEL_LIMIT, PROSE_LIMIT } from '#lib/domain/theory/integrity.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { BASES, NODE_KINDS, RELATIONS, STATUSES } from '#lib/domain/theory/vocabulary.ts';

/** More of either is refused: nobody reads such a figure, and it would block everybody else. */
export const ITEM_LIMIT = 5000;

const id = z.string().max(64);
const reference = z.strictObject({
	sourceId: z.string().max(64),
	section: z.string().max(500),
	lines: z.string().max(200)
});
const grounding = {
	status: z.enum(STATUSES).nullable().default(null),
	basis: z.enum(BASES).nullable().default(null),
	references: z.array(reference).max(100).default([])
};

const addedBy = z
	.string()
	.max(200)
	.refine(isLine, 'must be one line without control characters')
	.default('')
	.describe('name of the person who added it');

const node = z.strictObject({
	id,
	kind: z.enum(NODE_KINDS),
	label: z.string().trim(),
	pathway: id.nullable().default(null),
	stage: id.nullable().default(null),
	pos: z.tuple([z.number(), z.number()]).nullable().default(null),
	core: z.boolean().default(true),
	pinned: z.boolean().default(false).describe('a layout leaves it where it is'),
	note: z.string().default(''),
	addedBy,
	...grounding
});

const arrow = z.strictObject({
	id,
	from: id,
	to: id.describe('id of a node or of another arrow'),
	relation: z.enum(RELATIONS).default('leads-to'),
	feedback: z.boolean().default(false).describe('goes back on purpose'),
	because: z.string().default(''),
	addedBy,
	...grounding
});

const lane = z.strictObject({
	id,
	title: z.string().trim(),
	order: z.number().int().min(-1e6).max(1e6).default(0)
});
const statement = z.strictObject({ id, text: z.string(), about: z.array(id).max(200).default([]) });

/** The schema of a model file, version 1; the API's OpenAPI description is made from it. */
export const modelFileSchema = z
	.strictObject({
		format: z.literal(MODEL_FILE_FORMAT),
		version: z.literal(MODEL_FILE_VERSION),
		title: z
			.string()
			.trim()
			.min(1)
			.max(4 * LABEL_LIMIT),
		note: z
			.string()
			.max(4 * PROSE_LIMIT)
			.default(''),
		nodes: z.array(node).max(ITEM_LIMIT).default([]),
		arrows: z.array(arrow).max(ITEM_LIMIT).default([]),
		pathways: z.array(lane).max(500).default([]),
		stages: z.array(lane).max(500).default([]),
		statements: z.array(statement).max(ITEM_LIMIT).default([])
	})
	.meta({ id: 'ModelFile', description: 'One logic model, whole.' });

export type ModelFile = z.infer<typeof modelFileSchema>;

/** One thing wrong with a file: where in it, and what. `problem` where a rule of the domain refuses it. */
export interface FileFault {
	path: string;
	message: string;
	problem?: Problem;
}

export type ModelFileResult = { ok: true; model: Model } | { ok: false; faults: FileFault[] };

/**
 * Reads a parsed JSON value as a model file. All or nothing: one fault and no model comes back.
 * @returns the model, or up to 20 faults, each with the path of what is wrong
 */
export function readModelFile(value: unknown): ModelFileResult {
	const head = z.object({ format: z.unknown(), version: z.unknown() }).safeParse(value);
	if (!head.success || head.data.format !== MODEL_FILE_FORMAT)
		return fault('format', `This is not a model file: “format” must be "${MODEL_FILE_FORMAT}".`);
	if (head.data.version !== MODEL_FILE_VERSION) {
		const newer = typeof head.data.version === 'number' && head.data.version > MODEL_FILE_VERSION;
		const hint = newer ? ' It comes from a newer Throughline; update this one to read it.' : '';
		return fault('version', `This Throughline reads model files of version ${MODEL_FILE_VERSION}.${hint}`);
	}
	const parsed = modelFileSchema.safeParse(value);
	if (!parsed.success) {
		const faults = parsed.error.issues
			.slice(0, 20)
			.map((i) => ({ path: pathOf(i.path), message: wordsForIssue(i) }));
		return { ok: false, faults };
	}
	return toModel(parsed.data);
}

function toModel(file: ModelFile): ModelFileResult {
	const faults: FileFault[] = [];
	const keyed = <T extends { id: string }>(name: string, list: readonly T[]) => {
		const map = new Map<string, T>();
		list.forEach((record, i) => {
			if (map.has(record.id))
				faults.push({
					path: `${name}[${i}].id`,
					message: `The id “${record.id}” is used twice.`,
					problem: { code: 'duplicate-id', at: record.id }
				});
			map.set(record.id, record);
		});
		return map;
	};
	const model: Model = {
		title: file.title,
		note: file.note,
		nodes: keyed('nodes', file.nodes),
		arrows: keyed('arrows', file.arrows),
		pathways: keyed('pathways', file.pathways),
		stages: keyed('stages', file.stages),
		statements: keyed('statements', file.statements)
	};
	for (const [i, n] of file.nodes.entries()) {
		if (n.pathway !== null && !model.pathways.has(n.pathway))
			faults.push(missing(`nodes[${i}].pathway`, n.pathway));
		if (n.stage !== null && !model.stages.has(n.stage)) faults.push(missing(`nodes[${i}].stage`, n.stage));
	}
	for (const problem of findProblems(model))
		faults.push({ path: pathOfId(file, problem.at), message: '', problem });
	return faults.length ? { ok: false, faults: faults.slice(0, 20) } : { ok: true, model };
}

const fault = (path: string, message: string): ModelFileResult => ({
	ok: false,
	faults: [{ path, message }]
});
const missing = (path: string, id: string): FileFault => ({ path, message: `“${id}” is not in the file.` });
const pathOf = (path: readonly PropertyKey[]) =>
	path.reduce<string>(
		(at, key) => (typeof key === 'number' ? `${at}[${key}]` : at ? `${at}.${String(key)}` : String(key)),
		''
	);

function pathOfId(file: ModelFile, id: string | undefined): string {
	for (const name of ['nodes', 'arrows', 'pathways', 'stages', 'statements'] as const) {
		const i = file[name].findIndex((record) => record.id === id);
		if (i >= 0) return `${name}[${i}]`;
	}
	return id === 'title' || id === 'note' ? id : '';
}
