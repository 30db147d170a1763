// Writes a model as a model file. Apart from the schema, so that the browser need not load zod.
import type { Model } from '#lib/domain/theory/model.ts';
import { MODEL_FILE_FORMAT, MODEL_FILE_VERSION } from './format.ts';
import type { ModelFile } from './model-file.ts';

/** The file of a model; `readModelFile` makes the same model of it. */
export function toModelFile(model: Model): ModelFile {
	return {
		format: MODEL_FILE_FORMAT,
		version: MODEL_FILE_VERSION,
		title: model.title,
		note: model.note,
		nodes: [...model.nodes.values()].map((n) => ({
			...n,
			pos: n.pos && [n.pos[0], n.pos[1]],
			references: [...n.references]
		})),
		arrows: [...model.arrows.values()].map((a) => ({ ...a, references: [...a.references] })),
		pathways: [...model.pathways.values()],
		stages: [...model.stages.values()],
		statements: [...model.statements.values()].map((s) => ({ ...s, about: [...s.about] }))
	};
}
